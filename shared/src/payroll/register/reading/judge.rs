//! Which rows are about no worker.

use super::keys::names_worker;
use crate::payroll::register::contents::Value;
use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::mapping::Mapping;
use crate::payroll::register::row::WhyLeftOut;
use crate::payroll::register::source::Cell;
use crate::payroll::register::words::words;
use std::collections::{HashMap, HashSet};

/// What a sheet's heads say, and which columns tell who a row is about.
pub struct Judge {
    /// Texts of the rows of heads by column; filled as they pass.
    heads: HashMap<u32, Vec<String>>,
    mapped: HashMap<u32, Field>,
    totals_begin: Beginnings,
    totals_end: HashSet<char>,
    footers_begin: Beginnings,
}

/// The first words of labels: every row is looked up, and few begin with one.
struct Beginnings(HashMap<char, Vec<String>>);

impl Beginnings {
    fn of(labels: &[String]) -> Beginnings {
        let mut words: HashMap<char, Vec<String>> = HashMap::new();
        for word in labels.iter().filter_map(|label| first_word(label)) {
            let same = words.entry(word.chars().next().unwrap_or_default()).or_default();
            same.push(word.to_owned());
        }
        Beginnings(words)
    }

    /// Whether `text` may begin with one of the labels. Letters beyond ASCII are compared without their accents, not here.
    fn may_begin(&self, text: &str) -> bool {
        let Some(word) = first_word(text) else { return false };
        let first = word.chars().next().unwrap_or_default().to_ascii_lowercase();
        let same = self.0.get(&first).map_or(&[][..], Vec::as_slice);
        !word.is_ascii() || same.iter().any(|label| label.eq_ignore_ascii_case(word))
    }
}

fn first_word(text: &str) -> Option<&str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .find(|word| !word.is_empty())
}

impl Judge {
    pub fn new(mapping: &Mapping) -> Judge {
        Judge {
            heads: HashMap::new(),
            mapped: mapping
                .columns
                .iter()
                .map(|column| (column.column, column.field))
                .collect(),
            totals_begin: Beginnings::of(&words().totals),
            totals_end: words()
                .totals
                .iter()
                .filter(|word| word.contains("total"))
                .filter_map(|word| word.chars().last())
                .collect(),
            footers_begin: Beginnings::of(&words().footers),
        }
    }

    pub fn begin_sheet(&mut self) {
        self.heads.clear();
    }

