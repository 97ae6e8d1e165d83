//! Photos and files, bytes to bytes: what a file is, what it says about itself, and a preview fit to show.
//!
//! Nothing here touches disk, keys or records; `capture` seals and keeps what [`prepare`] made. Caps come first,
//! decoding second: no file may cost more memory than [`PhotoLimits`] allows, and none may panic the device.

mod capture;
mod door;
mod facts;
mod jpeg;
mod limits;
mod picture;
pub(crate) mod plates;
mod redact;
mod sniff;

pub(crate) use capture::{RedactedPicture, redacted_copy};
pub use door::OpenedBlob;
pub(crate) use door::{original_here, original_of};
pub use facts::ExifFacts;
pub use limits::PhotoLimits;
pub use sniff::FileType;

use chrono::NaiveDateTime;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A file, understood as far as needed. The original bytes stay with the caller, untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedPhoto {
    pub media_type: &'static str,
    /// Upright size of the original, where it is a picture that this device reads.
    pub width_px: Option<u32>,
    pub height_px: Option<u32>,
    /// JPEG, upright, without any metadata.
    pub preview: Option<Vec<u8>>,
    pub taken_at: Option<NaiveDateTime>,
    pub had_position: bool,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    #[error("This file is empty.")]
    Empty,
    #[error("This file has {length_mb} MB; the most is {most_mb} MB.")]
    TooLong { length_mb: u64, most_mb: u64 },
    #[error("This picture claims {megapixels} megapixels; the most is {most}.")]
    TooManyPixels { megapixels: u64, most: u64 },
    #[error("This picture cannot be read: it is damaged or cut off.")]
    Unreadable,
}

/// Looks at a file and makes its preview. Pure: same bytes and limits in, same result out.
pub fn prepare(original: &[u8], declared: &str, limits: &PhotoLimits) -> Result<PreparedPhoto, PhotoError> {
    let file = FileType::of(original);
    limits.check_length(original.len(), file, declared)?;
    // The decoders are by others: a panic there is a damaged picture, not the end of the device.
    catch_unwind(AssertUnwindSafe(|| understand(original, file, declared, limits)))
        .unwrap_or(Err(PhotoError::Unreadable))
}

fn understand(
    original: &[u8],
    file: FileType,
    declared: &str,
    limits: &PhotoLimits,
) -> Result<PreparedPhoto, PhotoError> {
    let facts = match file {
        FileType::Jpeg | FileType::Png | FileType::Webp | FileType::Picture(_) => ExifFacts::read(original),
        _ => ExifFacts::default(),
    };
    let picture = if file.has_preview() {
        Some(picture::read(original, file, facts.orientation, limits)?)
    } else {
        None
    };
    let size_px = picture.as_ref().map(|picture| picture.size_px);
    let preview = picture.and_then(|picture| picture.pixels);
    let preview = preview.map(|pixels| picture::encode(&pixels, limits.jpeg_quality_percent));
    Ok(PreparedPhoto {
        media_type: file.media_type(declared),
        width_px: size_px.map(|(width, _)| width),
        height_px: size_px.map(|(_, height)| height),
        preview: preview.transpose()?,
        taken_at: facts.taken_at,
        had_position: facts.has_position,
    })
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
