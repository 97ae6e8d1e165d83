//! A form being filled in as its record keeps it: answers by key, instances of repeats by ids that merge.
//!
//! What follows from the answers is computed, never kept; what cannot be computed again (the hour it began, a code by chance)
//! is kept beside them. A change that comes from a teammate's device is taken in as it is ([`Sitting::catch_up`]).

use super::answers::{AnswerFault, stored};
use super::definition::{Kind, Metadata};
use super::filled::{Device, Filled};
use super::own::DECLINED;
use super::plan::{Plan, Shape};
use super::tree::Spot;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a record holds of a form, by key (`crews[B1]/wage`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub answers: BTreeMap<String, String>,
    /// Instances of repeats that people count, and their order; 0: taken out.
    pub rows: BTreeMap<String, i64>,
    /// What the form set once and cannot compute again.
    pub computed: BTreeMap<String, String>,
}

/// One change of what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// `None`: the answer is taken back.
    Answer(String, Option<String>),
    Row(String, i64),
    Computed(String, Option<String>),
}

/// Who begins, when and on which device: the answers that the form asks of the device itself.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    pub at: String,
    pub on: String,
    pub device: String,
    pub person: String,
}

/// Why an answer or an instance was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SittingFault {
    #[error("the form has no such question, or no such entry")]
    NothingThere,
    #[error("this question cannot be declined")]
    MayNotDecline,
    #[error("this question has no choice `{0}` now")]
    NoSuchChoice(String),
    #[error("`{0}` cannot stand beside another choice")]
    Exclusive(String),
    #[error("the form counts these entries itself")]
    Counted,
    #[error("there are as many entries as a form takes")]
    TooMany,
    #[error("{0}")]
    Answer(#[from] AnswerFault),
}

pub struct Sitting {
    pub(super) filled: Filled,
    pub(super) form: super::Form,
    pub(super) kept: Kept,
    /// The ids of instances that people count.
    pub(super) ids: BTreeMap<Spot, String>,
    pub(super) declined: BTreeSet<Spot>,
    /// Instances that people count, by their keys.
    pub(super) places: BTreeMap<String, Spot>,
    /// The places in the order of asking, as somebody last saw them.
    pub(super) stops: Vec<String>,
    /// Grows with each look and turn.
    pub(super) revision: u32,
}

impl Sitting {
    /// A fresh form: its defaults and first instances are changes to keep.
    pub fn begin(form: &super::Form, device: Box<dyn Device>, letters: &str, begun: &Begun) -> (Sitting, Vec<Keep>) {
        let mut sitting = Sitting::around(form, Filled::begin(form.plan.clone(), device));
        let mut changes = Vec::new();
        for spot in sitting.filled.spots() {
            let text = match sitting.filled.question_at(spot).map(|question| question.kind) {
                Some(Kind::Metadata(what)) => begun.tell(what),
                _ => continue,
            };
            sitting.filled.restore(spot, text);
        }
        sitting.filled.settle();
        sitting.filled.tree.sparse = true;
        sitting.name_new(letters, &mut changes);
        sitting.keep_touched(&mut changes);
        (sitting, changes)
    }

    /// A form as a record holds it.
    pub fn open(form: &super::Form, device: Box<dyn Device>, kept: &Kept) -> Sitting {
        let mut sitting = Sitting::around(form, Filled::bare(form.plan.clone(), device));
        sitting.filled.tree.sparse = true;
        sitting.catch_up(kept);
        sitting
    }

    fn around(form: &super::Form, filled: Filled) -> Sitting {
        Sitting {
            filled,
            form: form.clone(),
            kept: Kept::default(),
            ids: BTreeMap::new(),
            declined: BTreeSet::new(),
            places: BTreeMap::new(),
            stops: Vec::new(),
            revision: 0,
        }
    }

    pub fn plan(&self) -> &Arc<Plan> {
        &self.form.plan
    }

    pub fn form(&self) -> &super::Form {
        &self.form
    }

