//! Answers that suggest a breach: what a form's column `suggests` makes of what was said.

use super::definition::Question;
use super::own::DECLINED;
use super::plan::{Plan, Shape};
use super::sitting::Sitting;

/// Answers that judge nothing: what nobody could see, or what does not apply, is neither a breach nor in order.
const JUDGES_NOTHING: [&str; 5] = ["not_seen", "not_applicable", "not_checked", "does_not_apply", "unknown"];

/// One answer about its question's provision: it suggests a breach, or that all is in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggested<'s> {
    /// The place of the answer, the instances of its repeats named: `crews[B1]/paid`.
    pub key: String,
    /// The question, whichever instance it was asked in.
    pub shape: Shape,
    pub question: &'s Question,
}

impl Plan {
    /// Whether any answer to this form can suggest a breach.
    pub fn suggests_anything(&self) -> bool {
        self.nodes().iter().any(|node| node.suggests.is_some())
    }
}

impl Sitting {
    /// The answers that suggest a breach, in the order of the form.
    ///
    /// Only what was asked and answered speaks: who declined has said nothing, and what no longer applies was not said.
    pub fn suggested(&self) -> Vec<Suggested<'_>> {
        self.judged(true)
    }

    /// The answers that could have suggested a breach and do not: what was asked, answered and found in order.
    pub fn in_order(&self) -> Vec<Suggested<'_>> {
        self.judged(false)
    }

    fn judged(&self, breach: bool) -> Vec<Suggested<'_>> {
        let mut found = Vec::new();
        for spot in self.filled.spots() {
            let Some(shape) = self.filled.shape(spot) else { continue };
            let Some(node) = self.form.plan.node(shape) else {
                continue;
            };
            let (Some(question), Some(condition)) = (node.question(), &node.suggests) else {
                continue;
            };
            let said = self.filled.text(spot);
            let declined = self.declined.contains(&spot) || said.split_whitespace().any(|word| word == DECLINED);
            let judges = breach || !JUDGES_NOTHING.contains(&said.trim());
            if question.is_asked()
                && !said.is_empty()
                && !declined
                && judges
                && self.filled.truth(condition, spot) == breach
            {
                found.push(Suggested {
                    key: self.key(spot),
                    shape,
                    question,
                });
            }
        }
        found
    }
}
