//! `cargo xtask ui`: the screens, from Rust to the files that a browser or the app's window loads.
//!
//! wasm-bindgen is called as a library of the same release as the crate: no command-line tool has to be installed,
//! and the two can not drift apart. Files that did not change keep their time, so that the app is not relinked.

mod compress;
mod stage;

use crate::workspace::{cargo, on_path, root, run, target_dir};
use anyhow::{Context, Result};
use stage::Stage;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What WebKit 16.4 and Chromium 111 know, and what the compiler uses by default.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A quick build with names in its stack traces.
pub fn development() -> Result<()> {
    build("wasm-dev", false)?.publish(&dist())
}

/// The small build that people load; with `compress`, a brotli copy beside each file for servers to send.
pub fn release(compress: bool) -> Result<()> {
    let stage = build("wasm-release", true)?;
    shrink(&stage.folder().join("ui_bg.wasm"))?;
    if compress {
        let sizes = compress::all(stage.folder())?;
        eprintln!(
            "first load: {} KB as brotli ({})",
            sizes.first_load().div_ceil(1000),
            sizes.told()
        );
    }
    stage.publish(&dist())
}

/// Where server, device and app look for the screens.
pub fn dist() -> PathBuf {
    root().join("dist")
}

fn build(profile: &str, release: bool) -> Result<Stage> {
    let target = "wasm32-unknown-unknown";
    run(&mut cargo(&[
        "build",
        "--locked",
        "--package",
        "ui",
        "--lib",
        "--target",
        target,
        "--profile",
        profile,
    ]))?;
    let stage = Stage::empty(target_dir().join("ui-stage").join(profile))?;
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(target_dir().join(target).join(profile).join("ui.wasm"))
        .web(true)?
        .typescript(false)
        .debug(!release)
        .keep_debug(!release)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate(stage.folder())
        .context("wasm-bindgen")?;
    stage.add(&root().join("ui/static"))?;
    stage.add(&root().join("ui/styles"))?;
    Ok(stage)
}

/// Takes what binaryen can still find out of the release build; a machine without it gets the larger file.
fn shrink(wasm: &Path) -> Result<()> {
    if on_path("wasm-opt").is_none() {
        eprintln!("wasm-opt is not here (Debian: binaryen): the screens load about a sixth slower than they could");
        return Ok(());
    }
    let before = std::fs::metadata(wasm)?.len();
    let small = wasm.with_extension("small");
    run(Command::new("wasm-opt")
        .arg("-Oz")
        .args(WASM_FEATURES)
        .arg(wasm)
        .arg("-o")
        .arg(&small))?;
    std::fs::rename(&small, wasm)?;
    eprintln!(
        "wasm: {} KB, {} KB before wasm-opt",
        std::fs::metadata(wasm)?.len() / 1000,
        before / 1000
    );
    Ok(())
}
