//! The real server as a process, stopped and started as the story wants.

use super::{binary, pack_folder};
use crate::browser::free_port;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The complaint line of the stories: a number that is nobody's.
pub const PHONE: &str = "1-800-555-0142";
const ROOT_PASSPHRASE: &str = "harvest window copper thirteen bell";

/// A server with its data folder and the program's root key beside it.
pub struct TestServer {
    data: PathBuf,
    root: PathBuf,
    port: u16,
    running: Option<Child>,
}

/// What `surco invite --json` prints.
#[derive(Debug, Deserialize)]
pub struct PrintedInvite {
    pub code: String,
}

impl TestServer {
    /// `surco init` in a new folder, then `surco serve` on a free port.
    pub fn init(folder: &Path) -> Result<TestServer> {
        Self::init_on(folder, free_port()?)
    }

    /// As [`TestServer::init`], on a port that stays.
    pub fn init_on(folder: &Path, port: u16) -> Result<TestServer> {
        Self::init_with(folder, port, &[])
    }

    /// As [`TestServer::init_on`], with further arguments of `surco init`.
    pub fn init_with(folder: &Path, port: u16, further: &[&str]) -> Result<TestServer> {
        let arguments = [
            &["init", "--program", "Fair Food Program", "--phone", PHONE],
            further,
            &["--pack"],
        ]
        .concat();
        Self::init_as(folder, port, &arguments, &pack_folder())
    }

    /// As [`TestServer::init_on`], for a program with a pack of its own.
    pub fn init_with_pack(folder: &Path, port: u16, pack: &Path) -> Result<TestServer> {
        Self::init_as(
            folder,
            port,
            &["init", "--program", "Fair Food Program", "--pack"],
            pack,
        )
    }

    fn init_as(folder: &Path, port: u16, arguments: &[&str], pack: &Path) -> Result<TestServer> {
        let mut server = Self::over(folder, port);
        server.surco(arguments, Some(pack))?;
        server.start()?;
        Ok(server)
    }

    /// A server whose data stands in `folder` already; nothing is started yet.
    pub fn over(folder: &Path, port: u16) -> TestServer {
        TestServer {
            data: folder.join("server"),
            root: folder.join("program-root.key"),
            port,
            running: None,
        }
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn pid(&self) -> Option<u32> {
        self.running.as_ref().map(Child::id)
    }

    pub fn start(&mut self) -> Result<()> {
        let mut process = Command::new(binary("surco")?)
            .args(["serve", "--listen", &format!("127.0.0.1:{}", self.port), "--data"])
            .arg(&self.data)
            .arg("--ui")
            .arg(crate::browser::repository().join("dist"))
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("surco serve")?;
        let mut output = BufReader::new(process.stdout.take().context("no standard output")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        if !line.starts_with("listening on ") {
            let _ = process.kill();
            let _ = process.wait();
            bail!("surco serve did not start: {line}");
        }
        // Keep the pipe drained, so that the server never waits for us.
        std::thread::spawn(move || {
            let mut rest = Vec::new();
            let _ = output.read_to_end(&mut rest);
        });
        self.running = Some(process);
        Ok(())
    }

    /// Takes another port, so that a link can stand where devices look for the server.
    pub fn move_to_another_port(&mut self) -> Result<()> {
        self.stop()?;
        self.port = free_port()?;
        Ok(())
    }

    /// Stops at once, as a power cut would.
    pub fn stop(&mut self) -> Result<()> {
        if let Some(mut process) = self.running.take() {
            process.kill()?;
            process.wait()?;
        }
        Ok(())
    }

    /// Stops as an operator does, with SIGTERM.
    pub fn stop_kindly(&mut self) -> Result<()> {
        if let Some(mut process) = self.running.take() {
            Command::new("kill").arg(process.id().to_string()).status()?;
            process.wait()?;
        }
        Ok(())
    }

    /// An invite signed by the root key.
    pub fn invite(&self, role: &str, person: &str) -> Result<PrintedInvite> {
        let printed = self.surco(&["invite", "--role", role, "--person", person, "--json"], None)?;
        serde_json::from_str(&printed).with_context(|| format!("surco invite printed {printed}"))
    }

    /// An invitation for a person in a browser.
    pub fn invite_browser(&self, role: &str, person: &str) -> Result<PrintedInvite> {
        let printed = self.surco(
            &["invite", "--browser", "--role", role, "--person", person, "--json"],
            None,
        )?;
        serde_json::from_str(&printed).with_context(|| format!("surco invite printed {printed}"))
    }

    /// `surco verify`: what it prints, or that it found damage.
    pub fn verify(&self) -> Result<String> {
        let output = Command::new(binary("surco")?)
            .arg("verify")
            .arg("--data")
            .arg(&self.data)
            .output()?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        match output.status.success() {
            true => Ok(printed),
            false => bail!("{printed}{}", String::from_utf8_lossy(&output.stderr)),
        }
    }

    /// Runs a command that needs the root key, its passphrase on standard input.
    /// Puts a newer version of the program's pack into use, as somebody at the stopped server does.
    pub fn use_pack(&self, pack: &Path) -> Result<()> {
        let output = Command::new(binary("surco")?)
            .args(["pack", "use"])
            .arg(pack)
            .arg("--data")
            .arg(&self.data)
            .output()?;
        match output.status.success() {
            true => Ok(()),
            false => bail!("{}", String::from_utf8_lossy(&output.stderr)),
        }
    }

    fn surco(&self, arguments: &[&str], last: Option<&Path>) -> Result<String> {
        let mut command = Command::new(binary("surco")?);
        command.args(arguments);
        if let Some(last) = last {
            command.arg(last);
        }
        command
            .arg("--data")
            .arg(&self.data)
            .arg("--root")
            .arg(&self.root)
            .args(["--passphrase-fd", "0"]);
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        writeln!(process.stdin.take().context("no standard input")?, "{ROOT_PASSPHRASE}")?;
        let output = process.wait_with_output()?;
        match output.status.success() {
            true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            false => bail!("surco {arguments:?}: {}", String::from_utf8_lossy(&output.stderr)),
        }
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}
