//! Excel's workbooks: `.xlsx` and `.xlsm`, streamed cell by cell, and `.xls` of 1997 to 2003.
//!
//! The reader of `.xls` sets up whole sheets; the door has measured them before.

use super::beside;
use super::cell::Cell;
use super::sheet::{Grid, Sheet, Tally, Visit, Visitor, merged, too_many_cells, unreadable};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::look::Merged;
use crate::workbook::{Ahead, Behind};
use calamine::{CellErrorType, Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsx};
use std::borrow::Cow;
use std::io::{Cursor, Read, Seek};

pub enum ExcelBook<'a> {
    /// With who measures its sheets meanwhile.
    Xlsx(Xlsx<Behind<'a>>, &'a [u8], Option<&'a Ahead<'a>>),
    Xls(Xls<Cursor<&'a [u8]>>),
}

impl<'a> ExcelBook<'a> {
    /// `ahead`: who measures the sheets while they are read.
    pub fn xlsx(bytes: &'a [u8], ahead: Option<&'a Ahead<'a>>) -> Result<ExcelBook<'a>, RegisterFault> {
        let behind = Cursor::new(bytes);
        let book = Xlsx::new(Behind { bytes: behind, ahead }).map_err(|error| unreadable(&error))?;
        Ok(ExcelBook::Xlsx(book, bytes, ahead))
    }

    pub fn xls(bytes: &'a [u8]) -> Result<ExcelBook<'a>, RegisterFault> {
        let book = Xls::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        Ok(ExcelBook::Xls(book))
    }

    pub fn counts_from_1904(&self) -> bool {
        match self {
            ExcelBook::Xlsx(book, ..) => book.has_1904_epoch(),
            ExcelBook::Xls(book) => book.has_1904_epoch(),
        }
    }

    pub fn sheets(&mut self) -> Vec<Sheet> {
        let listed = match self {
            ExcelBook::Xlsx(book, ..) => book.sheets_metadata().to_vec(),
            ExcelBook::Xls(book) => book.sheets_metadata().to_vec(),
        };
        let sheets = listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let sheets = sheets.map(|sheet| {
            let end = self.end(&sheet.name);
            Sheet {
                name: sheet.name,
                hidden: sheet.visible != SheetVisible::Visible,
                rows: end.map(|(row, _)| row.saturating_add(1)),
                columns: end.map(|(_, column)| column.saturating_add(1)),
            }
        });
        sheets.collect()
    }

    /// The last row and column of a sheet, from 0.
    fn end(&mut self, sheet: &str) -> Option<(u32, u32)> {
        match self {
            ExcelBook::Xlsx(book, ..) => {
                let reader = book.worksheet_cells_reader(sheet).ok();
                // Without a stated size there is one cell, the first.
                reader
                    .map(|reader| reader.dimensions().end)
                    .filter(|end| *end != (0, 0))
            }
            ExcelBook::Xls(book) => book.worksheet_range(sheet).ok().and_then(|range| range.end()),
        }
    }

    pub fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>, RegisterFault> {
        let found: Vec<Dimensions> = match self {
            ExcelBook::Xlsx(book, ..) => book
                .merge_cells_by_sheet_name(sheet)
                .map_err(|error| unreadable(&error))?,
            ExcelBook::Xls(book) => book
                .merge_cells_by_sheet_name(sheet)
                .map_err(|error| unreadable(&error))?,
        };
        Ok(found.into_iter().map(|cells| merged(cells.start, cells.end)).collect())
    }

    pub fn visit(&mut self, sheet: &str, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
        match self {
            ExcelBook::Xlsx(book, bytes, ahead) => match ahead {
                Some(ahead) if beside::visit(bytes, ahead, sheet, visitor)? => Ok(()),
                _ => stream(book, sheet, visitor).map(|_| ()),
            },
            ExcelBook::Xls(book) => whole(book, sheet, visitor),
        }
    }
}

/// Every row of a sheet. Returns how many cells were passed, empty ones too.
pub(super) fn stream<R: Read + Seek>(
    book: &mut Xlsx<R>,
    sheet: &str,
    visitor: &mut Visitor<'_>,
) -> Result<usize, RegisterFault> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|error| unreadable(&error))?;
    let mut tally = Tally::default();
    let mut current = 0;
    let mut cells: Vec<(u32, Cell<'_>)> = Vec::new();
    while let Some(record) = reader
        .next_cell_with_formula_metadata()
        .map_err(|error| unreadable(&error))?
    {
        let (row, column) = record.pos;
        if row >= Grid::ROWS || column >= Grid::COLUMNS {
            return Err(too_many_cells());
        }
        tally.add(1)?;
        if row != current {
            if !cells.is_empty() && visitor(current + 1, &cells)? == Visit::Enough {
                return Ok(tally.cells());
            }
            cells.clear();
            current = row;
        }
        let cell = match streamed(record.value) {
            Cell::Nothing if record.formula.is_some() => Cell::Uncomputed,
            Cell::Nothing => continue,
            cell => cell,
        };
        cells.push((column, cell));
    }
    if !cells.is_empty() {
        visitor(current + 1, &cells)?;
    }
    Ok(tally.cells())
}

fn whole(book: &mut Xls<Cursor<&[u8]>>, sheet: &str, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
    let range = book.worksheet_range(sheet).map_err(|error| unreadable(&error))?;
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, values) in (top..).zip(range.rows()) {
        let cells = (left..).zip(values.iter().map(kept));
        let cells: Vec<_> = cells.filter(|(_, cell)| !cell.is_nothing()).collect();
        if !cells.is_empty() && visitor(row.saturating_add(1), &cells)? == Visit::Enough {
            break;
        }
    }
    Ok(())
}

fn streamed(value: DataRef<'_>) -> Cell<'_> {
    match value {
        DataRef::Empty => Cell::Nothing,
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::String(text) => Cell::owned_text(text),
        DataRef::Int(number) => whole_number(number),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::Bool(yes) => Cell::YesNo(yes),
        DataRef::DateTime(moment) => days(&moment),
        DataRef::DateTimeIso(text) => Cell::IsoDay(Cow::Owned(text)),
        DataRef::DurationIso(text) => Cell::IsoTime(Cow::Owned(text)),
        DataRef::Error(error) => Cell::Error(error_text(&error)),
    }
}

fn kept(value: &Data) -> Cell<'_> {
    match value {
        Data::Empty => Cell::Nothing,
        Data::String(text) => Cell::text(text),
        Data::Int(number) => whole_number(*number),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(yes) => Cell::YesNo(*yes),
        Data::DateTime(moment) => days(moment),
        Data::DateTimeIso(text) => Cell::IsoDay(Cow::Borrowed(text)),
        Data::DurationIso(text) => Cell::IsoTime(Cow::Borrowed(text)),
        Data::Error(error) => Cell::Error(error_text(error)),
    }
}

fn whole_number(number: i64) -> Cell<'static> {
    #[expect(clippy::cast_precision_loss, reason = "workbooks keep no more than 53 bits")]
    Cell::Number(number as f64)
}

fn days(moment: &ExcelDateTime) -> Cell<'static> {
    Cell::Days {
        days: moment.as_f64(),
        length: moment.is_duration(),
    }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
