//! What stands once above the table of each sheet: the person, and the month of days that are numbers.

use crate::payroll::register::contents::{Contents, Packed};
use crate::payroll::register::guess::{Titles, after_label};
use crate::payroll::register::mapping::Mapping;
use crate::payroll::register::source::Cell;
use crate::time::Day;

/// Of one sheet.
#[derive(Debug, Default)]
pub struct Above {
    titles: Titles,
    /// By place among the columns.
    persons: Vec<(usize, Packed)>,
}

impl Above {
    /// A row above the heads.
    pub fn add(&mut self, cells: &[(u32, Cell<'_>)], mapping: &Mapping, from_1904: bool, contents: &mut Contents) {
        let texts: Vec<_> = cells.iter().map(|(_, cell)| cell.shown(from_1904)).collect();
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        self.titles.add_row(texts.iter().copied(), mapping.dates);
        for (place, column) in mapping.columns.iter().enumerate() {
            let is_new = self.persons.iter().all(|(known, _)| *known != place);
            if super::keys::names_worker(column.field)
                && !column.head.is_empty()
                && is_new
                && let Some(person) = after_label(&texts, &column.head)
            {
                self.persons.push((place, contents.text(person)));
            }
        }
    }

    /// A column with a head of its own names its workers itself.
    pub fn add_heads(&mut self, cells: &[(u32, Cell<'_>)], mapping: &Mapping) {
        self.persons.retain(|(place, _)| {
            let column = mapping.columns.get(*place).map(|column| column.column);
            cells.iter().all(|(at, _)| Some(*at) != column)
        });
    }

    /// The period that the titles state, or else the name of the sheet.
    pub fn period(&self, mapping: &Mapping, name: &str) -> Option<(Day, Day)> {
        self.titles.period().or_else(|| {
            let mut titles = Titles::default();
            titles.add_row([name].into_iter(), mapping.dates);
            titles.period()
        })
    }

    /// Fills in the person of the sheet.
    pub fn fill(&self, values: &mut [Packed]) {
        for (place, person) in &self.persons {
            if let Some(value) = values.get_mut(*place).filter(|value| value.is_nothing()) {
                *value = *person;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::payroll::register::{About, BlockMeaning, Field, Guessed, Register, RegisterKind, guess, look, read};
    use rust_xlsxwriter::Workbook;

    /// A form for each seafarer: the days are numbers, person and month stand above.
    fn forms(forms: &[(&str, &str)]) -> (Guessed, Register) {
        let mut book = Workbook::new();
        for (name, month) in forms {
            let sheet = book.add_worksheet().set_name(name.split(' ').next().unwrap()).unwrap();
            for (row, title) in [
                "Name of ship: Ocean Pride".to_owned(),
                format!("Seafarer (full name): {name}"),
                format!("Month and year: {month}"),
            ]
            .iter()
            .enumerate()
            {
                sheet.write_string(u32::try_from(row).unwrap(), 0, title).unwrap();
            }
            sheet.write_string(3, 0, "Date").unwrap();
            for hour in 0..24_u16 {
                sheet.write_string(3, hour + 1, format!("{hour:02}")).unwrap();
            }
            sheet.write_string(3, 25, "Hours of rest in 24-hour period").unwrap();
            for day in 1..=4_u32 {
                sheet.write_number(day + 3, 0, day).unwrap();
                for hour in 6..6 + 14 {
                    sheet.write_string(day + 3, hour, "X").unwrap();
                }
                sheet.write_number(day + 3, 25, 10).unwrap();
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let guessed = guess(&look(&bytes).unwrap(), RegisterKind::TimeCards, None);
        let register = read(&bytes, &guessed.mapping, RegisterKind::TimeCards).unwrap();
        (guessed, register)
    }

    #[test]
    fn the_person_and_the_month_of_a_form_stand_above_its_days() {
        for (second, month) in [("May 2025", "05"), ("June 2025", "06")] {
            let (guessed, register) = forms(&[("Reyes Juan", "May 2025"), ("Owusu Kofi", second)]);
            let asked: Vec<About> = guessed.questions.iter().map(|question| question.about).collect();
            // Fourteen marks and ten hours of rest a day: the marks are work.
            assert_eq!((asked, guessed.mapping.blocks), (Vec::new(), BlockMeaning::Rest));
            assert_eq!(guessed.mapping.grid.unwrap().marked, BlockMeaning::Work);
            let of = |name: &str| {
                let mut days: Vec<String> = register
                    .rows
                    .iter()
                    .filter(|row| register.text(*row, Field::Name).given() == Some(name))
                    .map(|row| register.day(row, Field::Day).given().unwrap().to_string())
                    .collect();
                days.dedup();
                days
            };
            let days = |month: &str| (1..=4).map(|day| format!("2025-{month}-0{day}")).collect::<Vec<_>>();
            assert_eq!((of("Reyes Juan"), of("Owusu Kofi")), (days("05"), days(month)));
        }
        let (guessed, register) = forms(&[("Reyes Juan", "next")]);
        assert!(guessed.questions.iter().any(|question| question.about == About::Period));
        assert!(
            register
                .rows
                .iter()
                .all(|row| register.day(row, Field::Day).given().is_none())
        );
    }
}
