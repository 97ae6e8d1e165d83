//! How a filled form stands: what is asked, what it says, what is wrong, and its words.

use super::definition::{Kind, Question};
use super::filled::Filled;
use super::plan::What;
use super::tree::Spot;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that keeps a form from being finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub path: String,
    pub kind: ViolationKind,
    /// In the language of the form; empty where it gives no sentence of its own.
    pub message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ViolationKind {
    Required,
    Constraint,
}

impl Filled {
    /// Every node in the order of the form, the top itself left out.
    pub fn spots(&self) -> Vec<Spot> {
        let mut all = self.tree.within(0);
        all.retain(|spot| *spot != 0);
        all
    }

    pub fn question_at(&self, spot: Spot) -> Option<&Question> {
        self.plan.node(self.tree.get(spot)?.shape)?.question()
    }

    /// Whether it is asked now, its groups included.
    pub fn is_relevant(&self, spot: Spot) -> bool {
        self.tree.get(spot).is_some_and(|filling| filling.relevant)
    }

    /// What stands there, asked or not: a draft keeps what became hidden.
    pub fn kept(&self, spot: Spot) -> &str {
        self.tree.get(spot).map_or("", |filling| &filling.value)
    }

    /// What counts: nothing while it is not asked, of a select only what is still offered.
    pub fn text(&self, spot: Spot) -> &str {
        let filling = self.tree.get(spot).filter(|filling| filling.relevant);
        filling.map_or("", |filling| filling.text())
    }

    /// Answers that will be left out of the finished record because their questions are not asked.
    pub fn left_out(&self) -> Vec<Spot> {
        let mut all = self.spots();
        all.retain(|spot| !self.is_relevant(*spot) && !self.kept(*spot).is_empty());
        all
    }

    /// What is wrong with one answer, if anything.
    pub fn violation(&self, spot: Spot) -> Option<Violation> {
        let (kind, words) = self.wrong(spot)?;
        Some(Violation {
            path: self.path(spot),
            kind,
            message: self.say(words, spot),
        })
    }

    /// What is wrong with one answer, and the form's own words for it.
    pub(super) fn wrong(&self, spot: Spot) -> Option<(ViolationKind, &Words)> {
        let question = self
            .question_at(spot)
            .filter(|question| self.is_relevant(spot) && question.kind != Kind::ExternalFile)?;
        let holds = |condition: &crate::xpath::Expression| self.truth(condition, spot);
        if self.text(spot).is_empty() {
            let required = question.required.as_ref().is_some_and(holds);
            return required.then_some((ViolationKind::Required, &question.required_message));
        }
        let refused = question.constraint.as_ref().is_some_and(|condition| !holds(condition));
        refused.then_some((ViolationKind::Constraint, &question.constraint_message))
    }

    /// Everything that is wrong, in the order of the form.
    pub fn violations(&self) -> Vec<Violation> {
        self.spots()
            .into_iter()
            .filter_map(|spot| self.violation(spot))
            .collect()
    }

    /// The words of a group or question at this moment, the answers that they quote put in.
    pub fn label(&self, spot: Spot) -> String {
        let node = self.tree.get(spot).and_then(|filling| self.plan.node(filling.shape));
        match node.map(|node| &node.what) {
            Some(What::Group(group)) => self.say(&group.label, spot),
            Some(What::Question(question)) => self.say(&question.label, spot),
            Some(What::Root) | None => String::new(),
        }
    }

    /// Words in the form's language of the moment, with `${name}` replaced by what was answered there.
    pub fn say(&self, words: &Words, spot: Spot) -> String {
        self.quote(words.read(self.language()), spot)
    }

    /// As [`Filled::say`], in every language that the words have.
    pub(super) fn say_in_all(&self, words: &Words, spot: Spot) -> Words {
        let said = words.0.iter();
        Words(
            said.map(|(code, text)| (code.clone(), self.quote(text, spot)))
                .collect(),
        )
    }

    fn quote(&self, text: &str, spot: Spot) -> String {
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            said.push_str(before);
            let Some((name, behind)) = after.split_once('}') else {
                said.push_str("${");
                rest = after;
                continue;
            };
            let shape = self.plan.named(name.trim());
            let quoted = shape
                .map(|shape| self.tree.of(&self.plan, shape, Some(spot)))
                .unwrap_or_default();
            if let Some(quoted) = quoted.first() {
                said.push_str(&self.tree.text(&self.plan, *quoted));
            }
            rest = behind;
        }
        said.push_str(rest);
        said
    }
}
