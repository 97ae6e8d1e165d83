//! A report as its outline says: head, figures, sections with their pictures, tables and findings. Holds no words of its own
//! but those of its buttons.

mod finding;
mod head;
mod parts;
mod picture;
mod section;
mod sheet;

pub(super) use head::Head;
use leptos::prelude::*;
pub(super) use parts::Parts;
pub(super) use section::Sections;
use shared::api::{Prose, Tone, Value};

/// What stands at the parts of a report beside what it says: comments on them, and a button to write one.
pub(super) type Beside = Callback<String, AnyView>;

/// The class of a tone in pictures.
fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::First => "t-first",
        Tone::Second => "t-second",
        Tone::Third => "t-third",
        Tone::Fourth => "t-fourth",
        Tone::Good => "t-good",
        Tone::Short => "t-short",
        Tone::Unseen => "t-unseen",
    }
}

/// A text in the direction of its own language, where a person wrote it.
fn prose(of: Prose) -> AnyView {
    match of.written {
        true => view! { <span dir="auto">{of.text}</span> }.into_any(),
        false => of.text.into_any(),
    }
}

/// A cell of a table.
fn cell(of: Value) -> AnyView {
    match of.written {
        true => view! { <span dir="auto">{of.text}</span> }.into_any(),
        false => of.text.into_any(),
    }
}
