//! Findings as screens see them: with the lead's word, what was merged into them, and what they rest on.

use super::{basis_from, supports_of, value_text};
use crate::api::{
    AlertLine, ApiError, Basis, ConflictView, FindingRef, FindingState, FindingView, Owing, Response, RivalView,
};
use crate::commands::evidence::linked;
use crate::commands::host::{Host, Row};
use crate::commands::same_persons::Joins;
use crate::commands::{access, alerts, decisions, duplicates};
use crate::domain::about;
use crate::domain::interview::InterviewSummary;
use crate::domain::keys::{decision, evidence as photo, finding as key, payroll};
use crate::domain::merged::Merged;
use crate::domain::verdicts::{Verdict, Verdicts};
use crate::fields::Field;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::permissions::{Role, may_write};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What views of findings need from the room, read once for all of them.
pub(in crate::commands) struct Team {
    role: Role,
    pub pack: Arc<Pack>,
    pub decisions: Vec<Row>,
    verdicts: Verdicts,
    pub findings: Vec<Row>,
    /// By finding: photos and files that are linked to it.
    evidence: BTreeMap<RecordId, Vec<RecordId>>,
    /// By checklist: photos of an item that a finding shows, by the item's key and the finding.
    pub item_photos: BTreeMap<RecordId, BTreeMap<(String, RecordId), u32>>,
    pub joins: Joins,
    pub merged: Merged,
    /// Interviews as they count today.
    pub interviews: BTreeMap<RecordId, InterviewSummary>,
    /// Payroll records, and whether each is a register rather than a slip.
    payroll: BTreeMap<RecordId, bool>,
    /// By the label of their finding.
    alerts: BTreeMap<String, AlertLine>,
}

impl Team {
    pub fn read(host: &mut impl Host, room: RoomId) -> Result<Team, ApiError> {
        let role = access::role_in(host, room)?;
        let (plan_row, _) = access::plan(host, room)?;
        let pack = access::pinned_pack(host, &plan_row)?;
        let decisions = host.rows(room, Kind::Decision)?;
        let findings = host.rows(room, Kind::Finding)?;
        let mut evidence: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        let mut item_photos: BTreeMap<RecordId, BTreeMap<_, u32>> = BTreeMap::new();
        for row in host.rows(room, Kind::Evidence)? {
            let taken_in = about(row.kind, &row.fields).zip(row.fields.text(photo::QUESTION));
            for finding in linked(&row) {
                evidence.entry(finding).or_default().push(row.id);
                if let Some((form, item)) = taken_in {
                    let of_form = item_photos.entry(form).or_default();
                    *of_form.entry((item.to_owned(), finding)).or_default() += 1;
                }
            }
        }
        let today = host.today();
        let lines = host.lines(room, Kind::Interview, 0, u32::MAX)?.lines.into_iter();
        let interviews = lines.filter_map(|line| {
            let summary: InterviewSummary = serde_json::from_str(&line.summary).ok()?;
            Some((line.id, summary.on(today)))
        });
        let interviews = interviews.collect();
        let payroll = host.rows(room, Kind::Payroll)?.into_iter();
        let payroll = payroll.map(|row| (row.id, row.fields.text(payroll::REGISTER).is_some()));
        Ok(Team {
            role,
            pack,
            joins: Joins::of(&decisions),
            merged: duplicates::merged(&decisions, &findings),
            payroll: payroll.collect(),
            alerts: alerts::by_label(host, room, &findings)?,
            verdicts: decisions::verdicts(&decisions),
            decisions,
            findings,
            evidence,
            item_photos,
            interviews,
        })
    }

    /// The leads' words on a finding that no later one replaced.
    fn words(&self, finding: RecordId) -> Vec<&Row> {
        let standing = self.verdicts.standing(finding);
        let rows = standing.filter_map(|id| self.decisions.iter().find(|row| row.id == id));
        rows.collect()
    }

    /// What a finding is to the board: what the leads said, or that another stands for it.
    pub fn state(&self, finding: RecordId) -> FindingState {
        if self.merged.stands_for(finding) != finding {
            return FindingState::Merged;
        }
        match self.verdicts.on(finding) {
            Some(Verdict::Confirmed) => FindingState::Confirmed,
            Some(Verdict::Dismissed) => FindingState::Dismissed,
            Some(Verdict::Disputed) | None => FindingState::Draft,
        }
    }

    fn row(&self, finding: RecordId) -> Option<&Row> {
        self.findings.iter().find(|row| row.id == finding)
    }

    fn reference(&self, row: &Row) -> FindingRef {
        reference(row, &self.pack)
    }

    /// The finding's own rows, and those that were merged into it.
    fn together<'t>(&'t self, row: &'t Row) -> Vec<&'t Row> {
        let away = self.merged.merged_into(row.id).filter_map(|id| self.row(id));
        std::iter::once(row).chain(away).collect()
    }

    /// Persons among these records, after joins and without what was taken back.
    pub fn persons(&self, supports: &[RecordId]) -> BTreeSet<RecordId> {
        let heard = supports.iter().filter(|id| {
            let summary = self.interviews.get(*id);
            summary.is_some_and(|summary| !summary.withdrawn)
        });
        heard.map(|id| self.joins.person_of(*id)).collect()
    }

