//! How one place of a form stands, as screens draw it: what is said, wrong, locked or offered there now.

use super::definition::Source;
use super::filled::Filled;
use super::standing::ViolationKind;
use super::tree::Spot;
use super::watching::quoted;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Up to so many choices stand in a [`Point`]; more are looked up a page at a time.
pub const MOST_OFFERS: usize = 100;

/// What is special about a place at this moment. A place of which nothing is special has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// What the form computed there, to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<String>,
    /// Its words with the answers that they quote put in, where they quote any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrong: Option<Wrong>,
    /// To be read, not changed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub locked: bool,
    /// The choices of the moment, where they depend on other answers and are few.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offers: Option<Vec<OfferNow>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    pub label: Words,
    pub hint: Words,
}

/// What is wrong with an answer, or that there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wrong {
    pub kind: ViolationKind,
    /// The form's own sentence; empty where it gives none.
    pub message: Words,
}

/// One choice that is offered now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfferNow {
    pub name: String,
    pub label: Words,
}

fn is_false(yes: &bool) -> bool {
    !yes
}

impl Filled {
    /// How a place stands. Expensive where its choices have to be looked up.
    pub(super) fn point(&mut self, spot: Spot) -> Point {
        let plan = self.plan.clone();
        let node = self.shape(spot).and_then(|shape| plan.node(shape));
        let Some(node) = node else { return Point::default() };
        let Some(question) = node.question() else {
            let label = node.group().map(|group| &group.label);
            return Point {
                said: label.filter(|words| quotes(words)).map(|words| Said {
                    label: self.say_in_all(words, spot),
                    hint: Words::default(),
                }),
                ..Point::default()
            };
        };
        let is_read = question.calculation.is_some() || question.read_only.is_some();
        Point {
            computed: Some(self.text(spot).to_owned()).filter(|text| is_read && !text.is_empty()),
            said: (quotes(&question.label) || quotes(&question.hint)).then(|| Said {
                label: self.say_in_all(&question.label, spot),
                hint: self.say_in_all(&question.hint, spot),
            }),
            wrong: self.wrong(spot).map(|(kind, words)| Wrong {
                kind,
                message: self.say_in_all(words, spot),
            }),
            locked: (question.calculation.is_some() && question.trigger.is_empty())
                || question
                    .read_only
                    .as_ref()
                    .is_some_and(|condition| self.truth(condition, spot)),
            offers: node.offers_of_the_moment().then(|| self.few_offers(spot)).flatten(),
        }
    }

    fn few_offers(&mut self, spot: Spot) -> Option<Vec<OfferNow>> {
        let (total, offers) = self.offers_page(spot, "", 0, MOST_OFFERS);
        (total <= MOST_OFFERS).then_some(offers)
    }

    /// A page of what a select offers now, of those whose words or name hold `search`; and how many there are in all.
    pub fn offers_page(&mut self, spot: Spot, search: &str, offset: usize, most: usize) -> (usize, Vec<OfferNow>) {
        let wanted = fold(search);
        let (mut total, mut page) = (0, Vec::new());
        self.each_offer(spot, |name, label, words| {
            let said = || {
                words.map_or_else(
                    || fold(label).contains(&*wanted),
                    |words| words.0.values().any(|text| fold(text).contains(&*wanted)),
                )
            };
            if wanted.is_empty() || said() || fold(name).contains(&*wanted) {
                if total >= offset && page.len() < most {
                    page.push(OfferNow {
                        name: name.to_owned(),
                        label: words.cloned().unwrap_or_else(|| Words::from([("", label)])),
                    });
                }
                total += 1;
            }
        });
        (total, page)
    }
}

/// Letters as people type them: without case and accents.
fn fold(text: &str) -> std::borrow::Cow<'_, str> {
    match text.is_ascii() {
        true if text.bytes().any(|letter| letter.is_ascii_uppercase()) => text.to_ascii_lowercase().into(),
        true => text.into(),
        false => {
            let words = crate::domain::folding::words(text);
            let folded: Vec<String> = words.into_iter().map(|word| word.folded).collect();
            folded.join(" ").into()
        }
    }
}

fn quotes(words: &Words) -> bool {
    words.0.values().any(|text| quoted(text).next().is_some())
}

impl super::plan::PlanNode {
    /// A select whose choices are not always all of a list of the form.
    pub(super) fn offers_of_the_moment(&self) -> bool {
        let choices = self.question().and_then(|question| question.choices.as_ref());
        choices.is_some_and(|choices| {
            choices.filter.is_some() || choices.randomize || !matches!(choices.source, Source::List { .. })
        })
    }
}
