//! Opening a report's plate: the sealed bytes by the key that stands in the report, and no others.

use super::blob::{BlobKey, open_blob};
use crate::api::Plate;
use crate::sync::wire::sha256;
use std::io::{Cursor, Read};

/// The largest plate in bytes, sealed or not: a JPEG of 1600 pixels has a tenth of it.
pub const MAX_PLATE_BYTES: u64 = 4 << 20;
/// The most plates in one report: a batch names no more than 128 files.
pub const MAX_PLATES: usize = 100;

/// The picture. `None`: these are not the sealed bytes that the report names, or they hold another picture.
pub fn open_plate(plate: &Plate, sealed: &[u8]) -> Option<Vec<u8>> {
    if sealed.len() as u64 > MAX_PLATE_BYTES || sha256(sealed) != plate.sealed {
        return None;
    }
    let key = BlobKey::from_text(&plate.key).ok()?;
    let mut picture = Vec::with_capacity(sealed.len());
    open_blob(&key, Cursor::new(sealed))
        .ok()?
        .read_to_end(&mut picture)
        .ok()?;
    is_plate(plate, &picture).then_some(picture)
}

/// Whether this is the picture that the report names.
pub fn is_plate(plate: &Plate, picture: &[u8]) -> bool {
    sha256(picture) == plate.hash
}
