//! What a server is started with. Everything that the outside can grow has its limit here.

use shared::time::Timestamp;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Time enters by argument, so that tests can let 72 hours pass.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The clock of the machine.
pub fn machine_clock() -> Clock {
    Arc::new(chrono::Utc::now)
}

/// How a server is started.
#[derive(Clone)]
pub struct Config {
    /// The data folder that `surco init` made.
    pub data: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The folder with the screens' bundle, if this server serves browsers.
    pub ui: Option<PathBuf>,
    /// The address by which people reach the server, such as `https://sync.example.org`.
    pub public: Option<String>,
    /// A proxy in front ends TLS, so listening beyond loopback is meant.
    pub behind_tls_proxy: bool,
    pub limits: Limits,
    pub clock: Clock,
}

impl Config {
    /// A server on a loopback address with the machine's clock and ordinary limits.
    pub fn new(data: PathBuf, listen: SocketAddr) -> Self {
        Config {
            data,
            listen,
            ui: None,
            public: None,
            behind_tls_proxy: false,
            limits: Limits::default(),
            clock: machine_clock(),
        }
    }

    /// Whether browsers come by TLS, so that cookies may demand it.
    pub fn is_public_by_tls(&self) -> bool {
        self.public.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The address to print and to put into invites.
    pub fn address(&self, bound: SocketAddr) -> String {
        match &self.public {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{bound}"),
        }
    }
}

/// What bounds memory, disk and time, whatever devices send.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Body of one call of a browser: a 10 MB paste is refused before it is read.
    pub call_bytes: usize,
    /// Exchanges worked on at one moment; others wait. Each holds at most one request and one reply in memory.
    pub exchanges_at_once: usize,
    /// Bytes of request bodies in memory at one moment; a request waits until its body fits.
    pub body_bytes: usize,
    /// Open streams of news; more are refused.
    pub listeners: usize,
    /// Unfinished uploads of one device.
    pub uploads_per_device: usize,
    /// How long an unfinished upload is kept.
    pub upload_life: Duration,
    /// How long a device's session is good for.
    pub session_life: Duration,
    /// How long a person in a browser stays signed in.
    pub sign_in_life: Duration,
    /// How long the server waits for requests to end when it stops.
    pub stop_grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            call_bytes: 1024 * 1024,
            exchanges_at_once: 4,
            body_bytes: 24 * 1024 * 1024,
            listeners: 512,
            uploads_per_device: 64,
            upload_life: Duration::from_secs(7 * 24 * 3600),
            session_life: Duration::from_secs(24 * 3600),
            sign_in_life: Duration::from_secs(12 * 3600),
            stop_grace: Duration::from_secs(10),
        }
    }
}
