//! Capture: a file is looked at, sealed, and kept durably, before anything says "saved". Nothing of it is on disk in clear.

use super::door::Readable;
use super::redact::redact;
use super::{PhotoError, PhotoLimits, PreparedPhoto, prepare};
use crate::device::Device;
use crate::env::Env;
use crate::session::Session;
use secrecy::ExposeSecret;
use shared::api::{ApiError, Captured, Code, RedactBox, RedactEvidence};
use shared::commands::{Capture, Row, SealedBlob, picture_to_redact};
use shared::ids::Hash;
use shared::seal::blob::{BlobKey, seal_blob};
use shared::seal::stamp::{salted_hash, stamp};
use shared::sync::limits::MAX_BLOB_BYTES;
use shared::sync::wire;
use std::sync::MutexGuard;
use zeroize::Zeroizing;

impl From<PhotoError> for ApiError {
    fn from(error: PhotoError) -> Self {
        let (code, next) = match &error {
            PhotoError::Empty => (Code::BadPicture, "Choose another file."),
            PhotoError::TooLong { .. } => (
                Code::TooLarge,
                "Choose a smaller file, or cut it in two; a photo can be taken again in this app.",
            ),
            PhotoError::TooManyPixels { .. } => (Code::BadPicture, "Take the photo again at an ordinary size."),
            PhotoError::Unreadable => (Code::BadPicture, "Take the photo again."),
        };
        ApiError::new(code, error.to_string(), "Nothing was changed.", next)
    }
}

impl Device {
    /// The blob door, inwards: seals a file and keeps it until a record names it.
    ///
    /// Decoding and encrypting go on outside the device's lock, so that answers are saved meanwhile.
    pub fn put_blob(&self, original: &[u8], media_type: &str) -> Result<Captured, ApiError> {
        let blobs = self.with_open_session(|session| Ok(session.blobs().clone()))?;
        let photo = prepare(original, media_type, &PhotoLimits::default())?;
        let (original_sealed, original_blob) = seal(self.env(), original)?;
        let preview = photo
            .preview
            .as_deref()
            .map(|preview| seal(self.env(), preview))
            .transpose()?;
        blobs.put(&original_sealed)?;
        if let Some((sealed, _)) = &preview {
            blobs.put(sealed)?;
        }
        let preview = preview.map(|(_, blob)| blob);
        self.with_open_session(|session| keep(session, original, &photo, original_blob, preview))
    }
}

/// A copy of a picture with boxes covered, sealed and durable. No record names it yet.
pub(crate) struct RedactedPicture {
    of: Readable,
    boxes: Vec<RedactBox>,
    jpeg: Zeroizing<Vec<u8>>,
    size_px: (u32, u32),
    blob: SealedBlob,
}

impl RedactedPicture {
    /// Reads, decodes, covers and seals. Takes a second for a large photo, and needs no session.
    fn make(env: &Env, of: Readable, boxes: &[RedactBox]) -> Result<RedactedPicture, ApiError> {
        let copy = redact(&of.read()?, boxes, &PhotoLimits::default())?;
        let (sealed, blob) = seal(env, &copy.jpeg)?;
        of.blobs().put(&sealed)?;
        Ok(RedactedPicture {
            of,
            boxes: boxes.to_vec(),
            jpeg: Zeroizing::new(copy.jpeg),
            size_px: copy.size_px,
            blob,
        })
    }
}

impl Device {
    /// Makes the copy that a call asks for with the vault free for other calls, and puts it at hand. If the record changed
    /// meanwhile, the call itself makes it once more. The guard is held until the call is over: one copy is at hand.
    pub(crate) fn redact_ahead(&self, call: &RedactEvidence) -> Result<MutexGuard<'_, ()>, ApiError> {
        let turn = self.turn_to_read();
        let of = self.with_open_session(|session| {
            let row = picture_to_redact(session, call)?;
            Readable::of(session, &row)
        })?;
        let made = RedactedPicture::make(self.env(), of, &call.boxes)?;
        self.with_open_session(|session| {
            session.redacted = Some(made);
            Ok(())
        })?;
        Ok(turn)
    }
}

/// A copy of a picture with boxes covered: its own preview. See [`shared::commands::Host::redact`].
pub(crate) fn redacted_copy(session: &mut Session, evidence: &Row, boxes: &[RedactBox]) -> Result<Capture, ApiError> {
    let of = Readable::of(session, evidence)?;
    let ready = session.redacted.take();
    let made = match ready.filter(|ready| ready.boxes == boxes && ready.of.is_same(&of)) {
        Some(made) => made,
        None => RedactedPicture::make(session.env(), of, boxes)?,
    };
    let (width, height) = made.size_px;
    let facts = Captured {
        capture: Hash(made.blob.hash.0),
        media_type: "image/jpeg".to_owned(),
        size_bytes: made.jpeg.len() as u64,
        width_px: Some(width),
        height_px: Some(height),
        had_position: false,
    };
    stamped(session, &made.jpeg, facts, made.blob.clone(), Some(made.blob))
}

/// Stamps the original and keeps the keys, sealed under the vault. The blobs are durable already.
fn keep(
    session: &mut Session,
    original: &[u8],
    photo: &PreparedPhoto,
    original_blob: SealedBlob,
    preview: Option<SealedBlob>,
) -> Result<Captured, ApiError> {
    let facts = Captured {
        capture: Hash(original_blob.hash.0),
        media_type: photo.media_type.to_owned(),
        size_bytes: original.len() as u64,
        width_px: photo.width_px,
        height_px: photo.height_px,
        had_position: photo.had_position,
    };
    let capture = stamped(session, original, facts, original_blob, preview)?;
    session
        .captures()
        .keep(&capture)
        .map_err(|error| crate::calls::storage_error(&error))?;
    Ok(capture.facts)
}

fn stamped(
    session: &mut Session,
    original: &[u8],
    facts: Captured,
    original_blob: SealedBlob,
    preview: Option<SealedBlob>,
) -> Result<Capture, ApiError> {
    let env = session.env().clone();
    let salt: [u8; 16] = env.random();
    let salted = salted_hash(&salt, original).map_err(|error| crate::calls::storage_error(&error))?;
    let day = env.clock.today();
    let signed = stamp(salted, original_blob.hash, day, session.device_keys(), &mut |bytes| {
        env.chance.fill(bytes)
    });
    Ok(Capture {
        facts,
        original: original_blob,
        preview,
        salted_hash: salted,
        salt,
        stamp: wire::encode(&signed),
        captured: env.now(),
    })
}

/// Seals bytes to a fresh key of their own.
fn seal(env: &Env, plain: &[u8]) -> Result<(Vec<u8>, SealedBlob), ApiError> {
    let key = BlobKey::generate(&mut |bytes| env.chance.fill(bytes));
    let mut sealed = Vec::with_capacity(plain.len() + plain.len() / 1024 + 512);
    let done = seal_blob(&key, plain, &mut sealed, MAX_BLOB_BYTES).map_err(|error| {
        ApiError::new(
            Code::Internal,
            error.to_string(),
            "Everything saved before is safe.",
            "Take the photo again.",
        )
    })?;
    let blob = SealedBlob {
        hash: done.hash,
        size_bytes: done.length,
        key: key.to_text().expose_secret().to_owned(),
    };
    Ok((sealed, blob))
}
