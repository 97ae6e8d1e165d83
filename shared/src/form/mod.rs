//! A whole XLSForm: what it asks (the definition) and, filled in, what follows from the answers.

mod answers;
mod choices;
mod definition;
mod documents;
pub mod export;
mod filled;
mod order;
mod place;
mod plan;
mod record;
mod settle;
mod standing;
mod tables;
#[cfg(test)]
mod tests;
mod tree;

pub use answers::AnswerFault;
pub use choices::Offer;
pub use definition::{
    Choice, ChoiceList, Choices, Definition, Group, Item, Kind, Media, Metadata, Preset, Question, Repeat, Source,
};
pub use filled::{Device, Filled};
pub use plan::{Plan, PlanFault, Shape};
pub use record::{NotTaken, Refused, Standing};
pub use standing::{Violation, ViolationKind};
pub use tree::Spot;
