//! What the engine names by a stable word, in the reader's language.

use super::say;
use shared::api::{DecisionLine, LeftOutWhy, SetAside, Stop};
use shared::kinds::Kind;

/// What stops publishing.
pub(crate) fn stop(of: &Stop) -> String {
    match of {
        Stop::Practice => say::stop_practice(),
        Stop::FieldworkOpen => say::stop_fieldwork_open(),
        Stop::TwoValues { key, label } => say::stop_two_values(field(key), label),
        Stop::BatchesMissing { count, person } => say::part_missing_of(person, *count),
        Stop::NotHandedIn { person } => say::not_handed_in(person),
        Stop::Undecided { label } => say::stop_undecided(label),
        Stop::DecidedApart { label } => say::stop_decided_apart(label),
        Stop::PlateNotHere { label } => say::plate_not_here(label),
        Stop::PlateUnproven { label } => say::plate_unproven(label),
        Stop::TooManyPlates { most } => say::plates_too_many(*most),
        Stop::Contradiction { label } => say::stop_contradiction(label),
        Stop::BelowGoal { heard, goal } => say::stop_below_goal(*heard, *goal),
    }
}

/// A key of a record. One that only its form knows is shown by its last part.
pub(crate) fn field(key: &str) -> String {
    match key {
        "severity" => say::severity(),
        "provision" => say::provision(),
        "statement" => say::statement(),
        "caption" => say::caption(),
        "place" => say::place(),
        "crew" => say::crew(),
        "finished" => say::finish_interview(),
        "root_cause" => say::root_cause(),
        "response/text" => say::response(),
        "response/by" => say::response_by(),
        "response/on" => say::response_on(),
        key => key.rsplit('/').next().unwrap_or_default().replace('_', " "),
    }
}

/// How people call a record: by its label, or by what it is where it has none.
pub(crate) fn record(kind: Option<Kind>, label: &str) -> String {
    match kind {
        Some(Kind::Plan) => say::kind_plan(),
        Some(Kind::Identity) => say::kind_identity(),
        Some(Kind::Checklist) => say::kind_checklist(),
        Some(Kind::Decision) => say::kind_decision(),
        Some(_) | None => label.to_owned(),
    }
}

/// What a kind of record is called.
pub(crate) fn kind(of: Kind) -> String {
    match of {
        Kind::Plan => say::kind_plan(),
        Kind::Sitenote => say::site_note(),
        Kind::Interview => say::interview(),
        Kind::Identity => say::kind_identity(),
        Kind::Checklist => say::kind_checklist(),
        Kind::Payroll => say::payroll(),
        Kind::Evidence => say::evidence(),
        Kind::Finding => say::finding(),
        Kind::Decision => say::kind_decision(),
        Kind::Task => say::kind_task(),
        Kind::Alert => say::kind_alert(),
        other => other.name().replace('_', " "),
    }
}

/// What a lead decided about what, in one line; the reason stands beside it.
pub(crate) fn decision(line: &DecisionLine, severity: impl Fn(&str) -> String) -> String {
    let about = record(line.kind, &line.label);
    match (line.matter.as_str(), line.choice.as_str()) {
        ("finding", "confirmed") => say::decided(about, say::confirmed()),
        ("finding", _) => say::decided(about, say::dismissed()),
        ("without", _) => say::decided_without(about),
        ("same_person", _) => say::decided_same_person(),
        ("not_same_person", _) => say::decided_two_persons(),
        ("duplicate", "same") => say::decided_duplicate(about, line.key.clone()),
        ("duplicate", _) => say::decided_not_duplicate(about, line.key.clone()),
        ("contradiction", _) => say::decided_contradiction(about),
        ("below_goal", _) => say::decided_below_goal(),
        ("export", _) => say::decided_export(line.key.clone()),
        (_, choice) => {
            let chosen = match line.key.as_str() {
                "severity" => severity(choice),
                _ => choice.to_owned(),
            };
            say::decided(format!("{about} · {}", field(&line.key)), chosen)
        }
    }
}

/// Why a question's answers stay with the team.
pub(crate) fn left_out(why: LeftOutWhy) -> String {
    match why {
        LeftOutWhy::Chosen => say::why_chosen(),
        LeftOutWhy::Crew => say::why_crew(),
        LeftOutWhy::FreeText => say::why_free_text(),
        LeftOutWhy::Place => say::why_place(),
        LeftOutWhy::Computed => say::why_computed(),
        LeftOutWhy::Device => say::why_device(),
    }
}

/// Why a batch is set aside; a word that these screens do not know comes with the engine's sentence.
pub(crate) fn set_aside(item: &SetAside) -> String {
    match item.reason.as_str() {
        "unknown_signer" => say::aside_unknown_signer(),
        "forged" => say::aside_forged(),
        "damaged" => say::aside_damaged(),
        "newer_format" => say::aside_newer_format(),
        "unknown_member_head" => say::aside_unknown_member_head(),
        "after_removal" => say::aside_after_removal(),
        "refused" => say::aside_refused(),
        "disputed" => say::aside_disputed(),
        "poisoned" => say::aside_poisoned(),
        "another_device" => say::aside_another_device(),
        "not_allowed" => say::aside_not_allowed(),
        "no_key" => say::aside_no_key(),
        "no_pack" => say::aside_no_pack(),
        _ => item.sentence.clone(),
    }
}
