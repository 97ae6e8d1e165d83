//! What `protocol.toml` and `actions.toml` hold: what to do at once, and what follows a finding.

use super::model::*;
use super::rules::{Ids, each, each_named, grounds};
use super::section::Section;

pub(super) fn protocol(top: &Section<'_>, sources: &Ids) -> Vec<ProtocolCard> {
    let cards = each_named(top.sections("card"), |section, id| ProtocolCard {
        id,
        title: section.words("title"),
        steps: each(section.sections("step"), |step| step.words("text")),
        never: each(section.sections("never"), |step| step.words("text")),
        grounds: grounds(section, sources),
    });
    for wanted in ["child", "imminent_danger"] {
        if !cards.iter().any(|card| card.id == wanted && !card.steps.is_empty()) {
            top.fault(format!(
                "[[card]] `{wanted}` with at least one [[card.step]] is missing"
            ));
        }
    }
    cards
}

pub(super) fn actions(top: &Section<'_>, sources: &Ids) -> ActionRules {
    let statuses = each_named(top.sections("status"), |section, id| ActionStatus {
        id,
        title: section.words("title"),
    });
    for wanted in ["in_progress", "reported_fixed", "verified", "reopened"] {
        if !statuses.iter().any(|status| status.id == wanted) {
            top.fault(format!("[[status]] `{wanted}` is missing"));
        }
    }
    let stages = each_named(top.sections("stage"), |section, id| Stage {
        id,
        title: section.words("title"),
        entry: section.words("entry"),
        exit: section.words("exit"),
        minimum_days: minimum_days(section),
        letters: each_named(section.sections("letter"), |letter, id| Letter {
            id,
            title: letter.words("title"),
        }),
        grounds: grounds(section, sources),
    });
    let remedies = each_named(top.sections("remedy"), |section, id| Remedy {
        id,
        title: section.words("title"),
        grounds: grounds(section, sources),
    });
    let root_causes = each_named(top.sections("root_cause"), |section, id| RootCause {
        id,
        title: section.words("title"),
    });
    ActionRules {
        statuses,
        stages,
        remedies,
        root_causes,
    }
}

/// Ten years: longer is a slip of the finger.
const MOST_DAYS: u32 = 3650;

fn minimum_days(section: &Section<'_>) -> Option<u32> {
    let days = section.optional_number("minimum_days");
    if days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
        let reason = format!("`minimum_days` is 1 to {MOST_DAYS}; leave it out where no time is published");
        section.fault_at("minimum_days", reason);
    }
    days
}

pub(super) fn no_actions() -> ActionRules {
    ActionRules {
        statuses: Vec::new(),
        stages: Vec::new(),
        remedies: Vec::new(),
        root_causes: Vec::new(),
    }
}
