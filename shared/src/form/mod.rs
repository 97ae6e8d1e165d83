//! A whole XLSForm: what it asks (the definition) and, filled in, what follows from the answers.

mod answers;
mod choices;
mod definition;
mod documents;
pub mod export;
mod filled;
mod keys;
mod order;
mod outside;
mod own;
mod place;
mod plan;
mod points;
mod record;
mod rows;
mod settle;
mod sitting;
mod standing;
mod stops;
mod suggests;
mod tables;
#[cfg(test)]
mod tests;
mod tree;
mod watching;
mod whole;

pub use answers::AnswerFault;
pub use choices::Offer;
pub use definition::{
    Choice, ChoiceList, Choices, Definition, Group, Item, Kind, Media, Metadata, Preset, Question, Repeat, Source,
};
pub use filled::{Device, Filled};
pub use keys::pattern_of;
pub use own::{DECLINED, OWN_COLUMNS, STRATA, TOLD, yes_or_no};
pub use plan::{Plan, PlanFault, Shape};
pub use points::{MOST_OFFERS, OfferNow, Point, Said, Wrong};
pub use record::{NotTaken, Refused, Standing};
pub use sitting::{Begun, Keep, Kept, Sitting, SittingFault};
pub use standing::{Violation, ViolationKind};
pub use stops::{Splice, Turn};
pub use suggests::Suggested;
pub use tree::Spot;
pub use whole::Form;
