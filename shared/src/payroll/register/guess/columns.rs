//! Which column means what.

use super::cells::Cells;
use super::heads::Heads;
use super::matching::{ENOUGH, Match, meanings};
use super::name_parts;
use super::refused::{may_number_workers, refused};
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

/// A column that is taken for its fields: two of a period in one cell.
pub struct Taken {
    pub column: usize,
    pub fields: Vec<Field>,
    pub found: Match,
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
            if found.because != Because::Earlier && refused(text, found.meaning, of_column) {
                continue;
            }
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
    let mut taken: Vec<Taken> = Vec::new();
    for Candidate { column, found } in candidates {
        let used = |field: Field| taken.iter().any(|taken| taken.fields.contains(&field)) && !field.repeats();
        if found.score < ENOUGH || taken.iter().any(|taken| taken.column == column) {
            continue;
        }
        let fields = match found.meaning {
            Meaning::Period => vec![Field::PeriodFirst, Field::PeriodLast],
            Meaning::Field(field) => vec![field],
        };
        if !fields.iter().any(|field| used(*field)) {
            taken.push(Taken { column, fields, found });
        }
    }
    name_parts::add(&mut taken, heads, cells);
    double_time(&mut taken, heads, cells);
    by_cells(&mut taken, heads, cells);
    taken.sort_by_key(|taken| taken.column);
    let columns = taken.iter().flat_map(|taken| {
        let head = heads.texts.get(taken.column).cloned().unwrap_or_default();
        taken.fields.iter().map(move |field| Column {
            hours: in_minutes(*field, &head),
            ..Column::new(*field, u32::try_from(taken.column).unwrap_or(0), head.clone())
        })
    });
    (columns.collect(), told(&taken, heads))
}

