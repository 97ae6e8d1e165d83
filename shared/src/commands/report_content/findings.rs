//! Confirmed findings as they are published: no speaker, no number below the threshold, and no amount by difference.

use super::earlier::EarlierReports;
use crate::api::{FindingView, Owing, PublishedAction, PublishedFinding, ReportContent, Response};
use crate::disclosure::{self, Basis, Population};
use crate::ids::RecordId;
use crate::pack::{Pack, Severity};
use crate::time::Day;

/// How many spoke of it stands as first told unless so many people differ.
const REAL_CHANGE: u32 = 10;

pub(super) fn published(
    confirmed: &[FindingView],
    pack: &Pack,
    population: Population,
    today: Day,
    earlier: &EarlierReports,
) -> Vec<PublishedFinding> {
    (1..)
        .zip(confirmed)
        .map(|(number, finding)| {
            let before = Before::of(finding, confirmed, earlier);
            let provision = pack.provision(&finding.provision);
            let severity = pack.severity(&finding.severity);
            let title = provision.map(|provision| provision.title.clone()).unwrap_or_default();
            let mut listed = pack.actions.root_causes.iter();
            let cause = listed
                .find(|cause| cause.id == finding.root_cause)
                .map(|cause| &cause.title);
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
                        owed: owed(finding, pack, population).map(|owing| owing.money),
                        who: String::new(),
                    })
                }),
                provision_title: title,
                rests_on: basis.map(|basis| before.persons_stand(basis)),
                root_cause: cause.map_or_else(|| finding.root_cause.clone(), |cause| cause.read("en").to_owned()),
                root_cause_words: cause.cloned().unwrap_or_default(),
                response: finding.response.as_ref().map(response).unwrap_or_default(),
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

/// The same finding in earlier versions, newest first.
struct Before<'a>(Vec<&'a PublishedFinding>);

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
            same.nth(place)
        });
        Before(found.collect())
    }

    /// How many spoke of it stands as first told, unless many more or fewer do.
    fn persons_stand(&self, mut basis: Basis) -> Basis {
        let told = self.0.iter().filter_map(|before| before.rests_on.as_ref()?.persons);
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

/// The money that this report tells as owed and how many share it, by finding: the team keeps it for the next report.
pub(super) fn released(confirmed: &[FindingView], pack: &Pack, population: Population) -> Vec<(RecordId, Owing)> {
    let told = confirmed
        .iter()
        .filter_map(|finding| Some((finding.finding, owed(finding, pack, population)?)));
    told.collect()
}

/// Money that is owed leaves the team only where so many workers share it that it points at none of them, and stands as first
/// told unless many more or fewer do.
fn owed(finding: &FindingView, pack: &Pack, population: Population) -> Option<Owing> {
    let (now, first) = (finding.owed.as_ref(), finding.released.as_ref());
    disclosure::owed(now, first, &pack.disclosure, population)
}

/// A report of an earlier app told the amount and kept no number of workers: it stands, however many share it now.
pub(super) fn told_before(finding: &mut FindingView, earlier: Option<&ReportContent>) {
    let findings = earlier.map(|content| content.findings.as_slice()).unwrap_or_default();
    let mut told = findings
        .iter()
        .filter(|published| published.provision == finding.provision)
        .filter_map(|published| published.action.as_ref()?.owed.clone());
    if finding.released.is_none()
        && let Some(money) = told.next()
    {
        let workers = finding.owed.as_ref().map_or(0, |owing| owing.workers);
        finding.released = Some(Owing { money, workers });
    }
}

/// Who said it in role words, when, and what.
fn response(of: &Response) -> String {
    let by = (!of.by.is_empty()).then(|| of.by.clone());
    let head: Vec<String> = by.into_iter().chain(of.on.map(|day| day.to_string())).collect();
    match head.is_empty() {
        true => of.text.clone(),
        false => format!("{}: {}", head.join(", "), of.text),
    }
}
