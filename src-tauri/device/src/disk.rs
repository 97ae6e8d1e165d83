//! The few file operations on which "saved" rests. One trait, so that tests can record them, cut the power, or fill the disk.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Files beside the database: header, keyring, journal, outbox, blobs.
pub trait Disk: Send + Sync {
    /// Reads a whole file of at most `limit` bytes.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    fn exists(&self, path: &Path) -> bool;
    /// Makes or empties a file, writes it and has it synced. Its name is durable only after [`sync_folder`](Disk::sync_folder).
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file; one that is gone already is no error.
    fn remove(&self, path: &Path) -> io::Result<()>;
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Files of a folder by name; none if it is not there.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Opens or makes a file to append to.
    fn log(&self, path: &Path) -> io::Result<Box<dyn LogFile>>;
    /// Bytes that this user may still write on the disk where `folder` is; `None` where the system does not tell.
    fn free_bytes(&self, folder: &Path) -> Option<u64> {
        free_bytes(folder)
    }
}

#[cfg(unix)]
fn free_bytes(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

#[cfg(not(unix))]
fn free_bytes(_folder: &Path) -> Option<u64> {
    None
}

/// A file that grows at its end.
pub trait LogFile: Send {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
    /// Cuts it to `length` bytes and has that synced.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

/// Replaces a file so that a cut at any instant leaves the old or the new one, whole.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = path.with_extension("new");
    disk.write(&fresh, bytes)?;
    disk.rename(&fresh, path)?;
    disk.sync_folder(folder_of(path))
}

/// Makes the name of a folder durable, and those of the folders above it as far up as this program may look: they may be
/// new too. What is synced inside lasts only if its folder does.
pub fn settle_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    for (steps, above) in folder.ancestors().skip(1).enumerate() {
        let above = if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        };
        match disk.sync_folder(above) {
            Ok(()) => {}
            // A phone lets no app open the folder above its own; the system made that one long ago.
            Err(error) if steps > 0 || error.kind() == io::ErrorKind::PermissionDenied => break,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The folder in which a file stands.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

/// Whether a failure says that the disk is full.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// The machine's disk.
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        if length > limit {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the file is larger than it can be",
            ));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = private(OpenOptions::new().write(true).create(true).truncate(true)).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        match fs::remove_file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.recursive(true).create(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            other => other,
        }
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        // Windows cannot open a folder as a file; its file system journals names by itself.
        if cfg!(windows) {
            Ok(())
        } else {
            File::open(path)?.sync_all()
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let mut paths = entries
            .map(|entry| entry.map(|e| e.path()))
            .collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn log(&self, path: &Path) -> io::Result<Box<dyn LogFile>> {
        let file = private(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(path)?;
        self.sync_folder(folder_of(path))?;
        Ok(Box::new(SystemLog(file)))
    }
}

/// Readable by this user alone.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

struct SystemLog(File);

impl LogFile for SystemLog {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.seek(SeekFrom::End(0))?;
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        // Setting a larger length would fill the gap with zeros.
        if self.0.metadata()?.len() < length {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the file is shorter than what was written to it",
            ));
        }
        self.0.set_len(length)?;
        self.0.sync_all()
    }
}
