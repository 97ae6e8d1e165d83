//! How the audit was done and what its lead decided.

use super::Drawing;
use crate::api::{Block, Prose, Section, Sentence};

impl Drawing<'_> {
    pub(super) fn method(self) -> Option<Section> {
        let content = self.of.content;
        let mut blocks = Vec::new();
        // Reports of the first version hold lines; later ones sentences. One of the two is empty.
        let lines = |old: &[String], new: &[Sentence]| {
            let old = old.iter().map(Prose::written);
            let new = new.iter().map(|sentence| self.sentence(sentence));
            old.chain(new)
                .filter(|line| !line.text.trim().is_empty())
                .collect::<Vec<_>>()
        };
        let method = lines(&content.method, &content.method_lines);
        if !method.is_empty() {
            blocks.push(self.heading("method-lines"));
            blocks.push(Block::List { items: method });
        }
        let decisions = lines(&content.decisions, &content.decision_lines);
        if !decisions.is_empty() {
            blocks.push(self.heading("decisions"));
            blocks.push(Block::List { items: decisions });
        }
        self.section("method", blocks)
    }

    fn sentence(self, sentence: &Sentence) -> Prose {
        let phrases = self.phrases;
        let reason = |id: &str, reason: &String| Prose::of(phrases.say(id, [("reason", reason.into())]));
        match sentence {
            Sentence::Text { text } => Prose::written(text),
            Sentence::Words { words } => Prose::of(phrases.read(words)),
            Sentence::Goal { percent } => {
                let percent = phrases.permille(percent.saturating_mul(10));
                Prose::of(phrases.say("sentence-goal", [("percent", percent.into())]))
            }
            Sentence::Fieldwork { starts, ends } => {
                Prose::of(phrases.say("sentence-fieldwork", [("days", phrases.days(*starts, *ends).into())]))
            }
            Sentence::Groups { people_at_least } => {
                Prose::of(phrases.say("sentence-groups", [("people", people_at_least.unwrap_or(0).into())]))
            }
            Sentence::WithoutDevice { reason: why } => reason("sentence-without-device", why),
            Sentence::BelowGoal { reason: why } => reason("sentence-below-goal", why),
            Sentence::ChoseValue { key, choice, reason } => Prose::of(phrases.say(
                "sentence-chose-value",
                [
                    ("key", key.into()),
                    ("choice", choice.into()),
                    ("reason", reason.into()),
                ],
            )),
            Sentence::SamePerson { reason: why } => reason("sentence-same-person", why),
            Sentence::SameFinding { reason: why } => reason("sentence-same-finding", why),
            Sentence::Contradiction { reason: why } => reason("sentence-contradiction", why),
        }
    }
}
