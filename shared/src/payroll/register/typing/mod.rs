//! What a cell says, read as its column's kind. Nothing is guessed here: what can be read two ways is unreadable.

mod clock;
mod day;
mod hours;
mod number;
mod period;
mod value;

pub(super) use clock::clock;
pub(super) use day::{DayText, day_in, day_text, figures_alone};
pub(super) use hours::{hours, minutes_of_days};
pub(super) use number::{from_float, looks_numeric, number, sign_of};
pub(super) use period::period_in;
pub(super) use value::{Manner, value};

/// The stable code of an [`super::UnreadableCell`].
pub(super) type Code = &'static str;
