//! The one large sheet of an `.xlsx` read by several threads: one unpacks it and cuts it into pieces of rows, the others read
//! pieces, and whoever asked gets their rows in the sheet's order.

mod small;

use super::cell::Cell;
use super::sheet::{Tally, Visit, Visitor, unreadable};
use crate::payroll::register::fault::RegisterFault;
use crate::workbook::{Ahead, Behind, Pieces};
use small::Small;
use std::io::{Cursor, Read};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// More readers than this wait for the one who unpacks.
const READERS_MAX: usize = 3;

type Row = (u32, Vec<(u32, Cell<'static>)>);

/// Rows of a piece.
struct Rows {
    rows: Vec<Row>,
    /// Empty ones too.
    cells: usize,
}

type Reply = Result<Rows, RegisterFault>;

/// Reads the sheet. `false`: it cannot be read so, or there are no threads, and nothing was; read it in one go.
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
    read(pieces, &small, readers, visitor)
}

fn read(
    mut pieces: Pieces<impl Read + Send>,
    small: &Small<'_>,
    readers: usize,
    visitor: &mut Visitor<'_>,
) -> Result<bool, RegisterFault> {
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
            return Ok(false);
        }
        take(replies, visitor).map(|()| true)
    })
}

/// Hands all rows on. Ends the threads when nothing more is wanted: they send into what is gone.
fn take(replies: Receiver<Receiver<Reply>>, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
    let mut tally = Tally::default();
    // Neighbours of one number are one row, as they are within a piece.
    let mut last: Option<Row> = None;
    for reply in replies {
        let piece = reply.recv().map_err(|_| unreadable(&"a part of it was not read"))??;
        tally.add(piece.cells)?;
        for (row, cells) in piece.rows {
            match &mut last {
                Some((same, so_far)) if *same == row => so_far.extend(cells),
                _ => {
                    if let Some((row, cells)) = last.replace((row, cells))
                        && visitor(row, &cells)? == Visit::Enough
                    {
                        return Ok(());
                    }
                }
            }
        }
    }
    if let Some((row, cells)) = last {
        visitor(row, &cells)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payroll::register::source::excel::ExcelBook;
    use rust_xlsxwriter::{Format, Workbook};
    use std::fmt::Write as _;
    use std::io::Write as _;

    /// A workbook of Excel's kind with another sheet in it: texts 0 to 999, style 1 for dates.
    fn workbook(sheet: &str) -> Vec<u8> {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        for row in 0..1_000 {
            page.write_string(row, 0, format!(" W{row} ")).unwrap();
        }
        let date = Format::new().set_num_format("yyyy-mm-dd");
        page.write_number_with_format(0, 1, 45_000, &date).unwrap();
        with(&book.save_to_buffer().unwrap(), "xl/worksheets/sheet1.xml", sheet)
    }

    /// Another part in the place of one.
    fn with(written: &[u8], name: &str, text: &str) -> Vec<u8> {
        let mut archive = zip::ZipArchive::new(Cursor::new(written)).unwrap();
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).unwrap();
            if part.name().unwrap() != name {
                zip.raw_copy_file(part).unwrap();
            }
        }
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
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
            // Two of each number: some of them are cut apart.
            let row = row + row % 2;
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
        assert!(whole.len() > 14_000);
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
    fn a_long_text_that_every_cell_may_share_is_read_in_one_go() {
        let rows: String = (1..4)
            .map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>1</v></c></row>"))
            .collect();
        for long in [
            "long ",
            "long si>",
            "<![CDATA[</si>]]>",
            "</t><t>long",
            "<!--</si>-->long",
        ] {
            let strings = format!("<sst><si><t>a</t></si><si><t>{}</t></si></sst>", long.repeat(1_000));
            let bytes = with(&workbook(&sheet(&rows)), "xl/sharedStrings.xml", &strings);
            let (whole, pieces) = both(&padded(bytes));
            assert_eq!((whole.len(), pieces), (3, None), "{long}");
        }
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
