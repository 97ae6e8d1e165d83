//! A report as a workbook: one sheet a section, numbers as numbers, and nothing that runs.

use super::FileFault;
use crate::api::{Block, Outline, Prose, Section, Table, Value};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// A cell of a sheet holds so many characters at most.
const CELL_CHARS: usize = 32_000;

/// Makes the bytes of an .xlsx. The same report gives the same cells.
///
/// # Errors
/// When the workbook cannot be written, in memory.
pub fn xlsx(outline: &Outline, findings: &Table) -> Result<Vec<u8>, FileFault> {
    workbook(outline, findings).map_err(|cause| FileFault(cause.to_string()))
}

fn workbook(outline: &Outline, findings: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The day of making would make the bytes differ.
    let properties = DocProperties::new()
        .set_title(line(&outline.title))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    let looks = Looks::new();
    for section in &outline.sections {
        let sheet = book.add_worksheet().set_name(sheet_name(section))?;
        if outline.right_to_left {
            sheet.set_right_to_left(true);
        }
        let mut on = Sheet {
            sheet,
            looks: &looks,
            row: 0,
        };
        if section.key == "summary" {
            on.head(outline)?;
        } else {
            on.text(&section.title, &looks.title)?;
        }
        on.section(section, findings)?;
        for (column, width) in (0_u16..).zip([44.0, 24.0, 24.0, 24.0, 24.0, 24.0, 24.0, 24.0]) {
            on.sheet.set_column_width(column, width)?;
        }
        on.sheet.set_landscape().set_print_fit_to_pages(1, 0);
    }
    book.save_to_buffer()
}

/// At most 31 characters, and none that a sheet's name may not hold. Sections are few and their titles differ.
fn sheet_name(section: &Section) -> String {
    let fits =
        |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !letter.is_control();
    section.title.chars().filter(fits).take(31).collect()
}

struct Looks {
    title: Format,
    heading: Format,
    head: Format,
    text: Format,
    total: Format,
    soft: Format,
}

impl Looks {
    fn new() -> Looks {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Looks {
            title: Format::new().set_bold().set_font_size(15),
            heading: Format::new().set_bold(),
            head: text
                .clone()
                .set_bold()
                .set_border_bottom(rust_xlsxwriter::FormatBorder::Thin),
            total: text.clone().set_bold(),
            soft: text.clone().set_italic(),
            text,
        }
    }
}

struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    looks: &'a Looks,
    row: u32,
}

impl Sheet<'_> {
    /// Strings are written as strings, so a text that begins like a formula stays one.
    fn text(&mut self, text: &str, look: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, line(text), look)?;
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    fn head(&mut self, outline: &Outline) -> Result<(), XlsxError> {
        let looks = self.looks;
        self.text(&outline.title, &looks.title)?;
        for line in &outline.lines {
            self.text(&line.text, &looks.text)?;
        }
        self.row += 1;
        for fact in &outline.facts {
            self.sheet
                .write_string_with_format(self.row, 0, line(&fact.label), &looks.heading)?;
            self.value(1, &fact.figure, &looks.total)?;
            self.sheet
                .write_string_with_format(self.row, 2, line(&fact.says), &looks.text)?;
            self.row += 1;
        }
        self.sheet
            .write_string_with_format(self.row, 0, line(&outline.hash_says), &looks.text)?;
        self.sheet.write_string(self.row, 1, outline.hash.to_string())?;
        self.row += 2;
        Ok(())
    }

    fn section(&mut self, section: &Section, findings: &Table) -> Result<(), XlsxError> {
        let looks = self.looks;
        for block in &section.blocks {
            match block {
                Block::Heading { text } => {
                    self.row += 1;
                    self.text(&text.text, &looks.heading)?;
                }
                Block::Paragraph { text } => self.text(&text.text, &looks.text)?,
                Block::List { items } => {
                    for Prose { text, .. } in items {
                        self.text(text, &looks.text)?;
                    }
                }
                Block::KeptBack { text } => self.text(text, &looks.soft)?,
                Block::Picture(picture) => {
                    self.row += 1;
                    self.table(&picture.table)?;
                }
                Block::Table(table) => self.table(table)?,
                // All of them stand in one table below.
                Block::Finding(_) => {}
            }
        }
        if section.key == "findings" && !findings.rows.is_empty() {
            self.row += 1;
            self.table(findings)?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let looks = self.looks;
        self.text(&table.caption, &looks.heading)?;
        for (column, head) in (0_u16..).zip(&table.head) {
            self.sheet
                .write_string_with_format(self.row, column, line(&head.text), &looks.head)?;
        }
        self.row += 1;
        for (at, row) in (1..).zip(&table.rows) {
            let sums_up = table.totals && at == table.rows.len();
            for (column, value) in (0_u16..).zip(row) {
                self.value(column, value, if sums_up { &looks.total } else { &looks.text })?;
            }
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    fn value(&mut self, column: u16, value: &Value, look: &Format) -> Result<(), XlsxError> {
        match value.number.and_then(|number| number.to_f64()) {
            Some(number) => self.sheet.write_number_with_format(self.row, column, number, look)?,
            None => self
                .sheet
                .write_string_with_format(self.row, column, line(&value.text), look)?,
        };
        Ok(())
    }
}

/// As much as a cell holds. Marks that keep order inside right-to-left text are not for cells.
fn line(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}'))
        .take(CELL_CHARS)
        .collect()
}
