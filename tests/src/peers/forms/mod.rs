//! Forms by chance, the same for the same seed: valid, small, full of conditions, with answers of all sorts.
//!
//! Expressions ask about what stands before them, so nothing waits for itself (labels, messages and conditions of
//! validity, which nothing waits for, ask about what comes later too); clocks and random numbers are left
//! out. What hangs on the moment of an answer (`once`, triggers, computed defaults) is kept to cases where answering in
//! the form's order leaves one outcome.

mod answers;
mod chance;
mod expressions;
mod known;
mod questions;

use super::Answers;
use super::workbook::Workbook;
pub use chance::Chance;
use expressions::Sight;
use known::{Asked, CHOICES, Kind, Within};

/// Headers of the survey sheet; a second language's labels stand in the last column.
pub(super) const COLUMNS: [&str; 16] = [
    "type",
    "name",
    "label",
    "relevant",
    "constraint",
    "constraint_message",
    "required",
    "required_message",
    "calculation",
    "choice_filter",
    "default",
    "parameters",
    "trigger",
    "repeat_count",
    "read_only",
    "label::es",
];

/// A form with answers.
#[derive(Clone, Debug)]
pub struct Case {
    pub workbook: Workbook,
    pub answers: Answers,
}

/// The form of a seed: up to two dozen rows.
pub fn case(seed: u64) -> Case {
    let mut chance = Chance::new(seed);
    let budget = 4 + chance.below(11);
    draw(&mut chance, budget)
}

/// A form of about so many questions, for measuring.
pub fn large(seed: u64, questions: usize) -> Case {
    draw(&mut Chance::new(seed), questions)
}

fn draw(chance: &mut Chance, budget: usize) -> Case {
    let mut draft = Draft {
        rows: vec![],
        places: vec![],
        known: vec![],
        within: vec![],
        two_languages: chance.one_in(4),
        names: 0,
    };
    let items = draft.block(chance, budget, 0);
    draft.look_ahead(chance);
    let answers = answers::answers(chance, &draft.known, &items);
    Case {
        workbook: draft.workbook(),
        answers,
    }
}

/// One row of the survey: cells by column.
type Row = [String; COLUMNS.len()];

/// What stands in a form at one place.
enum Item {
    Question(usize),
    Branch(Within, Vec<Item>),
}

struct Draft {
    rows: Vec<Row>,
    /// For each row the place among the known, where it is a question.
    places: Vec<Option<usize>>,
    known: Vec<Asked>,
    within: Vec<Within>,
    two_languages: bool,
    names: usize,
}

impl Draft {
    fn block(&mut self, chance: &mut Chance, budget: usize, depth: usize) -> Vec<Item> {
        let mut items = vec![self.question(chance)];
        let mut left = budget;
        while left > 1 {
            left -= 1;
            let branches = depth < 3 && left > 2 && chance.one_in(4);
            if branches {
                let inside = 1 + chance.below(left.min(5));
                left -= inside.min(left);
                items.extend(self.branch(chance, inside, depth));
            } else {
                items.push(self.question(chance));
            }
        }
        items
    }

