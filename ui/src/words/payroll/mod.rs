//! The words of payroll registers: they come with their area, in the language of the moment, so that the first load holds none.

mod fields;
mod figures;
mod open;
mod statements;
mod steps;

pub(crate) use fields::{GROUPS, cell, field, group};
pub(crate) use figures::{period, quantity, rate, sum};
pub(crate) use open::{because, fault, judgement, missing, sure, unreadable, why_left_out, wrong};
pub(crate) use statements::statement;
pub(crate) use steps::{formula, step};

use super::{Bundle, Value, bundle, language, spoken};
use fluent_bundle::FluentArgs;
use std::cell::RefCell;

/// The sentences, one function each.
pub(crate) mod say {
    use super::{Value, sentence};
    include!(concat!(env!("OUT_DIR"), "/say_payroll.rs"));
}

thread_local! {
    static SPOKEN: RefCell<Option<(&'static str, Bundle)>> = const { RefCell::new(None) };
}

/// Whether the sentences of the language of the moment are here.
pub(crate) fn here() -> bool {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().is_some_and(|(tag, _)| *tag == language()))
}

/// Fetches them; `false` when they cannot be had.
pub(crate) async fn bring() -> bool {
    let tag = language();
    let text = crate::transport::http::text(&format!("/locales/payroll/{tag}.ftl")).await;
    let Some(bundle) = text.and_then(|text| bundle(tag, text)) else {
        return false;
    };
    SPOKEN.with_borrow_mut(|spoken| *spoken = Some((tag, bundle)));
    true
}

fn sentence(id: &str, values: &[(&str, Value)]) -> String {
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set((*name).to_string(), value.0.clone());
    }
    let said = SPOKEN.with_borrow(|held| held.as_ref().and_then(|(_, bundle)| spoken(bundle, id, &arguments)));
    said.unwrap_or_else(|| id.to_string())
}
