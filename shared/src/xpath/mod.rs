//! The expression language of ODK's forms: XPath 1.0 as far as forms use it, with ODK's own functions.
//!
//! A reader, a tree, an evaluator. It knows no form: what it asks about it sees through [`Documents`], and clock, chance and
//! words come from [`Host`].

mod document;
mod expression;

pub use document::{Documents, Host, Node};
pub use expression::{Expression, ExpressionFault};
