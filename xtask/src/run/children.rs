//! The programs of the demonstration, each ended through its own handle.

use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take to print its address.
const START: Duration = Duration::from_secs(30);
/// How long a program may take to close its files after SIGTERM.
const STOP: Duration = Duration::from_secs(12);

/// Running programs. Dropping this stops them all, the last started first.
pub struct Children {
    logs: PathBuf,
    running: Vec<(String, Child)>,
}

impl Children {
    /// `logs` receives one file a program.
    pub fn new(logs: PathBuf) -> Result<Self> {
        fs::create_dir_all(&logs)?;
        Ok(Self {
            logs,
            running: Vec::new(),
        })
    }

    /// Starts a program and returns the first address (`http://…`) that it prints.
    pub fn start_serving(&mut self, name: &str, command: &mut Command) -> Result<String> {
        let child = self.spawn(name, command.stdout(Stdio::piped()))?;
        let Some(output) = child.stdout.take() else {
            bail!("{name} has no output")
        };
        let mut log = File::options().append(true).open(self.log(name))?;
        let (found, address) = mpsc::channel();
        // Reads to the end, so that the program never blocks on a full pipe. The token in an address stays out of the log.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // The first address is awaited, later ones are not; a full disk costs the log, not the demonstration.
                let _ = match address_in(&line) {
                    Some(address) => found.send(address).map_err(|_| ()),
                    None => writeln!(log, "{line}").map_err(|_| ()),
                };
            }
        });
        match address.recv_timeout(START) {
            Ok(address) => Ok(address),
            Err(_) => bail!("{name} did not come up; its log:\n{}", self.tail(name)),
        }
    }

    /// Starts a program that serves nothing.
    pub fn start(&mut self, name: &str, command: &mut Command) -> Result<()> {
        self.spawn(name, command.stdout(Stdio::null())).map(drop)
    }

    /// The first program that ended by itself, if one did.
    pub fn ended(&mut self) -> Result<Option<(String, ExitStatus)>> {
        for (name, child) in &mut self.running {
            if let Some(status) = child.try_wait()? {
                return Ok(Some((name.clone(), status)));
            }
        }
        Ok(None)
    }

    /// The last lines of a program's log.
    pub fn tail(&self, name: &str) -> String {
        let text = fs::read_to_string(self.log(name)).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines
            .iter()
            .skip(lines.len().saturating_sub(12))
            .map(|line| format!("  {line}\n"))
            .collect()
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs.join(format!("{name}.log"))
    }

    fn spawn(&mut self, name: &str, command: &mut Command) -> Result<&mut Child> {
        forget(&self.log(name))?;
        // Both streams append: with an offset each, one would overwrite the other.
        let errors = File::options().create(true).append(true).open(self.log(name))?;
        // A process group of its own: Ctrl-C reaches this task alone, which then stops the others in order.
        let child = command.process_group(0).stdin(Stdio::null()).stderr(errors).spawn();
        let program = command.get_program().to_string_lossy().into_owned();
        self.running.push((
            name.to_string(),
            child.with_context(|| format!("cannot start {program}"))?,
        ));
        match self.running.last_mut() {
            Some((_, child)) => Ok(child),
            None => bail!("{name} is not running"),
        }
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        for (_, mut child) in self.running.drain(..).rev() {
            stop(&mut child);
        }
    }
}

/// SIGTERM, so that files are closed well; SIGKILL for a program that does not answer.
fn stop(child: &mut Child) {
    if matches!(child.try_wait(), Ok(Some(_))) {
        return;
    }
    let _ = Command::new("kill").arg(child.id().to_string()).status();
    let began = Instant::now();
    while began.elapsed() < STOP && matches!(child.try_wait(), Ok(None)) {
        thread::sleep(Duration::from_millis(50));
    }
    let _ = child.kill();
    let _ = child.wait();
}

fn address_in(line: &str) -> Option<String> {
    let at = line.find("http://")?;
    line.get(at..)?.split_whitespace().next().map(String::from)
}

/// Removes a file or folder of the demonstration. What is not there is removed already.
pub fn forget(path: &Path) -> Result<()> {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(reason) if reason.kind() != std::io::ErrorKind::NotFound => Err(reason).context(path.display().to_string()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_from_what_a_program_prints_and_the_program_is_stopped() {
        let logs = std::env::temp_dir().join(format!("surco-children-{}", std::process::id()));
        let mut children = Children::new(logs.clone()).unwrap();
        let script = "echo starting; echo 'open http://127.0.0.1:4601/?token=abc now'; exec sleep 60";
        let address = children
            .start_serving("device", Command::new("sh").args(["-c", script]))
            .unwrap();
        assert_eq!(address, "http://127.0.0.1:4601/?token=abc");
        assert!(children.ended().unwrap().is_none());
        let began = Instant::now();
        drop(children);
        assert!(began.elapsed() < STOP, "sleep ends on SIGTERM");
        assert!(!fs::read_to_string(logs.join("device.log")).unwrap().contains("token"));
        fs::remove_dir_all(logs).unwrap();
    }

    #[test]
    fn a_program_that_ends_without_an_address_is_told_with_its_log() {
        let logs = std::env::temp_dir().join(format!("surco-children-fail-{}", std::process::id()));
        let mut children = Children::new(logs.clone()).unwrap();
        let script = "echo 'port 4600 is taken' >&2; exit 3";
        let fault = children
            .start_serving("server", Command::new("sh").args(["-c", script]))
            .unwrap_err()
            .to_string();
        assert!(fault.contains("port 4600 is taken"), "{fault}");
        fs::remove_dir_all(logs).unwrap();
    }
}
