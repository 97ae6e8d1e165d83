//! The engine against worked examples and ugly books. [`book`] types a register as a person would.

mod faulty;
mod ledgered;
mod properties;
mod worked_books;
mod worked_checks;
mod worked_pay;
mod worked_shares;
mod worked_time;
mod worked_unread;

use super::register::{
    BlockMeaning, CellAt, Column, CsvForm, DateOrder, DecimalMark, Field, FieldKind, FileForm, HoursForm, Layout,
    Mapping, Register, RegisterKind, Rows, UnreadableCell, Value,
};
use super::*;
use crate::ids::Hash;
use crate::pack::{FloorBasis, FloorRate, FloorScope, Grounds, PayUnit, PayrollRule, PayrollRules};
use crate::words::Words;
use rust_decimal::Decimal;

pub(super) fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// A file from lines of cells between `|`; the first line names the fields. `#` in front: a cell that cannot be read.
pub(super) fn book(kind: RegisterKind, layout: Layout, text: &str) -> Register {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let cells = |line: &str| -> Vec<String> { line.split('|').map(|cell| cell.trim().to_owned()).collect() };
    let heads = cells(lines.next().unwrap());
    let fields: Vec<Field> = heads
        .iter()
        .map(|head| serde_json::from_value(serde_json::Value::String(head.split(':').next().unwrap().into())).unwrap())
        .collect();
    let columns = fields.iter().zip(&heads).enumerate().map(|(place, (field, head))| {
        Column::new(
            *field,
            u32::try_from(place).unwrap(),
            head.split(':').nth(1).unwrap_or(head).to_owned(),
        )
    });
    let mapping = Mapping {
        file: FileForm::Csv(CsvForm {
            delimiter: ',',
            encoding: "utf-8".into(),
            bom: false,
        }),
        sheets: Vec::new(),
        header_row: Some(1),
        first_row: 2,
        layout,
        columns: columns.collect(),
        dates: DateOrder::YearFirst,
        decimals: DecimalMark::Point,
        hours: HoursForm::Hours,
        blocks: BlockMeaning::Work,
        grid: None,
        currency: None,
        period: None,
    };
    let mut rows = Rows::new(fields.len());
    for (place, line) in (2..).zip(lines) {
        let (cells, mut odd) = (cells(line), Vec::new());
        let values: Vec<_> = fields
            .iter()
            .zip(&cells)
            .map(|(field, cell)| (*field, cell.as_str()))
            .collect();
        odd.extend(values.iter().filter_map(|(_, cell)| {
            Some(UnreadableCell {
                text: cell.strip_prefix('#')?.into(),
                code: "not_a_number".into(),
            })
        }));
        let mut unread = odd.iter();
        let values = values.into_iter().map(|(field, cell)| match cell.starts_with('#') {
            true => Value::Unreadable(unread.next().unwrap()),
            false => value(field, cell),
        });
        rows.push(0, place, values);
    }
    Register {
        kind,
        hash: Hash([0; 32]),
        mapping,
        sheets: vec![String::new()],
        rows,
        left_out: Vec::new(),
    }
}

fn value(field: Field, cell: &str) -> Value<'_> {
    if cell.is_empty() {
        return Value::Nothing;
    }
    match field.kind() {
        FieldKind::Text => Value::Text(cell),
        FieldKind::Day => Value::Day(cell.parse().unwrap()),
        FieldKind::Number => Value::Number(d(cell)),
        FieldKind::YesNo => Value::YesNo(cell == "yes"),
        FieldKind::Clock | FieldKind::Hours => {
            let minutes = match cell.split_once(':') {
                Some((hours, minutes)) => d(hours) * d("60") + d(minutes),
                None => d(cell) * d("60"),
            };
            match field.kind() {
                FieldKind::Clock => Value::Clock(u16::try_from(minutes).unwrap()),
                _ => Value::Minutes(minutes),
            }
        }
    }
}

pub(super) fn register(text: &str) -> Register {
    book(RegisterKind::Register, Layout::Period, text)
}

pub(super) fn cards(text: &str) -> Register {
    book(RegisterKind::TimeCards, Layout::Day, text)
}

pub(super) fn floor(id: &str, amount: &str, region: &str) -> FloorRate {
    FloorRate {
        id: id.into(),
        title: Words::from([("en", id)]),
        basis: FloorBasis::Law,
        amount: d(amount),
        unit: PayUnit::Hour,
        hours: Decimal::ONE,
        days: None,
        basic: None,
        region: region.into(),
        h2a_only: false,
        whom: FloorScope::default(),
        from: "2000-01-01".parse().unwrap(),
        until: None,
        grounds: Grounds {
            sources: vec![format!("SOURCE-{id}")],
            ..Grounds::default()
        },
    }
}

/// Rules of these numbers with an hourly floor in the United States.
pub(super) fn rules(hourly: &str, ids: &[&str]) -> PayrollRules {
    let rule = |id: &&str| PayrollRule {
        id: (*id).into(),
        title: Words::from([("en", *id)]),
        text: Words::default(),
        provision: "pay".into(),
        grounds: Grounds {
            sources: vec![format!("BOOK-{id}")],
            ..Grounds::default()
        },
    };
    PayrollRules {
        currency: "USD".into(),
        floors: vec![floor("law", hourly, "US")],
        rules: ids.iter().map(rule).collect(),
        ..PayrollRules::default()
    }
}

pub(super) fn in_florida() -> Circumstances {
    Circumstances {
        region: Some("US-FL".into()),
        ..Circumstances::default()
    }
}

/// What is owed by a rule in the pack's currency.
pub(super) fn owed(checked: &Checked, rule: Rule) -> Decimal {
    checked
        .totals
        .iter()
        .filter(|total| total.rule == rule)
        .map(|total| total.owed)
        .sum()
}

/// The breach of a rule among those of the first row's worker.
pub(super) fn breach(books: &Books<'_>, rules: &PayrollRules, circumstances: &Circumstances, rule: Rule) -> Breach {
    let all = explain(books, rules, circumstances, About::Row(0));
    all.into_iter()
        .find(|breach| breach.rule == rule)
        .unwrap_or_else(|| panic!("no breach of {rule:?}"))
}

/// What kept a rule from being checked, beside the column for the wait, which the books of these tests do not have.
pub(super) fn missing(checked: &Checked, rule: Rule) -> Vec<Missing> {
    let of = checked.not_verifiable.iter().filter(|open| open.rule == rule);
    let of = of.filter(|open| open.field != Some(Field::WaitingHours));
    of.map(|open| open.missing).collect()
}
