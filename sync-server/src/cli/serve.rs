//! `surco serve`

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use sync_server::{Config, serve};
use tracing_subscriber::EnvFilter;

/// Serves a program.
#[derive(clap::Args)]
pub struct Serve {
    /// The data folder that `surco init` made.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7440")]
    listen: SocketAddr,
    /// The screens' bundle, to serve browsers.
    #[arg(long, value_name = "DIR")]
    ui: Option<PathBuf>,
    /// The address that people use, such as `https://sync.example.org`.
    #[arg(long, value_name = "URL")]
    public: Option<String>,
    /// A TLS proxy stands in front, so listening beyond this machine is meant. Needs --public.
    #[arg(long)]
    behind_tls_proxy: bool,
}

impl Serve {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
        // Ids and counts only: what people wrote never reaches a log line.
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .with_ansi(false)
            .init();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(16)
            .enable_all()
            .build()?;
        runtime.block_on(self.serve())
    }

    async fn serve(self) -> anyhow::Result<ExitCode> {
        let config = Config {
            ui: self.ui,
            public: self.public,
            behind_tls_proxy: self.behind_tls_proxy,
            ..Config::new(self.data, self.listen)
        };
        let running = serve(config).await?;
        let mut out = std::io::stdout();
        writeln!(out, "listening on http://{}", running.address())?;
        out.flush()?;
        told_to_stop().await?;
        tracing::info!("stopping");
        running.stop().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// Ctrl-C, or what an init system sends.
async fn told_to_stop() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
