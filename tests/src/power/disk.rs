//! The disk as it may be after a power cut.

use super::recorder::{Step, Thing};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What an unsynced step comes to when the power goes.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    AllLost,
    AllKept,
    /// Each by a coin: what came later may be there, and what came before may not.
    Some(u64),
    /// All kept, but of the last unsynced write only some sectors.
    Torn(u64),
}

const SECTOR: usize = 512;

/// A coin that falls the same way each time it is asked about the same thing.
fn coin(seed: u64, about: usize) -> bool {
    let mixed = (seed.wrapping_add(about as u64))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(31)
        .wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 40) & 1 == 0
}

/// Files by path, behind `steps`. Syncs of paths that `ignored` names have settled nothing: for controls.
///
/// A write is settled by a later sync of its file; a name by a later sync of its folder.
pub fn after_cut(steps: &[Step], fate: Fate, ignored: &dyn Fn(&Path) -> bool) -> Image {
    let settled = settled(steps, ignored);
    let is_write = |step: &Step| matches!(step, Step::Write { .. });
    let last_unsettled = (0..steps.len())
        .rev()
        .find(|place| !settled[*place] && is_write(&steps[*place]));
    let mut image = Image::default();
    for (place, step) in steps.iter().enumerate() {
        let kept = settled[place]
            || match fate {
                Fate::AllLost => false,
                Fate::AllKept | Fate::Torn(_) => true,
                Fate::Some(seed) => coin(seed, place),
            };
        match (step, fate) {
            (Step::Write { file, at, bytes }, Fate::Torn(seed)) if Some(place) == last_unsettled => {
                for (sector, bytes) in bytes.chunks(SECTOR).enumerate() {
                    if coin(seed, sector) {
                        image.write(*file, at + sector * SECTOR, bytes);
                    }
                }
            }
            _ if kept => image.take(step),
            _ => {}
        }
    }
    image
}

fn settled(steps: &[Step], ignored: &dyn Fn(&Path) -> bool) -> Vec<bool> {
    let (mut files, mut folders) = (BTreeSet::new(), BTreeSet::new());
    let mut settled: Vec<bool> = steps
        .iter()
        .rev()
        .map(|step| {
            let named = |path: &Path, folders: &BTreeSet<PathBuf>| path.parent().is_some_and(|p| folders.contains(p));
            match step {
                Step::Write { file, .. } | Step::Cut { file, .. } => files.contains(file),
                Step::Made { path, .. } | Step::Removed { path } | Step::Renamed { to: path, .. } => {
                    named(path, &folders)
                }
                Step::Sync { file, path } => {
                    if !ignored(path) {
                        files.insert(*file);
                    }
                    false
                }
                Step::SyncFolder { path } => {
                    if !ignored(path) {
                        folders.insert(path.clone());
                    }
                    false
                }
                Step::Stood { .. } => true,
                Step::Reply => false,
            }
        })
        .collect();
    settled.reverse();
    settled
}

/// A disk: names, and contents by file number.
#[derive(Default)]
pub struct Image {
    names: BTreeMap<PathBuf, Thing>,
    contents: BTreeMap<u64, Vec<u8>>,
}

impl Image {
    fn write(&mut self, file: u64, at: usize, bytes: &[u8]) {
        let content = self.contents.entry(file).or_default();
        let end = at + bytes.len();
        content.resize(content.len().max(end), 0);
        content[at..end].copy_from_slice(bytes);
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Stood { path, thing, bytes } => {
                self.names.insert(path.clone(), *thing);
                if let Thing::File(file) = thing {
                    self.contents.insert(*file, bytes.clone());
                }
            }
            Step::Write { file, at, bytes } => self.write(*file, *at, bytes),
            Step::Cut { file, length } => self.contents.entry(*file).or_default().resize(*length, 0),
            Step::Made { path, thing } => drop(self.names.insert(path.clone(), *thing)),
            Step::Removed { path } => drop(self.names.remove(path)),
            // Whatever became of the old name: a rename that is kept names the file itself.
            Step::Renamed { from, to, thing } => {
                self.names.remove(from);
                self.names.insert(to.clone(), *thing);
            }
            Step::Sync { .. } | Step::SyncFolder { .. } | Step::Reply => {}
        }
    }

    /// As if this file had never been.
    pub fn forget(&mut self, path: &Path) {
        self.names.remove(path);
    }

    /// Writes the files that can be reached into a folder.
    pub fn write_to(&self, folder: &Path) -> Result<()> {
        for (path, bytes) in self.files() {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().context("a file in a folder")?)?;
            fs::write(path, bytes)?;
        }
        Ok(())
    }

    /// As if this file held other bytes.
    pub fn replace(&mut self, path: &Path, bytes: &[u8]) {
        if let Some(Thing::File(file)) = self.names.get(path) {
            self.contents.insert(*file, bytes.to_vec());
        }
    }

    /// Files that can be reached: all folders above them are there.
    pub fn files(&self) -> BTreeMap<&Path, &[u8]> {
        let reachable = |path: &Path| {
            path.ancestors()
                .skip(1)
                .filter(|folder| !folder.as_os_str().is_empty())
                .all(|folder| self.names.get(folder) == Some(&Thing::Folder))
        };
        let mut files = BTreeMap::new();
        for (path, thing) in &self.names {
            if let (Thing::File(file), true) = (thing, reachable(path)) {
                files.insert(path.as_path(), self.contents.get(file).map_or(&[][..], Vec::as_slice));
            }
        }
        files
    }
}
