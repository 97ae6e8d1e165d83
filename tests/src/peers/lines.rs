//! A program that answers a line of JSON with a line of JSON.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A running program; dropping it ends it. One that missed its time limit is ended and answers no more.
pub struct Lines {
    name: String,
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<String>,
    asked: u64,
}

impl Lines {
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = format!("{command:?}");
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let Some(stdout) = child.stdout.take() else {
            bail!("{name} has no output")
        };
        let (found, output) = channel();
        // A thread of its own: a pipe cannot be read with a time limit.
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if found.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self {
            name,
            input: child.stdin.take(),
            child,
            output,
            asked: 0,
        })
    }

    /// Sends a request, numbered, and waits for its answer.
    ///
    /// # Errors
    /// The answer's own `error`; silence beyond `limit`; an end of the program.
    pub fn ask(&mut self, request: &Value, limit: Duration) -> Result<Value> {
        self.asked += 1;
        let mut request = request.clone();
        if let Some(fields) = request.as_object_mut() {
            fields.insert("id".into(), self.asked.into());
        }
        let Some(input) = self.input.as_mut() else {
            bail!("{} was ended: it had missed its time limit", self.name)
        };
        writeln!(input, "{request}").with_context(|| format!("{} ended", self.name))?;
        let Ok(line) = self.output.recv_timeout(limit) else {
            self.end();
            bail!("{} did not answer within {} s", self.name, limit.as_secs())
        };
        let answer: Value =
            serde_json::from_str(&line).with_context(|| format!("{} answered no JSON: {line}", self.name))?;
        if answer.get("id").and_then(Value::as_u64) != Some(self.asked) {
            bail!("{} answered something else than asked: {line}", self.name);
        }
        match answer.get("error") {
            Some(Value::String(error)) => bail!("{error}"),
            _ => Ok(answer),
        }
    }

    fn end(&mut self) {
        self.input = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        self.end();
    }
}
