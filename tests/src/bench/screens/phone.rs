//! A cheap phone: Chromium at a phone's size with a processor four times slower than this machine's.

use crate::browser::{Browser, Page, Process, Screen, serve};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::path::Path;

/// How much slower than this machine.
pub(super) const SLOWER: u32 = 4;
const PROBE: &str = include_str!("probe.js");

/// A page on the slow phone.
pub(super) struct SlowPhone {
    pub page: Page,
}

impl SlowPhone {
    /// An empty page at this machine's own speed.
    pub async fn at_full_speed(browser: &Browser) -> Result<SlowPhone> {
        let page = browser.open(Screen::Phone, "about:blank").await?;
        Ok(SlowPhone { page })
    }

    /// An empty page, slowed down already.
    pub async fn switched_on(browser: &Browser) -> Result<SlowPhone> {
        let page = browser.open(Screen::Phone, "about:blank").await?;
        page.slow_down(SLOWER).await?;
        Ok(SlowPhone { page })
    }

    /// Loads an address. Milliseconds from there to the painted frame in which `is` (JavaScript) holds.
    pub async fn load(&self, address: &str, is: &str) -> Result<f64> {
        // There before the page's own scripts, so that nothing happens unseen.
        let source = format!("{PROBE}\nprobe.loaded = probe.until(() => {is})");
        let early = self
            .page
            .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))
            .await?;
        self.page.goto(address).await?;
        let took = self.milliseconds("probe.loaded").await;
        self.page
            .devtools("Page.removeScriptToEvaluateOnNewDocument", early)
            .await?;
        took
    }

    /// Milliseconds from `act` to the painted frame in which `is` holds.
    pub async fn took(&self, act: &str, is: &str) -> Result<f64> {
        self.milliseconds(&format!("probe.took(() => {{ {act} }}, () => {is})"))
            .await
    }

    /// When the browser painted something of the page for the first time, in milliseconds from the start of loading it.
    pub async fn first_paint(&self) -> Result<f64> {
        // The browser notes it a moment after it happened.
        let noted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
        self.milliseconds(&format!("probe.until(() => {noted}).then(() => {noted})"))
            .await
    }

    /// Long tasks (over 50 ms) are noted from now on. One that is made for it has to be noted first.
    pub async fn watch_tasks(&self) -> Result<()> {
        let control = "setTimeout(() => { const end = performance.now() + 120; while (performance.now() < end); })";
        self.page
            .run(&format!("probe.tasks = []; probe.watch(); {control}"))
            .await?;
        self.milliseconds("probe.until(() => probe.tasks.some(task => task >= 120))")
            .await?;
        self.page.run("probe.tasks = []").await.map(drop)
    }

    /// The longest task since, in milliseconds; 0 when none was long.
    pub async fn longest_task(&self) -> Result<f64> {
        let longest = self.page.run("return Math.max(0, ...probe.tasks)").await?;
        longest.as_f64().context("no number")
    }

    /// Memory that the page holds: objects, documents, buffers, and WebAssembly's memory. In MB of 1,000,000 bytes.
    pub async fn memory_mb(&self) -> Result<f64> {
        self.page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        let usage = self.page.devtools("Runtime.getHeapUsage", json!({})).await?;
        let wasm = self.page.run("return probe.memory()").await?;
        let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"].map(|part| usage[part].as_f64());
        let bytes: f64 = parts.into_iter().chain([wasm.as_f64()]).flatten().sum();
        Ok(bytes / 1e6)
    }

    /// What a promise comes to.
    pub async fn milliseconds(&self, promise: &str) -> Result<f64> {
        let script =
            format!("const done = arguments[arguments.length - 1]; {promise}.then(done, why => done(String(why)))");
        match self.page.run_and_wait(&script).await? {
            Value::Number(time) => time.as_f64().context("no number"),
            other => bail!("{other}\n{}", self.page.text().await?),
        }
    }
}

/// A device over a vault, and its address without the token that opens it once.
pub(super) struct Served {
    pub _device: Process,
    /// With the token.
    pub door: String,
    pub address: String,
}

impl Served {
    pub fn over(vault: &Path) -> Result<Served> {
        let (device, door) = serve(vault)?;
        let address = door.split("/?").next().unwrap_or_default().to_owned();
        Ok(Served {
            _device: device,
            door,
            address,
        })
    }
}
