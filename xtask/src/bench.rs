//! `cargo xtask bench [NAME…] [--json] [--rows N]`: every figure of the README, measured in a release build.

use crate::Options;
use crate::step::step;
use crate::workspace::{cargo, released, root, run};
use crate::{setup, ui};
use anyhow::Result;
use std::process::Command;

/// Builds in release, then hands over to the `bench` program of the tests package.
///
/// With `--json` standard output holds one object per figure and nothing else.
pub fn bench(options: &Options) -> Result<()> {
    let json = options.has("--json");
    setup::setup(setup::Scope::Tests)?;
    setup::install_peer()?;
    setup::install_payroll_peer();
    // The first load is a figure too. With names, screens that were built for release before will do.
    if options.words.is_empty() || !ui::dist().join("ui_bg.wasm.br").is_file() {
        step("building the screens", || ui::release(true))?;
    }
    // Server, device and app too: their memory, size and start are figures.
    let packages = [
        "--package",
        "device",
        "--package",
        "sync-server",
        "--package",
        "app",
        "--package",
        "tests",
    ];
    run(cargo(&["build", "--locked", "--release", "--bins"]).args(packages))?;
    let mut bench = Command::new(released("bench"));
    let (numbers, names): (Vec<&String>, Vec<&String>) =
        options.words.iter().partition(|word| word.parse::<u32>().is_ok());
    bench.current_dir(root()).args(names);
    if json {
        bench.arg("--json");
    }
    if options.has("--rows") {
        bench.arg("--rows").args(numbers);
    }
    run(&mut bench)
}
