//! The blob door, outwards: `{evidence}/{preview|original}` gives the bytes in clear, fetched first if they are not here.

use crate::blobs::BlobFolder;
use crate::device::Device;
use crate::session::Session;
use shared::api::{ApiError, Code};
use shared::commands::{Host, Row};
use shared::domain::interview::InterviewSummary;
use shared::domain::keys::evidence;
use shared::ids::{BlobHash, RecordId, RoomId};
use shared::kinds::Kind;
use shared::seal::blob::{BlobKey, open_blob};
use std::io::{Cursor, Read};
use zeroize::Zeroizing;

/// A file as a screen shows it.
pub struct OpenedBlob {
    pub media_type: String,
    pub bytes: Zeroizing<Vec<u8>>,
}

/// A blob that a record names, and its key.
pub(super) struct Named {
    room: RoomId,
    pub(super) hash: BlobHash,
    pub(super) size_bytes: u64,
    key: String,
    media_type: String,
}

impl Device {
    /// Opens a blob by its name at the door. One that is not on this device is fetched from the server while one waits.
    pub fn get_blob(&self, name: &str) -> Result<OpenedBlob, ApiError> {
        if let Some(name) = name.strip_prefix("plate.") {
            return self.get_plate(name);
        }
        if let Some(name) = name.strip_prefix("form.") {
            return self.with_open_session(|session| form_file(session, name));
        }
        let (named, here) = self.with_open_session(|session| {
            let named = find(session, name)?;
            let here = session.blobs().has(named.hash);
            Ok((named, here))
        })?;
        if !here {
            crate::sync::fetch_blob(self, named.room, named.hash, named.size_bytes)?;
        }
        let blobs = self.with_open_session(|session| Ok(session.blobs().clone()))?;
        let sealed = blobs.read(named.hash)?;
        Ok(OpenedBlob {
            bytes: opened(&sealed, &named.key)?,
            media_type: named.media_type,
        })
    }
}

/// The name of an evidence's original as it is stored.
pub(crate) fn original_of(session: &mut Session, evidence: RecordId) -> Result<BlobHash, ApiError> {
    Ok(find(session, &format!("{evidence}/original"))?.hash)
}

/// Where the picture of an evidence lies; opened without the session.
pub(super) struct Readable {
    blobs: BlobFolder,
    original: Named,
    preview: Option<Named>,
}

impl Readable {
    pub fn of(session: &Session, row: &Row) -> Result<Readable, ApiError> {
        let has_preview = row.fields.text(evidence::PREVIEW_HASH).is_some();
        Ok(Readable {
            blobs: session.blobs().clone(),
            original: named_by(session, row, "original")?,
            preview: has_preview.then(|| named_by(session, row, "preview")).transpose()?,
        })
    }

    /// Whether both name the same bytes.
    pub fn is_same(&self, other: &Readable) -> bool {
        let names = |of: &Readable| (of.original.hash, of.preview.as_ref().map(|preview| preview.hash));
        names(self) == names(other)
    }

    /// The picture in a form that this device decodes: the original, or the preview that a screen made of it.
    pub fn read(&self) -> Result<Zeroizing<Vec<u8>>, ApiError> {
        let original = read_here(&self.blobs, &self.original)?;
        if super::FileType::of(&original).has_preview() {
            return Ok(original);
        }
        match &self.preview {
            Some(preview) => read_here(&self.blobs, preview),
            None => Err(ApiError::new(
                Code::BadPicture,
                "This device cannot draw this kind of picture.",
                "Nothing was changed; the original is kept as it was taken.",
                "Take a screenshot or a JPEG of it, and redact that.",
            )),
        }
    }

    /// Where a copy of it is kept.
    pub fn blobs(&self) -> &BlobFolder {
        &self.blobs
    }
}

/// The bytes of an evidence's original, if this device has them: a command waits for no network.
pub fn original_here(session: &mut Session, row: &Row) -> Result<Vec<u8>, ApiError> {
    let named = named_by(session, row, "original")?;
    read_here(session.blobs(), &named).map(|bytes| bytes.to_vec())
}