    /// How many of these are pay slips (`false`) or registers (`true`).
    pub fn payroll(&self, supports: &[RecordId], registers: bool) -> u32 {
        let of_kind = supports.iter().filter(|id| self.payroll.get(id) == Some(&registers));
        count(of_kind.count())
    }
}

/// How evidence and tasks name a finding.
pub(super) fn reference(row: &Row, pack: &Pack) -> FindingRef {
    let provision = row.fields.text(key::PROVISION).unwrap_or_default();
    let title = pack.provision(provision).map_or_else(
        || provision.to_owned(),
        |provision| provision.title.read("en").to_owned(),
    );
    FindingRef {
        finding: row.id,
        label: row.fields.text(key::LABEL).unwrap_or_default().to_owned(),
        title,
    }
}

/// Gravest first.
pub(super) fn sorted(mut views: Vec<FindingView>, pack: &Pack) -> Vec<FindingView> {
    views.sort_by_key(|finding| {
        let place = pack
            .severities
            .iter()
            .position(|severity| severity.id == finding.severity);
        place.unwrap_or(usize::MAX)
    });
    views
}

pub(super) fn view(host: &mut impl Host, row: &Row, team: &Team) -> Result<FindingView, ApiError> {
    let fields = &row.fields;
    let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
    let words = team.words(row.id);
    let decided_apart = match team.verdicts.on(row.id) {
        Some(Verdict::Disputed) => {
            let lines = words.iter().map(|word| decisions::line(host, word));
            lines.collect::<Result<_, _>>()?
        }
        Some(Verdict::Confirmed | Verdict::Dismissed) | None => Vec::new(),
    };
    // Leads who decided alike, apart from each other, are both quoted.
    let reasons = words.iter().filter_map(|word| word.fields.text(decision::REASON));
    let reasons: Vec<&str> = reasons.filter(|reason| !reason.is_empty()).collect();
    let reason = (decided_apart.is_empty() && !reasons.is_empty()).then(|| reasons.join(" "));
    let stands = team.row(team.merged.stands_for(row.id));
    let merged_into = stands
        .filter(|stands| stands.id != row.id)
        .map(|stands| team.reference(stands));
    let state = team.state(row.id);
    let together = team.together(row);
    let supports = unique(together.iter().flat_map(|row| supports_of(row)));
    let evidence = unique(
        together
            .iter()
            .filter_map(|row| team.evidence.get(&row.id))
            .flatten()
            .copied(),
    );
    let basis: BTreeSet<Basis> = together
        .iter()
        .filter_map(|row| row.fields.text(key::BASIS))
        .flat_map(basis_from)
        .collect();
    let conflicts = fields
        .conflicts()
        .map(|(key, field)| conflict_view(host, row.room, key, field))
        .collect();
    let may = may_write(team.role, Kind::Finding);
    Ok(FindingView {
        audit: row.room,
        finding: row.id,
        label: text(key::LABEL),
        provision: text(key::PROVISION),
        severity: text(key::SEVERITY),
        statement: text(key::STATEMENT),
        basis: basis.into_iter().collect(),
        interviews: count(team.persons(&supports).len()),
        pay_slips: team.payroll(&supports, false),
        owed: owed(&together),
        released: fields
            .text(key::RELEASED)
            .and_then(|json| serde_json::from_str(json).ok()),
        root_cause: text(key::ROOT_CAUSE),
        response: response(row),
        merged: together.iter().skip(1).map(|row| team.reference(row)).collect(),
        merged_into,
        alert: team.alerts.get(&text(key::LABEL)).cloned(),
        corroboration: None,
        evidence,
        supports,
        state,
        reason,
        decided_apart,
        conflicts,
        author_name: access::author(host, row),
        custody: host.custody_of(row.id)?,
        may_write: may && state == FindingState::Draft,
        may_respond: may && matches!(state, FindingState::Draft | FindingState::Confirmed),
    })
}

/// Findings that are one are about the same money, not about more of it: the finding's own, else the largest.
fn owed(together: &[&Row]) -> Option<Owing> {
    let read = |row: &Row| serde_json::from_str::<Owing>(row.fields.text(key::OWED)?).ok();
    let own = together.first().and_then(|row| read(row));
    own.or_else(|| {
        let moved = together.iter().skip(1).filter_map(|row| read(row));
        moved.max_by_key(|owing| (owing.money.amount, owing.workers))
    })
}

fn response(row: &Row) -> Option<Response> {
    let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
    let response = Response {
        text: text(key::RESPONSE),
        by: text(key::RESPONSE_BY),
        on: row.fields.text(key::RESPONSE_ON).and_then(|day| day.parse().ok()),
    };
    (!response.text.is_empty()).then_some(response)
}

fn unique(ids: impl Iterator<Item = RecordId>) -> Vec<RecordId> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert(*id)).collect()
}

/// Rivals with the names of those who set them.
pub(in crate::commands) fn conflict_view(host: &mut impl Host, room: RoomId, key: &str, field: &Field) -> ConflictView {
    let values = field.rivals.iter().map(|held| RivalView {
        value: value_text(&held.value),
        person: host.person(room, held.device),
        device: held.device,
        at: held.at,
    });
    ConflictView {
        key: key.to_owned(),
        values: values.collect(),
    }
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