    /// A group or a repeat, sometimes with a question before it that counts its instances.
    fn branch(&mut self, chance: &mut Chance, inside: usize, depth: usize) -> Vec<Item> {
        let mut items = vec![];
        let repeats = chance.one_in(2) && known::repeats(&self.within).len() < 2;
        let mut count = String::new();
        if repeats && chance.one_in(2) {
            count = match chance.below(3) {
                0 => "2".into(),
                1 => match self
                    .known
                    .iter()
                    .rev()
                    .find(|a| a.kind == Kind::Many && a.within == self.within)
                {
                    Some(asked) => format!("count-selected(${{{}}})", asked.name),
                    None => "1".into(),
                },
                _ => {
                    items.push(self.counter());
                    self.known
                        .last()
                        .map_or_else(String::new, |asked| format!("${{{}}}", asked.name))
                }
            };
        }
        let word = if repeats { "repeat" } else { "group" };
        let within = Within {
            name: self.name(if repeats { "r" } else { "g" }),
            repeats,
        };
        let mut row = self.row(&format!("begin {word}"), &within.name);
        self.label(chance, &mut row, &format!("The {word} {}", within.name));
        if chance.one_in(2) {
            set(&mut row, "relevant", self.sight().truth(chance, 2));
        }
        set(&mut row, "repeat_count", count);
        self.push(row, None);
        self.within.push(within.clone());
        let inner = self.block(chance, inside, depth + 1);
        self.within.pop();
        self.push(self.row(&format!("end {word}"), ""), None);
        items.push(Item::Branch(within, inner));
        if repeats && !chance.one_in(3) {
            items.push(self.summary(chance));
        }
        items
    }

    fn sight(&self) -> Sight<'_> {
        Sight {
            known: &self.known,
            here: &self.within,
            plain_labels: !self.two_languages,
        }
    }

    fn name(&mut self, begin: &str) -> String {
        self.names += 1;
        format!("{begin}{}", self.names)
    }

    fn row(&self, of_type: &str, name: &str) -> Row {
        let mut row = Row::default();
        set(&mut row, "type", of_type);
        set(&mut row, "name", name);
        row
    }

    fn push(&mut self, row: Row, place: Option<usize>) {
        self.rows.push(row);
        self.places.push(place);
    }

    fn label(&self, chance: &mut Chance, row: &mut Row, begin: &str) {
        set(row, "label", self.sight().words(chance, begin));
        if self.two_languages {
            set(row, "label::es", self.sight().words(chance, &format!("{begin} (es)")));
        }
    }

    fn workbook(self) -> Workbook {
        let languages = self.two_languages;
        let texts = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
        let named = |header: &str| match (header, languages) {
            ("label", true) => "label::en".to_string(),
            _ => header.to_string(),
        };
        let width = COLUMNS.len() - usize::from(!languages);
        let mut survey = vec![COLUMNS[..width].iter().map(|c| named(c)).collect::<Vec<_>>()];
        survey.extend(self.rows.into_iter().map(|row| row[..width].to_vec()));
        let mut choices = vec![texts(&["list_name", "name", &named("label"), "kind", "size"])];
        choices.extend(CHOICES.map(|(list, name, label, kind, size)| texts(&[list, name, label, kind, size])));
        if languages {
            for (row, cells) in choices.iter_mut().enumerate() {
                let label = cells[2].clone();
                cells.push(if row == 0 {
                    "label::es".into()
                } else {
                    format!("{label} (es)")
                });
            }
        }
        let settings = match languages {
            true => vec![texts(&["form_id", "default_language"]), texts(&["by_chance", "en"])],
            false => vec![texts(&["form_id"]), texts(&["by_chance"])],
        };
        Workbook {
            survey,
            choices,
            settings,
        }
    }
}

fn set(row: &mut Row, column: &str, text: impl Into<String>) {
    if let Some(at) = COLUMNS.iter().position(|c| *c == column) {
        row[at] = text.into();
    }
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    let at = COLUMNS.iter().position(|c| *c == column);
    at.map_or("", |at| row[at].as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_form_and_every_kind_of_row_comes_up() {
        assert_eq!(case(3).workbook, case(3).workbook);
        let all: String = (0..200).map(|seed| case(seed).workbook.to_string()).collect();
        for word in [
            "begin repeat",
            "begin group",
            "select_multiple",
            "rank",
            "acknowledge",
            "indexed-repeat",
            "position(..)",
            "sum(",
            "join(",
            "instance('fruit')",
            "jr:choice-name",
            "once(",
            "label::es",
            "kind = ${",
            "count-selected(",
            "range",
            "parameters",
            "time",
        ] {
            assert!(all.contains(word), "no form of two hundred has {word}");
        }
    }
}
