//! Excel files as cells of text.

use super::fault::Fault;
use super::workbook::{SheetCells, Workbook};
use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, Xlsx};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads an `.xlsx` or `.xlsm` whose container was checked.
pub(super) fn read_xlsx(bytes: &[u8]) -> Result<Workbook, Box<Fault>> {
    guarded(|| {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let mut workbook = Workbook::default();
        let mut count = 0;
        for name in book.sheet_names() {
            let mut sheet = SheetCells::new(&name);
            // Sheets with other names are notes; their cells are no business of the form.
            if wanted(&name) || book.sheet_names().len() == 1 {
                let mut cells = book.worksheet_cells_reader(&name).map_err(|error| unreadable(&error))?;
                while let Some(cell) = cells
                    .next_cell_with_formula_metadata()
                    .map_err(|error| unreadable(&error))?
                {
                    let (row, column) = position(cell.pos);
                    let text = text_of_ref(&cell.value);
                    match text {
                        Text::Nothing if cell.formula.is_some() => sheet.uncomputed.push((row, column)),
                        Text::Nothing => continue,
                        Text::Words(text) => sheet.set(row, column, &text),
                        Text::Broken(text) => sheet.errors.push((row, column, text)),
                    }
                    count += 1;
                    Workbook::within_limits(count, row)?;
                }
            }
            workbook.sheets.push(sheet);
        }
        Ok(workbook)
    })
}

/// Reads an `.xls` whose container was checked.
pub(super) fn read_xls(bytes: &[u8]) -> Result<Workbook, Box<Fault>> {
    guarded(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let mut workbook = Workbook::default();
        let mut count = 0;
        for name in book.sheet_names() {
            let mut sheet = SheetCells::new(&name);
            if (wanted(&name) || book.sheet_names().len() == 1)
                && let Ok(range) = book.worksheet_range(&name)
            {
                let (top, left) = range.start().unwrap_or((0, 0));
                for (row, column, value) in range.used_cells() {
                    let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
                    let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
                    let (row, column) = position((row, column));
                    match text_of(value) {
                        Text::Nothing => continue,
                        Text::Words(text) => sheet.set(row, column, &text),
                        Text::Broken(text) => sheet.errors.push((row, column, text)),
                    }
                    count += 1;
                    Workbook::within_limits(count, row)?;
                }
            }
            workbook.sheets.push(sheet);
        }
        Ok(workbook)
    })
}

/// The reader indexes into what a file claims: a claim that does not hold must not end the program.
fn guarded(read: impl FnOnce() -> Result<Workbook, Box<Fault>>) -> Result<Workbook, Box<Fault>> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(unreadable(&"a part of it contradicts another")))
}

fn unreadable(error: &dyn std::fmt::Display) -> Box<Fault> {
    Fault::of_file(
        "unreadable",
        format!(
            "the workbook cannot be read ({error}); open and save it in a spreadsheet program, then choose it again"
        ),
    )
}

fn wanted(name: &str) -> bool {
    super::table::SHEETS.contains(&name.to_lowercase().as_str())
}

/// The row as people count it, the column from 0.
fn position((row, column): (u32, u32)) -> (u32, usize) {
    (row.saturating_add(1), usize::try_from(column).unwrap_or(usize::MAX))
}

enum Text {
    Nothing,
    Words(String),
    Broken(String),
}

fn text_of_ref(value: &DataRef<'_>) -> Text {
    match value {
        DataRef::Empty => Text::Nothing,
        DataRef::String(text) => words(text),
        DataRef::SharedString(text) => words(text),
        DataRef::Int(number) => Text::Words(number.to_string()),
        DataRef::Float(number) => Text::Words(number_text(*number)),
        DataRef::Bool(yes) => Text::Words(bool_text(*yes)),
        DataRef::DateTime(moment) => Text::Words(moment_text(moment)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Text::Words(text.replacen('T', " ", 1)),
        DataRef::Error(error) => Text::Broken(error.to_string()),
    }
}

fn text_of(value: &Data) -> Text {
    match value {
        Data::Empty => Text::Nothing,
        Data::String(text) => words(text),
        Data::Int(number) => Text::Words(number.to_string()),
        Data::Float(number) => Text::Words(number_text(*number)),
        Data::Bool(yes) => Text::Words(bool_text(*yes)),
        Data::DateTime(moment) => Text::Words(moment_text(moment)),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Text::Words(text.replacen('T', " ", 1)),
        Data::Error(error) => Text::Broken(error.to_string()),
    }
}

fn words(text: &str) -> Text {
    if text.trim().is_empty() {
        Text::Nothing
    } else {
        Text::Words(text.to_owned())
    }
}

fn bool_text(yes: bool) -> String {
    if yes { "TRUE" } else { "FALSE" }.to_owned()
}

fn number_text(number: f64) -> String {
    if number.fract() == 0.0 {
        // Adding zero drops the sign of a negative zero.
        format!("{:.0}", number + 0.0)
    } else {
        number.to_string()
    }
}

/// A date as `2026-01-31 00:00:00`, a time of day as `08:30:00`.
fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (0.0..1.0).contains(&moment.as_f64()) {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
