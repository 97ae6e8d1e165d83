//! What a person waits for: taps, lists, covers and first pictures, on a slow phone and in the app's window.

mod farm_work;
mod forty;
mod gallery;
mod interview;
mod odk;
mod phone;
mod register;
mod report;
mod window;

use super::Bench;
use crate::browser::Browser;
use anyhow::Result;
use tokio::runtime::{Builder, Runtime};

pub(super) fn many(bench: &mut Bench) -> Result<()> {
    runtime()?.block_on(async { farm_work::measure(bench, &Browser::start()?).await })
}

pub(super) fn register(bench: &mut Bench) -> Result<()> {
    runtime()?.block_on(async { register::measure(bench, &Browser::start()?).await })
}

pub(super) fn questions(bench: &mut Bench) -> Result<()> {
    runtime()?.block_on(async {
        let browser = Browser::start()?;
        let pack = tempfile::tempdir()?;
        forty::pack(pack.path())?;
        interview::measure(bench, &browser, pack.path()).await?;
        odk::measure(bench, &browser, pack.path()).await
    })
}

pub(super) fn report_page(bench: &mut Bench) -> Result<()> {
    runtime()?.block_on(async { report::measure(bench, &Browser::start()?).await })
}

pub(super) fn gallery(bench: &mut Bench) -> Result<()> {
    runtime()?.block_on(async { gallery::measure(bench, &Browser::start()?).await })
}

pub(super) fn window(bench: &mut Bench) -> Result<()> {
    runtime()?.block_on(window::measure(bench))
}

fn runtime() -> Result<Runtime> {
    // The peer's files are served by a task of its own.
    Ok(Builder::new_multi_thread().worker_threads(2).enable_all().build()?)
}