fn told(taken: &[Taken], heads: &Heads) -> Vec<ColumnGuess> {
    let all = heads.texts.iter().enumerate().map(|(column, head)| {
        let known = taken.iter().find(|taken| taken.column == column);
        ColumnGuess {
            column: u32::try_from(column).unwrap_or(0),
            head: head.clone(),
            field: known.and_then(|taken| taken.fields.first().copied()),
            how_sure: match known {
                Some(taken) if taken.found.score >= 0.95 => HowSure::Certain,
                Some(_) => HowSure::Likely,
                None => HowSure::Unknown,
            },
            because: known.map_or(Because::Nothing, |taken| taken.found.because),
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

/// Double time is overtime too, in a column of its own.
fn double_time(taken: &mut Vec<Taken>, heads: &Heads, cells: &[Cells]) {
    for (column, text) in heads.texts.iter().enumerate() {
        let free = taken.iter().all(|taken| taken.column != column);
        let hours = cells
            .get(column)
            .is_none_or(|cells| cells.fit(Field::OvertimeHours) >= ENOUGH);
        if free && hours && words().double_time.is(&plain(text)) {
            taken.push(Taken {
                column,
                fields: vec![Field::OvertimeHours],
                found: Match {
                    meaning: Meaning::Field(Field::OvertimeHours),
                    score: 0.9,
                    because: Because::NearHead,
                },
            });
        }
    }
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
fn by_cells(taken: &mut Vec<Taken>, heads: &Heads, cells: &[Cells]) {
    let most = |part: usize, cells: &Cells| cells.filled >= 2 && part * 10 >= cells.filled * 8;
    let no_heads = heads.score < 1.5;
    let mut add = |field: Field, fits: &dyn Fn(&Cells, &str) -> bool| {
        if taken.iter().any(|taken| taken.fields.contains(&field)) {
            return true;
        }
        let free = cells.iter().enumerate().find(|(column, cells)| {
            let head = heads.texts.get(*column).map_or("", String::as_str);
            taken.iter().all(|taken| taken.column != *column) && fits(cells, head)
        });
        let Some((column, _)) = free else { return false };
        taken.push(Taken {
            column,
            fields: vec![field],
            found: Match {
                meaning: Meaning::Field(field),
                score: 0.65,
                because: Because::Cells,
            },
        });
        true
    };
    let named = add(Field::Name, &|cells, _| most(cells.names, cells) && cells.differ());
    // Hours of a Saturday and numbers of checks differ too: without a head that numbers somebody the name says who it is.
    add(Field::Worker, &|cells, head| {
        let codes = most(cells.codes, cells) && cells.differ() && cells.times + cells.days == 0;
        codes && (no_heads || may_number_workers(head) || head.is_empty() && !named)
    });
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

#[cfg(test)]
mod tests {
    use super::super::guess;
    use crate::payroll::register::{Field, RegisterKind, look};

    fn heads_of(sheet: &str, field: Field) -> Vec<String> {
        let look = look(sheet.as_bytes()).unwrap();
        let columns = guess(&look, RegisterKind::Register, None).mapping.columns.into_iter();
        let mapped = columns.filter(|column| column.field == field);
        mapped.map(|column| column.head).collect()
    }

    #[test]
    fn hours_of_a_saturday_and_checks_number_nobody() {
        let sheet = "Employee Name,Mon,Sat,Check #,Total Hrs,Rate,Gross Pay\n\
            Ana Ruiz,8,5,20031,45,14,500\nBeto Cruz,7,6,20032,45,20,900\n";
        assert!(heads_of(sheet, Field::Worker).is_empty());
        assert_eq!(heads_of(sheet, Field::Name), ["Employee Name"]);
        let running = sheet.replace("Mon", "No.");
        assert!(heads_of(&running, Field::Worker).is_empty());
        let numbered = sheet.replace("Mon", "Crew member code");
        assert_eq!(heads_of(&numbered, Field::Worker), ["Crew member code"]);
        let whose = sheet.replace("Employee Name", "Worker's name");
        assert_eq!(heads_of(&whose, Field::Name), ["Worker's name"]);
        let employer =
            "Employer,Name,Employee Tax,Hours,Gross Pay\nSol LLC,Ana Ruiz,40.20,40,500\nSol LLC,Luz Paz,41.10,40,500\n";
        assert!(heads_of(employer, Field::Worker).is_empty());
    }

    #[test]
    fn what_was_added_up_since_january_is_not_of_this_period() {
        let sheet = "Emp ID,Name,YTD Gross,Hours to date,Current Hours,Current Gross,Current Net\n\
            E1,Ana Ruiz,25760.00,1840,40,520.00,480.00\nE2,Beto Cruz,23800.00,1700,40,560.00,517.16\n";
        assert_eq!(heads_of(sheet, Field::Gross), ["Current Gross"]);
        assert_eq!(heads_of(sheet, Field::TotalHours), ["Current Hours"]);
        let over = ",,YTD,,Current,\nEmp ID,Name,Hours,Gross,Hours,Gross\nE1,Ana Ruiz,1840,25760.00,40,520.00\n\
            E2,Beto Cruz,1700,23800.00,40,560.00\n";
        assert_eq!(heads_of(over, Field::Gross), ["Current Gross"]);
        let spanish = "Clave,Nombre,Acumulado percepciones,Total percepciones,Neto acumulado,Neto\n\
            1,Ana Ruiz,9000,500,8000,449\n2,Luz Cruz,9100,510,8100,446\n";
        assert_eq!(heads_of(spanish, Field::Gross), ["Total percepciones"]);
        assert_eq!(heads_of(spanish, Field::Net), ["Neto"]);
    }

    #[test]
    fn double_time_is_overtime_and_absence_is_no_deduction() {
        let sheet =
            "Emp ID,Name,Reg Hrs,OT Hrs,DT Hrs,Absent,Gross\nE1,Ana Ruiz,40,8,6,1,700\nE2,Luz Cruz,40,0,0,0,560\n";
        assert_eq!(heads_of(sheet, Field::OvertimeHours), ["OT Hrs", "DT Hrs"]);
        assert!(heads_of(sheet, Field::Deduction).is_empty());
        let amount = sheet.replace("6,1,", "6,250.75,");
        assert_eq!(heads_of(&amount, Field::Deduction), ["Absent"]);
    }

    #[test]
    fn a_price_is_of_pieces() {
        let sheet =
            "Emp ID,Name,Buckets,Price,Gross,Hours\nE1,Ana Ruiz,900,0.65,585.00,40\nE2,Luz Cruz,700,0.65,455.00,40\n";
        assert_eq!(heads_of(sheet, Field::PieceRate), ["Price"]);
        assert!(heads_of(sheet, Field::Bonus).is_empty());
    }
}
