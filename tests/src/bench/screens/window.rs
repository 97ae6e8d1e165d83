//! The app's window, from a cold start to the page that asks for the passphrase.

use super::super::Bench;
use super::super::samples::Samples;
use crate::window::Window;
use crate::world::TestDevice;
use anyhow::Result;
use std::time::Duration;

const START_BAR_MS: f64 = 1000.0;
const TIMES: u32 = 5;

pub(super) async fn measure(bench: &mut Bench) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let vault = folder.path().join("vault");
    TestDevice::create(&vault)?.stop()?;
    let mut stands = Samples::default();
    for _ in 0..TIMES {
        let (window, asked) = Window::open_timed(&vault).await?;
        window.page().find("#pass").await?;
        stands.push_time(asked.elapsed());
        window.close().await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    bench
        .sheet
        .held("window, cold start to unlock page", stands.median(), "ms", START_BAR_MS);
    Ok(())
}
