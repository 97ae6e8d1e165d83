//! What kind of file some bytes are, and whether it is safe to unpack: told before any spreadsheet reader sees it.

use super::ahead::is_sheet;
use super::claims::{Believed, KEPT_BYTES_MAX};
use super::seen::Seen;
use std::io::{Cursor, Read};

pub(super) const PARTS_MAX: usize = 5_000;
const LFS_POINTER: &[u8] = b"version https://git-lfs";
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How much of a file is unpacked at most. A form and a register differ in that, and in nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Larger files are refused unread.
    pub file_bytes: usize,
    /// What the parts of a zip may unpack to, all together.
    pub unpacked_bytes: u64,
    /// Rows times columns that an old `.xls` may span: its reader sets up every cell in between.
    pub xls_span: u64,
    /// Whether the sheets of an `.xlsx` are unpacked to see that their sizes are true. `false` only for who stops
    /// after the first rows of a sheet, whatever its size.
    pub unpack_sheets: bool,
}

/// A container that is safe to hand to a spreadsheet reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    Zip {
        /// Whether a sheet may have merged cells, which an `.xlsx` lists behind all its rows: finding that there are
        /// none costs a second pass. `None`: the sheets were not unpacked.
        merged: Option<bool>,
    },
    Ole,
}

/// Why bytes are handed to no spreadsheet reader. Who asked puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    TooLarge,
    LfsPointer,
    Empty,
    /// Neither a zip nor a file of old Office programs.
    NotAContainer,
    /// A file of an old Office program without a workbook in it.
    NoWorkbook,
    Truncated,
    Bomb,
    /// Texts and styles that would fill the memory.
    Overfull,
    Encrypted,
    /// The sheets of an `.xls` reach too far.
    TooManyCells,
}

/// The container of `bytes`, by what is in them.
///
/// # Errors
/// What else the bytes are, or which limit they break.
pub(crate) fn recognise(bytes: &[u8], limits: &Limits) -> Result<Container, Refused> {
    if bytes.len() > limits.file_bytes {
        return Err(Refused::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let merged = unpacks_within_limits(bytes, limits)?;
        return Ok(Container::Zip {
            merged: limits.unpack_sheets.then_some(merged),
        });
    }
    if bytes.starts_with(&COMPOUND) {
        return spans_within_limits(bytes, limits).map(|()| Container::Ole);
    }
    if bytes.starts_with(LFS_POINTER) {
        return Err(Refused::LfsPointer);
    }
    Err(match bytes.is_empty() {
        true => Refused::Empty,
        false => Refused::NotAContainer,
    })
}

/// The directory of a zip may lie, so the parts are also unpacked once and counted. Tells whether any lists merged cells.
fn unpacks_within_limits(bytes: &[u8], limits: &Limits) -> Result<bool, Refused> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Truncated)?;
    if archive.len() > PARTS_MAX {
        return Err(Refused::Bomb);
    }
    let mut declared = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| Refused::Truncated)?;
        if part.encrypted() {
            return Err(Refused::Encrypted);
        }
        declared = declared.saturating_add(part.size());
        if declared > limits.unpacked_bytes {
            return Err(Refused::Bomb);
        }
    }
    let mut left = limits.unpacked_bytes;
    let mut seen = Seen::default();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Refused::Truncated)?;
        if !limits.unpack_sheets && part.name().is_ok_and(|name| is_sheet(&name)) {
            continue;
        }
        seen.begin_part();
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut seen).map_err(|_| Refused::Truncated)?;
        left = left.checked_sub(unpacked).ok_or(Refused::Bomb)?;
        let part = archive.by_index(at).map_err(|_| Refused::Truncated)?;
        let name = part.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        // The sheets of OpenDocument lie in one part, which is read row by row.
        if unpacked > KEPT_BYTES_MAX && !is_sheet(&name) && name != "content.xml" {
            return Err(Refused::Overfull);
        }
        let xml = name.ends_with(".xml") || name.ends_with(".rels");
        if seen.has_too_many_sheets() || xml && seen.has_endless_text(&name) {
            return Err(Refused::Overfull);
        }
        if let Some(believed) = Believed::named(&name) {
            believed.check(unpacked, part)?;
        }
    }
    Ok(seen.merged)
}

/// Encryption, and how far the sheets of an `.xls` reach.
fn spans_within_limits(bytes: &[u8], limits: &Limits) -> Result<(), Refused> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Refused::Truncated)?;
    if file.exists("/EncryptedPackage") || file.exists("/EncryptionInfo") {
        return Err(Refused::Encrypted);
    }
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"]
        .into_iter()
        .find(|name| file.exists(name));
    let Some(name) = name else {
        return Err(Refused::NoWorkbook);
    };
    let mut stream = Vec::new();
    let opened = file.open_stream(name).map_err(|_| Refused::Truncated)?;
    opened
        .take(limits.file_bytes as u64)
        .read_to_end(&mut stream)
        .map_err(|_| Refused::Truncated)?;
    biff_spans(&stream, limits)
}

/// Walks the records of a BIFF stream: `BOF` begins a sheet, cell records begin with row and column.
fn biff_spans(mut stream: &[u8], limits: &Limits) -> Result<(), Refused> {
    const BOF: u16 = 0x0809;
    const FILEPASS: u16 = 0x002F;
    const CELLS: [u16; 11] = [
        0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406,
    ];
    let mut span = (0_u64, 0_u64);
    let mut total = 0_u64;
    while let Some((head, rest)) = stream.split_first_chunk::<4>() {
        let [kind_low, kind_high, len_low, len_high] = *head;
        let kind = u16::from_le_bytes([kind_low, kind_high]);
        let len = usize::from(u16::from_le_bytes([len_low, len_high]));
        let Some((data, after)) = rest.split_at_checked(len) else {
            // The end of a stream is often padded; the reader says whether it was enough.
            break;
        };
        if kind == FILEPASS {
            return Err(Refused::Encrypted);
        }
        if kind == BOF {
            total = total.saturating_add(span.0 * span.1);
            span = (0, 0);
        }
        if CELLS.contains(&kind)
            && let Some((&[row_low, row_high, column_low, column_high], _)) = data.split_first_chunk::<4>()
        {
            let row = u64::from(u16::from_le_bytes([row_low, row_high]));
            let column = u64::from(u16::from_le_bytes([column_low, column_high]));
            span = (span.0.max(row + 1), span.1.max(column + 1));
        }
        stream = after;
    }
    if total.saturating_add(span.0 * span.1) > limits.xls_span {
        return Err(Refused::TooManyCells);
    }
    Ok(())
}
