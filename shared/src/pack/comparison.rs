//! What a newer version of a pack changes, as a person reads it: a value without words of its own, for command line and screens.
//!
//! Questions that an answer could stand on and that would no longer be asked come first and apart. Nothing is judged here:
//! whether a change is for the better is the program's to say.

mod code;
#[cfg(test)]
mod form_tests;
mod forms;
mod noted;
mod order;
mod pay;
mod questions;
mod rules;
#[cfg(test)]
mod tests;

use super::Pack;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Two versions of a pack beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackComparison {
    pub from: PackVersion,
    pub to: PackVersion,
    /// Questions whose answers would no longer be asked for: dropped, of another type, or at another place of the record.
    pub no_longer_asked: Vec<LostQuestion>,
    /// Everything that differs, part by part, those questions included.
    pub differences: Vec<Difference>,
}

/// Which pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackVersion {
    pub id: String,
    pub version: String,
}

/// A question of the old version that the new one does not ask so that its answers go on counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LostQuestion {
    /// The folder of its form.
    pub form: String,
    /// Its key with no instance named: `fee`, `crews[]/wage`.
    pub key: String,
    pub label: Words,
    pub why: Lost,
    /// In how many interviews of an audit an answer stands on it; `None` where no audit was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<u32>,
}

/// Why old answers to a question are left aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Lost {
    /// The whole form is gone: interviews begun with it could not be opened.
    FormGone,
    Gone,
    /// A question of its name is asked, as a note or a calculation: nobody answers it.
    NotAsked,
    /// It stands in a repeat, or outside of one, so that its answers have another key.
    OtherKey {
        key: String,
    },
    OtherType {
        before: String,
        after: String,
    },
}

/// Which part of a pack differs. The order is that of [`PackComparison::differences`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Pack,
    Language,
    Severity,
    Provision,
    Form,
    Group,
    Question,
    Choice,
    /// A list, picture or sound beside a form.
    File,
    Consent,
    ConsentScope,
    Sampling,
    /// The fewest people that a shown figure may stand for.
    Disclosure,
    Payroll,
    Floor,
    PayrollRule,
    /// A scheme of overtime pay.
    Overtime,
    /// A section of payroll.toml such as `[deductions]`.
    PayCheck,
    DeductionPurpose,
    ProtocolCard,
    ActionStatus,
    Stage,
    Letter,
    Remedy,
    Figure,
    Source,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    pub part: Part,
    /// Its id: of a provision, the key of a question, the name of a choice. Empty where a pack has only one such part.
    pub id: String,
    /// What it belongs to: the form of a question, the form and list of a choice (`worker-interview/yn`), a letter's stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// What it is called, in the newer version where it is there.
    pub title: Words,
    pub change: Change,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Change {
    Added,
    Gone,
    /// It stands elsewhere among its like.
    Moved {
        before: Place,
        after: Place,
    },
    /// A text reads differently; only the languages in which it does.
    Reworded {
        what: String,
        before: Words,
        after: Words,
    },
    /// A value is another; empty where there is none.
    Set {
        what: String,
        before: String,
        after: String,
    },
}

/// Where something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The groups around a question, `about/home`; empty at the top, and for parts without groups.
    pub group: String,
    /// The id of what stands before it; `None`: it is the first.
    pub follows: Option<String>,
}

/// What `new` changes of `old`. Two packs of different ids compare too; what they have in common is little.
pub fn compare(old: &Pack, new: &Pack) -> PackComparison {
    let version = |pack: &Pack| PackVersion {
        id: pack.id.clone(),
        version: pack.version.clone(),
    };
    let mut differences = Vec::new();
    code::head(old, new, &mut differences);
    code::code(old, new, &mut differences);
    let no_longer_asked = forms::forms(old, new, &mut differences);
    rules::rules(old, new, &mut differences);
    rules::actions(old, new, &mut differences);
    differences.sort_by_key(|difference| difference.part);
    PackComparison {
        from: version(old),
        to: version(new),
        no_longer_asked,
        differences,
    }
}

impl PackComparison {
    /// Whether the two ask and say the same. Their files may differ in comments and spaces.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty() && self.from == self.to
    }

    /// The differences of one part.
    pub fn of(&self, part: Part) -> impl Iterator<Item = &Difference> {
        self.differences
            .iter()
            .filter(move |difference| difference.part == part)
    }

    /// The forms of the old version that the new one does not have.
    pub fn forms_gone(&self) -> impl Iterator<Item = &str> {
        let gone = self.of(Part::Form).filter(|form| form.change == Change::Gone);
        gone.map(|form| form.id.as_str())
    }
}
