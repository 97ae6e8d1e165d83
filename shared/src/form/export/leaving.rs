//! Which questions of a form leave with an export, and what may stand in their cells.

use crate::form::answers::stored;
use crate::form::{Filled, Kind, Plan, Question, Shape, Spot};
use std::collections::BTreeSet;

/// The questions that leave. What is not named here has no column, no element and no trace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    questions: BTreeSet<Shape>,
    /// The groups and repeats around them.
    around: BTreeSet<Shape>,
}

impl Leaving {
    pub fn of(plan: &Plan, questions: impl IntoIterator<Item = Shape>) -> Leaving {
        let mut leaving = Leaving::default();
        for question in questions {
            leaving.questions.insert(question);
            let mut at = plan.node(question).and_then(|node| node.parent);
            while let Some(shape) = at.filter(|shape| leaving.around.insert(*shape)) {
                at = plan.node(shape).and_then(|node| node.parent);
            }
        }
        leaving
    }

    /// Every question of a form.
    pub fn all(plan: &Plan) -> Leaving {
        let nodes = plan.nodes().iter().enumerate();
        let asked = nodes.filter(|(_, node)| {
            node.question()
                .is_some_and(|question| question.kind != Kind::ExternalFile)
        });
        Leaving::of(plan, asked.map(|(shape, _)| shape))
    }

    /// Whether a question leaves, or something in a group or repeat does.
    pub fn has(&self, shape: Shape) -> bool {
        self.questions.contains(&shape) || self.around.contains(&shape)
    }
}

/// What a cell says: nothing that is not asked now, and nothing but a number, a day or a place where one belongs.
///
/// A record may hold any text under any question: an older form or a hostile peer wrote it. It must not leave as a number.
pub(super) fn cell(form: &Filled, spot: Spot) -> String {
    let text = form.text(spot);
    match form.question_at(spot) {
        Some(question) if !text.is_empty() => fitting(question, text),
        Some(_) | None => String::new(),
    }
}

fn fitting(question: &Question, text: &str) -> String {
    match question.kind {
        Kind::Integer
        | Kind::Decimal
        | Kind::Range
        | Kind::Date
        | Kind::DateTime
        | Kind::Geopoint
        | Kind::Geotrace
        | Kind::Geoshape => stored(question, text).unwrap_or_default(),
        Kind::Time => {
            let is_time = text
                .chars()
                .all(|letter| letter.is_ascii_digit() || ":.+-Z".contains(letter));
            stored(question, text).ok().filter(|_| is_time).unwrap_or_default()
        }
        Kind::Acknowledge => "OK".to_owned(),
        _ => text.to_owned(),
    }
}
