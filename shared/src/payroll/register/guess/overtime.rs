//! `Hours` beside `OT Hours`: all hours, or those before overtime? The pay of the rows tells, at the rate they state.

use crate::payroll::register::field::Field;
use crate::payroll::register::guessed::{Because, ColumnGuess};
use crate::payroll::register::look::{HowSure, LookRow, SheetLook};
use crate::payroll::register::mapping::{Column, DecimalMark, HoursForm};
use crate::payroll::register::typing::{hours, number};
use crate::payroll::register::words::words;
use rust_decimal::Decimal;

/// Lines of pay beside hours × rate.
const OTHERS: [Field; 6] = [
    Field::PieceEarnings,
    Field::WaitingPay,
    Field::MakeUpPay,
    Field::Bonus,
    Field::Allowance,
    Field::OtherPay,
];
/// Beyond these a figure is a slip, and reckoning with it could overflow.
const MOST_HOURS: u32 = 100_000;
const LARGEST: u64 = 1_000_000_000_000;

/// Columns of a row.
struct Places {
    hours: u32,
    overtime: u32,
    rate: Option<u32>,
    overtime_rate: Option<u32>,
    regular_pay: Option<u32>,
    gross: Option<u32>,
    /// Pay beside hours × rate.
    others: Vec<u32>,
}

/// How numbers are written.
#[derive(Clone, Copy)]
pub struct Written {
    pub decimals: DecimalMark,
    pub hours: HoursForm,
}

/// Maps hours that do not hold the overtime as regular ones. True where the rows do not tell and somebody must.
pub fn settle(
    columns: &mut [Column],
    told: &mut [ColumnGuess],
    sheet: &SheetLook,
    first_row: u32,
    written: Written,
) -> bool {
    let Some(places) = places(columns) else { return false };
    let (mut beside, mut within, mut any) = (0_u32, 0_u32, false);
    for row in sheet.first_rows.iter().filter(|row| row.row >= first_row) {
        match places.tells(row, written) {
            Some(Some(true)) => beside += 1,
            Some(Some(false)) => within += 1,
            Some(None) => {}
            None => continue,
        }
        any = true;
    }
    if beside > 0 && within == 0 {
        let of = |column: u32| column == places.hours;
        let mapped = columns.iter_mut().find(|column| of(column.column));
        mapped.into_iter().for_each(|column| column.field = Field::RegularHours);
        for column in told.iter_mut().filter(|column| of(column.column)) {
            (column.field, column.how_sure, column.because) =
                (Some(Field::RegularHours), HowSure::Likely, Because::Cells);
        }
        return false;
    }
    any && (within == 0 || beside > 0)
}

/// `None`: there is nothing to doubt. A head such as `Total hours` says itself what it holds.
fn places(columns: &[Column]) -> Option<Places> {
    let of = |field: Field| columns.iter().find(|column| column.field == field);
    let at = |field: Field| of(field).map(|column| column.column);
    let hours = of(Field::TotalHours).filter(|column| !words().is_total(&column.head))?;
    if of(Field::RegularHours).is_some() {
        return None;
    }
    let others = columns.iter().filter(|column| OTHERS.contains(&column.field));
    Some(Places {
        hours: hours.column,
        overtime: at(Field::OvertimeHours)?,
        rate: at(Field::HourlyRate),
        overtime_rate: at(Field::OvertimeRate),
        regular_pay: at(Field::RegularPay),
        gross: at(Field::Gross),
        others: others.map(|column| column.column).collect(),
    })
}

