//! Calamine reads whole workbooks, so who reads pieces of a sheet has a small one: the parts that cells refer to (texts,
//! formats), and in place of the sheet room for a piece.

use super::{Reply, Rows};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::source::Cell;
use crate::payroll::register::source::door::guarded;
use crate::payroll::register::source::excel;
use crate::payroll::register::source::sheet::{Visit, too_many_cells, unreadable};
use calamine::{Reader, Xlsx};
use memchr::memmem::{find, find_iter, rfind};
use std::io::{Cursor, Read, Result as IoResult, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Every reader has its own copy of the workbook's other parts.
const OTHER_PARTS_BYTES_MAX: u64 = 32_000_000;
/// A longer text may stand in fifty thousand cells of a piece, which all own theirs.
const TEXT_BYTES_MAX: usize = 500;
const PREFIX_BYTES_MAX: usize = 20;
const BYTE_ORDER_MARK: usize = 3;
/// Texts of the cells of one piece, which own them.
const OWNED_BYTES_MAX: usize = 100_000_000;
/// Room for most pieces.
const ROOM: usize = 1_500_000;

/// The parts of a workbook that its cells refer to.
pub(super) struct Small<'s> {
    /// A zip without the sheet.
    others: Vec<u8>,
    /// What the sheet's part is called, and the sheet.
    part: String,
    sheet: &'s str,
}

impl<'s> Small<'s> {
    /// `None`: too much to have several times, texts too long to have in every cell, or the sheet is in another part.
    pub(super) fn of(bytes: &[u8], part: usize, sheet: &'s str) -> zip::result::ZipResult<Option<Small<'s>>> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
        let mut others = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let (mut name, mut size) = (String::new(), 0_u64);
        for index in 0..archive.len() {
            let other = archive.by_index_raw(index)?;
            let is_called = other.name()?.into_owned();
            if index == part {
                name = is_called;
            } else if !is_called.starts_with("xl/media/") && !is_called.starts_with("xl/worksheets/") {
                size = size.saturating_add(other.size());
                if size > OTHER_PARTS_BYTES_MAX {
                    return Ok(None);
                }
                others.raw_copy_file(other)?;
                if is_called.to_ascii_lowercase().ends_with("sharedstrings.xml")
                    && !are_short(archive.by_index(index)?)?
                {
                    return Ok(None);
                }
            }
        }
        let small = Small {
            others: others.finish()?.into_inner(),
            part: name,
            sheet,
        };
        // Calamine finds the sheet where the workbook says, which may be elsewhere.
        let empty = b"<worksheet><sheetData></sheetData></worksheet>";
        let found = small.open().ok().and_then(|mut book| {
            let rows = book.rows(empty).ok()?;
            Some(rows.rows.is_empty() && book.room.was_read.load(Ordering::Relaxed))
        });
        Ok((found == Some(true)).then_some(small))
    }

    pub(super) fn open(&self) -> Result<Book<'_>, RegisterFault> {
        guarded(|| Book::new(self, ROOM))
    }
}

/// Whether all texts that the cells share are.
fn are_short(texts: impl Read) -> IoResult<bool> {
    let mut xml = Vec::new();
    texts.take(OTHER_PARTS_BYTES_MAX).read_to_end(&mut xml)?;
    // In a remark or in a text as it is, what looks like the end of one text is none.
    let plain = find(&xml, b"<!").is_none() && rfind(&xml, b"<?").is_none_or(|at| at <= BYTE_ORDER_MARK);
    let ends = find_iter(&xml, b"si>").filter(|at| xml.get(..*at).is_some_and(ends_tag));
    let ends = ends.chain([xml.len()]);
    let longest = ends.scan(0, |from, at| Some(at - std::mem::replace(from, at))).max();
    Ok(plain && longest.is_none_or(|longest| longest <= TEXT_BYTES_MAX))
}