fn read_here(blobs: &BlobFolder, named: &Named) -> Result<Zeroizing<Vec<u8>>, ApiError> {
    if !blobs.has(named.hash) {
        return Err(ApiError::new(
            Code::NotHere,
            "This file has not arrived on this device yet.",
            "It is kept where it was captured, and on the server once it was sent.",
            "Open it under Evidence with a connection, then try again.",
        )
        .at("evidence"));
    }
    let sealed = blobs.read(named.hash)?;
    opened(&sealed, &named.key)
}

pub(super) fn opened(sealed: &[u8], key: &str) -> Result<Zeroizing<Vec<u8>>, ApiError> {
    let key = BlobKey::from_text(key).map_err(|_| damaged())?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(sealed.len()));
    let mut content = open_blob(&key, Cursor::new(sealed)).map_err(|_| damaged())?;
    content.read_to_end(&mut bytes).map_err(|_| damaged())?;
    Ok(bytes)
}

/// A picture or sound that a form of an audit's pack shows: `{audit}.{form}/{file}`.
fn form_file(session: &mut Session, name: &str) -> Result<OpenedBlob, ApiError> {
    let missing = || ApiError::not_found("file of the form");
    let (form, file) = name.split_once('/').ok_or_else(missing)?;
    let (audit, form) = form.split_once('.').ok_or_else(missing)?;
    let audit: RoomId = audit.parse().map_err(|_| missing())?;
    let pack = session.pinned(audit)?.ok_or_else(missing)?;
    let pack = session.pack_of(pack)?;
    let bytes = pack
        .form(form)
        .and_then(|(_, form)| form.files.get(file))
        .ok_or_else(missing)?;
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    // No drawing that could hold a program: a form's author is not this app's.
    let media_type = match ending.as_deref().unwrap_or_default() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" => "audio/ogg",
        "wav" => "audio/wav",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        _ => "application/octet-stream",
    };
    Ok(OpenedBlob {
        media_type: media_type.to_owned(),
        bytes: Zeroizing::new(bytes.clone()),
    })
}

fn find(session: &Session, name: &str) -> Result<Named, ApiError> {
    let missing = || ApiError::not_found("file");
    let (id, part) = name.split_once('/').ok_or_else(missing)?;
    let id: RecordId = id.parse().map_err(|_| missing())?;
    let row = session
        .store()
        .row(id)?
        .filter(|row| row.kind == Kind::Evidence)
        .ok_or_else(missing)?;
    named_by(session, &row, part)
}

/// Whether it is a redacted copy of another evidence.
pub(super) fn is_redacted(row: &Row) -> bool {
    row.fields.text(evidence::REDACTS).is_some()
}

/// The blob that an evidence record names, unless consent to it was taken back or its interview erased.
pub(super) fn named_by(session: &Session, row: &Row, part: &str) -> Result<Named, ApiError> {
    let missing = || ApiError::not_found("file");
    let taken_in: Option<RecordId> = row.fields.text(evidence::INTERVIEW).and_then(|id| id.parse().ok());
    if let Some(id) = taken_in {
        let interview = session.store().row(id)?.ok_or_else(missing)?;
        if InterviewSummary::read(&interview.fields).on(session.today()).withdrawn {
            return Err(missing());
        }
    }
    let (hash, size, key) = match part {
        "preview" => (evidence::PREVIEW_HASH, evidence::PREVIEW_SIZE, evidence::PREVIEW_KEY),
        "original" => (evidence::ORIGINAL_HASH, evidence::ORIGINAL_SIZE, evidence::ORIGINAL_KEY),
        _ => return Err(missing()),
    };
    let text = |key: &str| row.fields.text(key).map(str::to_owned);
    let media_type = match part {
        "preview" => Some("image/jpeg".to_owned()),
        _ => text(evidence::MEDIA_TYPE).filter(|found| super::sniff::is_kept_type(found)),
    };
    Ok(Named {
        room: row.room,
        hash: text(hash).and_then(|text| text.parse().ok()).ok_or_else(missing)?,
        size_bytes: row
            .fields
            .int(size)
            .and_then(|size| u64::try_from(size).ok())
            .ok_or_else(missing)?,
        key: text(key).ok_or_else(missing)?,
        media_type: media_type.unwrap_or_else(|| "application/octet-stream".to_owned()),
    })
}

pub(super) fn damaged() -> ApiError {
    ApiError::new(
        Code::BadPicture,
        "This file does not open: it is damaged, or its key is another.",
        "Nothing was changed.",
        "Ask the person who took it to sync again.",
    )
}
