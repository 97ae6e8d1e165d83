//! A whole XLSForm: what it asks (the definition) and, filled in, what follows from the answers.

mod definition;

pub use definition::{
    Choice, ChoiceList, Choices, Default, Definition, Group, Item, Kind, Media, Metadata, Question, Repeat, Source,
};
