//! `cargo xtask ui`: the screens, from Rust to the files that a browser or the app's window loads.
//!
//! wasm-bindgen is called as a library of the same release as the crate: no command-line tool has to be installed,
//! and the two can not drift apart. Files that did not change keep their time, so that the app is not relinked.

mod compress;
mod cut;
mod stage;

use crate::workspace::{cargo, root, run, target_dir};
use anyhow::{Context, Result, ensure};
use stage::Stage;
pub use stage::files;
use std::path::{Path, PathBuf};

/// A quick build with names in its stack traces.
pub fn development() -> Result<()> {
    build("wasm-dev", false)?.publish(&dist())
}

/// A development build with the gallery, for its test: what `dist/` holds stays.
pub fn with_gallery() -> Result<()> {
    build("wasm-dev", false).map(drop)
}

/// The small build that people load; with `compress`, a brotli copy beside each file for servers to send.
///
/// No `wasm-opt`: Debian's (binaryen 108) mixes up the module's two tables and the screens do not start, which the
/// browser tests showed.
pub fn release(compress: bool) -> Result<()> {
    let stage = build("wasm-release", true)?;
    let areas = stage::files(&stage.folder().join(cut::AREAS))?;
    ensure!(
        !areas.iter().any(|area| area.to_string_lossy().contains("gallery")),
        "the gallery is for development builds"
    );
    if compress {
        let sizes = compress::all(stage.folder())?;
        eprintln!(
            "first load: {} KB as brotli, all areas and languages {} KB ({})",
            sizes.first_load().div_ceil(1000),
            sizes.all().div_ceil(1000),
            sizes.told()
        );
    }
    stage.publish(&dist())
}

/// The screens that were built last, with a brotli copy beside each file, for a server's package.
pub fn copy_compressed(folder: &Path) -> Result<()> {
    let stage = Stage::empty(folder.to_path_buf())?;
    stage.add(&dist())?;
    compress::all(stage.folder()).map(drop)
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
    let bundle = target_dir().join(target).join(profile).join("ui.wasm");
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(cut::areas(&bundle, stage.folder(), !release)?)
        .web(true)?
        .typescript(false)
        // What the areas share with the first load.
        .keep_lld_exports(true)
        .debug(!release)
        .keep_debug(!release)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate(stage.folder())
        .context("wasm-bindgen")?;
    stage.add(&root().join("ui/static"))?;
    // English is within the bundle.
    std::fs::remove_file(stage.folder().join("locales/en.ftl"))?;
    stage.add(&root().join("ui/styles"))?;
    Ok(stage)
}
