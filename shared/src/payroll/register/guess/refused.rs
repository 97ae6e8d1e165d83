//! What a head does not mean although its words resemble it: amounts that are not the worker's, or not of this period.

use super::cells::{Cells, share};
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::words::{Meaning, plain, words};

/// Days of the longest month: more days away from work are an amount.
const DAYS_MAX: f64 = 31.0;

/// Whether a column must not be taken for `meaning`, by its whole head and its cells.
pub fn refused(head: &str, meaning: Meaning, cells: Option<&Cells>) -> bool {
    let head = plain(head);
    let Meaning::Field(field) = meaning else {
        return is_employers(&head);
    };
    let figure = matches!(field.kind(), FieldKind::Number | FieldKind::Hours);
    is_employers(&head)
        || figure && (is_to_date(&head) || is_share(&head, cells) || is_absence(&head, field, cells))
        || field == Field::Worker && is_other_number(&head)
}

/// Whether a column's figures are nothing that was paid to the worker, or kept back, in this period.
pub fn is_no_amount(head: &str, cells: Option<&Cells>) -> bool {
    let head = plain(head);
    is_employers(&head) || is_to_date(&head) || is_share(&head, cells)
}

fn is_employers(head: &str) -> bool {
    let words = words();
    if words.owed.within(head) {
        return false;
    }
    words.employers.within(head)
        || words.company.within(head) && words.contributions.within(&words.company.left_out_of(head))
}

fn is_to_date(head: &str) -> bool {
    !words().exact_heads.contains_key(head) && words().to_date.within(head)
}

/// `FICA %` beside `FICA`; but `P.F. 12%` holds amounts as a rule.
fn is_share(head: &str, cells: Option<&Cells>) -> bool {
    let told = head.contains('%') || words().shares.within(head);
    let shares = cells.is_some_and(|cells| cells.filled > 0 && share(cells.shares, cells.filled) > 0.5);
    shares || told && !head.contains(|letter: char| letter.is_ascii_digit())
}

/// Days away from work are no days worked, and no deduction.
fn is_absence(head: &str, field: Field, cells: Option<&Cells>) -> bool {
    if !words().absence.within(head) {
        return false;
    }
    // `Attendance` over `Absent`.
    let days_told = head.split(' ').any(|word| {
        let meanings = words().exact_heads.get(word);
        meanings.is_some_and(|meanings| meanings.contains(&Meaning::Field(Field::DaysWorked)))
    });
    let days = cells.is_some_and(|cells| {
        let some = days_told || cells.figures.iter().any(|figure| *figure > 0.0);
        let mut figures = cells.figures.iter();
        some && figures.all(|figure| (0.0..=DAYS_MAX).contains(figure) && (figure * 2.0).fract() == 0.0)
    });
    match field {
        Field::Deduction | Field::DeductionsTotal => days,
        _ => true,
    }
}

/// `Employee tax` and `Employee check no` name nobody.
fn is_other_number(head: &str) -> bool {
    !words().exact_heads.contains_key(head) && words().other_numbers.within(head)
}

/// Whether a column of numbers without a known head may number the workers.
pub fn may_number_workers(head: &str) -> bool {
    let head = plain(head);
    let numbers = words().numbering.within(&head) && !words().running.is(&head);
    numbers && !words().other_numbers.within(&head) && !is_employers(&head)
}
