//! What a report will say, computed from the team room through the disclosure rules; and what stops it.

use super::access;
use super::host::{Host, Row};
use super::{audits, decisions, findings, payslips, reconcile};
use crate::api::{
    ApiError, FindingState, FindingView, Owing, Phase, PublishedAction, PublishedFinding, PublishedPay, ReportContent,
    ReportText, Response, Stop, TextLeak,
};
use crate::disclosure::{self, Population, Released};
use crate::domain::audit::Plan;
use crate::domain::coverage;
use crate::domain::keys::{decision, report as report_key};
use crate::domain::report::content_hash;
use crate::ids::{Hash, RecordId, RoomId};
use crate::kinds::Kind;
use crate::money::Money;
use crate::pack::Pack;
use crate::time::Day;
use rust_decimal::Decimal;

/// A report that could be published, and why not yet.
pub(super) struct Draft {
    pub content: ReportContent,
    pub stops: Vec<Stop>,
    pub leaks: Vec<TextLeak>,
    /// By finding: the money that this report tells as owed and how many share it.
    pub released: Vec<(RecordId, Owing)>,
}

pub(super) fn draft(host: &mut impl Host, audit: RoomId, text: &ReportText) -> Result<Draft, ApiError> {
    let (plan_row, plan) = access::plan(host, audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let board = reconcile::open(host, audit)?;
    let mut stops = board.stopped_by;
    if plan.phase < Phase::Reconciling {
        stops.insert(0, Stop::FieldworkOpen);
    }
    if plan.practice {
        stops.insert(0, Stop::Practice);
    }
    let mut confirmed = confirmed(host, audit)?;
    let interviews = audits::summaries(host, audit)?;
    let heard = coverage(&plan, &interviews);
    let program_room = host.program()?;
    let reports = host.rows(program_room, Kind::Report)?;
    let before = audits::latest_report(&reports, audit);
    let earlier = before
        .and_then(|row| row.fields.text(report_key::CONTENT))
        .and_then(super::reports::content_from);

    for finding in &mut confirmed {
        told_before(finding, earlier.as_ref());
    }
    let mut tables = disclosure::tables(&heard, pack.disclosure, &released_before(&reports, audit));
    disclosure::name_rows(&mut tables.released, &pack);
    let today = host.today();
    let mut content = ReportContent {
        site: plan.site_name.clone(),
        operator: plan.operator.clone(),
        title: plan.title.clone(),
        starts: plan.starts,
        ends: plan.ends,
        version: earlier.as_ref().map_or(1, |content| content.version.saturating_add(1)),
        replaces: before.map(|row| row.id),
        summary: text.summary.trim().to_owned(),
        method: method(&plan, &pack, text, host, audit)?,
        heard: tables.heard,
        workers: tables.workers,
        goal_percent: plan.goal_percent,
        coverage: tables.released,
        no_worker_tables: tables.why_none,
        findings: published(&confirmed, &pack, disclosure::population(&heard), today),
        pay: pay(host, audit, &pack, disclosure::population(&heard))?,
        decisions: decisions(host, audit)?,
        hash: Hash::ZERO,
    };
    content.hash = content_hash(&content);
    let leaks = super::leaks::of_report(host, audit, &pack, &content, &confirmed)?;
    let population = disclosure::population(&heard);
    let released = confirmed
        .iter()
        .filter_map(|finding| Some((finding.finding, released(finding, &pack, population)?)));
    Ok(Draft {
        released: released.collect(),
        content,
        stops,
        leaks,
    })
}

/// The tables of every earlier version, oldest first: what a new one must not tell by difference.
fn released_before(reports: &[Row], audit: RoomId) -> Vec<Released> {
    let room = audit.to_string();
    let mut versions: Vec<ReportContent> = reports
        .iter()
        .filter(|row| row.fields.text(report_key::AUDIT) == Some(&room))
        .filter_map(|row| {
            row.fields
                .text(report_key::CONTENT)
                .and_then(super::reports::content_from)
        })
        .collect();
    versions.sort_by_key(|content| content.version);
    versions.into_iter().flat_map(|content| content.coverage).collect()
}

fn confirmed(host: &mut impl Host, audit: RoomId) -> Result<Vec<FindingView>, ApiError> {
    let all = findings::views(host, audit)?;
    Ok(all
        .into_iter()
        .filter(|finding| finding.state == FindingState::Confirmed)
        .collect())
}

fn published(confirmed: &[FindingView], pack: &Pack, population: Population, today: Day) -> Vec<PublishedFinding> {
    (1..)
        .zip(confirmed)
        .map(|(number, finding)| {
            let provision = pack.provision(&finding.provision);
            let severity = pack.severity(&finding.severity);
            let title = provision.map(|provision| provision.title.clone()).unwrap_or_default();
            let due = severity
                .and_then(|severity| severity.deadline_hours)
                .and_then(|hours| today.checked_add_days(chrono::Days::new(u64::from(hours.div_ceil(24)))));
            PublishedFinding {
                number,
                provision: finding.provision.clone(),
                severity: finding.severity.clone(),
                statement: finding.statement.clone(),
                basis: disclosure::basis_words(finding, population, pack.disclosure),
                evidence_items: u32::try_from(finding.evidence.len()).unwrap_or(u32::MAX),
                root_cause: root_cause(finding, pack),
                response: finding.response.as_ref().map(response).unwrap_or_default(),
                action: severity
                    .filter(|severity| severity.deadline_hours.is_some())
                    .map(|_| PublishedAction {
                        what: title.read("en").to_owned(),
                        due,
                        owed: leaves(finding, pack, population),
                    }),
                provision_title: title,
            }
        })
        .collect()
}

/// Money that is owed leaves the team only where so many workers share it that it points at none of them.
fn leaves(finding: &FindingView, pack: &Pack, population: Population) -> Option<Money> {
    released(finding, pack, population).map(|owing| owing.money)
}

/// The same with how many workers share it, as the team keeps it for the next report.
fn released(finding: &FindingView, pack: &Pack, population: Population) -> Option<Owing> {
    disclosure::owed(
        finding.owed.as_ref(),
        finding.released.as_ref(),
        &pack.disclosure,
        population,
    )
}

/// A report of an earlier app told the amount and kept no number of workers: it stands, however many share it now.
fn told_before(finding: &mut FindingView, earlier: Option<&ReportContent>) {
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

/// In the pack's words where its list has the cause, else as it was written.
fn root_cause(finding: &FindingView, pack: &Pack) -> String {
    let listed = pack
        .actions
        .root_causes
        .iter()
        .find(|cause| cause.id == finding.root_cause);
    listed.map_or_else(|| finding.root_cause.clone(), |cause| cause.title.read("en").to_owned())
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

/// What the lead decided, without the team's own labels: a label holds the letters of a device, and a code is a worker.
fn decisions(host: &mut impl Host, audit: RoomId) -> Result<Vec<String>, ApiError> {
    let rows = host.rows(audit, Kind::Decision)?;
    let said = rows.iter().filter_map(|row| {
        let text = |key: &str| row.fields.text(key).unwrap_or_default();
        let reason = text(decision::REASON);
        match text(decision::MATTER) {
            "conflict" => {
                let choice = row
                    .fields
                    .value(decision::CHOICE)
                    .map(findings::value_text)
                    .unwrap_or_default();
                Some(format!(
                    "Two values stood for {}; the lead chose {choice}. {reason}",
                    text(decision::KEY)
                ))
            }
            "same_person" => Some(format!("Two interviews were of one person and count once. {reason}")),
            _ => None,
        }
    });
    let mut said: Vec<String> = said.collect();
    // Their reasons speak of records that stay with the team: only that it was done is told.
    let merged = decisions::standing(&rows, "duplicate")
        .filter(|row| row.fields.text(decision::CHOICE) == Some("same"))
        .count();
    if merged > 0 {
        said.push(format!("Findings that were raised twice and stand once: {merged}."));
    }
    let settled = decisions::standing(&rows, "contradiction").count();
    if settled > 0 {
        said.push(format!(
            "Contradictions that the lead looked into and settled: {settled}."
        ));
    }
    Ok(said)
}

/// How the audit was done: what the lead writes, then what the records say of themselves.
fn method(
    plan: &Plan,
    pack: &Pack,
    text: &ReportText,
    host: &mut impl Host,
    audit: RoomId,
) -> Result<Vec<String>, ApiError> {
    let mut lines: Vec<String> = text
        .method
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    lines.push(pack.sampling.text.read("en").to_owned());
    lines.push(format!(
        "Goal: {} % of each crew. Fieldwork from {} to {}.",
        plan.goal_percent, plan.starts, plan.ends
    ));
    let decided = host.rows(audit, Kind::Decision)?;
    let without = decisions::gone_on_without(&decided);
    lines.extend(
        without
            .values()
            .map(|reason| format!("Published without one device's last word: {reason}")),
    );
    lines.extend(
        decisions::below_goal(&decided).map(|reason| format!("Fewer workers were heard than the goal: {reason}")),
    );
    Ok(lines)
}

/// Pay by rule, without workers; the numbers are kept back while they stand for too few people.
fn pay(
    host: &mut impl Host,
    audit: RoomId,
    pack: &Pack,
    population: Population,
) -> Result<Vec<PublishedPay>, ApiError> {
    let slips = payslips::views(host, audit)?;
    if slips.is_empty() {
        return Ok(Vec::new());
    }
    let short: Vec<_> = slips
        .iter()
        .filter(|slip| payslips::is_short(&slip.arithmetic))
        .collect();
    let owed = short.iter().fold(Decimal::ZERO, |sum, slip| {
        sum.saturating_add(slip.arithmetic.shortfall.amount)
    });
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let rule = pack
        .payroll
        .rules
        .first()
        .map(|rule| rule.title.read("en").to_owned())
        .unwrap_or_default();
    let least = usize::try_from(pack.disclosure.outside).unwrap_or(usize::MAX);
    // A site without worker tables has no pay figures either: its slips are its workers.
    let no_tables = disclosure::worker_tables(population).err();
    let few = no_tables.is_some() || slips.len() < least || (!short.is_empty() && short.len() < least);
    Ok(vec![PublishedPay {
        slips_checked: (!few).then(|| number(slips.len())),
        slips_short: (!few).then(|| number(short.len())),
        owed: (!few).then(|| {
            Money {
                amount: owed,
                currency: pack.payroll.currency.clone(),
            }
            .payable()
        }),
        rule,
        why_kept_back: few.then(|| match no_tables {
            Some(why) => why.sentence("en"),
            None => format!(
                "Fewer than {} pay records stand behind a figure.",
                pack.disclosure.outside
            ),
        }),
    }])
}
