//! A report's standing, derived from reviews, replies and versions: never stored.

use crate::api::{ReportContent, ReviewAct, ReviewState};
use crate::ids::Hash;
use sha2::{Digest, Sha256};

/// The hash of a report: SHA-256 over its canonical JSON with a zero hash in its place.
pub fn content_hash(content: &ReportContent) -> Hash {
    let unsigned = ReportContent {
        hash: Hash::ZERO,
        ..content.clone()
    };
    let json = serde_json::to_vec(&unsigned).unwrap_or_default();
    let mut hash = Sha256::new();
    hash.update(b"surco/report/1\0");
    hash.update(&json);
    Hash(hash.finalize().into())
}

/// Which report it is, before its values stand: what a signer's name in it is bound to.
pub fn about_hash(content: &ReportContent) -> Hash {
    let about = (
        (&content.site, &content.operator, &content.title),
        (content.starts, content.ends),
        (content.version, content.replaces),
    );
    let json = serde_json::to_vec(&about).unwrap_or_default();
    let mut hash = Sha256::new();
    hash.update(b"surco/report-about/1\0");
    hash.update(&json);
    Hash(hash.finalize().into())
}

/// What one review says, for the standing of its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewWeight {
    pub act: ReviewAct,
    /// An approval counts only for the hash that it names.
    pub names_this_hash: bool,
    pub has_reply: bool,
}

/// Approved beats replaced beats returned; a return is answered when every return has a reply.
pub fn review_state(reviews: &[ReviewWeight], replaced: bool) -> ReviewState {
    let returns = || reviews.iter().filter(|review| review.act == ReviewAct::Return);
    if reviews
        .iter()
        .any(|review| review.act == ReviewAct::Approve && review.names_this_hash)
    {
        ReviewState::Approved
    } else if replaced {
        ReviewState::Replaced
    } else if returns().any(|review| !review.has_reply) {
        ReviewState::Returned
    } else if returns().next().is_some() {
        ReviewState::Answered
    } else {
        ReviewState::Waiting
    }
}

pub fn act_word(act: ReviewAct) -> &'static str {
    match act {
        ReviewAct::Comment => "comment",
        ReviewAct::Return => "return",
        ReviewAct::Approve => "approve",
    }
}

/// An act that this app does not know reads as a comment: it decides nothing.
pub fn act_from(word: &str) -> ReviewAct {
    match word {
        "return" => ReviewAct::Return,
        "approve" => ReviewAct::Approve,
        _ => ReviewAct::Comment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(act: ReviewAct, names_this_hash: bool, has_reply: bool) -> ReviewWeight {
        ReviewWeight {
            act,
            names_this_hash,
            has_reply,
        }
    }

    #[test]
    fn an_approval_of_another_hash_approves_nothing() {
        assert_eq!(
            review_state(&[weight(ReviewAct::Approve, false, false)], false),
            ReviewState::Waiting
        );
        assert_eq!(
            review_state(&[weight(ReviewAct::Approve, true, false)], false),
            ReviewState::Approved
        );
    }

    /// A report of the first version of the app, byte for byte: it goes on reading, and its hash stays what it was.
    #[test]
    fn a_report_of_the_first_version_keeps_its_hash() {
        let json = concat!(
            r#"{"site":"Tres Robles","operator":"Robles","title":"Spring","starts":"2026-03-02","ends":"2026-03-06","version":1,"#,
            r#""replaces":null,"summary":"Most stands.","method":["Goal: 50 %."],"heard":23,"workers":41,"goal_percent":50,"#,
            r#""coverage":[{"table":"crew","reader":"named_monitor","rows":["A","B"],"row_words":[{"en":"A"},{"en":"B"}],"columns":[""],"#,
            r#""cells":[[{"cell":"shown","people":9,"of":14}],[{"cell":"kept_back"}]],"row_totals":[],"column_totals":[],"#,
            r#""total":{"cell":"shown","people":23,"of":41},"why":[{"why":"small_group","threshold":5}]}],"no_worker_tables":null,"#,
            r#""findings":[{"number":1,"provision":"wage-floor","provision_title":{"en":"Pay"},"severity":"serious","statement":"Short.","#,
            r#""basis":"records","evidence_items":2,"action":{"what":"Pay","due":"2026-04-01"}}],"pay":[{"slips_checked":null,"#,
            r#""slips_short":null,"owed":null,"rule":"Floor","why_kept_back":"Few."}],"decisions":["Two values stood."],"#,
            r#""hash":"0000000000000000000000000000000000000000000000000000000000000000"}"#
        );
        let content: ReportContent = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&content).unwrap(), json);
        assert_eq!(
            content.coverage[0].why,
            [crate::disclosure::Why::SmallGroup { threshold: 5 }]
        );
    }

    #[test]
    fn a_return_waits_for_every_answer() {
        let reviews = [
            weight(ReviewAct::Return, true, true),
            weight(ReviewAct::Return, true, false),
        ];
        assert_eq!(review_state(&reviews, false), ReviewState::Returned);
        assert_eq!(review_state(&reviews[..1], false), ReviewState::Answered);
        assert_eq!(review_state(&reviews, true), ReviewState::Replaced);
    }
}
