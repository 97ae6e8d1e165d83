//! One sheet being written, row by row: numbers as numbers, and texts that are never formulas.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, Format, FormatAlign, Formula, Worksheet, XlsxError};

/// How cells look.
pub(super) struct Looks {
    pub head: Format,
    pub title: Format,
    pub amount: Format,
    pub owed: Format,
    pub words: Format,
}

impl Looks {
    pub fn new() -> Looks {
        // Digits as they are, at least two after the point: a floor of 60.0961 must not look like 60.10.
        let amount = Format::new().set_num_format("#,##0.00##");
        Looks {
            head: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0xE8_E4_D9))
                .set_text_wrap(),
            title: Format::new().set_bold().set_font_size(14.0),
            owed: amount.clone().set_bold(),
            amount,
            words: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

/// A cell to write.
pub(super) enum Cell<'c> {
    Text(&'c str),
    Words(String),
    Count(u32),
    Amount(Decimal),
    /// A formula in A1 notation, and what it comes to.
    Formula(String, Decimal),
    Nothing,
}

pub(super) struct Writing<'w> {
    pub sheet: &'w mut Worksheet,
    pub looks: &'w Looks,
    /// The next row, from 0.
    pub row: u32,
}

impl Writing<'_> {
    pub fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet
            .write_string_with_format(self.row, 0, text, &self.looks.title)?;
        self.row += 2;
        Ok(())
    }

    pub fn head(&mut self, heads: &[&str]) -> Result<(), XlsxError> {
        for (column, head) in (0..).zip(heads) {
            self.sheet
                .write_string_with_format(self.row, column, *head, &self.looks.head)?;
        }
        self.row += 1;
        Ok(())
    }

    pub fn line(&mut self, cells: Vec<Cell<'_>>) -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                // `write_string` makes a text whatever it begins with.
                Cell::Text(text) => self.sheet.write_string(self.row, column, text)?,
                Cell::Words(text) => {
                    self.sheet
                        .write_string_with_format(self.row, column, cut(&text), &self.looks.words)?
                }
                Cell::Count(count) => self.sheet.write_number(self.row, column, count)?,
                Cell::Amount(amount) => {
                    let amount = amount.to_f64().unwrap_or_default();
                    self.sheet
                        .write_number_with_format(self.row, column, amount, &self.looks.amount)?
                }
                Cell::Formula(formula, result) => {
                    let formula = Formula::new(formula).set_result(result.normalize().to_string());
                    self.sheet
                        .write_formula_with_format(self.row, column, formula, &self.looks.owed)?
                }
                Cell::Nothing => self.sheet,
            };
        }
        self.row += 1;
        Ok(())
    }
}

/// Excel takes 32,767 characters in a cell.
fn cut(text: &str) -> String {
    text.chars().take(2_000).collect()
}
