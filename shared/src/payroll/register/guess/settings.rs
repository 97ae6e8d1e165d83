//! Currency and hours, where titles and figures tell them.

use super::cells::Cells;
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::look::SheetLook;
use crate::payroll::register::mapping::{Column, HoursForm, Layout};
use crate::payroll::register::typing::sign_of;
use crate::payroll::register::words::words;
use std::collections::BTreeSet;

/// Currencies that titles and heads name, or all cells when these name none. One is the register's; a bare `$` is none.
pub fn currencies(sheet: &SheetLook, header_row: Option<u32>) -> (BTreeSet<String>, BTreeSet<String>) {
    let named = |above: bool| {
        let rows = sheet.first_rows.iter();
        let rows = rows.filter(|row| !above || header_row.is_some_and(|header| row.row <= header));
        rows.flat_map(|row| &row.cells)
            .flat_map(|cell| named_in(&cell.text))
            .collect::<BTreeSet<_>>()
    };
    let (above, all) = (named(true), named(false));
    (if above.is_empty() { all.clone() } else { above }, all)
}

fn named_in(text: &str) -> Vec<String> {
    let between = |letter: char| letter.is_whitespace() || letter.is_numeric() || "().,:/-".contains(letter);
    let signs = text.split(between).filter(|sign| !sign.is_empty());
    // Single letters and short words are other things too; codes in capitals and signs are not.
    let named = signs.filter_map(|sign| {
        let is_code = sign.chars().count() == 3 && sign.chars().all(|letter| letter.is_ascii_uppercase());
        let is_sign = sign.chars().any(|letter| !letter.is_alphanumeric()) || matches!(sign, "Tk" | "TK" | "টাকা");
        match words().currency(sign) {
            Some([currency]) if is_code || is_sign => Some(currency.clone()),
            _ => None,
        }
    });
    named.collect()
}

/// The currency that the signs of the amounts tell where no title or head does: `R 500` are rands. A sign that several
/// share stands for itself (`$`), and the pack tells which it is. Signs that contradict each other are all given.
pub fn of_signs(columns: &[Column], sheet: &SheetLook, first_row: u32) -> BTreeSet<String> {
    let mut signs: BTreeSet<String> = BTreeSet::new();
    let mut common: Option<Vec<String>> = None;
    let amounts = columns.iter().filter(|column| is_money(column.field));
    for column in amounts {
        let rows = sheet.first_rows.iter().filter(|row| row.row >= first_row);
        let cells = rows.filter_map(|row| row.cells.get(column.column as usize));
        for (sign, of) in cells.filter_map(|cell| sign_of(&cell.text)) {
            let common = common.get_or_insert_with(|| of.to_vec());
            common.retain(|currency| of.contains(currency));
            signs.insert(sign);
        }
    }
    match common.as_deref() {
        Some([only]) => BTreeSet::from([only.clone()]),
        // `Rs` and `Rs.` are one sign.
        Some([_, ..]) => signs.pop_first().into_iter().collect(),
        _ => signs,
    }
}

fn is_money(field: Field) -> bool {
    field.kind() == FieldKind::Number && !matches!(field, Field::DaysWorked | Field::Pieces)
}

/// What plain numbers of hours are, and whether the figures leave a doubt.
pub fn hours(columns: &[Column], cells: &[Cells], layout: Layout) -> (HoursForm, bool) {
    let lengths = columns
        .iter()
        .filter(|column| column.field.kind() == FieldKind::Hours && column.hours.is_none());
    let figures = lengths
        .filter_map(|column| cells.get(column.column as usize))
        .flat_map(|cells| &cells.figures);
    let mut figures: Vec<f64> = figures.copied().filter(|figure| *figure > 0.0).collect();
    figures.sort_by(f64::total_cmp);
    let middle = figures.get(figures.len() / 2).copied().unwrap_or(0.0);
    let most = match layout {
        Layout::Day => 24.0,
        Layout::Period => 744.0,
    };
    // A workbook's times whose format was lost: nobody writes hours with three digits, nor works minutes a day.
    let fine = figures.iter().filter(|figure| (**figure * 100.0).fract() != 0.0);
    let shortest = match layout {
        Layout::Day => 1.0,
        Layout::Period => 8.0,
    };
    let form = if middle > most {
        HoursForm::Minutes
    } else if middle < shortest && fine.count() * 2 > figures.len() {
        HoursForm::Days
    } else {
        HoursForm::Hours
    };
    (form, form != HoursForm::Hours)
}
