//! Confirmed findings as they are published: no speaker, no number below the threshold, and no amount by difference.

use super::earlier::EarlierReports;
use crate::api::{FindingView, PublishedAction, PublishedFinding, PublishedRegister};
use crate::disclosure::{self, Basis, Population, Reader};
use crate::money::Money;
use crate::pack::{Pack, Severity};
use crate::time::Day;

/// A figure stands as first released unless so many people differ.
const REAL_CHANGE: u32 = 10;

pub(super) fn published(
    confirmed: &[FindingView],
    pack: &Pack,
    population: Population,
    today: Day,
    earlier: &EarlierReports,
    registers: &[PublishedRegister],
) -> Vec<PublishedFinding> {
    (1..)
        .zip(confirmed)
        .map(|(number, finding)| {
            let before = Before::of(finding, confirmed, earlier);
            let provision = pack.provision(&finding.provision);
            let severity = pack.severity(&finding.severity);
            let title = provision.map(|provision| provision.title.clone()).unwrap_or_default();
            let basis = disclosure::basis_of(finding, population, pack.disclosure);
            PublishedFinding {
                number,
                provision: finding.provision.clone(),
                severity: finding.severity.clone(),
                statement: finding.statement.clone(),
                basis: String::new(),
                evidence_items: u32::try_from(finding.evidence.len()).unwrap_or(u32::MAX),
                action: severity.and_then(|severity| {
                    let due = due(severity, today)?;
                    Some(PublishedAction {
                        what: title.read("en").to_owned(),
                        due,
                        owed: owed(finding, pack, population, &before, registers),
                        who: String::new(),
                    })
                }),
                provision_title: title,
                rests_on: basis.map(|basis| before.persons_stand(basis)),
                root_cause: String::new(),
                response: String::new(),
                plates: Vec::new(),
            }
        })
        .collect()
}

/// When a breach of this severity must be put right. `None`: it asks for no action.
fn due(severity: &Severity, today: Day) -> Option<Option<Day>> {
    let hours = severity.deadline_hours?;
    Some(today.checked_add_days(chrono::Days::new(u64::from(hours.div_ceil(24)))))
}

/// The same finding in earlier versions, newest first, with the registers that stood beside it.
struct Before<'a>(Vec<(&'a PublishedFinding, &'a [PublishedRegister])>);

impl<'a> Before<'a> {
    /// Found by its provision and its place among the findings of that provision.
    fn of(finding: &FindingView, confirmed: &[FindingView], earlier: &'a EarlierReports) -> Before<'a> {
        let mut same = confirmed.iter().filter(|other| other.provision == finding.provision);
        let place = same.position(|other| other.finding == finding.finding).unwrap_or(0);
        let found = earlier.versions().filter_map(|content| {
            let mut same = content
                .findings
                .iter()
                .filter(|other| other.provision == finding.provision);
            Some((same.nth(place)?, content.registers.as_slice()))
        });
        Before(found.collect())
    }

    /// How many spoke of it stands as first told, unless many more or fewer do.
    fn persons_stand(&self, mut basis: Basis) -> Basis {
        let told = self
            .0
            .iter()
            .filter_map(|(before, _)| before.rests_on.as_ref()?.persons);
        let near = |before: &u32| {
            basis
                .persons
                .is_some_and(|now| (1..REAL_CHANGE).contains(&before.abs_diff(now)))
        };
        if let Some(before) = told.into_iter().find(near) {
            basis.persons = Some(before);
        }
        basis
    }
}

/// Money that is owed leaves the team only where so many workers share it that it points at none of them, and changes in a
/// corrected report only where the register's own count says that many differ.
fn owed(
    finding: &FindingView,
    pack: &Pack,
    population: Population,
    before: &Before<'_>,
    registers: &[PublishedRegister],
) -> Option<Money> {
    let owed = finding.owed.as_ref()?;
    let shared = owed.workers >= Reader::NamedMonitor.threshold(&pack.disclosure);
    let now = (shared && disclosure::worker_tables(population).is_ok()).then(|| owed.money.clone());
    let told = before.0.iter().find_map(|(before, registers)| {
        let amount = before.action.as_ref()?.owed.clone()?;
        Some((amount, *registers))
    });
    match (now, told) {
        (Some(now), Some((before, then))) if now != before => {
            match really_moved(&finding.provision, pack, then, registers) {
                true => Some(now),
                false => Some(before),
            }
        }
        // What was told once cannot be taken back, and its absence would tell that few are left.
        (None, Some((before, _))) => Some(before),
        (now, _) => now,
    }
}

/// Whether so many workers more or less are short by a provision's rules that nobody is the difference.
fn really_moved(provision: &str, pack: &Pack, before: &[PublishedRegister], now: &[PublishedRegister]) -> bool {
    let broken = |registers: &[PublishedRegister]| -> Option<u32> {
        let rules = registers.iter().flat_map(|register| &register.rules).filter(|rule| {
            let of_pack = pack.payroll.rule(rule.rule.id());
            of_pack.is_some_and(|of_pack| of_pack.provision == provision)
        });
        let shown: Vec<u32> = rules.filter_map(|rule| rule.broken.people()).collect();
        (!shown.is_empty()).then(|| shown.into_iter().fold(0, u32::saturating_add))
    };
    broken(before)
        .zip(broken(now))
        .is_some_and(|(before, now)| before.abs_diff(now) >= REAL_CHANGE)
}
