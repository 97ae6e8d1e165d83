//! What a report will say, computed from the team room through the disclosure rules; and what stops it.

mod books;
mod changes;
mod decisions;
mod earlier;
mod findings;
mod kept_back;
mod method;
mod pay_slips;
mod standing;
mod wages;

use super::access;
use super::host::Host;
use super::{audits, leaks, reconcile, report_plates};
use crate::api::{
    ApiError, KeptBack, Owing, Phase, PublishedSeverity, ReportChange, ReportContent, ReportText, Stop, TextLeak,
};
use crate::disclosure;
use crate::domain::coverage;
use crate::domain::report::content_hash;
use crate::ids::{Hash, RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use earlier::EarlierReports;

/// A report that could be published, and why not yet.
pub(super) struct Draft {
    pub content: ReportContent,
    pub stops: Vec<Stop>,
    pub leaks: Vec<TextLeak>,
    pub kept_back: Vec<KeptBack>,
    pub replaces_version: Option<u32>,
    pub changes: Vec<ReportChange>,
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
    let mut confirmed = board.confirmed;
    let summaries = audits::summaries(host, audit)?;
    let heard = coverage(&plan, &summaries);
    let population = disclosure::population(&heard);
    let earlier = EarlierReports::of(host, audit, &plan)?;
    for finding in &mut confirmed {
        findings::told_before(finding, earlier.latest());
    }
    let decided = host.rows(audit, Kind::Decision)?;
    let interviews = host.rows(audit, Kind::Interview)?;

    let (versions, beside) = (earlier.coverage(), earlier.coverage_beside(&plan));
    let before = disclosure::Earlier {
        versions: &versions,
        beside: &beside,
    };
    let mut tables = disclosure::tables(&heard, pack.disclosure, before);
    disclosure::name_rows(&mut tables.released, &pack);
    let books = books::published(host, audit, &pack, population, &confirmed, &earlier)?;
    let wages = wages::published(&books, &pack, population, &earlier);
    let registers: Vec<_> = books.into_iter().map(|book| book.published).collect();
    let pay_slips = pay_slips::published(host, audit, &pack, population, &earlier)?;
    let today = host.today();
    let findings = findings::published(&confirmed, &pack, population, today, &earlier);
    let standing = standing::of_code(host, audit, &pack, &interviews, &findings, &registers)?;
    let mut content = ReportContent {
        site: plan.site_name.clone(),
        operator: plan.operator.clone(),
        title: plan.title.clone(),
        starts: plan.starts,
        ends: plan.ends,
        version: earlier.next_version(),
        replaces: earlier.latest_id(),
        summary: text.summary.trim().to_owned(),
        method: Vec::new(),
        heard: tables.heard,
        workers: tables.workers,
        goal_percent: plan.goal_percent,
        coverage: tables.released,
        no_worker_tables: None,
        findings,
        pay: pay_slips,
        decisions: Vec::new(),
        severities: severities(&pack),
        standing,
        method_lines: method::lines(&plan, &pack, text, &heard, &decided),
        decision_lines: decisions::lines(host, &decided)?,
        registers,
        wages,
        no_worker_tables_why: tables.why_none,
        signers: Vec::new(),
        hash: Hash::ZERO,
    };
    report_plates::add(host, audit, &mut content, &confirmed, &mut stops)?;
    content.hash = content_hash(&content);
    let leaks = leaks::of_report(host, audit, &pack, &content, &confirmed, &interviews)?;
    Ok(Draft {
        kept_back: kept_back::of(&content, &confirmed),
        replaces_version: earlier.latest().map(|before| before.version),
        released: findings::released(&confirmed, &pack, population),
        changes: earlier
            .latest()
            .map(|before| changes::between(before, &content))
            .unwrap_or_default(),
        content,
        stops,
        leaks,
    })
}

fn severities(pack: &Pack) -> Vec<PublishedSeverity> {
    let of_pack = pack.severities.iter();
    let words = of_pack.map(|severity| PublishedSeverity {
        severity: severity.id.clone(),
        title: severity.title.clone(),
    });
    words.collect()
}
