//! The one large sheet of an `.xlsx` read by several threads: one unpacks it and cuts it into pieces of rows, the others read
//! pieces, and whoever asked gets their rows in the sheet's order.
//!
//! Calamine reads whole workbooks, so each thread has a small one: the parts that cells refer to (texts, formats), and in
//! place of the sheet room for a piece.

use super::cell::Cell;
use super::excel;
use super::sheet::{Tally, Visit, Visitor, unreadable};
use crate::payroll::register::fault::RegisterFault;
use crate::workbook::{Ahead, Behind, Pieces};
use calamine::{Reader, Xlsx};
use std::io::{Cursor, Read, Result as IoResult, Seek, SeekFrom, Write};
use std::num::NonZero;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// More readers than this wait for the one who unpacks.
const READERS_MAX: usize = 4;
/// Every reader has its own copy of the workbook's other parts.
const OTHER_PARTS_BYTES_MAX: u64 = 32_000_000;
/// Room for most pieces.
const ROOM: usize = 1_500_000;

/// Rows of a piece.
type Rows = Vec<(u32, Vec<(u32, Cell<'static>)>)>;
type Reply = Result<Rows, RegisterFault>;

/// Reads the sheet. `false`: it cannot be read so, and nothing was; read it in one go.
pub(super) fn visit(
    bytes: &[u8],
    ahead: &Ahead<'_>,
    sheet: &str,
    visitor: &mut Visitor<'_>,
) -> Result<bool, RegisterFault> {
    let readers = thread::available_parallelism().map_or(1, NonZero::get).min(READERS_MAX);
    let Some(part) = ahead.only_sheet().filter(|_| readers > 1) else {
        return Ok(false);
    };
    let behind = Cursor::new(bytes);
    let mut archive = zip::ZipArchive::new(Behind {
        bytes: behind,
        ahead: Some(ahead),
    })
    .map_err(|error| unreadable(&error))?;
    let Some(small) = Small::of(bytes, part, sheet).ok().flatten() else {
        return Ok(false);
    };
    let xml = archive.by_index(part).map_err(|error| unreadable(&error))?;
    let Some(pieces) = Pieces::new(xml).map_err(|error| unreadable(&error))? else {
        return Ok(false);
    };
    read(pieces, &small, readers, visitor).map(|()| true)
}

fn read(
    mut pieces: Pieces<impl Read + Send>,
    small: &Small<'_>,
    readers: usize,
    visitor: &mut Visitor<'_>,
) -> Result<(), RegisterFault> {
    // Bounded, so that no more pieces wait than are being read.
    let (in_order, replies) = sync_channel::<Receiver<Reply>>(readers);
    let (work, waiting) = sync_channel::<(Vec<u8>, SyncSender<Reply>)>(1);
    let waiting = Mutex::new(waiting);
    let read_pieces = || {
        let mut book = small.open();
        loop {
            // The lock lasts while waiting, not while reading.
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((piece, reply)) = next else { return };
            let rows = book.as_mut().map_err(|fault| fault.clone());
            let _ = reply.send(rows.and_then(|book| book.rows(&piece)));
        }
    };
    let cut = move || {
        loop {
            let (reply, rows) = sync_channel(1);
            // Nobody wants more when a sending fails.
            match pieces.next() {
                Ok(None) => return,
                Ok(Some(piece)) => {
                    if in_order.send(rows).is_err() || work.send((piece, reply)).is_err() {
                        return;
                    }
                }
                Err(error) => {
                    let _ = reply.send(Err(unreadable(&error)));
                    let _ = in_order.send(rows);
                    return;
                }
            }
        }
    };
    thread::scope(|threads| {
        let spawned = (0..readers).filter(|_| thread::Builder::new().spawn_scoped(threads, read_pieces).is_ok());
        if spawned.count() == 0 || thread::Builder::new().spawn_scoped(threads, cut).is_err() {
            return Err(unreadable(&"no thread is to be had"));
        }
        take(replies, visitor)
    })
}

/// Hands all rows on. Ends the threads when nothing more is wanted: they send into what is gone.
fn take(replies: Receiver<Receiver<Reply>>, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
    let mut tally = Tally::default();
    for reply in replies {
        let rows = reply.recv().map_err(|_| unreadable(&"a part of it was not read"))??;
        for (row, cells) in rows {
            tally.add(cells.len())?;
            if visitor(row, &cells)? == Visit::Enough {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The parts of a workbook that its cells refer to.
struct Small<'s> {
    /// A zip without the sheet.
    others: Vec<u8>,
    /// What the sheet's part is called, and the sheet.
    part: String,
    sheet: &'s str,
}

impl<'s> Small<'s> {
    /// `None`: too much to have several times, or the sheet is in another part.
    fn of(bytes: &[u8], part: usize, sheet: &'s str) -> zip::result::ZipResult<Option<Small<'s>>> {
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
            Some(rows.is_empty() && book.room.was_read.load(Ordering::Relaxed))
        });
        Ok((found == Some(true)).then_some(small))
    }

    fn open(&self) -> Result<Book<'_>, RegisterFault> {
        guarded(|| Book::new(self, ROOM))
    }
}

/// A workbook with room for a piece of the sheet.
struct Book<'s> {
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

    fn rows(&mut self, piece: &[u8]) -> Reply {
        guarded(|| {
            if !self.room.put(piece) {
                // A few rows are longer than all others.
                *self = Book::new(self.small, piece.len())?;
                self.room.put(piece);
            }
            let mut rows = Rows::new();
            excel::stream(&mut self.workbook, self.small.sheet, &mut |row, cells| {
                let owned = cells.iter().map(|(column, cell)| (*column, cell.clone().into_owned()));
                rows.push((row, owned.collect()));
                Ok(Visit::On)
            })?;
            Ok(rows)
        })
    }
}

/// Calamine indexes into what a file claims: here a claim that does not hold must not end a thread.
fn guarded<T>(read: impl FnOnce() -> Result<T, RegisterFault>) -> Result<T, RegisterFault> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(unreadable(&"a part of it contradicts another")))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payroll::register::source::excel::ExcelBook;
    use rust_xlsxwriter::{Format, Workbook};
    use std::fmt::Write as _;

    /// A workbook of Excel's kind with another sheet in it: texts 0 to 999, style 1 for dates.
    fn workbook(sheet: &str) -> Vec<u8> {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        for row in 0..1_000 {
            page.write_string(row, 0, format!(" W{row} ")).unwrap();
        }
        let date = Format::new().set_num_format("yyyy-mm-dd");
        page.write_number_with_format(0, 1, 45_000, &date).unwrap();
        let written = book.save_to_buffer().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(&written)).unwrap();
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).unwrap();
            if part.name().unwrap() != "xl/worksheets/sheet1.xml" {
                zip.raw_copy_file(part).unwrap();
            }
        }
        zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(sheet.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn sheet(rows: &str) -> String {
        format!("<worksheet><dimension ref=\"A1:B2\"/><sheetData>{rows}</sheetData><mergeCells/></worksheet>")
    }

    /// Texts of every kind, formulas with and without values, dates, comments, gaps, and a row longer than any piece.
    fn rows(count: usize) -> String {
        let mut rows = String::new();
        for row in (1..=count).filter(|row| row % 97 != 0) {
            let text = match row % 5 {
                0 => "<c t=\"inlineStr\"><is><t>see &lt;row&gt;</t></is></c>".to_owned(),
                1 => "<!-- </row><row r=\"3\"> --><c t=\"str\"><v><![CDATA[</row><row r=\"4\">]]></v></c>".to_owned(),
                2 => format!("<c r=\"C{row}\" t=\"b\"><v>1</v></c><c r=\"E{row}\" t=\"e\"><v>#REF!</v></c>"),
                3 => "<c><f t=\"shared\" si=\"0\"/></c><c><f>A1*2</f><v>7.25</v></c>".to_owned(),
                _ => "<c t=\"d\"><v>2025-11-03</v></c><c/>".to_owned(),
            };
            let (shared, days) = (row % 1_000, 40_000 + row);
            let more = match row {
                2_000 => format!("<c t=\"str\"><v>{}</v></c>", "long ".repeat(500_000)),
                _ => "<c><v>0.1</v></c>".repeat(8),
            };
            let first = format!("<c r=\"A{row}\" t=\"s\"><v>{shared}</v></c><c s=\"1\"><v>{days}</v></c>");
            writeln!(rows, "<row r=\"{row}\">{first}{text}{more}</row>").unwrap();
        }
        rows
    }

    /// What both ways read, cell by cell; `None`: it was not read by pieces.
    fn both(bytes: &[u8]) -> (Vec<String>, Option<Vec<String>>) {
        let ahead = crate::payroll::register::source::ahead(bytes).unwrap().unwrap();
        thread::scope(|threads| {
            threads.spawn(|| ahead.measure());
            let (mut whole, mut pieces) = (Vec::new(), Vec::new());
            let mut book = ExcelBook::xlsx(bytes, None).unwrap();
            let told = |row: u32, cells: &[(u32, Cell<'_>)]| format!("{row} {cells:?}");
            let into = |into: &mut Vec<String>, row, cells: &[(u32, Cell<'_>)]| {
                into.push(told(row, cells));
                Ok(Visit::On)
            };
            book.visit("Sheet1", &mut |row, cells| into(&mut whole, row, cells))
                .unwrap();
            let cut = visit(bytes, &ahead, "Sheet1", &mut |row, cells| into(&mut pieces, row, cells)).unwrap();
            (whole, cut.then_some(pieces))
        })
    }

    #[test]
    fn pieces_say_what_the_whole_sheet_says() {
        let (whole, pieces) = both(&padded(workbook(&sheet(&rows(30_000)))));
        assert!(whole.len() > 29_000);
        assert!(pieces.unwrap() == whole);
    }

    /// Large enough to be measured while it is read.
    fn padded(bytes: Vec<u8>) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new_append(Cursor::new(bytes)).unwrap();
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file("xl/media/image1.png", stored).unwrap();
        zip.write_all(&vec![b' '; 1_000_000]).unwrap();
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_sheet_that_cannot_be_cut_is_left_to_who_reads_it_whole() {
        let rows = "<row><c><v>1</v></c></row>".repeat(3);
        let (whole, pieces) = both(&padded(workbook(&sheet(&rows))));
        assert_eq!((whole.len(), pieces), (3, None));
    }

    #[test]
    fn the_first_error_and_the_first_enough_end_all_threads() {
        let mut text = rows(30_000);
        let bytes = padded(workbook(&sheet(&text)));
        let ahead = crate::payroll::register::source::ahead(&bytes).unwrap().unwrap();
        ahead.measure();
        let mut seen = 0;
        let mut enough = |_: u32, _: &[(u32, Cell<'_>)]| {
            seen += 1;
            Ok(if seen == 10 { Visit::Enough } else { Visit::On })
        };
        assert_eq!(visit(&bytes, &ahead, "Sheet1", &mut enough), Ok(true));
        assert_eq!(seen, 10);
        let middle = text.find("<row r=\"15000\">").unwrap();
        text.replace_range(middle..middle + 15, "<row r=\"later\">");
        let bytes = padded(workbook(&sheet(&text)));
        let ahead = crate::payroll::register::source::ahead(&bytes).unwrap().unwrap();
        ahead.measure();
        let mut last = 0;
        let read = visit(&bytes, &ahead, "Sheet1", &mut |row, _| {
            last = row;
            Ok(Visit::On)
        });
        assert_eq!(read.unwrap_err().code, "unreadable");
        assert!(last < 15_000);
    }
}
