//! A folder in which a build of the screens is put together before it replaces the last one.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

pub struct Stage(PathBuf);

impl Stage {
    /// An empty folder at `path`; what lay there is gone.
    pub fn empty(path: PathBuf) -> Result<Self> {
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Copies what lies in `folder`, folders within it too. A folder that does not exist adds nothing.
    pub fn add(&self, folder: &Path) -> Result<()> {
        for file in files(folder)? {
            write_if_changed(&folder.join(&file), &self.0.join(&file))?;
        }
        Ok(())
    }

    /// Makes `destination` hold exactly these files, touching only what differs.
    pub fn publish(self, destination: &Path) -> Result<()> {
        let ours = files(&self.0)?;
        for stale in files(destination)?.into_iter().filter(|file| !ours.contains(file)) {
            fs::remove_file(destination.join(stale))?;
        }
        for file in &ours {
            write_if_changed(&self.0.join(file), &destination.join(file))?;
        }
        Ok(())
    }
}

/// Every file under `folder`, relative to it, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(at) = open.pop() {
        let inside = folder.join(&at);
        if !inside.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&inside).with_context(|| inside.display().to_string())? {
            let entry = entry?;
            let path = at.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                open.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    Ok(found)
}

fn write_if_changed(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from).with_context(|| from.display().to_string())?;
    if fs::read(to).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(to, bytes).with_context(|| to.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishing_removes_stale_files_and_leaves_equal_ones_untouched() {
        let base = std::env::temp_dir().join(format!("surco-stage-{}", std::process::id()));
        let dist = base.join("dist");
        fs::create_dir_all(dist.join("locales")).unwrap();
        fs::write(dist.join("old.js"), "old").unwrap();
        fs::write(dist.join("locales/en.ftl"), "hello").unwrap();
        let before = fs::metadata(dist.join("locales/en.ftl")).unwrap().modified().unwrap();

        let stage = Stage::empty(base.join("stage")).unwrap();
        fs::create_dir_all(base.join("static/locales")).unwrap();
        fs::write(base.join("static/locales/en.ftl"), "hello").unwrap();
        fs::write(base.join("static/index.html"), "page").unwrap();
        stage.add(&base.join("static")).unwrap();
        stage.add(&base.join("no-such-folder")).unwrap();
        stage.publish(&dist).unwrap();

        assert_eq!(
            files(&dist).unwrap(),
            [PathBuf::from("index.html"), PathBuf::from("locales/en.ftl")]
        );
        assert_eq!(
            fs::metadata(dist.join("locales/en.ftl")).unwrap().modified().unwrap(),
            before
        );
        fs::remove_dir_all(&base).unwrap();
    }
}
