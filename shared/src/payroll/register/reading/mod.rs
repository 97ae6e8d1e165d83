//! A file and its mapping to rows.

mod above;
mod judge;
mod keys;
mod names;
mod rows;
mod slots;
mod sums;

use super::fault::RegisterFault;
use super::field::Field;
use super::mapping::Mapping;
use super::preview::{Preview, PreviewCell, PreviewRow, Reads};
use super::row::{CellAt, Register, RegisterKind};
use super::rows::{Row, Rows};
use super::source::{Cell, Measured, Opened, Visit, ahead, ended, open};
use crate::ids::Hash;
use crate::side_by_side::both;
use crate::workbook::Ahead;
use rows::SheetRows;
use sha2::{Digest, Sha256};
use std::thread;

const COLUMNS_MAX: usize = 1_000;
const SHEETS_MAX: usize = 500;
/// From so many on a second thread hashes them while they are read.
const LARGE_BYTES: usize = 1_000_000;
/// Characters of a cell that a preview shows.
const SHOWN_CHARS: usize = 200;

/// Reads the whole file. Every row is in [`Register::rows`] or, with its reason, in [`Register::left_out`]; only empty
/// rows below the last one, and more than a thousand empty rows in all, are not listed.
///
/// The same bytes and mapping give the same rows.
///
/// # Errors
/// The file is no register, is damaged or over a limit, or the mapping is not for it.
pub fn read(bytes: &[u8], mapping: &Mapping, kind: RegisterKind) -> Result<Register, RegisterFault> {
    let Some(ahead) = ahead(bytes)? else {
        return Ok(rows(bytes, mapping, kind, Measured::Before)?.0);
    };
    thread::scope(|threads| {
        let measuring = thread::Builder::new().spawn_scoped(threads, || ahead.measure());
        if measuring.is_err() {
            ahead.measure();
        }
        let read = rows(bytes, mapping, kind, Measured::Ahead(&ahead));
        // Why a workbook must not be read says more than where reading it stopped.
        let merged = ended(&ahead)?;
        match read? {
            (register, _) if !merged => Ok(register),
            // They stand behind all rows, and few hold for several rows of a column that is read.
            (register, first) => match hold_for_rows(bytes, &first, mapping, &ahead)? {
                false => Ok(register),
                true => Ok(rows(bytes, mapping, kind, Measured::Before)?.0),
            },
        }
    })
}

/// All rows, and the sheets that they stand in.
fn rows<'a>(
    bytes: &'a [u8],
    mapping: &Mapping,
    kind: RegisterKind,
    measured: Measured<'a>,
) -> Result<(Register, Vec<String>), RegisterFault> {
    let mut opened = opened(bytes, mapping, measured)?;
    let sheets = sheets(&opened, mapping)?;
    let mut read = Rows::new(mapping.columns.len());
    let mut left_out = Vec::new();
    let visit = || {
        let mut rows = SheetRows::new(mapping, opened.from_1904);
        for (place, sheet) in (0..).zip(&sheets) {
            rows.begin(place, sheet, &opened.merged(sheet)?);
            opened.visit(sheet, &mut |row, cells| {
                rows.add(row, cells, &mut read, &mut left_out).map(|()| Visit::On)
            })?;
        }
        Ok(())
    };
    let hash = || Hash(Sha256::digest(bytes).into());
    let (visited, hash) = both(bytes.len() >= LARGE_BYTES, visit, hash);
    visited?;
    read.close();
    let register = Register {
        kind,
        hash,
        mapping: mapping.clone(),
        sheets: sheets.clone(),
        rows: read,
        left_out,
    };
    Ok((register, sheets))
}

