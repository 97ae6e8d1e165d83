//! Which column means what.

use super::cells::Cells;
use super::heads::Heads;
use super::matching::{ENOUGH, Match, meanings};
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::guessed::{Because, ColumnGuess};
use crate::payroll::register::look::HowSure;
use crate::payroll::register::mapping::{Column, HoursForm, Mapping};
use crate::payroll::register::row::RegisterKind;
use crate::payroll::register::words::{Meaning, plain, words};

/// A column with the meanings that its head and cells allow.
struct Candidate {
    column: usize,
    found: Match,
}

/// The columns of a mapping, and what is told about every column.
pub fn assign(
    heads: &Heads,
    cells: &[Cells],
    kind: RegisterKind,
    earlier: Option<&Mapping>,
) -> (Vec<Column>, Vec<ColumnGuess>) {
    let mut candidates = Vec::new();
    for (column, text) in heads.texts.iter().enumerate() {
        let lower = heads.lower.get(column).map_or("", String::as_str);
        let of_column = cells.get(column);
        for found in of_head(text, lower, earlier) {
            let fit = match (found.meaning, of_column) {
                (_, None) => 1.0,
                (Meaning::Period, Some(cells)) => cells.fit(Field::PeriodFirst),
                (Meaning::Field(field), Some(cells)) => cells.fit(field),
            };
            let score =
                found.score * if found.because == Because::Earlier { 1.0 } else { fit } * usual(found.meaning, kind);
            candidates.push(Candidate {
                column,
                found: Match { score, ..found },
            });
        }
    }
    candidates.sort_by(|left, right| {
        right
            .found
            .score
            .total_cmp(&left.found.score)
            .then(left.column.cmp(&right.column))
    });
    let mut taken: Vec<(usize, Vec<Field>, Match)> = Vec::new();
    for Candidate { column, found } in candidates {
        let used = |field: Field| taken.iter().any(|(_, fields, _)| fields.contains(&field)) && !field.repeats();
        if found.score < ENOUGH || taken.iter().any(|(known, _, _)| *known == column) {
            continue;
        }
        let fields = match found.meaning {
            Meaning::Period => vec![Field::PeriodFirst, Field::PeriodLast],
            Meaning::Field(field) => vec![field],
        };
        if !fields.iter().any(|field| used(*field)) {
            taken.push((column, fields, found));
        }
    }
    by_cells(&mut taken, heads, cells);
    taken.sort_by_key(|(column, _, _)| *column);
    let columns = taken.iter().flat_map(|(column, fields, _)| {
        let head = heads.texts.get(*column).cloned().unwrap_or_default();
        fields.iter().map(move |field| Column {
            hours: in_minutes(*field, &head),
            ..Column::new(*field, u32::try_from(*column).unwrap_or(0), head.clone())
        })
    });
    (columns.collect(), told(&taken, heads))
}

fn told(taken: &[(usize, Vec<Field>, Match)], heads: &Heads) -> Vec<ColumnGuess> {
    let all = heads.texts.iter().enumerate().map(|(column, head)| {
        let known = taken.iter().find(|(at, _, _)| *at == column);
        ColumnGuess {
            column: u32::try_from(column).unwrap_or(0),
            head: head.clone(),
            field: known.and_then(|(_, fields, _)| fields.first().copied()),
            how_sure: match known {
                Some((_, _, found)) if found.score >= 0.95 => HowSure::Certain,
                Some(_) => HowSure::Likely,
                None => HowSure::Unknown,
            },
            because: known.map_or(Because::Nothing, |(_, _, found)| found.because),
        }
    });
    all.collect()
}

fn of_head(text: &str, lower: &str, earlier: Option<&Mapping>) -> Vec<Match> {
    let key = plain(text);
    let before = earlier.into_iter().flat_map(|mapping| &mapping.columns);
    let mut found: Vec<Match> = before
        .filter(|column| !key.is_empty() && plain(&column.head) == key)
        .map(|column| Match {
            meaning: Meaning::Field(column.field),
            score: 2.0,
            because: Because::Earlier,
        })
        .collect();
    if let [
        Match {
            meaning: Meaning::Field(Field::PeriodFirst),
            ..
        },
        Match {
            meaning: Meaning::Field(Field::PeriodLast),
            ..
        },
    ] = found.as_slice()
    {
        found.truncate(1);
        found.iter_mut().for_each(|found| found.meaning = Meaning::Period);
    }
    found.extend(meanings(text));
    if plain(lower) != key {
        found.extend(meanings(lower).into_iter().map(|found| Match {
            score: found.score * 0.9,
            ..found
        }));
    }
    found
}

/// How usual a meaning is in this kind of file.
fn usual(meaning: Meaning, kind: RegisterKind) -> f64 {
    let Meaning::Field(field) = meaning else {
        return 1.0;
    };
    match (kind, field) {
        (RegisterKind::TimeCards, Field::Start | Field::Stop | Field::Day) => 1.02,
        (RegisterKind::PieceTickets, Field::Pieces | Field::Day) => 1.02,
        (RegisterKind::TimeCards | RegisterKind::PieceTickets, field)
            if field.kind() == FieldKind::Number && field != Field::Pieces =>
        {
            0.95
        }
        _ => 1.0,
    }
}

/// Who a row is about, and which day, where no head tells it.
fn by_cells(taken: &mut Vec<(usize, Vec<Field>, Match)>, heads: &Heads, cells: &[Cells]) {
    let mut add = |field: Field, fits: &dyn Fn(&Cells, &str) -> bool| {
        if taken.iter().any(|(_, fields, _)| fields.contains(&field)) {
            return;
        }
        let free = cells.iter().enumerate().find(|(column, cells)| {
            let head = heads.texts.get(*column).map_or("", String::as_str);
            taken.iter().all(|(known, _, _)| known != column) && fits(cells, head)
        });
        if let Some((column, _)) = free {
            let found = Match {
                meaning: Meaning::Field(field),
                score: 0.65,
                because: Because::Cells,
            };
            taken.push((column, vec![field], found));
        }
    };
    // A running number of rows is no worker's number.
    let is_running = |head: &str| {
        matches!(
            plain(head).as_str(),
            "sl" | "sl no" | "s no" | "sr no" | "no" | "serial" | "serial no" | "ক্রমিক" | "ক্রমিক নং" | "نمبر شمار"
        )
    };
    let most = |part: usize, cells: &Cells| cells.filled >= 2 && part * 10 >= cells.filled * 8;
    add(Field::Name, &|cells, _| most(cells.names, cells) && cells.differ());
    add(Field::Worker, &|cells, head| {
        most(cells.codes, cells) && cells.differ() && !is_running(head) && cells.times + cells.days == 0
    });
    let no_heads = heads.score < 1.5;
    add(Field::Day, &|cells, _| no_heads && most(cells.days, cells));
    add(Field::Start, &|cells, _| no_heads && most(cells.times, cells));
    add(Field::Stop, &|cells, _| no_heads && most(cells.times, cells));
}

/// The head of a length of time says minutes.
fn in_minutes(field: Field, head: &str) -> Option<HoursForm> {
    let minutes = plain(head)
        .split(' ')
        .any(|word| word.len() > 1 && words().minutes.contains(word));
    (field.kind() == FieldKind::Hours && minutes).then_some(HoursForm::Minutes)
}
