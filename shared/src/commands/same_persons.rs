//! Worker codes that are one person: proposed where a code, a worker number or a phone stands twice, joined or kept apart by a lead.

use super::access::{self, NOTE_CHARS};
use super::host::{Host, Row};
use super::{decisions, reconcile};
use crate::api::{
    ApiError, JoinWorkers, KeepWorkersApart, LikelySamePerson, ReconcileView, SamePersonInterview, WhySamePerson,
};
use crate::digits;
use crate::domain::about;
use crate::domain::interview::InterviewSummary;
use crate::domain::keys::{decision as key, identity};
use crate::ids::{DeviceNumber, RecordId, RoomId};
use crate::kinds::Kind;
use crate::record::Edit;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer digits are no phone of one person: a short code, an extension.
const PHONE_DIGITS: usize = 6;

pub fn join(host: &mut impl Host, call: JoinWorkers) -> Result<ReconcileView, ApiError> {
    decide(host, call.audit, &call.interviews, &call.reason, true)
}

pub fn keep_apart(host: &mut impl Host, call: KeepWorkersApart) -> Result<ReconcileView, ApiError> {
    decide(host, call.audit, &call.interviews, &call.reason, false)
}

/// The lead's word on these interviews. What was said before about all of them or some of them together no longer holds.
fn decide(
    host: &mut impl Host,
    audit: RoomId,
    interviews: &[RecordId],
    reason: &str,
    same: bool,
) -> Result<ReconcileView, ApiError> {
    decisions::need_lead(host, audit)?;
    let reason = access::required("reason", reason, NOTE_CHARS)?.to_owned();
    let named: BTreeSet<RecordId> = interviews.iter().copied().collect();
    if named.len() < 2 {
        return Err(ApiError::bad_request("interviews", "Name at least two interviews."));
    }
    for &id in &named {
        if access::record(host, id, Kind::Interview)?.room != audit {
            return Err(ApiError::bad_request(
                "interviews",
                "An interview belongs to another audit.",
            ));
        }
    }
    let all = host.rows(audit, Kind::Decision)?;
    // Of these alone: a wider join is undone by naming all of it.
    let other = if same { "not_same_person" } else { "same_person" };
    let before = decisions::standing(&all, other).filter(|row| match same {
        true => interviews_of(row).intersection(&named).count() > 1,
        false => interviews_of(row).is_subset(&named),
    });
    let settles = decisions::ids(before);
    let matter = if same { "same_person" } else { "not_same_person" };
    let mut edits = vec![
        Edit::put(key::MATTER, matter),
        Edit::put(key::REASON, reason),
        Edit::put(key::SETTLES, settles),
    ];
    edits.extend(named.iter().map(|id| Edit::put(format!("{}{id}", key::SAME), true)));
    access::create(host, audit, Kind::Decision, edits)?;
    reconcile::open(host, audit)
}

fn interviews_of(decision: &Row) -> BTreeSet<RecordId> {
    let named = decision.fields.under(key::SAME);
    named.filter_map(|(id, _)| id.parse().ok()).collect()
}

/// Which interviews are one person, by the lead's decisions.
pub(super) struct Joins(BTreeMap<RecordId, RecordId>);

impl Joins {
    /// Groups that share an interview are one group.
    pub fn of(all: &[Row]) -> Joins {
        let mut groups: Vec<BTreeSet<RecordId>> = Vec::new();
        for row in decisions::standing(all, "same_person") {
            let mut joined = interviews_of(row);
            groups.retain(|group| {
                let meets = !group.is_disjoint(&joined);
                if meets {
                    joined.extend(group);
                }
                !meets
            });
            groups.push(joined);
        }
        let mut person = BTreeMap::new();
        for group in groups {
            if let Some(&first) = group.iter().min() {
                person.extend(group.into_iter().map(|id| (id, first)));
            }
        }
        Joins(person)
    }

    /// The interview that stands for this person: the smallest id of the joined ones.
    pub fn person_of(&self, interview: RecordId) -> RecordId {
        self.0.get(&interview).copied().unwrap_or(interview)
    }
}

pub(super) fn joins(host: &mut impl Host, audit: RoomId) -> Result<Joins, ApiError> {
    Ok(Joins::of(&host.rows(audit, Kind::Decision)?))
}

/// Interviews that share a code, a worker number or a phone and that nobody ruled on. What was taken back is not among them.
pub(super) fn likely(
    host: &mut impl Host,
    audit: RoomId,
    all: &[Row],
    joins: &Joins,
) -> Result<Vec<LikelySamePerson>, ApiError> {
    let today = host.today();
    let mut heard: BTreeMap<RecordId, (InterviewSummary, DeviceNumber)> = BTreeMap::new();
    for line in host.lines(audit, Kind::Interview, 0, u32::MAX)?.lines {
        let Ok(summary) = serde_json::from_str::<InterviewSummary>(&line.summary) else {
            continue;
        };
        let summary = summary.on(today);
        if !summary.withdrawn && summary.group.is_none() {
            heard.insert(line.id, (summary, line.creator));
        }
    }
    let mut shared: BTreeMap<(WhySamePerson, String), BTreeSet<RecordId>> = BTreeMap::new();
    for (id, (summary, _)) in &heard {
        if !summary.code.is_empty() {
            let place = (WhySamePerson::SameCode, summary.code.clone());
            shared.entry(place).or_default().insert(*id);
        }
    }
    for row in host.rows(audit, Kind::Identity)? {
        let Some(interview) = about(row.kind, &row.fields).filter(|id| heard.contains_key(id)) else {
            continue;
        };
        let number = plain(row.fields.text(identity::WORKER_NUMBER).unwrap_or_default());
        let phone: String = digits::latin(row.fields.text(identity::CONTACT).unwrap_or_default())
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let traits = [
            (WhySamePerson::SameWorkerNumber, !number.is_empty(), number),
            (WhySamePerson::SamePhone, phone.len() >= PHONE_DIGITS, phone),
        ];
        for (why, counts, text) in traits {
            if counts {
                shared.entry((why, text)).or_default().insert(interview);
            }
        }
    }
    let apart: Vec<BTreeSet<RecordId>> = decisions::standing(all, "not_same_person").map(interviews_of).collect();
    let mut seen = BTreeSet::new();
    let mut likely = Vec::new();
    for ((why, _), together) in shared {
        let persons: BTreeSet<RecordId> = together.iter().map(|id| joins.person_of(*id)).collect();
        let ruled = apart.iter().any(|apart| together.is_subset(apart));
        if persons.len() < 2 || ruled || !seen.insert(together.clone()) {
            continue;
        }
        let mut interviews = Vec::new();
        for id in together {
            let Some((summary, creator)) = heard.get(&id) else {
                continue;
            };
            interviews.push(SamePersonInterview {
                interview: id,
                worker_code: summary.code.clone(),
                crew: summary.crew.clone(),
                author_name: host.person(audit, *creator),
            });
        }
        likely.push(LikelySamePerson { why, interviews });
    }
    Ok(likely)
}

/// Numbers are typed with and without zeros in front.
fn plain(number: &str) -> String {
    let number = digits::latin(number.trim()).to_lowercase();
    number.trim_start_matches('0').to_owned()
}
