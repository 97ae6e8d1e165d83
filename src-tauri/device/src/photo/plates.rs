//! Plates: redacted pictures sealed for a report, and opened again for whoever may read it.

use super::door::{OpenedBlob, opened, original_here};
use crate::device::Device;
use crate::session::Session;
use secrecy::ExposeSecret;
use shared::api::{ApiError, Code, Plate};
use shared::commands::{Row, SealedBlob, SealedPlate, plate_of};
use shared::ids::{BlobHash, Hash, RecordId};
use shared::seal::blob::{BlobKey, seal_blob};
use shared::seal::plate::{MAX_PLATE_BYTES, MAX_PLATES, open_plate};
use shared::sync::wire::sha256;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// Pictures sealed for a report that is not published yet: what was previewed is what is published.
#[derive(Default)]
pub(crate) struct Plates(BTreeMap<RecordId, (SealedPlate, Vec<u8>)>);

impl Plates {
    fn sealed(&self, hash: Hash) -> Option<&Vec<u8>> {
        let mut plates = self.0.values();
        plates
            .find(|(plate, _)| plate.sealed.hash.0 == hash.0)
            .map(|(_, bytes)| bytes)
    }
}

/// See [`shared::commands::Host::seal_plate`].
pub(crate) fn seal(session: &mut Session, evidence: &Row) -> Result<Option<SealedPlate>, ApiError> {
    if let Some((plate, _)) = session.plates.0.get(&evidence.id) {
        return Ok(Some(plate.clone()));
    }
    let picture = match original_here(session, evidence) {
        Ok(picture) => Zeroizing::new(picture),
        Err(error) if error.code == Code::NotHere => return Ok(None),
        Err(error) => return Err(error),
    };
    let env = session.env().clone();
    let key = BlobKey::generate(&mut |bytes| env.chance.fill(bytes));
    let mut bytes = Vec::with_capacity(picture.len() + 512);
    let done = seal_blob(&key, picture.as_slice(), &mut bytes, MAX_PLATE_BYTES).map_err(|_| not_a_plate())?;
    let plate = SealedPlate {
        hash: sha256(&picture),
        size_bytes: done.plain_length,
        sealed: SealedBlob {
            hash: done.hash,
            size_bytes: done.length,
            key: key.to_text().expose_secret().to_owned(),
        },
    };
    // Bounded: no report shows more, and what is pushed out is sealed again, which only means another preview.
    if session.plates.0.len() > 2 * MAX_PLATES {
        session.plates.0.clear();
    }
    session.plates.0.insert(evidence.id, (plate.clone(), bytes));
    Ok(Some(plate))
}

/// See [`shared::commands::Host::keep_plate`].
pub(crate) fn keep(session: &mut Session, plate: &Plate) -> Result<(), ApiError> {
    let bytes = session.plates.sealed(plate.sealed).cloned().ok_or_else(not_here)?;
    session.blobs().put(&bytes)?;
    Ok(())
}

/// See [`shared::commands::Host::plate`]: of a published report, or of one that is being previewed.
pub(crate) fn open(session: &mut Session, plate: &Plate) -> Result<Vec<u8>, ApiError> {
    let hash = BlobHash(plate.sealed.0);
    let sealed = match session.plates.sealed(plate.sealed) {
        Some(bytes) => bytes.clone(),
        None if session.blobs().has(hash) => session.blobs().read(hash)?,
        None => return Err(not_here()),
    };
    open_plate(plate, &sealed).ok_or_else(super::door::damaged)
}

impl Device {
    /// The blob door for plates: `plate.{report}/{number}`, fetched first if it is not here, and `plate.draft/{sealed hash}`
    /// for the one who is about to publish.
    pub(super) fn get_plate(&self, name: &str) -> Result<OpenedBlob, ApiError> {
        let missing = || ApiError::not_found("picture");
        let (report, part) = name.split_once('/').ok_or_else(missing)?;
        if report == "draft" {
            let hash: Hash = part.parse().map_err(|_| missing())?;
            return self.with_open_session(|session| draft(session, hash));
        }
        let report: RecordId = report.parse().map_err(|_| missing())?;
        let number: u32 = part.parse().map_err(|_| missing())?;
        let (plate, room, here) = self.with_open_session(|session| {
            let plate = plate_of(session, report, number)?;
            let room = session.enrolment()?.program;
            let here = session.blobs().has(BlobHash(plate.sealed.0));
            Ok((plate, room, here))
        })?;
        if plate.sealed_bytes > MAX_PLATE_BYTES {
            return Err(not_a_plate());
        }
        if !here {
            crate::sync::fetch_blob(self, room, BlobHash(plate.sealed.0), plate.sealed_bytes)?;
        }
        let picture = self.with_open_session(|session| open(session, &plate))?;
        Ok(jpeg(Zeroizing::new(picture)))
    }

    /// Fetches the redacted pictures that a report of this audit would show and that are not here, as far as a connection
    /// goes: what stays away stops publishing, by name.
    pub(crate) fn fetch_plates(&self, audit: shared::ids::RoomId) {
        let wanted = self.with_open_session(|session| {
            let rows = session.store().rows(audit, shared::kinds::Kind::Evidence)?;
            let mut wanted = Vec::new();
            for row in rows.iter().filter(|row| super::door::is_redacted(row)).take(MAX_PLATES) {
                if let Ok(named) = super::door::named_by(session, row, "original")
                    && !session.blobs().has(named.hash)
                {
                    wanted.push((named.hash, named.size_bytes));
                }
            }
            Ok(wanted)
        });
        for (hash, size_bytes) in wanted.unwrap_or_default() {
            if let Err(error) = crate::sync::fetch_blob(self, audit, hash, size_bytes) {
                tracing::debug!(code = error.code.text(), "a redacted picture could not be fetched now");
                return;
            }
        }
    }
}

fn draft(session: &mut Session, hash: Hash) -> Result<OpenedBlob, ApiError> {
    let missing = || ApiError::not_found("picture");
    let mut plates = session.plates.0.iter();
    let found = plates.find(|(_, (plate, _))| plate.sealed.hash.0 == hash.0);
    let (evidence, (plate, sealed)) = found.ok_or_else(missing)?;
    // Consent may have been taken back since the report was previewed.
    let row = session.store().row(*evidence)?.ok_or_else(missing)?;
    super::door::named_by(session, &row, "original")?;
    Ok(jpeg(opened(sealed, &plate.sealed.key)?))
}

fn jpeg(bytes: Zeroizing<Vec<u8>>) -> OpenedBlob {
    OpenedBlob {
        media_type: "image/jpeg".to_owned(),
        bytes,
    }
}

fn not_here() -> ApiError {
    ApiError::new(
        Code::NotHere,
        "This picture has not arrived on this device yet.",
        "The report is whole; its pictures come with the next sync.",
        "Sync with a connection, then try again.",
    )
    .at("plate")
}

fn not_a_plate() -> ApiError {
    ApiError::new(
        Code::BadPicture,
        "This picture is larger than a report shows.",
        "Nothing was changed.",
        "Redact the photo again.",
    )
}
