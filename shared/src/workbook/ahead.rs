//! Sheets of a zip measured while somebody already reads them.
//!
//! What a sheet unpacks to is known only by unpacking it, which takes a quarter of the time that reading it does. So one thread
//! unpacks and counts, and whoever reads through [`Behind`] gets no byte that has not been counted before: a bomb is as
//! harmless as if it had been measured first.

use super::container::{Limits, PARTS_MAX, Refused};
use super::seen::Seen;
use std::io::{Cursor, Error, Read, Result as IoResult, Seek, SeekFrom, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Unpacked at once.
const STEP: usize = 64 * 1024;

/// The sheets of a workbook, in the order of their bytes, and how far they have been measured.
pub(crate) struct Ahead<'a> {
    bytes: &'a [u8],
    limits: Limits,
    sheets: Vec<Sheet>,
    so_far: Mutex<SoFar>,
    moved: Condvar,
}

/// Where a sheet's packed bytes lie.
struct Sheet {
    index: usize,
    start: u64,
    end: u64,
}

#[derive(Default)]
struct SoFar {
    /// By sheet: packed bytes before this place are measured.
    clear: Vec<u64>,
    merged: bool,
    refused: Option<Refused>,
    ended: bool,
}

impl<'a> Ahead<'a> {
    /// # Errors
    /// No zip, or parts that lie over each other, as no program writes them.
    pub fn new(bytes: &'a [u8], limits: Limits) -> Result<Ahead<'a>, Refused> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Truncated)?;
        if archive.len() > PARTS_MAX {
            return Err(Refused::Bomb);
        }
        let mut parts = Vec::with_capacity(archive.len());
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(|_| Refused::Truncated)?;
            let start = part.data_start().ok_or(Refused::Truncated)?;
            let is_sheet = part.name().is_ok_and(|name| is_sheet(&name));
            let end = start.saturating_add(part.compressed_size());
            parts.push((Sheet { index, start, end }, is_sheet));
        }
        parts.sort_by_key(|(part, _)| part.start);
        let over = |pair: &[(Sheet, bool)]| matches!(pair, [(one, _), (next, _)] if next.start < one.end);
        if parts.windows(2).any(over) {
            return Err(Refused::Bomb);
        }
        let sheets: Vec<Sheet> = parts
            .into_iter()
            .filter_map(|(part, is_sheet)| is_sheet.then_some(part))
            .collect();
        let so_far = SoFar {
            clear: sheets.iter().map(|sheet| sheet.start).collect(),
            ..SoFar::default()
        };
        Ok(Ahead {
            bytes,
            limits,
            sheets,
            so_far: Mutex::new(so_far),
            moved: Condvar::new(),
        })
    }

    /// The place of the one sheet among the parts; `None`: there are several, or none.
    pub fn only_sheet(&self) -> Option<usize> {
        match self.sheets.as_slice() {
            [sheet] => Some(sheet.index),
            _ => None,
        }
    }

    /// Unpacks and counts every sheet.
    pub fn measure(&self) {
        // Whoever waits must not wait for ever.
        let measured = catch_unwind(AssertUnwindSafe(|| self.measured()));
        let refused = measured.unwrap_or(Err(Refused::Truncated)).err();
        let mut so_far = self.so_far();
        so_far.refused = refused;
        so_far.ended = true;
        self.moved.notify_all();
    }

    fn measured(&self) -> Result<(), Refused> {
        let at = AtomicU64::new(0);
        let packed = Counted {
            bytes: Cursor::new(self.bytes),
            at: &at,
        };
        let mut archive = zip::ZipArchive::new(packed).map_err(|_| Refused::Truncated)?;
        let mut left = self.limits.unpacked_bytes;
        let mut seen = Seen::default();
        let mut step = vec![0; STEP];
        for (place, sheet) in self.sheets.iter().enumerate() {
            let mut part = archive.by_index(sheet.index).map_err(|_| Refused::Truncated)?;
            seen.begin_part();
            loop {
                let unpacked = part.read(&mut step).map_err(|_| Refused::Truncated)?;
                left = left.checked_sub(unpacked as u64).ok_or(Refused::Bomb)?;
                let chunk = step.get(..unpacked).unwrap_or_default();
                seen.write_all(chunk).map_err(|_| Refused::Truncated)?;
                if seen.has_too_many_sheets() || seen.has_endless_text("") {
                    return Err(Refused::Overfull);
                }
                let until = if unpacked == 0 {
                    sheet.end
                } else {
                    at.load(Ordering::Relaxed).min(sheet.end)
                };
                let mut so_far = self.so_far();
                so_far.merged = seen.merged;
                if let Some(clear) = so_far.clear.get_mut(place) {
                    *clear = until.max(*clear);
                }
                self.moved.notify_all();
                if unpacked == 0 {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Waits for the end of measuring. Tells whether any sheet lists merged cells.
    ///
    /// # Errors
    /// Why the workbook must not be read.
    pub fn ended(&self) -> Result<bool, Refused> {
        let mut so_far = self.so_far();
        while !so_far.ended {
            so_far = self.moved.wait(so_far).unwrap_or_else(PoisonError::into_inner);
        }
        match so_far.refused {
            Some(refused) => Err(refused),
            None => Ok(so_far.merged),
        }
    }

    /// How many bytes from `at` on may be read: waits for the first.
    fn may_read(&self, at: u64, wanted: u64) -> IoResult<u64> {
        let place = self.sheets.partition_point(|sheet| sheet.end <= at);
        let Some(sheet) = self.sheets.get(place) else {
            return Ok(wanted);
        };
        if at < sheet.start {
            return Ok(wanted.min(sheet.start - at));
        }
        let mut so_far = self.so_far();
        loop {
            let clear = so_far.clear.get(place).copied().unwrap_or(0);
            if clear > at {
                return Ok(wanted.min(clear - at));
            }
            if so_far.ended {
                return Err(Error::other("the sheet must not be unpacked"));
            }
            so_far = self.moved.wait(so_far).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn so_far(&self) -> MutexGuard<'_, SoFar> {
        self.so_far.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Parts that are unpacked late, and whose size nobody bounds before.
pub(crate) fn is_sheet(name: &str) -> bool {
    let name = name.strip_prefix("xl/worksheets/sheet");
    name.is_some_and(|name| !name.contains(['/', '\\']))
}

/// Packed bytes, and how many of them have been taken.
struct Counted<'a> {
    bytes: Cursor<&'a [u8]>,
    at: &'a AtomicU64,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> IoResult<usize> {
        // What has been handed out before is unpacked by now.
        self.at.store(self.bytes.position(), Ordering::Relaxed);
        self.bytes.read(into)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.bytes.seek(to)
    }
}

/// A workbook's bytes as they are cleared. Without anybody ahead they were measured before.
pub(crate) struct Behind<'a> {
    pub bytes: Cursor<&'a [u8]>,
    pub ahead: Option<&'a Ahead<'a>>,
}

impl Read for Behind<'_> {
    fn read(&mut self, into: &mut [u8]) -> IoResult<usize> {
        let wanted = match self.ahead {
            Some(ahead) if !into.is_empty() => ahead.may_read(self.bytes.position(), into.len() as u64)?,
            _ => into.len() as u64,
        };
        let wanted = usize::try_from(wanted).unwrap_or(into.len());
        self.bytes.read(into.get_mut(..wanted).unwrap_or_default())
    }
}

impl Seek for Behind<'_> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.bytes.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;
    use zip::write::SimpleFileOptions;

    const SHEET: &str = "xl/worksheets/sheet1.xml";

    fn packed(sheet: &[u8]) -> Vec<u8> {
        let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in [
            ("xl/workbook.xml", &b"<workbook/>"[..]),
            (SHEET, sheet),
            ("xl/styles.xml", b"<styles/>"),
        ] {
            file.start_file(name, SimpleFileOptions::default()).unwrap();
            file.write_all(bytes).unwrap();
        }
        file.finish().unwrap().into_inner()
    }

    fn limits(unpacked_bytes: u64) -> Limits {
        Limits {
            file_bytes: 1_000_000_000,
            unpacked_bytes,
            xls_span: 0,
            unpack_sheets: false,
        }
    }

    /// Reads the sheet behind a thread that measures it.
    fn read(bytes: &[u8], unpacked_bytes: u64) -> (Result<Vec<u8>, zip::result::ZipError>, Result<bool, Refused>) {
        let ahead = Ahead::new(bytes, limits(unpacked_bytes)).unwrap();
        thread::scope(|threads| {
            threads.spawn(|| ahead.measure());
            let behind = Behind {
                bytes: Cursor::new(bytes),
                ahead: Some(&ahead),
            };
            let read = zip::ZipArchive::new(behind).and_then(|mut archive| {
                let mut sheet = Vec::new();
                archive.by_name(SHEET)?.read_to_end(&mut sheet)?;
                Ok(sheet)
            });
            (read, ahead.ended())
        })
    }

    #[test]
    fn who_reads_behind_gets_the_same_bytes() {
        let mut sheet: Vec<u8> = (0..3_000_000_u32)
            .flat_map(|n| (n.wrapping_mul(n) >> 7).to_le_bytes())
            .collect();
        let (got, merged) = read(&packed(&sheet), 100_000_000);
        assert!(got.unwrap() == sheet && merged == Ok(false));
        sheet.extend(b"<mergeCell ref='A1:B2'/>");
        assert_eq!(read(&packed(&sheet), 100_000_000).1, Ok(true));
    }

    #[test]
    fn a_bomb_reaches_nobody() {
        let (got, refused) = read(&packed(&vec![b' '; 50_000_000]), 10_000_000);
        assert!(got.is_err(), "a reader gets no further than the limit");
        assert_eq!(refused, Err(Refused::Bomb));
    }

    #[test]
    fn a_sheet_that_breaks_off_is_refused() {
        let mut bytes = packed(&b"<row><c><v>17</v></c></row>".repeat(20_000));
        let middle = bytes.len() / 3;
        bytes[middle..middle + 40].fill(0xFF);
        let (got, refused) = read(&bytes, 100_000_000);
        assert!(got.is_err() && refused == Err(Refused::Truncated));
    }
}
