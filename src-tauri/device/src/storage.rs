//! What the vault's files take, and letting go of originals that the server keeps.

use crate::device::Device;
use crate::vault::database;
use shared::api::{ApiError, Storage};
use shared::domain::storage::{LOW_BYTES, is_low};
use shared::kinds::Kind;
use std::path::Path;

/// Originals dropped while the vault is held: other calls come between.
const AT_ONCE: u32 = 50;

pub(crate) fn storage(device: &Device) -> Result<Storage, ApiError> {
    let stored = device.with_open_session(|session| Ok(session.store().stored_blobs()?))?;
    let folder = device.folder();
    let database = database(folder);
    let database_bytes = ["", "-wal", "-shm"].map(|end| {
        let mut name = database.clone().into_os_string();
        name.push(end);
        bytes_under(Path::new(&name))
    });
    let waiting_bytes = ["journal", "outbox", "captures"].map(|name| bytes_under(&folder.join(name)));
    let disk_free_bytes = device.env().disk.free_bytes(folder);
    Ok(Storage {
        database_bytes: database_bytes.iter().sum(),
        waiting_bytes: waiting_bytes.iter().sum(),
        previews: stored.previews,
        originals: stored.originals,
        freeable: stored.freeable,
        disk_free_bytes,
        low_below_bytes: LOW_BYTES,
        is_low: is_low(disk_free_bytes),
    })
}

/// The file goes before the note of it: after a cut in between, the door fetches what it does not find, and the next time
/// ends what was begun.
pub(crate) fn free_originals(device: &Device) -> Result<Storage, ApiError> {
    loop {
        let freed = device.with_open_session(|session| {
            let originals = session.store().originals_to_free(AT_ONCE)?;
            for original in &originals {
                session.blobs().remove(original.hash)?;
            }
            session.store_mut().within(|store| {
                let mut hashes = originals.iter().map(|original| original.hash);
                hashes.try_for_each(|hash| store.set_blob_here(hash, false))
            })?;
            for original in &originals {
                session.note_changed(Some(original.room), [Kind::Evidence]);
            }
            Ok(originals.len())
        })?;
        if freed == 0 {
            return storage(device);
        }
    }
}

/// Bytes of a file, or of all in a folder. What is not there, or goes meanwhile, counts nothing.
fn bytes_under(path: &Path) -> u64 {
    let Ok(found) = std::fs::symlink_metadata(path) else {
        return 0;
    };
    if !found.is_dir() {
        return found.len();
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| bytes_under(&entry.path())).sum()
}
