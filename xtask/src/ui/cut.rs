//! Cuts the bundle at the doors of `ui/src/pages/doors.rs`: the first load, and an area that comes when it is opened.

use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_encoder::RawSection;
use wasm_split_cli_support::{Options, transform};
use wasmparser::Payload;

/// Folder of what is not part of the first load, and of the small script that fetches it.
pub const AREAS: &str = "areas";
const LINK: &str = "./areas/link.js";

/// Splits `bundle` into the areas, written to `stage`, and the rest, written to the returned file for wasm-bindgen.
/// `names`: the areas keep the names of their functions, for stack traces.
pub fn areas(bundle: &Path, stage: &Path, names: bool) -> Result<PathBuf> {
    let whole = fs::read(bundle).with_context(|| bundle.display().to_string())?;
    let first = bundle.with_file_name("ui-first").join("ui.wasm");
    for folder in [first.with_file_name(""), stage.join(AREAS)] {
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    let mut options = Options::new(&whole);
    options.output_dir = stage;
    options.main_out_path = &first;
    options.link_name = LINK;
    options.main_module = "../ui.js";
    let cut = transform(options).map_err(|reason| anyhow!("cutting the bundle into areas: {reason:#}"))?;
    // The link looks for the areas beside itself.
    for area in cut.split_modules {
        let name = area.file_name().context("an area is a file")?;
        let bytes = fs::read(&area)?;
        let bytes = if names { bytes } else { without_names(&bytes)? };
        fs::write(stage.join(AREAS).join(name), bytes)?;
        fs::remove_file(&area)?;
    }
    Ok(first)
}

/// A module without its custom sections, which hold nothing that runs.
fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let mut bare = wasm_encoder::Module::new();
    for part in wasmparser::Parser::new(0).parse_all(module) {
        let part = part?;
        if let (false, Some((id, range))) = (matches!(part, Payload::CustomSection(_)), part.as_section()) {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = module.get(range).context("a section lies within its module")?;
            bare.section(&RawSection { id, data });
        }
    }
    Ok(bare.finish())
}
