//! What may leave the team, and why not. (PLACEHOLDER of the lead so that `api` and `commands` compile now: the pack engineer replaces it.)

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A table as it may leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Released {}

#[derive(Default)]
pub struct Forbidden {
    pub names: Vec<String>,
    pub phones: Vec<String>,
    pub worker_numbers: Vec<String>,
    pub worker_codes: Vec<String>,
    pub testimony: Vec<String>,
}
pub struct Leak {
    pub from: u32,
    pub to: u32,
    pub reason: LeakReason,
}
pub struct LeakReason;
impl LeakReason {
    pub fn word(&self) -> &'static str {
        "name"
    }
}
pub fn text_check(_: &str, _: &Forbidden) -> Vec<Leak> {
    Vec::new()
}
pub struct Tables {
    pub heard: Option<u32>,
    pub workers: Option<u32>,
    pub released: Vec<Released>,
    pub why_none: Option<String>,
}
pub fn tables(_: &crate::api::CoverageView, _: crate::pack::Thresholds, _: &[Released]) -> Tables {
    Tables {
        heard: None,
        workers: None,
        released: Vec::new(),
        why_none: None,
    }
}
pub fn basis_words(_: &crate::api::FindingView, _: crate::pack::Thresholds) -> String {
    String::new()
}
