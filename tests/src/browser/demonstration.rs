//! What `cargo xtask run` shows: its content, its server, its people.

use super::{Page, Process, built, free_port, repository};
use crate::world::Staff;
use anyhow::{Result, ensure};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

pub struct Demonstration {
    folder: TempDir,
    listen: String,
}

impl Demonstration {
    /// A farm in the field and a small nursery's report: enough for most stories, and soon made.
    pub fn make() -> Result<Self> {
        Self::made(&["--small"])
    }

    /// All of it, as people see it: with a ranch that was audited whole, and the evening's board of the farm.
    pub fn whole() -> Result<Self> {
        Self::made(&[])
    }

    fn made(extra: &[&str]) -> Result<Self> {
        let demonstration = Self {
            folder: TempDir::new()?,
            listen: format!("127.0.0.1:{}", free_port()?),
        };
        demonstration.demo(&[&["--listen", &demonstration.listen], extra].concat())?;
        Ok(demonstration)
    }

    /// `amina`, `joseph` and `lucia` are vaults.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The server, as `cargo xtask run` starts it.
    pub fn serve(&self) -> Result<(Process, String)> {
        let mut serve = Command::new(built("surco")?);
        serve.args(["serve", "--listen", &self.listen, "--data"]);
        serve
            .arg(self.path("server"))
            .arg("--ui")
            .arg(repository().join("dist"));
        Process::start_serving(&mut serve)
    }

    /// What the monitor's authenticator shows now.
    pub fn one_time_code(&self) -> Result<String> {
        self.demo(&["--code"])
    }

    /// The monitor signs in, and sees the report on `site`. A one-time code is good once, and the account was made with the
    /// present one.
    pub async fn sign_in(&self, page: &Page, site: &str) -> Result<()> {
        page.sees("Sign-in name").await?;
        for _ in 0..12 {
            page.fill("Sign-in name", "mona").await?;
            page.fill("Password", Staff::password()).await?;
            page.fill("One-time code", &self.one_time_code()?).await?;
            page.press_css("button[type=submit]").await?;
            if page.shows_within(site, Duration::from_secs(4)).await {
                return Ok(());
            }
        }
        page.sees(site).await
    }

    fn demo(&self, extra: &[&str]) -> Result<String> {
        let mut demo = Command::new(built("demo")?);
        let output = demo.arg("--dir").arg(self.folder.path()).args(extra).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?.trim().to_string())
    }
}