/// Whether merged cells of any of the sheets say something for several rows.
fn hold_for_rows(bytes: &[u8], sheets: &[String], mapping: &Mapping, ahead: &Ahead<'_>) -> Result<bool, RegisterFault> {
    let mut opened = opened(bytes, mapping, Measured::Ahead(ahead))?;
    opened.knows_merged();
    for sheet in sheets {
        if SheetRows::keeps(mapping, &opened.merged(sheet)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first `wanted` rows with the text of their cells. Stops reading there.
///
/// # Errors
/// As [`read`], as far as it comes.
pub fn preview(bytes: &[u8], mapping: &Mapping, _kind: RegisterKind, wanted: usize) -> Result<Preview, RegisterFault> {
    let wanted = wanted.min(1_000);
    let mut opened = opened(bytes, mapping, Measured::FirstRows)?;
    let from_1904 = opened.from_1904;
    let mut preview = Preview {
        rows: Vec::new(),
        left_out: Vec::new(),
        sheets: sheets(&opened, mapping)?,
    };
    let mut reader = SheetRows::new(mapping, from_1904);
    // Rows of sums are known by the rows above them, so those are kept.
    let mut rows = Rows::new(mapping.columns.len());
    for (place, sheet) in (0_u16..).zip(preview.sheets.clone()) {
        if preview.rows.len() >= wanted {
            break;
        }
        reader.begin(place, &sheet, &opened.merged(&sheet)?);
        opened.visit(&sheet, &mut |row, cells| {
            let before = rows.len();
            reader.add(row, cells, &mut rows, &mut preview.left_out)?;
            preview.rows.extend(rows.iter().skip(before).map(|read| PreviewRow {
                sheet: place,
                row: read.row(),
                cells: shown(mapping, cells, read, from_1904),
            }));
            // A note between rows may go on for as long as it likes, but not for ever.
            let enough = preview.rows.len() >= wanted || preview.left_out.len() > 5_000;
            Ok(if enough { Visit::Enough } else { Visit::On })
        })?;
    }
    preview.rows.truncate(wanted);
    Ok(preview)
}

fn shown(mapping: &Mapping, cells: &[(u32, Cell<'_>)], row: Row<'_>, from_1904: bool) -> Vec<PreviewCell> {
    let columns = mapping.columns.iter().zip(row.values());
    let shown = columns.map(|(column, value)| {
        let cell = cells.iter().find(|(at, _)| *at == column.column);
        let text = cell.map(|(_, cell)| cell.shown(from_1904).chars().take(SHOWN_CHARS).collect());
        PreviewCell {
            text: text.unwrap_or_default(),
            reads: Reads::from(value),
        }
    });
    shown.collect()
}

fn opened<'a>(bytes: &'a [u8], mapping: &Mapping, measured: Measured<'a>) -> Result<Opened<'a>, RegisterFault> {
    let unsound = mapping.first_row == 0
        || mapping
            .header_row
            .is_some_and(|header| header == 0 || header >= mapping.first_row)
        || mapping.columns.is_empty()
        || mapping.columns.len() > COLUMNS_MAX
        || mapping.sheets.len() > SHEETS_MAX
        || mapping
            .columns
            .iter()
            .any(|column| column.column >= super::source::Grid::COLUMNS)
        || mapping
            .grid
            .is_some_and(|grid| !matches!(grid.slots, 24 | 48 | 96) || grid.first_column > 16_000);
    if unsound {
        return Err(RegisterFault::new(
            "bad_mapping",
            "The mapping names no columns, or rows and columns that no sheet has.",
            "Let the columns be guessed anew.",
        ));
    }
    let count = |field: Field| mapping.columns.iter().filter(|column| column.field == field).count();
    let (starts, stops) = (count(Field::Start), count(Field::Stop));
    if starts.max(stops) > 1 && (starts != stops || mapping.grid.is_some()) {
        return Err(RegisterFault::new(
            "bad_mapping",
            "Of several columns of starts and stops each start needs its stop.",
            "Map as many columns to the stop as to the start, or one of each.",
        ));
    }
    open(bytes, Some(&mapping.file), measured)
}

/// The sheets to read, in the file's order.
fn sheets(opened: &Opened<'_>, mapping: &Mapping) -> Result<Vec<String>, RegisterFault> {
    if mapping.sheets.is_empty() {
        let first = opened.sheets.first().ok_or_else(no_sheet)?;
        return Ok(vec![first.name.clone()]);
    }
    if let Some(missing) = mapping
        .sheets
        .iter()
        .find(|name| !opened.sheets.iter().any(|sheet| sheet.name == **name))
    {
        let fault = RegisterFault::new(
            "no_such_sheet",
            format!("The file has no sheet `{missing}`, which the mapping names."),
            "Let the columns be guessed anew for this file.",
        );
        return Err(fault.at(CellAt {
            sheet: missing.clone(),
            row: 1,
            column: 0,
        }));
    }
    let named = opened
        .sheets
        .iter()
        .filter(|sheet| mapping.sheets.contains(&sheet.name));
    Ok(named.map(|sheet| sheet.name.clone()).collect())
}

fn no_sheet() -> RegisterFault {
    RegisterFault::new(
        "no_sheet",
        "The workbook has no sheet with cells.",
        "Choose the register again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payroll::register::{
        BlockMeaning, Column, DateOrder, DecimalMark, FileForm, HoursForm, Layout, Value, guess, look,
    };
    use rust_xlsxwriter::{Format, Workbook};

    /// Large enough to be measured while it is read. `merged`: a title over the heads, or the number of a worker with three rows.
    fn large(merged: Option<(u32, u32)>) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let mut chance = 7_u32;
        for row in 0..9_000 {
            sheet.write_string(row, 0, format!("W{row}")).unwrap();
            for column in 1..20 {
                chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                sheet.write_number(row, column, f64::from(chance >> 8)).unwrap();
            }
        }
        if let Some((first, last)) = merged {
            sheet
                .merge_range(first, 0, last, 0, "W of three", &Format::new())
                .unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    fn mapping() -> Mapping {
        Mapping {
            file: FileForm::Xlsx,
            sheets: Vec::new(),
            header_row: Some(3),
            first_row: 4,
            layout: Layout::Period,
            columns: vec![Column::new(Field::Worker, 0, "W2"), Column::new(Field::Gross, 1, "")],
            dates: DateOrder::YearFirst,
            decimals: DecimalMark::Point,
            hours: HoursForm::Hours,
            blocks: BlockMeaning::Work,
            grid: None,
            currency: None,
            period: None,
        }
    }

    #[test]
    fn a_workbook_that_is_measured_while_it_is_read_says_the_same() {
        for merged in [None, Some((0, 1)), Some((100, 102))] {
            let bytes = large(merged);
            assert!(ahead(&bytes).unwrap().is_some(), "{} bytes are few", bytes.len());
            let beside = read(&bytes, &mapping(), RegisterKind::Register).unwrap();
            let (before, _) = rows(&bytes, &mapping(), RegisterKind::Register, Measured::Before).unwrap();
            assert_eq!((beside.rows.len(), beside.hash), (before.rows.len(), before.hash));
            for (left, right) in beside.rows.iter().zip(before.rows.iter()) {
                assert!(left.row() == right.row() && left.says_as(&right), "row {}", left.row());
            }
            let held = beside
                .rows
                .iter()
                .filter(|row| row.value(0) == Some(Value::Text("W of three")))
                .count();
            assert_eq!(held, if merged == Some((100, 102)) { 3 } else { 0 });
        }
    }

    #[test]
    fn a_second_start_without_its_stop_is_refused() {
        let csv = "Worker,In,Out,In,Out\n1,6:30,11:30,12:00,16:00\n";
        let mut mapping = guess(&look(csv.as_bytes()).unwrap(), RegisterKind::TimeCards, None).mapping;
        assert_eq!(
            read(csv.as_bytes(), &mapping, RegisterKind::TimeCards)
                .unwrap()
                .rows
                .len(),
            1
        );
        mapping.columns.retain(|column| column.column != 4);
        let fault = read(csv.as_bytes(), &mapping, RegisterKind::TimeCards).unwrap_err();
        assert_eq!(fault.code, "bad_mapping");
    }

    #[test]
    fn a_large_workbook_that_breaks_off_within_a_sheet_is_refused() {
        let mut bytes = large(None);
        let middle = bytes.len() / 2;
        bytes[middle..middle + 64].fill(0xFF);
        let fault = read(&bytes, &mapping(), RegisterKind::Register).unwrap_err();
        assert_eq!(fault.code, "truncated");
    }
}
