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
        minimum_days: section.optional_number("minimum_days"),
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
    ActionRules {
        statuses,
        stages,
        remedies,
    }
}

pub(super) fn no_actions() -> ActionRules {
    ActionRules {
        statuses: Vec::new(),
        stages: Vec::new(),
        remedies: Vec::new(),
    }
}
