//! What of a report stays with the team, part by part, with the rule that keeps it: for the lead who signs.

use crate::api::{FindingView, KeptBack, ReportContent, ReportPart};
use crate::disclosure::{BasisKind, Cell, Why};

pub(super) fn of(content: &ReportContent, confirmed: &[FindingView]) -> Vec<KeptBack> {
    let mut kept = Vec::new();
    let mut keep = |of: ReportPart, why: Vec<Why>| kept.push(KeptBack { of, why });
    if let Some(why) = content.no_worker_tables_why {
        keep(ReportPart::Workers, vec![why]);
    }
    for table in content.coverage.iter().filter(|table| !table.why.is_empty()) {
        let part = ReportPart::Coverage {
            table: table.table.clone(),
        };
        keep(part, table.why.clone());
    }
    for why in content.pay.iter().filter_map(|pay| pay.why) {
        keep(ReportPart::PaySlips, vec![why]);
    }
    for register in &content.registers {
        let (first, last) = (register.first, register.last);
        let absent = register.workers == Cell::KeptBack && register.why.is_empty();
        if absent || !register.why.is_empty() {
            keep(ReportPart::Register { first, last }, register.why.clone());
        }
        let wages = content
            .wages
            .iter()
            .find(|wages| (wages.first, wages.last) == (first, last));
        match wages {
            Some(wages) if !wages.why.is_empty() => keep(ReportPart::Wages { first, last }, wages.why.clone()),
            Some(_) => {}
            None if register.workers == Cell::KeptBack => {}
            None => keep(ReportPart::Wages { first, last }, vec![Why::NothingSafe]),
        }
    }
    for (published, finding) in content.findings.iter().zip(confirmed) {
        let number = published.number;
        let why = content.no_worker_tables_why.unwrap_or(Why::NothingSafe);
        let basis = published.rests_on.as_ref();
        let by_interviews = |basis: &&crate::disclosure::Basis| {
            basis.kind == BasisKind::Interviews || basis.parts.contains(&BasisKind::Interviews)
        };
        if finding.interviews > 0 && basis.filter(by_interviews).is_none_or(|basis| basis.persons.is_none()) {
            keep(ReportPart::Basis { finding: number }, vec![why]);
        }
        let shown = published.action.as_ref().and_then(|action| action.owed.as_ref());
        if finding.owed.as_ref().is_some_and(|owed| shown != Some(&owed.money)) {
            let why = match shown {
                Some(_) => Why::AsFirstReleased,
                None => why,
            };
            keep(ReportPart::Owed { finding: number }, vec![why]);
        }
    }
    kept
}
