//! XForms (the XML that ODK Central, KoboToolbox and pyxform serve) read into a [`Definition`](crate::form::Definition).
//!
//! Bytes become elements with their places, the primary instance becomes items, binds, texts and controls fill them in.
//! Namespaces count, prefixes do not. What a definition cannot hold is a fault or a warning with line and column; nothing is left
//! aside without a word (`docs/xlsform.md` lists what is read).

mod actions;
mod body;
mod choices;
mod data;
mod element;
mod entities;
mod expression;
mod form;
mod groups;
mod instances;
mod items;
mod itemset;
mod kinds;
mod lists;
mod meta;
mod notes;
mod openrosa;
mod question;
mod said;
mod text;
mod words;

pub use form::read;
pub(crate) use items::items;
pub use openrosa::{ListedFile, ListedForm, form_list, manifest};
pub use text::is_xml;

use crate::spelling::nearest;
use crate::words::{Language, Words};

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
