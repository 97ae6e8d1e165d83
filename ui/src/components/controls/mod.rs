//! The controls of every question type of a form. What is stored comes in as XForms writes it, an answer goes out by
//! `put` (`None` takes it back); none of these knows the host or a rule of the form. The question itself is drawn
//! elsewhere: `label` is the control's name for those who cannot see it.
//!
//! Only pages of lazily loaded areas may use them: they are no part of the first load.
// Until the interview uses all of them, some are drawn by the gallery alone, which is no part of what people load.
#![cfg_attr(not(debug_assertions), allow(dead_code, unused_imports))]

mod acknowledge;
mod attach;
mod choices;
mod code;
mod date;
mod date_time;
mod drawing;
mod locating;
mod long_list;
mod media;
mod place;
mod range;
mod rank;
mod recording;
mod shooting;
mod sketch;
mod time;
mod trace;

pub(crate) use acknowledge::Acknowledge;
pub(crate) use attach::{AttachField, Attached, Attachment};
pub(crate) use choices::{ChoiceField, OfferShown};
pub(crate) use code::CodeField;
pub(crate) use date::DateField;
pub(crate) use date_time::DateTimeField;
pub(crate) use drawing::{DrawingField, Paper};
pub(crate) use locating::Accuracy;
pub(crate) use long_list::{LongList, Page};
pub(crate) use media::{Prompt, PromptMedia};
pub(crate) use place::PlaceField;
pub(crate) use range::RangeField;
pub(crate) use rank::RankField;
pub(crate) use time::TimeField;
pub(crate) use trace::TraceField;
