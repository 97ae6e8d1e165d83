//! Rows with two starts and two stops: a day in two parts, or the punches out to lunch and back between the first and the last.

use super::heads::Heads;
use super::matching::{ENOUGH, meanings};
use crate::payroll::register::field::Field;
use crate::payroll::register::guessed::{Because, ColumnGuess};
use crate::payroll::register::look::{Holds, HowSure, LookRow, SheetLook};
use crate::payroll::register::mapping::Column;
use crate::payroll::register::typing::clock;
use crate::payroll::register::words::{Meaning, plain, words};

const DAY: i64 = 1_440;

/// What the head of a column of times says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Start,
    Stop,
    /// Out to a meal or back: the times tell which.
    Meal,
}

/// Maps all columns of times where the rows bear out that starts and stops take turns. Planned shifts beside worked ones do not.
pub fn map(columns: &mut Vec<Column>, told: &mut [ColumnGuess], sheet: &SheetLook, heads: &Heads, first_row: u32) {
    let rows = || sheet.first_rows.iter().filter(|row| row.row >= first_row);
    let times: Vec<(u32, Says)> = told
        .iter()
        .filter_map(|column| Some((column.column, says(column, heads)?)))
        .filter(|(column, _)| are_times(rows(), *column))
        .collect();
    let count = |wanted: Says| times.iter().filter(|(_, says)| *says == wanted).count();
    let begin = times
        .iter()
        .find(|(_, says)| *says == Says::Start)
        .map(|(column, _)| *column);
    let Some(begin) =
        begin.filter(|_| times.len() > 2 && times.len().is_multiple_of(2) && count(Says::Meal).is_multiple_of(2))
    else {
        return;
    };
    let Some(turns) = turns(rows(), &times, begin) else {
        return;
    };
    for (column, field) in turns {
        let Some(known) = told.iter_mut().find(|known| known.column == column) else {
            continue;
        };
        if known.field != Some(field) {
            (known.field, known.how_sure, known.because) = (Some(field), HowSure::Likely, Because::Cells);
        }
        columns.retain(|mapped| mapped.column != column);
        columns.push(Column::new(field, column, known.head.clone()));
    }
    columns.sort_by_key(|column| column.column);
}

fn says(column: &ColumnGuess, heads: &Heads) -> Option<Says> {
    let lower = heads.lower.get(column.column as usize).map_or("", String::as_str);
    let of_texts = || [column.head.as_str(), lower].into_iter().find_map(of_head);
    match column.field {
        Some(Field::Start | Field::Stop | Field::Break) | None => {}
        Some(_) => return None,
    }
    match (of_texts(), column.field) {
        (Some(Says::Meal), _) => Some(Says::Meal),
        (_, Some(Field::Start)) => Some(Says::Start),
        (_, Some(Field::Stop)) => Some(Says::Stop),
        (says, None) => says,
        (_, Some(_)) => None,
    }
}

fn of_head(head: &str) -> Option<Says> {
    let head = plain(head);
    let parts = || head.split(' ');
    let (meal, punch) = (
        parts().any(|part| words().meals.contains(part)),
        parts().any(|part| words().punches.contains(part)),
    );
    if meal {
        return punch.then_some(Says::Meal);
    }
    let bare: Vec<&str> = parts().filter(|part| !words().parts_of_day.contains(*part)).collect();
    meanings(&bare.join(" "))
        .iter()
        .filter(|found| found.score >= ENOUGH)
        .find_map(|found| match found.meaning {
            Meaning::Field(Field::Start) => Some(Says::Start),
            Meaning::Field(Field::Stop) => Some(Says::Stop),
            _ => None,
        })
}

/// Nearly every cell that is filled is a time of the day.
fn are_times<'s>(rows: impl Iterator<Item = &'s LookRow>, column: u32) -> bool {
    let (mut filled, mut read) = (0, 0);
    for cell in rows.filter_map(|row| row.cells.get(usize::try_from(column).ok()?)) {
        if cell.holds != Holds::Nothing && !words().nothing.contains(cell.text.trim()) {
            filled += 1;
            read += usize::from(clock(&cell.text).is_ok());
        }
    }
    read > 0 && read * 10 >= filled * 8
}

