//! A vault behind `surco-device --http`, and what has to hold on every page.

use super::{Browser, FakeCamera, Page, Process, Screen, built, repository};
use crate::world::PASSPHRASE;
use anyhow::{Result, ensure};
use std::path::Path;
use std::process::Command;

/// A device at work behind a page; both end with it.
pub struct AtWork {
    pub page: Page,
    pub device: Process,
}

impl AtWork {
    /// Serves a vault, opens it in a browser and unlocks it.
    pub async fn at(vault: &Path, browser: &Browser, screen: Screen) -> Result<AtWork> {
        let (device, address) = serve(vault)?;
        let page = browser.open(screen, &address).await?;
        Self::unlock(page, device).await
    }

    /// As [`AtWork::at`], with a camera that sees what it is shown.
    pub async fn seeing(vault: &Path, browser: &Browser, screen: Screen, camera: &FakeCamera) -> Result<AtWork> {
        let (device, address) = serve(vault)?;
        let page = browser.open_seeing(screen, &address, camera).await?;
        Self::unlock(page, device).await
    }

    async fn unlock(page: Page, device: Process) -> Result<AtWork> {
        page.fill("Passphrase of this phone", PASSPHRASE).await?;
        page.press("Unlock").await?;
        page.sees("Where the work is").await?;
        Ok(AtWork { page, device })
    }
}

/// Serves a vault to a browser, as a person starts it; the printed address opens it.
pub fn serve(vault: &Path) -> Result<(Process, String)> {
    serve_screens(vault, &repository().join("dist"))
}

/// Like [`serve`], with other screens than those in `dist/`.
pub fn serve_screens(vault: &Path, screens: &Path) -> Result<(Process, String)> {
    let mut command = Command::new(built("surco-device")?);
    command
        .arg("--vault")
        .arg(vault)
        .args(["--http", "127.0.0.1:0", "--ui"])
        .arg(screens);
    Process::start_serving(&mut command)
}

/// Nothing to scroll sideways, no script error, nothing refused by the policy.
pub async fn is_well(page: &Page) -> Result<()> {
    ensure!(
        !page.scrolls_sideways().await?,
        "the page scrolls sideways:\n{}",
        page.text().await?
    );
    let complaints: Vec<_> = page
        .complaints()
        .await?
        .into_iter()
        .filter(|text| !text.contains("status of 4"))
        .collect();
    ensure!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}
