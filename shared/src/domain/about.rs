//! Which other record a record is about: the index that finds an interview's identity without reading all of them.

use super::keys;
use crate::fields::Fields;
use crate::ids::RecordId;
use crate::kinds::Kind;

/// The record that this one is about, for kinds that are found by it.
pub fn about(kind: Kind, fields: &Fields) -> Option<RecordId> {
    let key = match kind {
        Kind::Identity => keys::identity::INTERVIEW,
        Kind::Evidence => keys::evidence::INTERVIEW,
        Kind::Decision => keys::decision::RECORD,
        Kind::Task => keys::task::ABOUT,
        Kind::Review => keys::review::REPORT,
        Kind::Reply => keys::reply::REVIEW,
        Kind::PublishedFinding => keys::published_finding::REPORT,
        Kind::Action => keys::action::REPORT,
        Kind::Report => keys::report::REPLACES,
        Kind::Plan | Kind::Sitenote | Kind::Interview | Kind::Checklist | Kind::Payroll => {
            return None;
        }
        Kind::Finding | Kind::Alert | Kind::Program | Kind::Agreement | Kind::Premium | Kind::Site => return None,
        Kind::Audit | Kind::Restitution | Kind::Standing | Kind::Complaint | Kind::Education | Kind::Narrative => {
            return None;
        }
    };
    fields.text(key)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_found_by_its_interview_and_nonsense_by_nothing() {
        let interview = RecordId([5; 16]);
        let fields: Fields = [("interview", interview.to_string())].into_iter().collect();
        assert_eq!(about(Kind::Identity, &fields), Some(interview));
        assert_eq!(about(Kind::Finding, &fields), None);
        assert_eq!(
            about(Kind::Identity, &[("interview", "nobody")].into_iter().collect()),
            None
        );
    }
}
