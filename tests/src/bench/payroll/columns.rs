//! The register's forty columns: their heads, what the mapping takes them for, and what stands in them.

use super::rows::{Line, Total};
use shared::payroll::register::{Column, CsvForm, DateOrder, DecimalMark, Field, FileForm, HoursForm, Layout, Mapping};

/// A cell before it is written.
pub(super) enum Written {
    Nothing,
    Text(String),
    /// Hundredths.
    Amount(u32),
    /// Quarters of an hour, as hours with decimals.
    Hours(u32),
    Count(u32),
    /// Days since 1970.
    Day(i64),
}

type Cell = fn(&Line) -> Written;

/// Head, meaning, cell. What has no meaning no rule asks for; offices write it all the same.
const COLUMNS: [(&str, Option<Field>, Cell); 40] = [
    ("Employee No", Some(Field::Worker), |line| {
        text(format!("{:05}", 10_000 + line.worker))
    }),
    ("Name", Some(Field::Name), |line| {
        text(format!("Worker {}", line.worker))
    }),
    ("Crew", Some(Field::Crew), |line| {
        text(format!("Crew {}", line.crew + 1))
    }),
    ("Job", None, |line| {
        text(if line.hourly { "Packing" } else { "Harvest" }.into())
    }),
    ("Pay basis", Some(Field::Basis), |line| {
        text(if line.hourly { "Hourly" } else { "Piece rate" }.into())
    }),
    ("H-2A", Some(Field::H2a), |line| {
        text(if line.h2a { "Yes" } else { "No" }.into())
    }),
    ("Week from", Some(Field::PeriodFirst), |line| Written::Day(line.first)),
    ("Week to", Some(Field::PeriodLast), |line| Written::Day(line.last)),
    ("Pay date", Some(Field::PayDate), |line| {
        line.paid_on.map_or(Written::Nothing, Written::Day)
    }),
    ("Field", None, |line| text(format!("Block {}", line.crew % 60 + 1))),
    ("Foreman", None, |line| text(format!("Foreman {}", line.crew % 40 + 1))),
    ("Sun", None, |line| hours(day(line, 0))),
    ("Mon", None, |line| hours(day(line, 1))),
    ("Tue", None, |line| hours(day(line, 2))),
    ("Wed", None, |line| hours(day(line, 3))),
    ("Thu", None, |line| hours(day(line, 4))),
    ("Fri", None, |line| hours(day(line, 5))),
    ("Sat", None, |line| hours(day(line, 6))),
    ("Regular hours", Some(Field::RegularHours), |line| hours(line.regular)),
    ("Overtime hours", Some(Field::OvertimeHours), |line| {
        hours(line.overtime)
    }),
    ("Total hours", Some(Field::TotalHours), |line| match line.total {
        Total::Quarters(quarters) => Written::Hours(quarters),
        Total::Words => text("see card".into()),
        Total::Empty => Written::Nothing,
    }),
    ("Waiting hours", Some(Field::WaitingHours), |line| {
        Written::Hours(line.waiting)
    }),
    ("Pieces", Some(Field::Pieces), |line| {
        line.pieces.map_or(Written::Nothing, Written::Count)
    }),
    ("Piece rate", Some(Field::PieceRate), |line| amount(line.piece_rate)),
    ("Hourly rate", Some(Field::HourlyRate), |line| amount(line.hourly_rate)),
    ("Piece earnings", Some(Field::PieceEarnings), |line| {
        amount(line.piece_earnings)
    }),
    ("Regular pay", Some(Field::RegularPay), |line| amount(line.regular_pay)),
    ("Overtime pay", Some(Field::OvertimePay), |line| {
        amount(line.overtime_pay)
    }),
    ("Make-up pay", Some(Field::MakeUpPay), |line| {
        Written::Amount(line.make_up)
    }),
    ("Bonus", Some(Field::Bonus), |line| Written::Amount(line.bonus)),
    ("Premium", Some(Field::Premium), |line| amount(line.premium)),
    ("Gross pay", Some(Field::Gross), |line| Written::Amount(line.gross)),
    ("FICA", Some(Field::Deduction), |line| Written::Amount(line.fica)),
    ("Federal tax", Some(Field::Deduction), |line| Written::Amount(line.tax)),
    ("Housing", Some(Field::Deduction), |line| Written::Amount(line.housing)),
    ("Advance", Some(Field::Deduction), |line| Written::Amount(line.advance)),
    ("Gloves", Some(Field::Deduction), |line| Written::Amount(line.gloves)),
    ("Net pay", Some(Field::Net), |line| Written::Amount(line.net)),
    ("Paid out", Some(Field::Paid), |line| Written::Amount(line.paid)),
    ("Signed", Some(Field::Signed), |line| match line.signed {
        true => text("X".into()),
        false => Written::Nothing,
    }),
];

pub(super) fn heads() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(head, ..)| *head)
}

pub(super) fn cells(line: &Line) -> impl Iterator<Item = Written> + '_ {
    COLUMNS.iter().map(move |(_, _, cell)| cell(line))
}

/// How the register is read; heads on row 1. `sheet`: of a workbook; without one it is CSV.
pub(super) fn mapping(sheet: Option<&str>) -> Mapping {
    let meant = (0..)
        .zip(COLUMNS)
        .filter_map(|(place, (head, field, _))| Some(Column::new(field?, place, head)));
    Mapping {
        file: match sheet {
            Some(_) => FileForm::Xlsx,
            None => FileForm::Csv(CsvForm {
                delimiter: ',',
                encoding: "utf-8".into(),
                bom: false,
            }),
        },
        sheets: sheet.into_iter().map(Into::into).collect(),
        header_row: Some(1),
        first_row: 2,
        layout: Layout::Period,
        columns: meant.collect(),
        dates: DateOrder::MonthFirst,
        decimals: DecimalMark::Point,
        hours: HoursForm::Hours,
        blocks: Default::default(),
        grid: None,
        currency: None,
        period: None,
    }
}

fn text(text: String) -> Written {
    Written::Text(text)
}

fn amount(cents: Option<u32>) -> Written {
    cents.map_or(Written::Nothing, Written::Amount)
}

fn hours(quarters: Option<u32>) -> Written {
    quarters.map_or(Written::Nothing, Written::Hours)
}

fn day(line: &Line, place: usize) -> Option<u32> {
    line.days.get(place).copied().flatten()
}