impl Places {
    /// Whether a row's overtime stands beside its hours; `Some(None)`: it may be either. `None`: it has no overtime.
    fn tells(&self, row: &LookRow, written: Written) -> Option<Option<bool>> {
        let text = |column: u32| Some(row.cells.get(usize::try_from(column).ok()?)?.text.as_str());
        let length = |column: u32| {
            let minutes = hours(text(column)?, written.decimals, written.hours).ok().flatten()?;
            let hours = minutes.checked_div(Decimal::from(60))?;
            (hours <= Decimal::from(MOST_HOURS)).then_some(hours)
        };
        let amount = |column: Option<u32>| {
            let amount = number(text(column?)?, written.decimals, None).ok().flatten()?;
            (amount.abs() <= Decimal::from(LARGEST)).then_some(amount)
        };
        let (all, overtime) = (length(self.hours)?, length(self.overtime)?);
        if all <= Decimal::ZERO || overtime <= Decimal::ZERO {
            return None;
        }
        if overtime > all {
            return Some(Some(true));
        }
        let Some(rate) = amount(self.rate).filter(|rate| *rate > Decimal::ZERO) else {
            return Some(None);
        };
        // The line for the work before overtime is the plainest word.
        if let Some(regular) = amount(self.regular_pay) {
            let tells = one_of(regular, &[all * rate], &[(all - overtime) * rate]);
            if tells.is_some() {
                return Some(tells);
            }
        }
        let Some(gross) = amount(self.gross) else {
            return Some(None);
        };
        let others: Decimal = self.others.iter().filter_map(|column| amount(Some(*column))).sum();
        let work = gross - others;
        let extra = match amount(self.overtime_rate) {
            Some(rate) => vec![overtime * rate],
            None => vec![overtime * rate * Decimal::new(15, 1), overtime * rate * Decimal::TWO],
        };
        let beside: Vec<Decimal> = extra.iter().map(|extra| all * rate + extra).collect();
        let within: Vec<Decimal> = extra.iter().map(|extra| (all - overtime) * rate + extra).collect();
        // Without any extra nobody can tell whether all hours were paid at the plain rate, or some not at all.
        let plain = [all * rate, (all + overtime) * rate];
        match plain.iter().any(|plain| same(work, *plain)) {
            true => Some(None),
            false => Some(one_of(work, &beside, &within)),
        }
    }
}

fn same(left: Decimal, right: Decimal) -> bool {
    (left - right).abs() <= Decimal::new(5, 2).max(right.abs() / Decimal::from(5_000))
}

/// Which of two an amount is, if it is only one of them.
fn one_of(amount: Decimal, beside: &[Decimal], within: &[Decimal]) -> Option<bool> {
    let is = |of: &[Decimal]| of.iter().any(|one| same(amount, *one));
    match (is(beside), is(within)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::guess;
    use crate::payroll::register::{About, Field, RegisterKind, look};

    /// What `Hours` is taken for, and whether somebody is asked.
    fn hours(rows: &str) -> (Field, bool) {
        let sheet = format!("Emp ID,Name,Period Start,Period End,Hours,OT Hours,Rate,Gross Pay\n{rows}");
        let guessed = guess(&look(sheet.as_bytes()).unwrap(), RegisterKind::Register, None);
        let mut columns = guessed.mapping.columns.iter();
        let hours = columns.find(|column| column.head == "Hours").unwrap().field;
        let asked = guessed
            .questions
            .iter()
            .any(|asked| asked.about == About::HoursWithOvertime);
        (hours, asked)
    }

    #[test]
    fn the_pay_of_the_rows_tells_whether_hours_hold_the_overtime() {
        let beside = "E1,Ana Ruiz,2025-11-03,2025-11-09,40,10,12.00,660.00\n\
            E2,Beto Cruz,2025-11-03,2025-11-09,40,10,14.00,770.00\n";
        assert_eq!(hours(beside), (Field::RegularHours, false));
        let within = beside.replace(",40,10,", ",50,10,");
        assert_eq!(hours(&within), (Field::TotalHours, false));
        let neither = beside.replace("660.00", "480.00").replace("770.00", "560.00");
        assert_eq!(
            hours(&neither),
            (Field::TotalHours, true),
            "not silently one of the two"
        );
        let none = beside.replace(",40,10,", ",40,0,");
        assert_eq!(hours(&none), (Field::TotalHours, false));
    }
}
