//! The data folder: where things lie, and the one thing that must not lie there.
//!
//! `log.db` (truth), `blobs/` (truth; packs too), `scribe.key`, `uploads/` (unfinished), `projection.db` (rebuilt at will).

use shared::seal::root::ROOT_FILE_MAGIC as ROOT_MAGIC;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Folders below the data folder are searched this deep for a root key.
const SEARCH_DEPTH: usize = 4;

/// Why the data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error("{0} holds no program yet; run `surco init` first")]
    NotMade(PathBuf),
    #[error("{0} holds a program already; choose an empty folder")]
    Taken(PathBuf),
    #[error(
        "the program's root key lies inside the data folder ({0}); move it to a stick that is kept elsewhere, then start again"
    )]
    RootInside(PathBuf),
    #[error("another surco works on {0}; stop it first")]
    InUse(PathBuf),
    #[error("{path}: {source}")]
    Disk { path: PathBuf, source: std::io::Error },
}

/// The paths of one data folder.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// A folder, whatever is in it.
    pub fn at(root: &Path) -> Folder {
        Folder { root: root.to_owned() }
    }

    /// An existing data folder.
    pub fn open(root: &Path) -> Result<Folder, FolderError> {
        let folder = Folder { root: root.to_owned() };
        match folder.log().is_file() {
            true => Ok(folder),
            false => Err(FolderError::NotMade(root.to_owned())),
        }
    }

    /// An empty folder for a new program.
    pub fn make(root: &Path) -> Result<Folder, FolderError> {
        let folder = Folder { root: root.to_owned() };
        if folder.log().exists() {
            return Err(FolderError::Taken(root.to_owned()));
        }
        for path in [folder.root.clone(), folder.blobs(), folder.uploads()] {
            std::fs::create_dir_all(&path).map_err(|source| FolderError::Disk {
                path: path.clone(),
                source,
            })?;
            only_for_owner(&path);
        }
        Ok(folder)
    }

    pub fn log(&self) -> PathBuf {
        self.root.join("log.db")
    }

    pub fn projection(&self) -> PathBuf {
        self.root.join("projection.db")
    }

    pub fn blobs(&self) -> PathBuf {
        self.root.join("blobs")
    }

    pub fn uploads(&self) -> PathBuf {
        self.root.join("uploads")
    }

    pub fn scribe_key(&self) -> PathBuf {
        self.root.join("scribe.key")
    }

    /// Notes where the server is reached, so that invites made beside it can name it.
    pub fn note_address(&self, address: &str) -> Result<(), FolderError> {
        write_durably(&self.root.join("address"), address.as_bytes())
    }

    /// Where the server was reached when it last started.
    pub fn address(&self) -> Option<String> {
        std::fs::read_to_string(self.root.join("address")).ok()
    }

    /// Holds the folder for one process: dropped, it is free again (also after a crash).
    pub fn hold(&self) -> Result<File, FolderError> {
        let path = self.root.join("lock");
        let disk = |source| FolderError::Disk {
            path: path.clone(),
            source,
        };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(disk)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(std::fs::TryLockError::WouldBlock) => Err(FolderError::InUse(self.root.clone())),
            Err(std::fs::TryLockError::Error(source)) => Err(disk(source)),
        }
    }

    /// Refuses a folder in which a root key lies: whoever seizes the server would own the program.
    pub fn refuse_root_key(&self) -> Result<(), FolderError> {
        match find_root_key(&self.root, SEARCH_DEPTH) {
            Some(path) => Err(FolderError::RootInside(path)),
            None => Ok(()),
        }
    }

    /// Whether `path` would lie inside this folder, also through links.
    pub fn contains(&self, path: &Path) -> bool {
        let parent = path
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        match (self.root.canonicalize(), parent.canonicalize()) {
            (Ok(root), Ok(parent)) => parent.starts_with(root),
            _ => path.starts_with(&self.root),
        }
    }
}

fn find_root_key(folder: &Path, depth: usize) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        // Blobs are named by their hash and can be many; their folder is the server's alone.
        if kind.is_dir() && depth > 0 && entry.file_name() != "blobs" {
            if let Some(found) = find_root_key(&path, depth - 1) {
                return Some(found);
            }
        } else if !kind.is_dir() && begins_with_root_magic(&path) {
            return Some(path);
        }
    }
    None
}

fn begins_with_root_magic(path: &Path) -> bool {
    let mut start = [0; ROOT_MAGIC.len()];
    path.is_file()
        && File::open(path)
            .and_then(|mut file| file.read_exact(&mut start))
            .is_ok()
        && start == ROOT_MAGIC
}

/// Writes a file whole or not at all, readable by its owner only, durable when this returns.
pub fn write_durably(path: &Path, bytes: &[u8]) -> Result<(), FolderError> {
    let disk = |source| FolderError::Disk {
        path: path.to_owned(),
        source,
    };
    let new = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&new).map_err(disk)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(disk)?;
    std::fs::rename(&new, path).map_err(disk)?;
    let parent = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(parent).and_then(|folder| folder.sync_all()).map_err(disk)
}

fn only_for_owner(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A file system without permissions is the operator's choice; the folder still works.
        let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_key_anywhere_inside_is_found() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::make(&home.path().join("data")).unwrap();
        assert!(folder.refuse_root_key().is_ok());
        let inside = folder.uploads().join("harmless.txt");
        std::fs::write(&inside, [ROOT_MAGIC, b"sealed"].concat()).unwrap();
        assert!(matches!(folder.refuse_root_key(), Err(FolderError::RootInside(path)) if path == inside));
    }

    #[test]
    fn inside_is_seen_through_dots_and_links() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::make(&home.path().join("data")).unwrap();
        assert!(folder.contains(&home.path().join("data/uploads/../root.key")));
        assert!(!folder.contains(&home.path().join("root.key")));
        #[cfg(unix)]
        {
            let link = home.path().join("stick");
            std::os::unix::fs::symlink(folder.uploads(), &link).unwrap();
            assert!(folder.contains(&link.join("root.key")));
        }
    }

    #[test]
    fn one_process_holds_a_folder() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::make(&home.path().join("data")).unwrap();
        let held = folder.hold().unwrap();
        assert!(matches!(folder.hold(), Err(FolderError::InUse(_))));
        drop(held);
        assert!(folder.hold().is_ok());
    }
}
