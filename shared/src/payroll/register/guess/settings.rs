//! Period, currency and hours, where titles, sheets' names and figures tell them.

use super::cells::Cells;
use crate::payroll::register::field::FieldKind;
use crate::payroll::register::look::SheetLook;
use crate::payroll::register::mapping::{Column, DateOrder, HoursForm, Layout};
use crate::payroll::register::typing::period_in;
use crate::payroll::register::words::words;
use crate::time::Day;
use std::collections::BTreeSet;

/// Longer titles are prose.
const TITLE_WORDS_MAX: usize = 25;

/// The pay period that a text above the heads, or the name of the sheet, states.
pub fn period(sheet: &SheetLook, header_row: Option<u32>, order: DateOrder) -> Option<(Day, Day)> {
    let above = sheet
        .first_rows
        .iter()
        .filter(|row| header_row.is_some_and(|header| row.row < header));
    let mut dates = Vec::new();
    for row in above {
        for cell in &row.cells {
            if let Some(period) = period_within(&cell.text, order) {
                return Some(period);
            }
            if let Ok(crate::payroll::register::typing::DayText::Day(day)) =
                crate::payroll::register::typing::day_text(&cell.text, order, None)
            {
                dates.push(day);
            }
        }
        // `From | 01/06/2025 | To | 15/06/2025`
        if let [first, last] = dates.as_slice()
            && first <= last
        {
            return Some((*first, *last));
        }
        dates.clear();
    }
    period_within(&sheet.name, order)
}

/// The longest run of words that is a period.
fn period_within(text: &str, order: DateOrder) -> Option<(Day, Day)> {
    let text = text.replace([':', '(', ')', ',', '_'], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > TITLE_WORDS_MAX {
        return None;
    }
    for length in (1..=words.len().min(11)).rev() {
        for run in words.windows(length) {
            if let Some(period) = period_in(&run.join(" "), order) {
                return Some(period);
            }
        }
    }
    None
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_state_the_period() {
        for title in [
            "Payroll for the period 01/06/2025 - 15/06/2025",
            "Nómina del 1 al 15 de junio de 2025",
            "Pay period: 2025-06-01 to 2025-06-15 (crew 3)",
        ] {
            let (first, last) = period_within(title, DateOrder::DayFirst).unwrap_or_else(|| panic!("{title}"));
            assert_eq!(
                (first.to_string().as_str(), last.to_string().as_str()),
                ("2025-06-01", "2025-06-15"),
                "{title}"
            );
        }
        let month = period_within("Salary Sheet for the month of June 2025", DateOrder::DayFirst).unwrap();
        assert_eq!(month.1.to_string(), "2025-06-30");
        assert_eq!(period_within("Sunrise Farms LLC", DateOrder::DayFirst), None);
        assert_eq!(period_within("Sheet1", DateOrder::DayFirst), None);
    }
}