/// Whether `xml` breaks off in an end tag before its name, which may have a prefix.
fn ends_tag(xml: &[u8]) -> bool {
    let from = xml.len().saturating_sub(PREFIX_BYTES_MAX);
    let near = xml.get(from..).unwrap_or_default();
    let prefix = rfind(near, b"</").and_then(|at| near.get(at + 2..));
    prefix.is_some_and(|prefix| {
        prefix.is_empty()
            || prefix
                .strip_suffix(b":")
                .is_some_and(|name| name.is_ascii() && !name.contains(&b'>'))
    })
}

/// A workbook with room for a piece of the sheet.
pub(super) struct Book<'s> {
    small: &'s Small<'s>,
    room: Room,
    workbook: Xlsx<Room>,
}

impl<'s> Book<'s> {
    fn new(small: &'s Small<'s>, length: usize) -> Result<Book<'s>, RegisterFault> {
        let room = Room::new(small, length).map_err(|error| unreadable(&error))?;
        let workbook = Xlsx::new(room.clone()).map_err(|error| unreadable(&error))?;
        Ok(Book { small, room, workbook })
    }

    pub(super) fn rows(&mut self, piece: &[u8]) -> Reply {
        guarded(|| {
            if !self.room.put(piece) {
                // A few rows are longer than all others.
                *self = Book::new(self.small, piece.len().next_power_of_two())?;
                self.room.put(piece);
            }
            let (mut rows, mut owned) = (Vec::new(), 0_usize);
            let cells = excel::stream(&mut self.workbook, self.small.sheet, &mut |row, cells| {
                owned += cells
                    .iter()
                    .map(|(_, cell)| if let Cell::Text(text) = cell { text.len() } else { 0 })
                    .sum::<usize>();
                if owned > OWNED_BYTES_MAX {
                    return Err(too_many_cells());
                }
                let cells = cells.iter().map(|(column, cell)| (*column, cell.clone().into_owned()));
                rows.push((row, cells.collect()));
                Ok(Visit::On)
            })?;
            Ok(Rows { rows, cells })
        })
    }
}

/// The bytes of a zip with one part that can be written over.
#[derive(Clone)]
struct Room {
    bytes: Arc<Mutex<Vec<u8>>>,
    /// Where the part lies.
    part: Range<usize>,
    was_read: Arc<AtomicBool>,
    at: u64,
}

impl Room {
    fn new(small: &Small<'_>, length: usize) -> zip::result::ZipResult<Room> {
        let mut zip = zip::ZipWriter::new_append(Cursor::new(small.others.clone()))?;
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(small.part.as_str(), stored)?;
        zip.write_all(&vec![b' '; length])?;
        let mut written = zip::ZipArchive::new(zip.finish()?)?;
        let part = written.by_name(&small.part)?.data_start();
        let start = part.and_then(|start| usize::try_from(start).ok()).unwrap_or_default();
        Ok(Room {
            bytes: Arc::new(Mutex::new(written.into_inner().into_inner())),
            part: start..start + length,
            was_read: Arc::default(),
            at: 0,
        })
    }

    /// Writes a piece over the one before. `false`: it does not fit.
    fn put(&self, piece: &[u8]) -> bool {
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let part = bytes.get_mut(self.part.clone()).unwrap_or_default();
        let Some((new, old)) = part.split_at_mut_checked(piece.len()) else {
            return false;
        };
        new.copy_from_slice(piece);
        // Of a longer piece before nothing may be seen, however this one ends.
        old.fill(b' ');
        true
    }
}

impl Read for Room {
    fn read(&mut self, into: &mut [u8]) -> IoResult<usize> {
        let bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let at = usize::try_from(self.at).unwrap_or(usize::MAX);
        let read = bytes.get(at..).unwrap_or_default().read(into)?;
        if self.part.contains(&at) {
            self.was_read.store(true, Ordering::Relaxed);
        }
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Room {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        let bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut cursor = Cursor::new(bytes.as_slice());
        cursor.set_position(self.at);
        self.at = cursor.seek(to)?;
        Ok(self.at)
    }
}
