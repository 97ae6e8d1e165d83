//! A field device without a screen: a `surco-device` process, spoken to in JSON lines.

use super::binary;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use shared::api::{
    ApiError, Call, Captured, CreateVault, Enrol, GetSyncStatus, Invitation, Invite, ListEvidence, ListFindings,
    ListInterviews, ListPaySlips, OpenAudit, OpenInterview, OpenSitenote, SyncNow, SyncStatus, Unlock, VaultStatus,
};
use shared::ids::RoomId;
use shared::permissions::Role;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A passphrase strong enough for a vault; the stories have nothing to hide with it.
pub const PASSPHRASE: &str = "furrow lantern seven quiet basket";
pub const PIN: &str = "402913";

/// One device; its process ends with it.
pub struct TestDevice {
    vault: PathBuf,
    running: Option<Running>,
}

struct Running {
    process: Child,
    requests: ChildStdin,
    replies: BufReader<ChildStdout>,
}

impl TestDevice {
    /// A new vault in `folder`.
    pub fn create(folder: &Path) -> Result<TestDevice> {
        let mut device = TestDevice {
            vault: folder.to_owned(),
            running: None,
        };
        device.start()?;
        device.call(CreateVault {
            passphrase: PASSPHRASE.into(),
            pin: PIN.into(),
        })?;
        Ok(device)
    }

    /// A vault that stands in `folder` already; nothing is started yet.
    pub fn over(folder: &Path) -> TestDevice {
        TestDevice {
            vault: folder.to_owned(),
            running: None,
        }
    }

    pub fn vault(&self) -> &Path {
        &self.vault
    }

