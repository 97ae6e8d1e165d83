//! Fair Food with another worker interview: a form that a story needs.

use crate::browser::repository;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Copies the Fair Food pack and puts these files into its worker interview.
pub fn pack_with_form(into: &Path, files: &[(&str, &str)]) -> Result<()> {
    let from = repository().join("packs/fair-food");
    for entry in files_of(&from)? {
        let to = into.join(entry.strip_prefix(&from)?);
        fs::create_dir_all(to.parent().context("a folder")?)?;
        fs::copy(&entry, &to)?;
    }
    for (name, text) in files {
        fs::write(into.join("worker-interview").join(name), text)?;
    }
    Ok(())
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => files.extend(files_of(&path)?),
            false => files.push(path),
        }
    }
    Ok(files)
}
