//! What a question offers at this moment, and which part of an answer stands among it.

use super::definition::{Kind, Question, Source};
use super::documents::{Row, node_of};
use super::filled::Filled;
use super::tables::Table;
use super::tree::Spot;
use crate::words::Words;
use crate::xpath::{At, Value};
use std::sync::Arc;

/// One choice that is offered now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub name: String,
    /// In the language of the moment.
    pub label: String,
}

/// Where the choices of a question stand, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Offered {
    /// Rows of the question's table.
    Rows(Vec<usize>),
    /// Questions of a repeat whose answers are the choices.
    Answers(Vec<Spot>),
    /// The file with the choices is not here: whatever was answered stands.
    Unknown,
}

impl Filled {
    /// What a select offers now. Empty for other kinds of questions.
    pub fn offers(&mut self, spot: Spot) -> Vec<Offer> {
        let language = self.language().to_owned();
        let mut offers = Vec::new();
        self.each_offer(spot, |name, label, words| {
            offers.push(Offer {
                name: name.to_owned(),
                label: words.map_or(label, |words| words.read(&language)).to_owned(),
            });
        });
        offers
    }

    /// Each choice that a select offers now: its name and its label, or its words where the form itself has them.
    pub(super) fn each_offer(&mut self, spot: Spot, mut see: impl FnMut(&str, &str, Option<&Words>)) {
        let offered = self.offered(spot);
        let (Some(offered), Some(question)) = (offered, self.question_at(spot)) else {
            return;
        };
        let (value, label) = columns(question);
        let source = question.choices.as_ref().map(|choices| &choices.source);
        let table = source.and_then(|source| self.plan.tables.of(source));
        match (offered.as_ref(), table) {
            (Offered::Rows(rows), Some(table)) => {
                let column = |name| table.column(name).unwrap_or(usize::MAX);
                let (value, label) = (column(value), column(label));
                for row in rows {
                    let words = table.choices.get(*row).map(|choice| &choice.label);
                    see(table.cell(*row, value), table.cell(*row, label), words);
                }
            }
            (Offered::Answers(spots), _) => {
                for text in spots.iter().map(|spot| self.text(*spot)) {
                    see(text, text, None);
                }
            }
            (Offered::Rows(_) | Offered::Unknown, _) => {}
        }
    }

    /// As kept until something that the filter asks has changed.
    fn offered(&mut self, spot: Spot) -> Option<Arc<Offered>> {
        if let Some(kept) = self.offered.get(&spot) {
            return Some(kept.clone());
        }
        let fresh = Arc::new(self.look_up(spot)?);
        self.offered.insert(spot, fresh.clone());
        Some(fresh)
    }

    fn look_up(&self, spot: Spot) -> Option<Offered> {
        let question = self.question_at(spot)?;
        let choices = question.choices.as_ref()?;
        if let Source::Answers { question: named } = &choices.source {
            let shape = self.plan.named(named)?;
            let mut spots = self.tree.of(&self.plan, shape, Some(spot));
            spots.retain(|answer| !self.text(*answer).is_empty());
            if let Some(filter) = &choices.filter {
                spots.retain(|answer| {
                    let instance = self.tree.get(*answer).and_then(|filling| filling.parent).unwrap_or(0);
                    self.truth_at(filter, node_of(instance), spot)
                });
            }
            return Some(Offered::Answers(spots));
        }
        let table = self.plan.tables.of(&choices.source)?;
        if table.rows() == 0 && matches!(choices.source, Source::File { .. }) {
            return Some(Offered::Unknown);
        }
        let shape = self.shape(spot)?;
        let Some(search) = self.plan.node(shape).and_then(|node| node.search.as_ref()) else {
            return Some(Offered::Rows((0..table.rows()).collect()));
        };
        let node = node_of(spot);
        let seen = self.seen();
        let lent = self.lent();
        let found = search.evaluate(&At {
            documents: &seen,
            host: &lent,
            node,
            current: node,
        });
        let rows = match found {
            Value::Nodes(nodes) => nodes.into_iter().filter_map(|node| Row::of(table, node)).collect(),
            Value::Text(_) | Value::Number(_) | Value::Truth(_) => Vec::new(),
        };
        Some(Offered::Rows(rows))
    }

    /// The part of an answer that stands among the choices of the moment; `None` where an answer stands as it is.
    ///
    /// Of several, in the order of the list; of a ranking, in the order of the person, what is new at the end.
    pub(super) fn among_choices(&mut self, spot: Spot, text: &str) -> Option<String> {
        let question = self.question_at(spot)?;
        let kind = question.kind;
        if text.is_empty() || !matches!(kind, Kind::SelectOne | Kind::SelectMultiple | Kind::Rank) {
            return None;
        }
        let offered = self.offered(spot)?;
        if *offered == Offered::Unknown {
            return None;
        }
        let names: Vec<&str> = match offered.as_ref() {
            Offered::Rows(rows) => {
                let question = self.question_at(spot)?;
                let table = self.plan.tables.of(&question.choices.as_ref()?.source)?;
                let column = table.column(columns(question).0)?;
                rows.iter().map(|row| table.cell(*row, column)).collect()
            }
            Offered::Answers(spots) => spots.iter().map(|spot| self.text(*spot)).collect(),
            Offered::Unknown => Vec::new(),
        };
        let words: Vec<&str> = match kind {
            Kind::SelectOne => vec![text],
            _ => text.split_whitespace().collect(),
        };
        let known: std::collections::HashSet<&str> = match kind {
            Kind::Rank => names.iter().copied().collect(),
            _ => words.iter().copied().collect(),
        };
        let standing: Vec<&str> = match kind {
            Kind::Rank => {
                let answered: std::collections::HashSet<&str> = words.iter().copied().collect();
                let new = names.iter().filter(|name| !answered.contains(**name));
                words
                    .iter()
                    .filter(|word| known.contains(**word))
                    .chain(new)
                    .copied()
                    .collect()
            }
            _ => names.into_iter().filter(|name| known.contains(name)).collect(),
        };
        Some(standing.join(" "))
    }
}

/// The columns that hold value and label of a question's choices.
pub(super) fn columns(question: &Question) -> (&str, &str) {
    match question.choices.as_ref().map(|choices| &choices.source) {
        Some(Source::File { value, label, .. }) => (value, label),
        _ => ("name", "label"),
    }
}

/// The label of the choice that has this value.
pub(super) fn label(table: &Table, question: &Question, value: &str, language: &str) -> Option<String> {
    let (value_column, label_column) = columns(question);
    let column = table.column(value_column)?;
    let row = (0..table.rows()).find(|row| table.cell(*row, column) == value)?;
    Some(label_at(table, row, label_column, language))
}

/// The label in a row: in the language where the form has words for it.
fn label_at(table: &Table, row: usize, label_column: &str, language: &str) -> String {
    match table.choices.get(row) {
        Some(choice) => choice.label.read(language).to_owned(),
        None => table
            .column(label_column)
            .map_or("", |column| table.cell(row, column))
            .to_owned(),
    }
}
