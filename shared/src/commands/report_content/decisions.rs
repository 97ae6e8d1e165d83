//! What the lead decided, without the team's own labels: a label holds the letters of a device, and a code is a worker.

use crate::api::{ApiError, Sentence};
use crate::commands::decisions;
use crate::commands::findings::value_text;
use crate::commands::host::{Host, Row};
use crate::domain::keys::decision as key;
use crate::kinds::Kind;

pub(super) fn lines(host: &mut impl Host, decided: &[Row]) -> Result<Vec<Sentence>, ApiError> {
    let mut lines = Vec::new();
    for row in decided {
        let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
        let reason = text(key::REASON);
        let line = match text(key::MATTER).as_str() {
            "conflict" => {
                let about = text(key::RECORD).parse().ok();
                let kind = match about {
                    Some(id) => host.row(id)?.map(|row| row.kind),
                    None => None,
                };
                let choice = row.fields.value(key::CHOICE).map(value_text).unwrap_or_default();
                chosen(kind, &text(key::KEY), choice, reason)
            }
            "same_person" => Sentence::SamePerson { reason },
            _ => continue,
        };
        lines.push(line);
    }
    // Their reasons speak of records that stay with the team: only that it was done is told.
    let reason = String::new;
    let merged = decisions::standing(decided, "duplicate").filter(|row| row.fields.text(key::CHOICE) == Some("same"));
    lines.extend(merged.map(|_| Sentence::SameFinding { reason: reason() }));
    let settled = decisions::standing(decided, "contradiction");
    lines.extend(settled.map(|_| Sentence::Contradiction { reason: reason() }));
    Ok(lines)
}

/// Values of the plan and of findings are the team's own. What stands in an interview, an identity, a pay slip or a checklist is
/// somebody's: that the lead chose is told, not between what.
fn chosen(kind: Option<Kind>, key: &str, choice: String, reason: String) -> Sentence {
    match kind {
        Some(Kind::Plan | Kind::Finding) => Sentence::ChoseValue {
            key: key.to_owned(),
            choice,
            reason,
        },
        other => Sentence::ChoseValue {
            key: other.map_or("", Kind::name).to_owned(),
            choice: String::new(),
            reason,
        },
    }
}
