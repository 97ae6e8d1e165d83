//! What differs between two versions of a pack, in the reader's language. The engine names parts and columns by stable words.

use super::say;
use shared::pack::comparison::{Lost, Part, Place};

/// A part of a pack.
pub(crate) fn part(of: Part) -> String {
    match of {
        Part::Pack => say::part_pack(),
        Part::Language => say::part_language(),
        Part::Severity => say::part_severity(),
        Part::Provision => say::part_provision(),
        Part::Form => say::part_form(),
        Part::Group => say::part_group(),
        Part::Question => say::part_question(),
        Part::Choice => say::part_choice(),
        Part::File => say::part_file(),
        Part::Consent => say::part_consent(),
        Part::ConsentScope => say::part_consent_scope(),
        Part::Sampling => say::part_sampling(),
        Part::Disclosure => say::part_disclosure(),
        Part::Payroll => say::part_payroll(),
        Part::Floor => say::part_floor(),
        Part::PayrollRule => say::part_payroll_rule(),
        Part::Overtime => say::part_overtime(),
        Part::PayCheck => say::part_pay_check(),
        Part::DeductionPurpose => say::part_deduction_purpose(),
        Part::ProtocolCard => say::part_protocol(),
        Part::ActionStatus => say::part_action_status(),
        Part::Stage => say::part_stage(),
        Part::Letter => say::part_letter(),
        Part::Remedy => say::part_remedy(),
        Part::Figure => say::part_figure(),
        Part::Source => say::part_source(),
    }
}

/// Why answers to a question would no longer count.
pub(crate) fn lost(why: &Lost) -> String {
    match why {
        Lost::FormGone => say::lost_form_gone(),
        Lost::Gone => say::lost_gone(),
        Lost::NotAsked => say::lost_not_asked(),
        Lost::OtherKey { key } => say::lost_other_key(key),
        Lost::OtherType { before, after } => say::lost_other_type(before, after),
    }
}

/// Where something stands among its like.
pub(crate) fn place(of: &Place) -> String {
    let among = match &of.follows {
        Some(name) => say::place_after(name),
        None => say::place_first(),
    };
    match of.group.as_str() {
        "" => among,
        group => say::place_within(group, among),
    }
}

/// A value that has no words of its own: yes, no, nothing, or itself.
pub(crate) fn value(of: &str) -> String {
    match of {
        "" => say::nothing_set(),
        "true" | "yes" | "true()" => say::yes_said(),
        "false" | "no" | "false()" => say::no_said(),
        other => other.to_owned(),
    }
}

/// What differs in a thing. A word that these screens do not know, such as a column of the program's own, stands for itself.
pub(crate) fn facet(what: &str) -> String {
    // Paragraphs are counted: `step 2`.
    if let Some((what, number)) = what
        .rsplit_once(' ')
        .and_then(|(what, at)| Some((what, at.parse::<u32>().ok()?)))
    {
        return match what {
            "step" => say::facet_step(number),
            "never" => say::facet_never(number),
            _ => say::facet_paragraph(number),
        };
    }
    match what {
        "title" | "label" | "text" | "name" | "notice" | "refused" | "slip" => say::facet_wording(),
        "hint" | "guidance_hint" => say::facet_hint(),
        "required_message" | "constraint_message" => say::facet_message(),
        "image" | "audio" | "video" => say::facet_media(),
        "content" => say::facet_content(),
        "type" => say::facet_type(),
        "required" => say::facet_required(),
        "relevant" => say::facet_relevant(),
        "constraint" => say::facet_constraint(),
        "calculation" | "default" => say::facet_computed(),
        "read_only" => say::facet_read_only(),
        "appearance" | "parameters" => say::facet_look(),
        "choices" => say::facet_choices(),
        "choice_filter" => say::facet_choice_filter(),
        "provision" => say::provision(),
        "severity" => say::severity(),
        "suggests" => say::facet_suggests(),
        "sensitive" => say::sensitive_mark(),
        "individual" => say::facet_individual(),
        "no_note" => say::facet_no_note(),
        "stratum" => say::facet_stratum(),
        "repeat" | "repeat_count" => say::facet_repeat(),
        "deadline_hours" => say::facet_deadline(),
        "zero_tolerance" => say::facet_zero_tolerance(),
        "minimum_days" => say::facet_minimum_days(),
        "consequence" => say::facet_consequence(),
        "sources" => say::facet_sources(),
        "unverified" => say::facet_unverified(),
        "audience" | "also" => say::facet_audience(),
        "default_language" => say::facet_language(),
        "share_percent" => say::facet_share(),
        "per_crew" => say::facet_per_crew(),
        "at_least" => say::facet_least(),
        "at_most" => say::facet_most(),
        "band" => say::facet_band(),
        "quota" => say::facet_quota(),
        "outside" => say::facet_outside(),
        "monitors" => say::facet_monitors(),
        "currency" => say::facet_currency(),
        "premium_counts" => say::facet_premium(),
        "hourly" => say::facet_hourly(),
        "basis" => say::facet_basis(),
        "region" => say::facet_region(),
        "h2a_only" => say::facet_h2a(),
        "from" => say::facet_from(),
        "until" => say::facet_until(),
        "entry" => say::facet_entry(),
        "exit" => say::facet_exit(),
        "numerator" => say::facet_numerator(),
        "denominator" => say::facet_denominator(),
        "period" => say::facet_period(),
        "question" => say::facet_question(),
        "note" => say::facet_note(),
        "address" => say::facet_address(),
        other => other.replace('_', " "),
    }
}
