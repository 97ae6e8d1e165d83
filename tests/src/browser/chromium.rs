//! Chromium by ChromeDriver, with a fake camera.

use super::camera::FakeCamera;
use super::downloads::DOWNLOADS;
use super::page::{Driver, Page};
use super::process::{Process, free_port, wait_for_port};
use anyhow::Result;
use serde_json::{Value, json};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A size at which people use Surco.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 360 × 640 at two pixels a point, by touch.
    Phone,
    /// 1440 × 900 with a mouse.
    Desk,
}

impl Screen {
    pub fn name(self) -> &'static str {
        match self {
            Screen::Phone => "phone",
            Screen::Desk => "desk",
        }
    }
}

/// ChromeDriver; each page that it opens is a Chromium of its own with an empty profile.
pub struct Browser {
    driver: std::sync::Arc<Driver>,
}

impl Browser {
    /// Starts ChromeDriver on a free port.
    pub fn start() -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new("chromedriver");
        command
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let process = Process::start(&mut command)?;
        wait_for_port(port)?;
        Ok(Self {
            driver: Driver::new(port, vec![process]),
        })
    }

    /// Opens an address in a new Chromium.
    pub async fn open(&self, screen: Screen, address: &str) -> Result<Page> {
        self.open_with(screen, address, vec![]).await
    }

    /// As [`Browser::open`]; its camera sees what `camera` shows.
    pub async fn open_seeing(&self, screen: Screen, address: &str, camera: &FakeCamera) -> Result<Page> {
        let film = format!("--use-file-for-fake-video-capture={}", camera.file().display());
        self.open_with(screen, address, vec![film]).await
    }

    async fn open_with(&self, screen: Screen, address: &str, further: Vec<String>) -> Result<Page> {
        let profile = TempDir::new()?;
        let page = Page::connect(
            self.driver.clone(),
            capabilities(screen, &profile, further),
            screen.name(),
            Some(profile),
        )
        .await?;
        page.goto(address).await?;
        Ok(page)
    }

    pub async fn phone(&self, address: &str) -> Result<Page> {
        self.open(Screen::Phone, address).await
    }

    pub async fn desk(&self, address: &str) -> Result<Page> {
        self.open(Screen::Desk, address).await
    }
}

fn capabilities(screen: Screen, profile: &TempDir, further: Vec<String>) -> Value {
    let mut arguments: Vec<String> = [
        "--headless=new",
        // Chromium refuses its sandbox to root; tests open nothing but our own pages.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        // Without these it asks the network at every start.
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-features=Translate,MediaRouter,OptimizationHints",
        // A camera that moves, and a person who agrees.
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--lang=en-US",
        "--force-color-profile=srgb",
        "--hide-scrollbars",
    ]
    .map(String::from)
    .into();
    arguments.push(format!("--user-data-dir={}", profile.path().display()));
    arguments.extend(further);
    // Metrics rather than a window size: the window's own frame would take some of it.
    let emulation = match screen {
        Screen::Desk => json!({
            "deviceMetrics": { "width": 1440, "height": 900, "pixelRatio": 1.0, "touch": false, "mobile": false }
        }),
        Screen::Phone => json!({
            "deviceMetrics": { "width": 360, "height": 640, "pixelRatio": 2.0, "touch": true, "mobile": true },
            "userAgent": "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"
        }),
    };
    let downloads =
        json!({ "download.default_directory": profile.path().join(DOWNLOADS), "download.prompt_for_download": false });
    let options = json!({
        "binary": "/usr/bin/chromium", "args": arguments, "mobileEmulation": emulation, "prefs": downloads
    });
    json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
}