    /// The number of the last look or turn.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    pub fn filled(&self) -> &Filled {
        &self.filled
    }

    /// Another clock and other dice, before something is written.
    pub fn lend(&mut self, device: Box<dyn Device>) {
        self.filled.lend(device);
    }

    /// Takes an answer in its stored form; `None` takes it back. Returns what there is to keep.
    ///
    /// # Errors
    /// The answer does not fit its question. A constraint that it breaks is no error: it stands, and is marked.
    pub fn answer(&mut self, key: &str, text: Option<&str>) -> Result<Vec<Keep>, SittingFault> {
        let spot = self.find(key).ok_or(SittingFault::NothingThere)?;
        let question = self.filled.question_at(spot).ok_or(SittingFault::NothingThere)?;
        if !question.is_asked() {
            return Err(AnswerFault::TakesNone.into());
        }
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        let is_select = matches!(question.kind, Kind::SelectOne | Kind::SelectMultiple | Kind::Rank);
        let declines = text == Some(DECLINED) && !is_select;
        if declines && !self.form.may_decline(question) {
            return Err(SittingFault::MayNotDecline);
        }
        let kind = question.kind;
        if let (Some(text), true) = (text, is_select) {
            self.choices_fit(spot, text)?;
        }
        let text = text.map(|text| as_kept(kind, text));
        let grown_from = self.filled.tree.spots.len();
        self.filled
            .answer(spot, text.as_deref().filter(|_| !declines).unwrap_or_default())?;
        match declines {
            true => self.declined.insert(spot),
            false => self.declined.remove(&spot),
        };
        self.filled.touched.insert(spot);
        self.bring_back(grown_from);
        let mut changes = Vec::new();
        if let (Kind::Decimal, Some(text), false) = (kind, text, declines) {
            // As it was said: `7.50` is money, and counts as 7.5.
            let key = self.key(spot);
            if self.kept.answers.insert(key.clone(), text.clone()).as_ref() != Some(&text) {
                changes.push(Keep::Answer(key, Some(text)));
            }
        }
        self.keep_touched(&mut changes);
        Ok(changes)
    }

    fn choices_fit(&mut self, spot: Spot, text: &str) -> Result<(), SittingFault> {
        let standing = self.filled.among_choices(spot, text);
        let question = self.filled.question_at(spot).ok_or(SittingFault::NothingThere)?;
        let words: Vec<&str> = match question.kind {
            Kind::SelectOne => vec![text],
            _ => text.split_whitespace().collect(),
        };
        if let Some(standing) = standing {
            let known: BTreeSet<&str> = match question.kind {
                Kind::SelectOne => BTreeSet::from([standing.as_str()]),
                _ => standing.split_whitespace().collect(),
            };
            if let Some(unknown) = words.iter().find(|word| !known.contains(*word)) {
                return Err(SittingFault::NoSuchChoice(unknown.chars().take(64).collect()));
            }
        }
        let alone = |word: &&&str| {
            let choice = self.form.choice(question, word);
            choice.is_some_and(super::definition::Choice::is_exclusive)
        };
        match words.iter().find(alone) {
            Some(word) if words.len() > 1 && question.kind != Kind::Rank => {
                Err(SittingFault::Exclusive((*word).to_owned()))
            }
            _ => Ok(()),
        }
    }

    /// It is finished at this moment: the answers to `end`.
    pub fn end(&mut self, now: &str) -> Vec<Keep> {
        for spot in self.filled.spots() {
            let kind = self.filled.question_at(spot).map(|question| question.kind);
            if kind == Some(Kind::Metadata(Metadata::End)) {
                self.filled.restore(spot, now);
            }
        }
        self.filled.settle();
        let mut changes = Vec::new();
        self.keep_touched(&mut changes);
        changes
    }

    /// What is to be kept of everything that was touched: answers and what cannot be computed again.
    pub(super) fn keep_touched(&mut self, changes: &mut Vec<Keep>) {
        for spot in self.filled.touched.clone() {
            let there = self.filled.tree.is_there(&self.form.plan, spot);
            let Some(question) = self.filled.question_at(spot).filter(|_| there) else {
                continue;
            };
            let (kind, is_asked) = (question.kind, question.is_asked());
            let is_derived = question
                .calculation
                .as_ref()
                .is_some_and(|calculation| question.trigger.is_empty() && !is_told_once(calculation));
            if is_derived || matches!(kind, Kind::Note | Kind::ExternalFile) {
                continue;
            }
            let key = self.key(spot);
            let text = match self.declined.contains(&spot) {
                true => DECLINED,
                false => self.filled.kept(spot),
            };
            let text = Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
            let counts_as = |kept: &String| stored(question, kept).ok();
            let before = self.kept.answers.get(&key).filter(|_| kind == Kind::Decimal);
            if before.is_some() && before.and_then(counts_as) == text {
                continue;
            }
            let place = match is_asked {
                true => &mut self.kept.answers,
                false => &mut self.kept.computed,
            };
            if place.get(&key) == text.as_ref() {
                continue;
            }
            match &text {
                Some(text) => place.insert(key.clone(), text.clone()),
                None => place.remove(&key),
            };
            changes.push(match is_asked {
                true => Keep::Answer(key, text),
                false => Keep::Computed(key, text),
            });
        }
    }

    /// The key of a question or instance.
    pub fn key(&self, spot: Spot) -> String {
        self.filled.key(spot, |spot| self.ids.get(&spot).map(String::as_str))
    }

    /// What stands at a key now.
    pub fn find(&self, key: &str) -> Option<Spot> {
        let (instances, name) = super::keys::parts(key)?;
        let (mut scope, mut around): (Shape, Spot) = (0, 0);
        let mut so_far = 0;
        for (segment, id) in instances {
            // The segment, its id in brackets, and the slash before it.
            so_far += segment.len() + id.len() + 2 + usize::from(so_far > 0);
            let repeat = self.form.plan.keys.shape(scope, segment)?;
            around = match self.form.plan.node(repeat)?.count() {
                None => *self.places.get(key.get(..so_far)?)?,
                Some(_) => {
                    let number: usize = id.parse().ok()?;
                    let all = self.filled.spots_of(repeat, around);
                    *all.get(number.checked_sub(1)?)?
                }
            };
            scope = repeat;
        }
        if name.is_empty() {
            return Some(around).filter(|spot| *spot != 0);
        }
        let shape = self.form.plan.keys.shape(scope, name)?;
        self.filled.spots_of(shape, around).first().copied()
    }
}