    pub fn add_heads(&mut self, cells: &[(u32, Cell<'_>)]) {
        for (column, cell) in cells {
            if let Cell::Text(text) = cell {
                self.heads.entry(*column).or_default().push(text.to_string());
            }
        }
    }

    /// Why a row is left out; `None`: it is about a worker. `values` stand in the order of the mapping's columns, with
    /// merged cells filled in.
    pub fn judge(&self, cells: &[(u32, Cell<'_>)], mapping: &Mapping, values: &[Value<'_>]) -> Option<WhyLeftOut> {
        if cells.is_empty() {
            return Some(WhyLeftOut::Blank);
        }
        let fields = || mapping.columns.iter().map(|column| column.field).zip(values);
        let named = fields().any(|(field, value)| names_worker(field) && *value != Value::Nothing);
        if self.repeats_heads(cells) {
            return Some(WhyLeftOut::RepeatedHeader);
        }
        if self.is_total(cells, mapping, values) {
            return Some(WhyLeftOut::Totals);
        }
        if self.is_footer(cells) {
            return Some(WhyLeftOut::Note);
        }
        let figures = fields().filter(|(field, _)| field.kind() != FieldKind::Text);
        let (mut read, mut unread) = (0, 0);
        for (_, value) in figures {
            match value {
                Value::Nothing => {}
                Value::Unreadable(_) => unread += 1,
                _ => read += 1,
            }
        }
        let words_alone =
            read == 0 && (unread == 0 || !named && cells.iter().all(|(_, cell)| matches!(cell, Cell::Text(_))));
        let one_cell = cells.len() == 1;
        let named_twice = fields()
            .filter(|(field, value)| names_worker(*field) && **value != Value::Nothing)
            .count()
            > 1;
        match words_alone {
            // A worker with a number and a name but no figures is a worker all the same.
            true if named_twice && unread == 0 || named && unread == 0 && !one_cell && !self.has_name_column() => None,
            true => Some(WhyLeftOut::Note),
            false => None,
        }
    }

    fn has_name_column(&self) -> bool {
        let fields = || self.mapped.values();
        fields().any(|field| *field == Field::Name) && fields().any(|field| *field == Field::Worker)
    }

    /// The cells say what the heads above them say.
    fn repeats_heads(&self, cells: &[(u32, Cell<'_>)]) -> bool {
        let is_head = |(column, cell): &&(u32, Cell<'_>)| match cell {
            Cell::Text(text) => {
                let heads = self.heads.get(column);
                heads.is_some_and(|heads| heads.iter().any(|head| head.eq_ignore_ascii_case(text)))
            }
            _ => false,
        };
        // The first cell decides for nearly every row.
        if !cells.iter().take(2).any(|cell| is_head(&cell)) {
            return false;
        }
        let same = cells.iter().filter(is_head).count();
        same >= 2 && same * 2 > cells.len()
    }

    /// A label such as `Total` where the worker, or nobody, would stand.
    fn is_total(&self, cells: &[(u32, Cell<'_>)], mapping: &Mapping, values: &[Value<'_>]) -> bool {
        let text_of = |wanted: Field| {
            let mut fields = mapping.columns.iter().map(|column| column.field).zip(values);
            let (_, value) = fields.find(|(field, value)| *field == wanted && **value != Value::Nothing)?;
            match value {
                Value::Text(text) => Some(*text),
                _ => Some(""),
            }
        };
        match (text_of(Field::Worker), text_of(Field::Name)) {
            (Some(worker), None) => self.is_total_label(worker),
            (None, Some(name)) => self.is_total_label(name),
            (Some(worker), Some(name)) => {
                let letters = |text: &str| text.chars().any(char::is_alphabetic);
                self.is_total_label(worker) && (worker == name || !letters(name))
                    // A count of the workers stands where a number would.
                    || !letters(worker) && self.is_total_label(name) && words().is_no_name(name)
            }
            // Of two labels the first decides: `Crew 3`, `total hours`.
            (None, None) => cells.iter().any(|(column, cell)| match cell {
                Cell::Text(text) => {
                    let mapped = self
                        .mapped
                        .get(column)
                        .is_none_or(|field| field.kind() != FieldKind::YesNo);
                    mapped && self.is_total_label(text)
                }
                _ => false,
            }),
        }
    }

    /// The lines below a table: how many are paid, who signs. They stand where the worker would, or in no column that is
    /// read; a remark beside a worker may say the same.
    fn is_footer(&self, cells: &[(u32, Cell<'_>)]) -> bool {
        let mut labels = cells.iter().filter_map(|(column, cell)| match cell {
            Cell::Text(text) => Some((self.mapped.get(column), text)),
            _ => None,
        });
        let begins = |text: &str| self.footers_begin.may_begin(text) && words().is_footer(text);
        match labels.next() {
            Some((field, text)) if field.is_none_or(|field| names_worker(*field)) && begins(text) => true,
            Some((Some(Field::Worker), _)) => labels
                .next()
                .is_some_and(|(field, text)| field == Some(&Field::Name) && begins(text)),
            _ => false,
        }
    }

    fn is_total_label(&self, text: &str) -> bool {
        let last = text.chars().rfind(|letter| letter.is_alphanumeric());
        let last = last.and_then(|letter| letter.to_lowercase().next());
        // Looked up for every row: the whole comparison is for those that may be one.
        let may_be = self.totals_begin.may_begin(text) || last.is_some_and(|last| self.totals_end.contains(&last));
        may_be && words().is_total(text)
    }
}

#[cfg(test)]
mod tests {
    use crate::payroll::register::{Field, RegisterKind, WhyLeftOut, guess, look, read};

    /// The workers that are read, and how many rows are left out below them.
    fn workers(below: &str) -> (usize, Vec<WhyLeftOut>) {
        let csv = format!(
            "Emp ID,Name,Period Start,Period End,Hours,Gross Pay,Net Pay\n\
             1,Ana Ruiz,2025-11-03,2025-11-09,40,560,500\n2,Suma Devi,2025-11-03,2025-11-09,40,500,450\n{below}\n"
        );
        let mapping = guess(&look(csv.as_bytes()).unwrap(), RegisterKind::Register, None).mapping;
        assert!(mapping.columns.iter().any(|column| column.field == Field::Name));
        let register = read(csv.as_bytes(), &mapping, RegisterKind::Register).unwrap();
        (
            register.rows.len(),
            register.left_out.iter().map(|row| row.why).collect(),
        )
    }

    #[test]
    fn the_lines_below_a_table_are_no_workers() {
        use WhyLeftOut::{Note, Totals};
        for (below, why) in [
            (",Number of employees: 2,,,80,1060,950", Note),
            (",Week 45,,,80,1060,950", Totals),
            ("2,TOTAL,,,80,1060,950", Totals),
            ("2,Grand total,,,80,1060,950", Totals),
            ("Prepared by:,M. Letsie,,Checked by:,K. Mohapi,,", Note),
            (",Revisado por,,,,,", Note),
        ] {
            assert_eq!(workers(below), (2, vec![why]), "{below}");
        }
        for worker in [
            "3,Suma,2025-11-03,2025-11-09,40,560,500",
            ",Ana Gil,2025-11-03,2025-11-09,40,560,500",
        ] {
            assert_eq!(workers(worker), (3, Vec::new()), "{worker}");
        }
    }
}
