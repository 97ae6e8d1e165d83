//! What stays with the team and why, and what a corrected report changes, in the reader's language.

use super::{figures, language, say};
use shared::api::{PartChange, ReportPart};
use shared::disclosure::Why;
use shared::time::Day;

/// Why something is kept back.
pub(crate) fn why(of: Why) -> String {
    match of {
        Why::SmallSite => say::kept_why_small_site(),
        Why::FewInterviews => say::kept_why_few_interviews(),
        Why::SmallGroup { threshold } => say::kept_why_small_group(threshold),
        Why::Complement => say::kept_why_complement(),
        Why::CloseToEarlier { threshold } => say::kept_why_close(threshold),
        Why::AsFirstReleased => say::kept_why_stands(),
        Why::NothingSafe => say::kept_why_nothing_safe(),
    }
}

/// A part of a report.
pub(crate) fn part(of: &ReportPart) -> String {
    let days =
        |first: &Option<Day>, last: &Option<Day>| first.zip(*last).map(|(first, last)| figures::days(first, last));
    match of {
        ReportPart::Summary => say::summary(),
        ReportPart::Method => say::method(),
        ReportPart::Decisions => say::decisions_so_far(),
        ReportPart::Workers => say::kept_part_workers(),
        ReportPart::Coverage { table } => say::kept_part_coverage(group(table)),
        ReportPart::PaySlips => say::pay_slips(),
        ReportPart::Register { first, last } => match days(first, last) {
            Some(days) => say::kept_part_register(days),
            None => say::kept_part_register_undated(),
        },
        ReportPart::Wages { first, last } => say::kept_part_wages(days(first, last).unwrap_or_default()),
        ReportPart::Finding { number, title } => say::kept_part_finding(*number, title.read(language())),
        ReportPart::Basis { finding } => say::kept_part_basis(*finding),
        ReportPart::Owed { finding } => say::kept_part_owed(*finding),
    }
}

fn group(table: &str) -> String {
    match table {
        "crew" => say::by_crew(),
        "gender" => say::by_gender(),
        "language" => say::by_language(),
        "pay_type" => say::by_pay_type(),
        other => other.to_owned(),
    }
}

pub(crate) fn change(of: PartChange) -> String {
    match of {
        PartChange::Added => say::change_added(),
        PartChange::Changed => say::change_changed(),
        PartChange::Removed => say::change_removed(),
    }
}
