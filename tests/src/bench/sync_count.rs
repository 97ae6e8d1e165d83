//! How often a process asks the kernel to sync a file: counted by a small library between the process and libc.

use crate::browser::target_dir;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// In C, since the loader wants a library without a runtime of its own; the workspace needs a C compiler anyway.
const SOURCE: &str = include_str!("sync_count.c");

/// A count that starts at zero, for one process.
pub(super) struct SyncCount {
    folder: TempDir,
}

const LIBRARY: &str = "sync_count.so";
const COUNT: &str = "count";

impl SyncCount {
    /// Builds the library; a second or less.
    pub fn new() -> Result<SyncCount> {
        let folder = tempfile::tempdir_in(target_dir()?)?;
        let source = folder.path().join("sync_count.c");
        fs::write(&source, SOURCE)?;
        fs::write(folder.path().join(COUNT), [0; 8])?;
        let built = Command::new("cc")
            .args(["-O2", "-shared", "-fPIC", "-o"])
            .args([&folder.path().join(LIBRARY), &source])
            .status()
            .context("cc, which counting syncs needs")?;
        ensure!(built.success(), "cc did not build the library that counts syncs");
        Ok(SyncCount { folder })
    }

    /// The environment of the process that is counted. Its paths live as long as the count.
    pub fn variables(&self) -> [(&'static str, std::path::PathBuf); 2] {
        let file = |name: &str| self.folder.path().join(name);
        [("LD_PRELOAD", file(LIBRARY)), ("SURCO_SYNC_COUNT", file(COUNT))]
    }

    /// Calls of `fsync` and `fdatasync` so far.
    pub fn read(&self) -> Result<u64> {
        read(&self.folder.path().join(COUNT))
    }
}

fn read(file: &Path) -> Result<u64> {
    let bytes = fs::read(file)?;
    let count = bytes.first_chunk::<8>().context("the count is cut")?;
    Ok(u64::from_ne_bytes(*count))
}
