//! First and last name in columns of their own: together they are the name.

use super::cells::Cells;
use super::columns::Taken;
use super::heads::Heads;
use super::matching::{ENOUGH, Match};
use crate::payroll::register::field::Field;
use crate::payroll::register::guessed::Because;
use crate::payroll::register::words::{Meaning, plain, words};

/// Adds the other parts of a name to the one that is taken.
pub fn add(taken: &mut Vec<Taken>, heads: &Heads, cells: &[Cells]) {
    let mut parts: Vec<usize> = (0..heads.texts.len())
        .filter(|column| is_part(heads, *column) && is_free_or_name(taken, *column))
        .filter(|column| cells.get(*column).is_none_or(|cells| cells.fit(Field::Name) >= ENOUGH))
        .collect();
    let whole = taken.iter().find(|taken| taken.fields.contains(&Field::Name));
    match whole.map(|whole| whole.column) {
        Some(whole) if parts.contains(&whole) => {}
        // `Employee name`, `First name`, `Last name`: the first says all.
        Some(_) if parts.len() != 1 => return,
        Some(whole) => parts.push(whole),
        None => {}
    }
    if parts.len() < 2 {
        return;
    }
    for column in parts {
        if taken.iter().all(|taken| taken.column != column) {
            taken.push(Taken {
                column,
                fields: vec![Field::Name],
                found: Match {
                    meaning: Meaning::Field(Field::Name),
                    score: 1.0,
                    because: Because::Head,
                },
            });
        }
    }
}

fn is_part(heads: &Heads, column: usize) -> bool {
    let texts = [heads.texts.get(column), heads.lower.get(column)];
    texts.into_iter().flatten().any(|text| {
        let head = plain(text);
        words().name_part.is(&head) || words().name_part.is(&words().of_worker.left_out_of(&head))
    })
}

fn is_free_or_name(taken: &[Taken], column: usize) -> bool {
    let known = taken.iter().find(|taken| taken.column == column);
    known.is_none_or(|taken| taken.fields.contains(&Field::Name))
}

#[cfg(test)]
mod tests {
    use crate::payroll::register::{About, Field, RegisterKind, Value, guess, look, read};

    fn names(sheet: &str) -> Vec<String> {
        let look = look(sheet.as_bytes()).unwrap();
        let guessed = guess(&look, RegisterKind::Register, None);
        let register = read(sheet.as_bytes(), &guessed.mapping, RegisterKind::Register).unwrap();
        let name = |row| match register.value(row, Field::Name) {
            Some((Value::Text(name), _)) => name.to_owned(),
            _ => String::new(),
        };
        register.rows.iter().map(name).collect()
    }

    #[test]
    fn first_and_last_name_are_one() {
        let sheet =
            "Last Name,First Name,Hours,Gross Pay\nHernandez,Maria,40,480\nHernandez,Jose,40,640\nTOTAL,,80,1120\n";
        assert_eq!(names(sheet), ["Hernandez Maria", "Hernandez Jose"]);
        let sheet = "Nombre,Apellidos,Horas,Total percepciones\nMaria,Cruz,40,480\nJose,Cruz,40,640\n";
        assert_eq!(names(sheet), ["Maria Cruz", "Jose Cruz"]);
        let whole = "Employee Name,First Name,Last Name,Hours\nAna Ruiz,Ana,Ruiz,40\nLuz Paz,Luz,Paz,38\n";
        assert_eq!(names(whole), ["Ana Ruiz", "Luz Paz"]);
    }

    #[test]
    fn half_a_name_is_asked_about() {
        let asks = |sheet: &str| {
            let guessed = guess(&look(sheet.as_bytes()).unwrap(), RegisterKind::Register, None);
            guessed
                .questions
                .iter()
                .any(|question| question.about == About::WorkerColumn)
        };
        assert!(asks("Last Name,Hours,Gross Pay\nHernandez,40,480\nHernandez,40,640\n"));
        assert!(!asks(
            "Badge,Last Name,Hours,Gross Pay\n1,Hernandez,40,480\n2,Hernandez,40,640\n"
        ));
    }
}