/// An answer as a record keeps it: several choices in one order, whoever ticked which first; a number as it was said.
fn as_kept(kind: Kind, text: &str) -> String {
    match kind {
        Kind::SelectMultiple => {
            let names: BTreeSet<&str> = text.split_whitespace().collect();
            names.into_iter().collect::<Vec<_>>().join(" ")
        }
        Kind::Decimal => match text.parse::<rust_decimal::Decimal>() {
            Ok(number) => number.to_string(),
            Err(_) => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// Whether a calculation keeps what it said first: `once(uuid())`. One that asks the clock anew each time is computed anew by
/// everybody, as in ODK; kept, it would stand in conflict between two devices without anybody having said anything.
pub(super) fn is_told_once(calculation: &crate::xpath::Expression) -> bool {
    calculation.text().contains("once(")
}

impl Begun {
    fn tell(&self, what: Metadata) -> &str {
        match what {
            Metadata::Start => &self.at,
            Metadata::Today => &self.on,
            Metadata::DeviceId => &self.device,
            Metadata::Username => &self.person,
            // The end is told by who finishes; the rest would say more of a person than anybody has asked for.
            Metadata::End
            | Metadata::PhoneNumber
            | Metadata::Email
            | Metadata::SubscriberId
            | Metadata::SimSerial
            | Metadata::Audit
            | Metadata::BackgroundAudio
            | Metadata::StartGeopoint
            | Metadata::BackgroundGeopoint => "",
        }
    }
}
