//! The files say what the check says, and run nothing.

use super::*;
use crate::payroll::worked::{d, in_florida, register, rules};
use crate::payroll::{Books, Review};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

fn book(text: &str) -> (Vec<u8>, Vec<u8>) {
    let register = register(text);
    let (rules, place) = (rules("10", &["P1", "P2"]), in_florida());
    let review = Review::new(&Books::of(&register), &rules, &place);
    let checked = review.check();
    assert_eq!(checked.summary.owed[0].amount, d("30"));
    (
        workbook(&review, &checked, &rules, "en").unwrap(),
        csv(&review, &checked, "en"),
    )
}

const TEXT: &str = "worker | crew | period_first | period_last | total_hours | gross
    =HYPERLINK(1) | =1+1 | 2025-11-03 | 2025-11-09 | 8 | 60
    2 | =1+1 | 2025-11-03 | 2025-11-09 | 8:20 | 73.33";

#[test]
fn every_result_is_a_formula_over_cells_and_comes_to_the_same() {
    let (bytes, _) = book(TEXT);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let cells = book.worksheet_range("Arithmetic").unwrap();
    let formulas = book.worksheet_formula("Arithmetic").unwrap();
    let found = |wanted: &str| {
        let mut rows = cells.rows().enumerate();
        let (row, _) = rows.find(|(_, row)| row[0] == Data::String(wanted.into())).unwrap();
        let row = row as u32 + cells.start().unwrap().0;
        (
            formulas.get_value((row, 1)).cloned().unwrap_or_default(),
            cells.get_value((row, 1)).cloned().unwrap(),
        )
    };
    let (due, amount) = found("Due by the floor");
    assert_eq!((due.as_str(), amount), ("B4*B5", Data::Float(80.0)));
    let (short, amount) = found("Short");
    assert_eq!((short.as_str(), amount), ("ROUND(B6-B7,2)", Data::Float(20.0)));
    let summary = book.worksheet_formula("Summary").unwrap();
    let totals: Vec<&String> = summary.rows().flatten().filter(|formula| !formula.is_empty()).collect();
    assert_eq!(
        totals[0],
        "SUMIFS('Outcomes'!G:G,'Outcomes'!A:A,\"P1\",'Outcomes'!F:F,\"USD\")"
    );
    for name in ["Arithmetic", "Outcomes", "Periods", "Not verifiable", "Faults"] {
        for formula in book.worksheet_formula(name).unwrap().rows().flatten() {
            assert!(!formula.contains("HYPERLINK") && !formula.contains("1+1"), "{formula}");
        }
    }
}

#[test]
fn the_csv_has_the_same_amounts_and_names_nobody() {
    let (_, bytes) = book(TEXT);
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        text,
        "Rule,Result,Where,From,Until,Currency,Owed,Hours\r\n\
         P1,short,A2,2025-11-03,2025-11-09,USD,20,8\r\n\
         P1,short,A3,2025-11-03,2025-11-09,USD,10,8.3333\r\n\
         P1,the register has no such column: waiting hours,,,,,,\r\n"
    );
}
