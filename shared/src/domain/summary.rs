//! The summary column of the read model: what lists need, so that they never parse whole records.

use super::interview::InterviewSummary;
use crate::fields::Fields;
use crate::kinds::Kind;

/// The summary of a record; `Null` for kinds whose lists read whole rows (they stay few).
pub fn summary(kind: Kind, fields: &Fields) -> serde_json::Value {
    match kind {
        Kind::Interview => serde_json::to_value(InterviewSummary::read(fields)).unwrap_or_default(),
        Kind::Plan | Kind::Sitenote | Kind::Identity | Kind::Checklist | Kind::Payroll => serde_json::Value::Null,
        Kind::Evidence | Kind::Finding | Kind::Decision | Kind::Task | Kind::Alert => serde_json::Value::Null,
        Kind::Program | Kind::Agreement | Kind::Premium | Kind::Site | Kind::Audit => serde_json::Value::Null,
        Kind::Report | Kind::PublishedFinding | Kind::Action | Kind::Restitution => serde_json::Value::Null,
        Kind::Reply | Kind::Review | Kind::Standing | Kind::Complaint | Kind::Education => serde_json::Value::Null,
        Kind::Narrative => serde_json::Value::Null,
    }
}
