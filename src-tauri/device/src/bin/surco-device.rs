//! A field device without a window: JSON lines for scripts and tests, or `--http` for a browser on this machine.

use anyhow::{Context, bail};
use clap::Parser;
use device::http::{self, Door};
use device::{Device, Env, lines};
use shared::api::{CreateVault, Request, Unlock, VaultState};
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

#[derive(Parser)]
#[command(
    name = "surco-device",
    version,
    about = "A field device for machines without a display, scripts and tests."
)]
struct Arguments {
    /// Folder of the vault; made if it is not there.
    #[arg(long, value_name = "DIR")]
    vault: PathBuf,
    /// Unlocks with the passphrase in the first line of this file descriptor. A second line is a PIN: then a vault that is
    /// not there yet is made.
    #[arg(long, value_name = "N", conflicts_with = "ask")]
    passphrase_fd: Option<u32>,
    /// Asks for the passphrase on the terminal.
    #[arg(long)]
    ask: bool,
    /// Serves the app to a browser at this loopback address instead of reading JSON lines. Port 0 takes a free one.
    #[arg(long, value_name = "127.0.0.1:PORT")]
    http: Option<SocketAddr>,
    /// Folder of the UI bundle.
    #[arg(long, value_name = "DIR")]
    ui: Option<PathBuf>,
}

/// How often the device looks at the clock: cover, lock, seal.
const TICK: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("surco-device: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let device = Device::open(&arguments.vault, Env::system())?;
    unlock(&device, arguments)?;
    device.keep_syncing();
    let ticking = device.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(TICK);
            ticking.tick();
        }
    });
    let ended = match arguments.http {
        Some(address) => serve(&device, address, arguments.ui.as_deref()),
        None => answer_lines(&device),
    };
    // A clean end seals what is pending; without a vault there is nothing to lock.
    let _ = device.call(shared::api::Lock {}.into());
    ended
}

fn unlock(device: &Device, arguments: &Arguments) -> anyhow::Result<()> {
    let mut given = given_lines(arguments)?.into_iter();
    let Some(passphrase) = given.next() else { return Ok(()) };
    let call: Request = match (device.state(), given.next()) {
        (VaultState::Empty, Some(pin)) => CreateVault {
            passphrase: passphrase.to_string(),
            pin: pin.to_string(),
        }
        .into(),
        (VaultState::Empty, None) => bail!("there is no vault here yet; give a PIN of six digits in a second line"),
        _ => Unlock {
            passphrase: passphrase.to_string(),
        }
        .into(),
    };
    device.call(call)?;
    Ok(())
}

/// Passphrase and, perhaps, PIN. Never from arguments or environment: others on this machine can read those.
fn given_lines(arguments: &Arguments) -> anyhow::Result<Vec<Zeroizing<String>>> {
    if arguments.ask {
        return Ok(vec![Zeroizing::new(rpassword::prompt_password("Passphrase: ")?)]);
    }
    let Some(number) = arguments.passphrase_fd else {
        return Ok(Vec::new());
    };
    let file = std::fs::File::open(format!("/dev/fd/{number}")).context("the passphrase's file descriptor")?;
    let lines = BufReader::new(file)
        .lines()
        .take(2)
        .map(|line| line.map(Zeroizing::new));
    lines
        .collect::<Result<_, _>>()
        .context("the passphrase's file descriptor")
}

/// One request a line in, one reply a line out, until the input ends.
fn answer_lines(device: &Device) -> anyhow::Result<()> {
    let mut input = BufReader::new(std::io::stdin());
    let mut output = std::io::stdout();
    while let Some(line) = lines::next_line(&mut input)? {
        let reply = lines::answer(device, &line);
        serde_json::to_writer(&mut output, &reply)?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(())
}

/// How long calls that are being answered may take to end when the program is asked to stop.
const STOP_GRACE: std::time::Duration = std::time::Duration::from_secs(2);

fn serve(device: &Device, address: SocketAddr, ui: Option<&Path>) -> anyhow::Result<()> {
    let ui = ui
        .map(Path::to_owned)
        .or_else(find_ui)
        .context("no UI bundle found; name its folder with --ui")?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let served = runtime.block_on(async {
        let listener = http::listen(address)
            .await
            .with_context(|| format!("cannot listen on {address}"))?;
        let door = Arc::new(Door::new(device.env().clone(), listener.local_addr()?));
        println!("{}", door.link());
        std::io::stdout().flush()?;
        http::serve(listener, device.clone(), door, &ui, stopped()).await?;
        Ok(())
    });
    // A call that still waits for a server must not keep the process: what was answered is durable already.
    runtime.shutdown_timeout(STOP_GRACE);
    served
}

/// Beside the executable, above it (a build folder), or where one stands.
fn find_ui() -> Option<PathBuf> {
    let executable = std::env::current_exe().ok()?;
    let above = executable.ancestors().skip(1).take(4).map(|folder| folder.join("dist"));
    above
        .chain([PathBuf::from("dist")])
        .find(|folder| folder.join("index.html").exists())
}

/// Ctrl-C, or SIGTERM from whoever started this.
#[cfg(unix)]
async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => tokio::select! { () = interrupted() => {}, _ = terminated.recv() => {} },
        Err(_) => interrupted().await,
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
async fn stopped() {
    interrupted().await;
}

async fn interrupted() {
    // Without the handler Ctrl-C ends the process at once, which loses nothing either.
    let _ = tokio::signal::ctrl_c().await;
}
