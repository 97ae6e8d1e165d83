//! Child programs of a test.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long a program may take to come up on a busy machine.
const START: Duration = Duration::from_secs(30);
/// How long a program may take to end after SIGTERM.
const STOP: Duration = Duration::from_secs(5);

/// The repository's folder.
pub fn repository() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// Cargo's target folder: a test lies in `TARGET/debug/deps/`, a program in `TARGET/debug/`.
pub fn target_dir() -> Result<PathBuf> {
    let me = std::env::current_exe()?;
    let target = me.ancestors().find(|dir| dir.join("CACHEDIR.TAG").is_file());
    Ok(target
        .context("this test does not lie in a target folder")?
        .to_path_buf())
}

/// A program of the workspace, as `cargo xtask test` built it in this test's own profile.
pub fn built(name: &str) -> Result<PathBuf> {
    let me = std::env::current_exe()?;
    match me
        .ancestors()
        .skip(1)
        .take(2)
        .map(|dir| dir.join(name))
        .find(|file| file.is_file())
    {
        Some(program) => Ok(program),
        None => bail!("the program {name} is not built: start the tests with `cargo xtask test`"),
    }
}

/// A running program. Dropping it ends it: SIGTERM first, so that drivers stop what they started themselves.
pub struct Process {
    name: String,
    child: Child,
}

impl Process {
    /// Starts a program with nothing to read.
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).spawn();
        Ok(Self {
            child: child.with_context(|| format!("cannot start {name}: `cargo xtask setup` installs it"))?,
            name,
        })
    }

    /// Starts a program and waits for the first line of its output for which `wanted` finds something.
    pub fn start_and_read<T: Send + 'static>(
        command: &mut Command,
        wanted: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> Result<(Self, T)> {
        let mut process = Self::start(command.stdout(Stdio::piped()))?;
        let Some(output) = process.child.stdout.take() else {
            bail!("{} has no output", process.name)
        };
        let (found, waiting) = mpsc::channel();
        // Reads to the end, so that the program never blocks on a full pipe.
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(value) = wanted(&line) {
                    let _ = found.send(value);
                }
            }
        });
        match waiting.recv_timeout(START) {
            Ok(value) => Ok((process, value)),
            Err(_) => bail!("{} did not say what was awaited", process.name),
        }
    }

    /// Starts a server and returns the first address that it prints.
    pub fn start_serving(command: &mut Command) -> Result<(Self, String)> {
        Self::start_and_read(command, |line| {
            line.split_whitespace()
                .find(|word| word.starts_with("http://"))
                .map(String::from)
        })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends it at once, as a flat battery would.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !self.is_running() {
            return;
        }
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let began = Instant::now();
        while began.elapsed() < STOP && self.is_running() {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port of the loopback interface that nobody listens on just now.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Waits until somebody listens.
pub fn wait_for_port(port: u16) -> Result<()> {
    let began = Instant::now();
    while began.elapsed() < START {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    bail!("nobody listens on port {port}")
}