    /// The kernel's id of the running process.
    pub fn pid(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.process.id())
    }

    /// Starts the process over the vault, which is locked then.
    pub fn start(&mut self) -> Result<()> {
        self.start_with(&[])
    }

    /// As [`TestDevice::start`], with environment variables of its own.
    pub fn start_with(&mut self, variables: &[(&str, PathBuf)]) -> Result<()> {
        let mut process = Command::new(binary("surco-device")?)
            .arg("--vault")
            .arg(&self.vault)
            .env("RUST_LOG", "warn")
            .envs(variables.iter().cloned())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("surco-device")?;
        let requests = process.stdin.take().context("no standard input")?;
        let replies = BufReader::new(process.stdout.take().context("no standard output")?);
        self.running = Some(Running {
            process,
            requests,
            replies,
        });
        Ok(())
    }

    pub fn unlock(&mut self) -> Result<VaultStatus> {
        self.call(Unlock {
            passphrase: PASSPHRASE.into(),
        })
    }

    /// `kill -9`: no goodbye, no flush. Starts and unlocks again.
    pub fn crash(&mut self) -> Result<()> {
        if let Some(mut running) = self.running.take() {
            running.process.kill()?;
            running.process.wait()?;
        }
        self.start()?;
        self.unlock()?;
        Ok(())
    }

    /// Ends the process as closing standard input does.
    pub fn stop(&mut self) -> Result<()> {
        if let Some(Running {
            mut process,
            requests,
            replies,
        }) = self.running.take()
        {
            drop(requests);
            drop(replies);
            process.wait()?;
        }
        Ok(())
    }

    /// Asks and waits for the typed reply; an [`ApiError`] comes out as such by `downcast_ref`.
    pub fn call<C: Call>(&mut self, call: C) -> Result<C::Reply> {
        let request: shared::api::Request = call.into();
        let reply = self
            .line(&serde_json::to_value(&request)?)?
            .with_context(|| format!("call {}", C::NAME))?;
        serde_json::from_value(reply).with_context(|| format!("reply of {}", C::NAME))
    }

    /// As [`TestDevice::call`], but expects the call to be refused.
    pub fn refused<C: Call>(&mut self, call: C) -> Result<ApiError> {
        let request: shared::api::Request = call.into();
        match self.line(&serde_json::to_value(&request)?)? {
            Err(error) => Ok(error),
            Ok(reply) => bail!("{} was not refused: {reply}", C::NAME),
        }
    }

    /// Sends one line and reads one, as it comes.
    pub fn ask(&mut self, request: &str) -> Result<String> {
        let running = self.running.as_mut().context("the device is not running")?;
        writeln!(running.requests, "{request}")?;
        running.requests.flush()?;
        let mut line = String::new();
        if running.replies.read_line(&mut line)? == 0 {
            bail!("the device ended without an answer");
        }
        Ok(line)
    }

    /// Sends one line and reads one.
    pub fn line(&mut self, request: &Value) -> Result<Result<Value, ApiError>> {
        let line = self.ask(&request.to_string())?;
        let mut answer: Value = serde_json::from_str(&line).with_context(|| format!("not JSON: {line}"))?;
        match answer.get_mut("error") {
            Some(error) => Ok(Err(serde_json::from_value(error.take())?)),
            None => Ok(Ok(answer.get_mut("reply").map(Value::take).unwrap_or_default())),
        }
    }

    /// Puts a file through the blob door.
    pub fn put_blob(&mut self, file: &Path, media_type: &str) -> Result<Captured> {
        let reply = self.line(&json!({ "put_blob": { "path": file, "media_type": media_type } }))??;
        Ok(serde_json::from_value(reply)?)
    }

    /// Fetches a blob, such as `{evidence}/preview`, into a file.
    pub fn get_blob(&mut self, name: &str, file: &Path) -> Result<()> {
        self.line(&json!({ "get_blob": { "name": name, "path": file } }))??;
        Ok(())
    }

    pub fn enrol(&mut self, code: &str, server: &str) -> Result<VaultStatus> {
        self.call(Enrol {
            code: code.into(),
            server: Some(server.into()),
        })
    }

    pub fn invite(&mut self, role: Role, person: &str, audits: &[RoomId]) -> Result<Invitation> {
        self.call(Invite {
            role,
            person: person.into(),
            audits: audits.to_vec(),
        })
    }

    /// One full round; fails with the reason if it stopped before its end.
    pub fn sync(&mut self) -> Result<SyncStatus> {
        let status = self.call(SyncNow { originals: true })?;
        match status.tries.first().and_then(|last| last.stopped.clone()) {
            Some(stopped) => Err(stopped.into()),
            None => Ok(status),
        }
    }

    /// A round that cannot go to its end, and why.
    pub fn refused_sync(&mut self) -> Result<ApiError> {
        match self.sync() {
            Ok(_) => bail!("the round went to its end"),
            Err(error) => error.downcast::<ApiError>(),
        }
    }

    /// Everything that screens show of an audit, without what differs by right: who looks, and where things lie.
    pub fn shown(&mut self, audit: RoomId) -> Result<Value> {
        let mut shown = json!({
            "interviews": self.call(ListInterviews { audit, offset: 0, limit: 10_000 })?,
            "findings": self.call(ListFindings { audit })?,
            "slips": self.call(ListPaySlips { audit })?,
            "evidence": self.call(ListEvidence { audit })?,
            "note": self.call(OpenSitenote { audit })?.text,
            "coverage": self.call(OpenAudit { audit })?.coverage,
        });
        let ids: Vec<_> = self
            .call(ListInterviews {
                audit,
                offset: 0,
                limit: 10_000,
            })?
            .lines
            .iter()
            .map(|l| l.interview)
            .collect();
        for interview in ids {
            shown[interview.to_string()] = serde_json::to_value(self.call(OpenInterview { interview })?)?;
        }
        forget(
            &mut shown,
            &[
                "custody",
                "record_custody",
                "preview_custody",
                "original_custody",
                "may_write",
                "drafts",
                "revision",
            ],
        );
        Ok(shown)
    }

    pub fn sync_status(&mut self) -> Result<SyncStatus> {
        self.call(GetSyncStatus {})
    }
}

/// Takes the named keys out of a value, at any depth.
fn forget(value: &mut Value, keys: &[&str]) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, _| !keys.contains(&key.as_str()));
            fields.values_mut().for_each(|field| forget(field, keys));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| forget(item, keys)),
        _ => {}
    }
}

impl Drop for TestDevice {
    fn drop(&mut self) {
        if let Some(mut running) = self.running.take() {
            let _ = running.process.kill();
            let _ = running.process.wait();
        }
    }
}
