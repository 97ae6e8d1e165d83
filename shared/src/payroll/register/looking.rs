//! A first look at a file: form, sheets, the rows at their top, and how dates and decimals are written.

use super::fault::RegisterFault;
use super::look::{Detected, Look, LookCell, LookRow, Merged, SheetLook};
use super::source::{Cell, Measured, Opened, Visit, open};
mod signs;

use signs::Signs;

/// Rows of a sheet that are shown.
const ROWS_SHOWN: usize = 30;
const COLUMNS_SHOWN: u32 = 400;
const CHARS_SHOWN: usize = 200;
/// Characters of all cells that are shown: a look goes to a screen.
const ALL_CHARS_SHOWN: usize = 1_000_000;
/// Rows of a sheet that are searched for dates and decimals.
const ROWS_SEARCHED: usize = 500;
/// Sheets whose rows are shown; of the others only names and sizes.
const SHEETS_SHOWN: usize = 40;

/// What a file is, by its bytes alone. Of a large file only the beginning of each sheet is read.
///
/// # Errors
/// What the bytes are instead of a register (locked, cut short, a web page …), and what to do.
pub fn look(bytes: &[u8]) -> Result<Look, RegisterFault> {
    let mut opened = open(bytes, None, Measured::FirstRows)?;
    let mut signs = Signs::default();
    let mut sheets = Vec::new();
    let mut left = ALL_CHARS_SHOWN;
    for (place, sheet) in opened.sheets.clone().into_iter().enumerate() {
        let (mut first_rows, mut merged) = (Vec::new(), Vec::new());
        if place < SHEETS_SHOWN {
            first_rows = rows(&mut opened, &sheet.name, &mut signs, &mut left)?;
            let last = first_rows.last().map_or(0, |row| row.row);
            merged = opened.merged(&sheet.name)?;
            merged.retain(|cells: &Merged| cells.first_row <= last && cells.first_column < COLUMNS_SHOWN);
            merged.truncate(1_000);
        }
        sheets.push(SheetLook {
            name: sheet.name,
            hidden: sheet.hidden,
            rows: sheet.rows,
            columns: sheet.columns.or_else(|| first_rows.iter().map(width).max()),
            first_rows,
            merged,
        });
    }
    if sheets.iter().all(|sheet| sheet.first_rows.is_empty()) {
        return Err(RegisterFault::new(
            "empty_file",
            "The file holds no cells.",
            "Choose the register again.",
        ));
    }
    Ok(Look {
        file: opened.form.clone(),
        size_bytes: bytes.len() as u64,
        sheets,
        dates: signs.dates(),
        decimals: signs.decimals(),
        encoding_sure: opened.encoding_sure,
        years_from_1904: opened.from_1904,
    })
}

fn width(row: &LookRow) -> u32 {
    u32::try_from(row.cells.len()).unwrap_or(u32::MAX)
}

fn rows(
    opened: &mut Opened<'_>,
    sheet: &str,
    signs: &mut Signs,
    left: &mut usize,
) -> Result<Vec<LookRow>, RegisterFault> {
    let mut shown = Vec::new();
    let from_1904 = opened.from_1904;
    opened.visit_first(sheet, ROWS_SEARCHED, &mut |row, cells| {
        if shown.len() < ROWS_SHOWN && !cells.is_empty() && *left > 0 {
            let row = shown_row(row, cells, from_1904);
            // An empty cell costs the screen something too.
            let chars: usize = row.cells.iter().map(|cell| cell.text.len() + 20).sum();
            *left = left.saturating_sub(chars);
            shown.push(row);
        }
        cells.iter().for_each(|(_, cell)| signs.add(cell));
        Ok(Visit::On)
    })?;
    Ok(shown)
}

fn shown_row(row: u32, cells: &[(u32, Cell<'_>)], from_1904: bool) -> LookRow {
    let mut shown: Vec<LookCell> = Vec::new();
    for (column, cell) in cells.iter().filter(|(column, _)| *column < COLUMNS_SHOWN) {
        let column = *column as usize;
        if shown.len() <= column {
            shown.resize_with(column + 1, LookCell::default);
        }
        if let Some(place) = shown.get_mut(column) {
            *place = LookCell {
                text: cell.shown(from_1904).chars().take(CHARS_SHOWN).collect(),
                holds: cell.holds(),
            };
        }
    }
    LookRow { row, cells: shown }
}

impl<T> Detected<T> {
    fn new(value: T, how_sure: super::look::HowSure, shown_by: Option<String>) -> Detected<T> {
        Detected {
            value,
            how_sure,
            shown_by,
        }
    }
}
