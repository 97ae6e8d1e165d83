//! Columns that no head tells of, and that are just what lies between gross and net: deductions, whatever they are called.

use crate::payroll::register::field::Field;
use crate::payroll::register::guessed::{Because, ColumnGuess};
use crate::payroll::register::look::{HowSure, LookRow, SheetLook};
use crate::payroll::register::mapping::{Column, DecimalMark};
use crate::payroll::register::typing::number;
use rust_decimal::Decimal;

/// Rows that must have gross and net before the arithmetic proves anything.
const FEWEST_ROWS: usize = 2;

/// Maps the columns between gross and net that nothing else is known of, where all deductions together are what is missing.
pub fn map(
    columns: &mut Vec<Column>,
    told: &mut [ColumnGuess],
    sheet: &SheetLook,
    first_row: u32,
    decimals: DecimalMark,
) {
    let of = |field: Field| {
        columns
            .iter()
            .find(|column| column.field == field)
            .map(|column| column.column)
    };
    let (Some(gross), Some(net)) = (of(Field::Gross), of(Field::Net)) else {
        return;
    };
    let unknown = |column: &&ColumnGuess| column.field.is_none() && gross < column.column && column.column < net;
    let unknown: Vec<u32> = told.iter().filter(unknown).map(|column| column.column).collect();
    if unknown.is_empty() {
        return;
    }
    let known = columns.iter().filter(|column| column.field == Field::Deduction);
    let known: Vec<u32> = known.map(|column| column.column).collect();
    let (mut proved, mut refuted, mut counted) = (0, 0, false);
    for row in sheet.first_rows.iter().filter(|row| row.row >= first_row) {
        let figure = |column: u32| figure(row, column, decimals);
        let (Some(gross), Some(net)) = (figure(gross), figure(net)) else {
            continue;
        };
        let sum = |of: &[u32]| {
            of.iter()
                .filter_map(|column| figure(*column))
                .map(|amount| amount.abs())
                .sum::<Decimal>()
        };
        counted |= !sum(&unknown).is_zero();
        match gross - net == sum(&known) + sum(&unknown) {
            true => proved += 1,
            false => refuted += 1,
        }
    }
    // A row of sums, or one with a slip in it, refutes nothing.
    if !counted || proved < FEWEST_ROWS || refuted * 4 > proved {
        return;
    }
    for column in told.iter_mut().filter(|column| unknown.contains(&column.column)) {
        (column.field, column.how_sure, column.because) = (Some(Field::Deduction), HowSure::Likely, Because::Cells);
        columns.push(Column::new(Field::Deduction, column.column, column.head.clone()));
    }
    columns.sort_by_key(|column| column.column);
}

fn figure(row: &LookRow, column: u32, decimals: DecimalMark) -> Option<Decimal> {
    let cell = row.cells.get(usize::try_from(column).ok()?)?;
    number(&cell.text, decimals, None).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::super::guess;
    use crate::payroll::register::{Field, RegisterKind, look};

    fn deductions(sheet: &str) -> Vec<String> {
        let look = look(sheet.as_bytes()).unwrap();
        let guessed = guess(&look, RegisterKind::Register, None);
        let columns = guessed.mapping.columns.into_iter();
        let kept = columns.filter(|column| column.field == Field::Deduction);
        kept.map(|column| column.head).collect()
    }

    #[test]
    fn what_is_missing_between_gross_and_net_was_deducted_whatever_its_head() {
        let sheet = "Emp ID,Employee Name,Hours,Gross Pay,Fed W/H,FICA,Camp,Net Pay\n\
            1001,Maria Cruz,40,633.50,45.10,48.46,50.00,489.94\n\
            1002,Juan Paz,38,467.50,20.00,35.76,50.00,361.74\n";
        assert_eq!(deductions(sheet), ["Fed W/H", "FICA", "Camp"]);
        let otherwise = sheet.replace("489.94", "480.00").replace("361.74", "300.00");
        assert_eq!(
            deductions(&otherwise),
            ["FICA"],
            "where the sum does not hold, nothing is guessed"
        );
    }
}
