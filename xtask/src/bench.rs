//! `cargo xtask bench [NAME…] [--json]`: every figure of the README, measured in a release build.

use crate::Options;
use crate::step::step;
use crate::workspace::{cargo, run};
use crate::{setup, ui};
use anyhow::Result;

/// Builds in release, then hands over to the `bench` program of the tests package.
///
/// With `--json` standard output holds one object per figure and nothing else.
pub fn bench(options: &Options) -> Result<()> {
    let json = options.has("--json");
    setup::setup(setup::Scope::Headless)?;
    // The first load is a figure too. With names, screens that were built for release before will do.
    if options.words.is_empty() || !ui::dist().join("ui_bg.wasm.br").is_file() {
        step("building the screens", || ui::release(true))?;
    }
    run(&mut cargo(&[
        "build",
        "--locked",
        "--release",
        "--quiet",
        "--bins",
        "--package",
        "device",
        "--package",
        "sync-server",
    ]))?;
    let mut bench = cargo(&[
        "run",
        "--locked",
        "--release",
        "--quiet",
        "--package",
        "tests",
        "--bin",
        "bench",
        "--",
    ]);
    bench.args(&options.words);
    if json {
        bench.arg("--json");
    }
    run(&mut bench)
}
