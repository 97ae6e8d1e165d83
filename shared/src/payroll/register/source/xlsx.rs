//! `.xlsx` and `.xlsm`, streamed cell by cell.

use super::cell::Cell;
use super::sheet::{Grid, Sheet, Tally, Visit, Visitor, merged, too_many_cells, unreadable};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::look::Merged;
use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::borrow::Cow;
use std::io::Cursor;

pub struct XlsxBook<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
}

impl<'a> XlsxBook<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<XlsxBook<'a>, RegisterFault> {
        let book = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        Ok(XlsxBook { book })
    }

    pub fn counts_from_1904(&self) -> bool {
        self.book.has_1904_epoch()
    }

    pub fn sheets(&mut self) -> Vec<Sheet> {
        let listed = self.book.sheets_metadata().to_vec();
        let sheets = listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let sheets = sheets.map(|sheet| {
            let reader = self.book.worksheet_cells_reader(&sheet.name).ok();
            // Without a stated size there is one cell, the first.
            let size = reader
                .map(|reader| reader.dimensions().end)
                .filter(|end| *end != (0, 0));
            Sheet {
                name: sheet.name,
                hidden: sheet.visible != SheetVisible::Visible,
                rows: size.map(|(row, _)| row.saturating_add(1)),
                columns: size.map(|(_, column)| column.saturating_add(1)),
            }
        });
        sheets.collect()
    }

    pub fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>, RegisterFault> {
        let found = self
            .book
            .merge_cells_by_sheet_name(sheet)
            .map_err(|error| unreadable(&error))?;
        Ok(found.into_iter().map(|cells| merged(cells.start, cells.end)).collect())
    }

    pub fn visit(&mut self, sheet: &str, visitor: &mut Visitor<'_>) -> Result<(), RegisterFault> {
        let mut reader = self
            .book
            .worksheet_cells_reader(sheet)
            .map_err(|error| unreadable(&error))?;
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
                    return Ok(());
                }
                cells.clear();
                current = row;
            }
            let cell = match cell(record.value) {
                Cell::Nothing if record.formula.is_some() => Cell::Uncomputed,
                Cell::Nothing => continue,
                cell => cell,
            };
            cells.push((column, cell));
        }
        if !cells.is_empty() {
            visitor(current + 1, &cells)?;
        }
        Ok(())
    }
}

fn cell(value: DataRef<'_>) -> Cell<'_> {
    match value {
        DataRef::Empty => Cell::Nothing,
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::String(text) => Cell::owned_text(text),
        #[expect(clippy::cast_precision_loss, reason = "workbooks keep no more than 53 bits")]
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::Bool(yes) => Cell::YesNo(yes),
        DataRef::DateTime(moment) => moment_cell(&moment),
        DataRef::DateTimeIso(text) => Cell::IsoDay(Cow::Owned(text)),
        DataRef::DurationIso(text) => Cell::IsoTime(Cow::Owned(text)),
        DataRef::Error(error) => Cell::Error(error_text(&error)),
    }
}

pub fn moment_cell(moment: &ExcelDateTime) -> Cell<'static> {
    Cell::Days {
        days: moment.as_f64(),
        length: moment.is_duration(),
    }
}

pub fn error_text(error: &CellErrorType) -> &'static str {
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