/// Which columns start and which stop. `None`: rows speak against it.
fn turns<'s>(rows: impl Iterator<Item = &'s LookRow>, times: &[(u32, Says)], begin: u32) -> Option<Vec<(u32, Field)>> {
    let mut borne_out: Vec<(Vec<(u32, Field)>, usize)> = Vec::new();
    let mut against = 0;
    for row in rows {
        match turns_of(row, times, begin) {
            Some(Ok(turns)) => match borne_out.iter_mut().find(|(known, _)| *known == turns) {
                Some((_, count)) => *count += 1,
                None => borne_out.push((turns, 1)),
            },
            Some(Err(())) => against += 1,
            None => {}
        }
    }
    borne_out.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let others: usize = borne_out.iter().skip(1).map(|(_, count)| count).sum();
    match borne_out.into_iter().next() {
        // A slip of the pen in a row of four speaks against nothing.
        Some((turns, count)) => ((against + others) * 4 <= count).then_some(turns),
        // No row has all times: the order of the columns must do.
        None if against == 0 => taken(times.iter().copied()),
        None => None,
    }
}

/// What a row says that has all times; `None`: it does not.
fn turns_of(row: &LookRow, times: &[(u32, Says)], begin: u32) -> Option<Result<Vec<(u32, Field)>, ()>> {
    let time = |column: u32| {
        let cell = row.cells.get(usize::try_from(column).ok()?)?;
        clock(&cell.text).ok().flatten().map(i64::from)
    };
    let first = time(begin)?;
    let mut ordered = Vec::with_capacity(times.len());
    for (column, says) in times {
        let since = match (time(*column)? - first).rem_euclid(DAY) {
            0 if *column != begin => DAY,
            since => since,
        };
        ordered.push((since, *column, *says));
    }
    ordered.sort_unstable_by_key(|(since, column, _)| (*since, *column));
    let mut turns = taken(ordered.into_iter().map(|(_, column, says)| (column, says))).ok_or(());
    if let Ok(turns) = &mut turns {
        turns.sort_unstable_by_key(|(column, _)| *column);
    }
    Some(turns)
}

/// Start, stop, start, stop; `None` where a head says otherwise.
fn taken(times: impl Iterator<Item = (u32, Says)>) -> Option<Vec<(u32, Field)>> {
    let turn = |(place, (column, says)): (usize, (u32, Says))| match (place.is_multiple_of(2), says) {
        (true, Says::Start | Says::Meal) => Some((column, Field::Start)),
        (false, Says::Stop | Says::Meal) => Some((column, Field::Stop)),
        _ => None,
    };
    times.enumerate().map(turn).collect()
}

#[cfg(test)]
mod tests {
    use super::super::guess;
    use crate::payroll::register::{Field, RegisterKind, look};

    fn times(sheet: &str) -> Vec<(Field, u32)> {
        let guessed = guess(&look(sheet.as_bytes()).unwrap(), RegisterKind::TimeCards, None);
        let columns = guessed.mapping.columns.into_iter();
        let times = columns.filter(|column| matches!(column.field, Field::Start | Field::Stop | Field::Break));
        times.map(|column| (column.field, column.column)).collect()
    }

    const TWO_PAIRS: [(Field, u32); 4] = [(Field::Start, 2), (Field::Stop, 3), (Field::Start, 4), (Field::Stop, 5)];

    #[test]
    fn two_pairs_of_punches_are_both_read() {
        for heads in [
            "Emp #,Date,In,Out,In,Out",
            "Emp #,Date,Time In 1,Time Out 1,Time In 2,Time Out 2",
            "Emp #,Date,In AM,Out AM,In PM,Out PM",
            "Emp #,Date,Time In,Lunch Out,Lunch In,Time Out",
            "Emp #,Date,Start,Break Start,Break End,End",
            "Clave,Fecha,Entrada,Salida a comer,Regreso de comer,Salida",
        ] {
            let rows = "0042,11/13/2025,6:30 AM,11:30 AM,12:00 PM,5:30 PM\n0043,11/14/2025,6:30 AM,11:30 AM,,\n";
            assert_eq!(times(&format!("{heads}\n{rows}")), TWO_PAIRS, "{heads}");
        }
    }

    #[test]
    fn punches_of_lunch_behind_the_others_lie_between_them() {
        let sheet = "Emp #,Date,Time In,Time Out,Lunch In,Lunch Out\n42,2025-11-13,22:00,06:00,02:30,02:00\n";
        let found = [(Field::Start, 2), (Field::Stop, 3), (Field::Start, 4), (Field::Stop, 5)];
        assert_eq!(times(sheet), found);
    }

    #[test]
    fn a_planned_shift_beside_the_worked_one_is_no_second_pair() {
        let sheet = "Emp #,Date,Time In,Time Out,Shift Start,Shift End\n\
            42,2025-11-13,06:28,15:02,06:30,15:00\n43,2025-11-13,06:25,15:04,06:30,15:00\n";
        assert_eq!(times(sheet).len(), 2);
    }
}
