//! A report's values as its record holds them: one text, or several where they are long.
//!
//! A value of a record holds 64 KiB. Sixty findings with their plates are more, so a long text is packed and cut; every reader of a
//! report comes through here.

use crate::api::ReportContent;
use crate::domain::keys::report as key;
use crate::fields::Fields;
use crate::record::Edit;
use data_encoding::BASE64;

/// Bytes of one value at most: below what a record takes.
const MOST_BYTES: usize = 60_000;
/// A text unpacks to no more than this, whatever its record says.
const MOST_UNPACKED: usize = 8 * 1024 * 1024;
const LEVEL: i32 = 9;

/// The edits that keep a report's values. `None`: they cannot be written down.
pub(super) fn content_edits(content: &ReportContent) -> Option<Vec<Edit>> {
    let json = serde_json::to_string(content).ok()?;
    if json.len() <= MOST_BYTES {
        return Some(vec![Edit::put(key::CONTENT, json)]);
    }
    let packed = BASE64.encode(&zstd::bulk::compress(json.as_bytes(), LEVEL).ok()?);
    let pieces = packed
        .as_bytes()
        .chunks(MOST_BYTES)
        .map(|piece| String::from_utf8_lossy(piece).into_owned());
    let named = pieces
        .enumerate()
        .map(|(place, piece)| Edit::put(format!("{}{place:03}", key::CONTENT_PIECES), piece));
    Some(named.collect())
}

/// The values of a report's record. `None`: a newer app wrote what this one cannot read.
pub(super) fn content_of(fields: &Fields) -> Option<ReportContent> {
    if let Some(json) = fields.text(key::CONTENT) {
        return serde_json::from_str(json).ok();
    }
    let mut pieces: Vec<(&str, &str)> = fields
        .under(key::CONTENT_PIECES)
        .filter_map(|(name, _)| Some((name, fields.text(&format!("{}{name}", key::CONTENT_PIECES))?)))
        .collect();
    pieces.sort_unstable();
    let packed: String = pieces.into_iter().map(|(_, piece)| piece).collect();
    let packed = BASE64
        .decode(packed.as_bytes())
        .ok()
        .filter(|packed| !packed.is_empty())?;
    let json = zstd::bulk::decompress(&packed, MOST_UNPACKED).ok()?;
    serde_json::from_slice(&json).ok()
}
