//! The app's real window: WebKit under Xvfb, driven by tauri-driver.
//!
//! Three things made such tests hang before: a driver used before both of its ports were open, a picture taken before
//! the frame was painted (see `Page::picture`), and a driver stopped before its session was closed (see `Page`).

use crate::browser::{Driver, Page, Process, built, free_port, wait_for_port};
use anyhow::Result;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The app's window on a display of its own.
pub struct Window {
    /// Closed first.
    page: Page,
    display: String,
    vault: PathBuf,
}

impl Window {
    /// Opens the app over the vault in `folder`.
    pub async fn open(folder: &Path) -> Result<Self> {
        Ok(Self::open_timed(folder).await?.0)
    }

    /// As [`Window::open`], with the moment at which the driver was asked to start the app.
    pub async fn open_timed(folder: &Path) -> Result<(Self, Instant)> {
        let (screen, display) = xvfb()?;
        let (port, native) = (free_port()?, free_port()?);
        let driver = Process::start(
            Command::new(tauri_driver())
                .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
                .env("DISPLAY", &display)
                .env_remove("WAYLAND_DISPLAY")
                .env("GDK_BACKEND", "x11")
                .env("NO_AT_BRIDGE", "1")
                .env("LIBGL_ALWAYS_SOFTWARE", "1")
                .env("SURCO_VAULT", folder)
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )?;
        wait_for_port(port)?;
        wait_for_port(native)?;
        let application = built("surco-app")?;
        let capabilities = json!({ "browserName": "wry", "tauri:options": { "application": application } });
        let asked = Instant::now();
        let page = Page::connect(Driver::new(port, vec![driver, screen]), capabilities, "window", None).await?;
        let window = Self {
            page,
            display,
            vault: folder.to_path_buf(),
        };
        Ok((window, asked))
    }

    /// What is in the window.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Closes the window and waits until the app has let go of its vault.
    pub async fn close(self) -> Result<()> {
        drop(self.page);
        let lock = std::fs::File::open(self.vault.join("lock"))?;
        for _ in 0..200 {
            if lock.try_lock().is_ok() {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        anyhow::bail!("the app still holds its vault ten seconds after its window was closed")
    }

    /// A picture of the whole display, as a person would see it: the screen is as large as the window.
    pub async fn photograph(&self, file: &Path) -> Result<()> {
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        let taken = Command::new("import")
            .args(["-display", &self.display, "-window", "root"])
            .arg(file)
            .status()?;
        anyhow::ensure!(taken.success(), "ImageMagick's import took no picture");
        Ok(())
    }
}

/// Xvfb finds a free display number by itself and prints it.
fn xvfb() -> Result<(Process, String)> {
    let mut command = Command::new("Xvfb");
    command
        .args(["-displayfd", "1", "-screen", "0", "420x740x24", "-nolisten", "tcp"])
        .stderr(Stdio::null());
    Process::start_and_read(&mut command, |line| {
        line.trim().parse::<u32>().ok().map(|number| format!(":{number}"))
    })
}

/// Where `cargo xtask setup` put it, else wherever `PATH` finds it.
fn tauri_driver() -> PathBuf {
    let ours = crate::browser::target_dir().map(|target| target.join("tools/bin/tauri-driver"));
    ours.ok()
        .filter(|file| file.is_file())
        .unwrap_or_else(|| "tauri-driver".into())
}
