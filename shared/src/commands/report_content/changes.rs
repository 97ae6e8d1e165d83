//! What a corrected report says otherwise than the one that it replaces.

use crate::api::{PartChange, PublishedFinding, ReportChange, ReportContent, ReportPart};

pub(super) fn between(before: &ReportContent, now: &ReportContent) -> Vec<ReportChange> {
    let mut changes = Vec::new();
    let mut say = |of: ReportPart, change: PartChange| changes.push(ReportChange { of, change });
    // A first version of the app wrote method and decisions as lines: those cannot be compared with sentences.
    let parts = [
        (ReportPart::Summary, before.summary != now.summary),
        (
            ReportPart::Method,
            before.method.is_empty() && before.method_lines != now.method_lines,
        ),
        (
            ReportPart::Decisions,
            before.decisions.is_empty() && before.decision_lines != now.decision_lines,
        ),
        (
            ReportPart::Workers,
            (before.heard, before.workers) != (now.heard, now.workers),
        ),
        (ReportPart::PaySlips, figures(before) != figures(now)),
    ];
    for (part, differs) in parts {
        if differs {
            say(part, PartChange::Changed);
        }
    }
    for table in &now.coverage {
        let was = before.coverage.iter().find(|was| was.table == table.table);
        let part = ReportPart::Coverage {
            table: table.table.clone(),
        };
        match was {
            None => say(part, PartChange::Added),
            Some(was) if was.cells != table.cells || was.rows != table.rows => say(part, PartChange::Changed),
            Some(_) => {}
        }
    }
    for register in &now.registers {
        let (first, last) = (register.first, register.last);
        let was = before
            .registers
            .iter()
            .find(|was| (was.first, was.last) == (first, last));
        let part = ReportPart::Register { first, last };
        match was {
            None => say(part, PartChange::Added),
            Some(was) => {
                let mut was = was.clone();
                was.why.clone_from(&register.why);
                if was != *register {
                    say(part, PartChange::Changed);
                }
            }
        }
    }
    findings(before, now, &mut say);
    changes
}

type PayFigures<'a> = Vec<(Option<u32>, Option<u32>, &'a Option<crate::money::Money>)>;

fn figures(content: &ReportContent) -> PayFigures<'_> {
    let figures = content
        .pay
        .iter()
        .map(|pay| (pay.slips_checked, pay.slips_short, &pay.owed));
    figures.collect()
}

/// Findings by their provision and their place within it.
fn findings(before: &ReportContent, now: &ReportContent, say: &mut impl FnMut(ReportPart, PartChange)) {
    let part = |finding: &PublishedFinding| ReportPart::Finding {
        number: finding.number,
        title: finding.provision_title.clone(),
    };
    for finding in &now.findings {
        match twin(&before.findings, &now.findings, finding) {
            None => say(part(finding), PartChange::Added),
            Some(was) if !says_the_same(was, finding) => say(part(finding), PartChange::Changed),
            Some(_) => {}
        }
    }
    for finding in &before.findings {
        if twin(&now.findings, &before.findings, finding).is_none() {
            say(part(finding), PartChange::Removed);
        }
    }
}

/// The finding of one report that stands at the place of a finding of the other.
fn twin<'a>(
    among: &'a [PublishedFinding],
    own: &[PublishedFinding],
    finding: &PublishedFinding,
) -> Option<&'a PublishedFinding> {
    let same = |other: &&PublishedFinding| other.provision == finding.provision;
    let place = own
        .iter()
        .filter(same)
        .position(|other| other.number == finding.number)?;
    among.iter().filter(same).nth(place)
}

/// Numbers shift when a graver finding comes in, and dates run on: neither is a change.
fn says_the_same(was: &PublishedFinding, now: &PublishedFinding) -> bool {
    let owed = |finding: &PublishedFinding| finding.action.as_ref().and_then(|action| action.owed.clone());
    was.severity == now.severity
        && was.statement == now.statement
        && was.root_cause == now.root_cause
        && was.response == now.response
        && was.evidence_items == now.evidence_items
        && was.plates == now.plates
        && owed(was) == owed(now)
}
