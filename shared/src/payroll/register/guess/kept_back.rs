//! Columns that are just what lies between gross and net: deductions, whatever they are called.

use super::cells::Cells;
use super::figures::{Proof, proof};
use super::refused::is_no_amount;
use crate::payroll::register::field::Field;
use crate::payroll::register::guessed::{Because, ColumnGuess};
use crate::payroll::register::look::HowSure;
use crate::payroll::register::mapping::Column;
use rust_decimal::Decimal;

/// What an amount between gross and net may be called although it was kept back: `Transport`, `Rent`, `Comida`.
fn resembles_pay(field: Field) -> bool {
    use Field::*;
    matches!(
        field,
        HouseRent | Medical | Transport | Food | Allowance | OtherPay | Break
    )
}

/// Maps the columns between gross and net, where all deductions together are what is missing.
pub fn map(columns: &mut Vec<Column>, told: &mut [ColumnGuess], cells: &[Cells], rows: &[Vec<Option<Decimal>>]) {
    let of = |field: Field| {
        let mut columns = columns.iter();
        columns.find(|column| column.field == field).map(|column| column.column)
    };
    let (Some(gross), Some(net)) = (of(Field::Gross), of(Field::Net).or(of(Field::Paid))) else {
        return;
    };
    let between = |column: &&ColumnGuess| gross < column.column && column.column < net;
    let may_be = |column: &&ColumnGuess| {
        let cells = usize::try_from(column.column).ok().and_then(|column| cells.get(column));
        !is_no_amount(&column.head, cells)
    };
    let those = |is: &dyn Fn(Option<Field>) -> bool| -> Vec<u32> {
        let found = told.iter().filter(between).filter(may_be);
        found
            .filter(|column| is(column.field))
            .map(|column| column.column)
            .collect()
    };
    let unknown = those(&|field| field.is_none());
    let like_pay = those(&|field| field.is_some_and(resembles_pay));
    let known: Vec<u32> = columns
        .iter()
        .filter(|column| column.field == Field::Deduction)
        .map(|column| column.column)
        .collect();
    // The least that makes the sum come out. With the known ones alone it says that there are no others.
    let more = [
        Vec::new(),
        unknown.clone(),
        like_pay.clone(),
        [unknown, like_pay.clone()].concat(),
    ];
    let lies_between = |more: &Vec<u32>| lies_between(rows, gross, net, &[known.clone(), more.clone()].concat());
    let Some(kept_back) = more.iter().find(|more| lies_between(more)) else {
        // Neither pay nor kept back for certain.
        for column in told.iter_mut().filter(|column| like_pay.contains(&column.column)) {
            column.how_sure = column.how_sure.min(HowSure::Likely);
        }
        return;
    };
    for column in told.iter_mut().filter(|column| kept_back.contains(&column.column)) {
        (column.field, column.how_sure, column.because) = (Some(Field::Deduction), HowSure::Likely, Because::Cells);
        columns.retain(|mapped| mapped.column != column.column);
        columns.push(Column::new(Field::Deduction, column.column, column.head.clone()));
    }
    columns.sort_by_key(|column| column.column);
}

/// Whether these columns are what gross is more than net, and any of them says something.
fn lies_between(rows: &[Vec<Option<Decimal>>], gross: u32, net: u32, kept_back: &[u32]) -> bool {
    let counted = proof(rows, |figure| {
        Some(
            kept_back
                .iter()
                .filter_map(|column| figure(*column))
                .any(|amount| !amount.is_zero()),
        )
    });
    let comes_out: Proof = proof(rows, |figure| {
        let (gross, net) = (figure(gross)?, figure(net)?);
        let amounts = kept_back.iter().filter_map(|column| figure(*column));
        Some(gross.checked_sub(net)? == amounts.map(|amount| amount.abs()).sum::<Decimal>())
    });
    counted.proved > 0 && comes_out.holds()
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
        let sheet = "Emp ID,Employee Name,Hours,Gross Pay,Withheld,FICA,Camp,Net Pay\n\
            1001,Maria Cruz,40,633.50,45.10,48.46,50.00,489.94\n\
            1002,Juan Paz,38,467.50,20.00,35.76,50.00,361.74\n";
        assert_eq!(deductions(sheet), ["Withheld", "FICA", "Camp"]);
        let otherwise = sheet.replace("489.94", "480.00").replace("361.74", "300.00");
        assert_eq!(
            deductions(&otherwise),
            ["FICA"],
            "where the sum does not hold, nothing is guessed"
        );
    }

    #[test]
    fn arithmetic_wins_over_the_words_of_allowances() {
        let sheet = "Emp ID,Name,Hours,Reg Pay,Gross,Transport,Food,Rent,Net\n\
            E1,Ana Ruiz,40,500.00,500.00,20.00,31.00,60,389\n\
            E2,Beto Cruz,40,500.00,500.00,20,34.00,60,386\n";
        assert_eq!(deductions(sheet), ["Transport", "Food", "Rent"]);
        let paid_out = sheet.replace("389", "611").replace("386", "614");
        assert!(deductions(&paid_out).is_empty(), "they were paid on top of the gross");
        let comida = "Clave,Nombre,Horas,Total percepciones,Comida,Transporte,Neto\n\
            1,Ana Ruiz,40,500.00,31.00,20.00,449\n2,Beto Cruz,40,500.00,34.00,20,446\n";
        assert_eq!(deductions(comida), ["Comida", "Transporte"]);
    }

    #[test]
    fn what_the_employer_pays_and_shares_are_not_kept_back() {
        let sheet = "Emp ID,Name,Hours,Gross Pay,FICA %,FICA (Employee),Net Pay,FICA (Employer),Medicare Company,ER Tax\n\
            E1,Ana Ruiz,40,530.00,7.65%,40.55,489.45,40.55,7.69,12.00\n\
            E2,Beto Cruz,40,560.00,7.65%,42.84,517.16,42.84,8.12,12.60\n";
        assert_eq!(deductions(sheet), ["FICA (Employee)"]);
        let housing = sheet.replace("Medicare Company", "Company housing deduction");
        assert_eq!(deductions(&housing), ["FICA (Employee)", "Company housing deduction"]);
    }
}
