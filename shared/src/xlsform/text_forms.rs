//! Forms as text: CSV files, one for each sheet, and tables drawn with `|`.

use super::fault::Fault;
use super::workbook::{SheetCells, Workbook};

pub(super) fn from_csv(sheets: &[(&str, &str)]) -> Result<Workbook, Box<Fault>> {
    let mut workbook = Workbook::default();
    let mut count = 0;
    for (name, text) in sheets {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut sheet = SheetCells::new(name);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut row = 0_u32;
        for record in reader.records() {
            let record = record.map_err(|error| {
                Fault::of_file(
                    "unreadable",
                    format!("the sheet `{name}` is no CSV text ({error}); save it again"),
                )
            })?;
            row = row.saturating_add(1);
            for (column, cell) in record.iter().enumerate() {
                count += 1;
                sheet.set(row, column, cell);
            }
            Workbook::within_limits(count, row)?;
        }
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

pub(super) fn from_markdown(text: &str) -> Result<Workbook, Box<Fault>> {
    let mut workbook = Workbook::default();
    let mut row = 0_u32;
    let mut count = 0;
    for line in text.lines().map(str::trim) {
        let Some(inner) = line.strip_prefix('|').and_then(|rest| rest.strip_suffix('|')) else {
            continue;
        };
        if inner.chars().all(|c| c == '|' || c == '-') {
            continue;
        }
        let mut cells = split_cells(inner).into_iter();
        if let Some(name) = cells.next().filter(|name| !name.is_empty()) {
            workbook.sheets.push(SheetCells::new(&name));
            row = 0;
        }
        let cells: Vec<String> = cells.collect();
        let (Some(sheet), true) = (workbook.sheets.last_mut(), cells.iter().any(|cell| !cell.is_empty())) else {
            continue;
        };
        row = row.saturating_add(1);
        for (column, cell) in cells.iter().enumerate() {
            count += 1;
            sheet.set(row, column, cell);
        }
        Workbook::within_limits(count, row)?;
    }
    Ok(workbook)
}

/// Cells between `|`, where `\|` is a bar of the text.
fn split_cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, cells.last_mut()) {
            ('|', _) => cells.push(String::new()),
            ('\\', Some(cell)) if letters.peek() == Some(&'|') => {
                letters.next();
                cell.push('|');
            }
            (_, Some(cell)) => cell.push(letter),
            (_, None) => {}
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}
