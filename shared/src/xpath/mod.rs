//! The expression language of ODK's forms: XPath 1.0 as far as forms use it, with ODK's own functions.
//!
//! A reader, a tree, an evaluator. It knows no form: what it asks about it sees through [`Documents`], and clock, chance and
//! words come from [`Host`]. Nothing is added to ODK's language: a form that runs here has to run there.

mod calls;
mod chance;
mod checks;
mod compare;
mod dates;
mod digests;
mod document;
mod evaluate;
mod expression;
mod filter;
mod functions;
mod geo;
mod mentions;
mod nodesets;
mod numbers;
mod path_reader;
mod patterns;
mod reader;
mod texts;
mod tokens;
mod tree;
mod value;

pub use document::{Documents, Host, Node};
pub use evaluate::At;
pub use expression::{Expression, ExpressionFault, LONGEST_CHARS};
pub use mentions::{From, Mention};
pub use value::Value;

/// For the reader of XForms, which turns paths into references.
#[cfg(feature = "workbook")]
pub(crate) use tokens::{Token, Word, tokens};

#[cfg(test)]
mod tests;
