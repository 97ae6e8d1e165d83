//! `.xls` of Excel 97 to 2003. Its reader sets up whole sheets; the door has measured them before.

use super::cell::Cell;
use super::sheet::{Sheet, Visit, Visitor, merged, unreadable};
use super::xlsx::{error_text, moment_cell};
use crate::payroll::register::fault::RegisterFault;
use crate::payroll::register::look::Merged;
use calamine::{Data, Reader, SheetType, SheetVisible, Xls};
use std::borrow::Cow;
use std::io::Cursor;

pub struct XlsBook<'a> {
    book: Xls<Cursor<&'a [u8]>>,
}

impl<'a> XlsBook<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<XlsBook<'a>, RegisterFault> {
        let book = Xls::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        Ok(XlsBook { book })
    }

    pub fn counts_from_1904(&self) -> bool {
        self.book.has_1904_epoch()
    }

    pub fn sheets(&mut self) -> Vec<Sheet> {
        let listed = self.book.sheets_metadata().to_vec();
        let sheets = listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let sheets = sheets.map(|sheet| {
            let end = self
                .book
                .worksheet_range(&sheet.name)
                .ok()
                .and_then(|range| range.end());
            Sheet {
                name: sheet.name,
                hidden: sheet.visible != SheetVisible::Visible,
                rows: end.map(|(row, _)| row.saturating_add(1)),
                columns: end.map(|(_, column)| column.saturating_add(1)),
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
        let range = self.book.worksheet_range(sheet).map_err(|error| unreadable(&error))?;
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, values) in (top..).zip(range.rows()) {
            let cells = (left..).zip(values.iter().map(cell));
            let cells: Vec<_> = cells.filter(|(_, cell)| !cell.is_nothing()).collect();
            if !cells.is_empty() && visitor(row.saturating_add(1), &cells)? == Visit::Enough {
                break;
            }
        }
        Ok(())
    }
}

fn cell(value: &Data) -> Cell<'_> {
    match value {
        Data::Empty => Cell::Nothing,
        Data::String(text) => Cell::text(text),
        #[expect(clippy::cast_precision_loss, reason = "workbooks keep no more than 53 bits")]
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(yes) => Cell::YesNo(*yes),
        Data::DateTime(moment) => moment_cell(moment),
        Data::DateTimeIso(text) => Cell::IsoDay(Cow::Borrowed(text)),
        Data::DurationIso(text) => Cell::IsoTime(Cow::Borrowed(text)),
        Data::Error(error) => Cell::Error(error_text(error)),
    }
}
