//! What a browser fetches before the first page stands, as brotli.

use super::Bench;
use crate::browser::repository;
use anyhow::{Context, Result};
use std::path::Path;

const BAR_BYTES: f64 = 450_000.0;
/// Fetches areas when they are opened; the areas themselves and other languages are not part of the first load.
const LINK: &str = "areas/link.js.br";

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let dist = repository().join("dist");
    let size = |path: &Path| -> Result<f64> {
        let missing = "the screens are not built for release: cargo xtask ui --release";
        Ok(std::fs::metadata(path).context(missing)?.len() as f64)
    };
    let wasm = size(&dist.join("ui_bg.wasm.br"))?;
    let mut whole = size(&dist.join(LINK))?;
    for entry in std::fs::read_dir(&dist)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "br") {
            whole += size(&path)?;
        }
    }
    bench
        .sheet
        .held("first load of the screens, brotli", whole, "bytes", BAR_BYTES);
    bench.sheet.told("of it WebAssembly", wasm, "bytes");
    Ok(())
}
