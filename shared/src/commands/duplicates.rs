//! Findings that may be one breach raised twice: proposed by what they say and rest on, merged or kept apart by a lead.
//!
//! Nothing moves: the merged-away finding stays as it is, and views count what it rests on at the one that stands.

use super::access::{self, NOTE_CHARS};
use super::findings::Team;
use super::host::{Host, Row};
use super::{decisions, reconcile};
use crate::api::{
    AlikeFinding, ApiError, Code, FindingState, FindingView, KeepFindingsApart, LikelyDuplicate, MergeFindings,
    ReconcileView, WhyAlike,
};
use crate::domain::keys::decision as key;
use crate::domain::likeness::{MOST_COMPARED, WordSet};
use crate::domain::merged::{Merged, Ruling};
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::record::Edit;
use std::collections::{BTreeMap, BTreeSet};

/// Statements that share so many of their words are proposed by themselves.
const ALIKE_PERCENT: u32 = 45;
/// Less will do where both rest on one of the same records or photos.
const ALIKE_BESIDE_SHARED_PERCENT: u32 = 20;
/// Pairs that are listed; the rest comes up once these are settled.
const MOST_PAIRS: usize = 50;

/// The word of a choice.
const SAME: &str = "same";
const NOT_SAME: &str = "not_same";

pub fn merge(host: &mut impl Host, call: MergeFindings) -> Result<ReconcileView, ApiError> {
    let (away, into) = pair(host, call.away, call.into)?;
    let team = Team::read(host, away.room)?;
    if team.merged.stands_for(away.id) != away.id || team.merged.stands_for(into.id) != into.id {
        return Err(ApiError::new(
            Code::BadRequest,
            "One of them is merged into another finding already.",
            "Nothing was changed.",
            "Open the finding that stands, or take them apart first.",
        )
        .at("away"));
    }
    if team.state(into.id) == FindingState::Dismissed {
        return Err(ApiError::bad_request(
            "into",
            "A dismissed finding stands for no other.",
        ));
    }
    rule(host, &away, &into, SAME, &call.reason, &team.decisions)
}

pub fn keep_apart(host: &mut impl Host, call: KeepFindingsApart) -> Result<ReconcileView, ApiError> {
    let (one, other) = pair(host, call.one, call.other)?;
    let all = host.rows(one.room, Kind::Decision)?;
    rule(host, &one, &other, NOT_SAME, &call.reason, &all)
}

fn pair(host: &mut impl Host, one: RecordId, other: RecordId) -> Result<(Row, Row), ApiError> {
    let one = access::record(host, one, Kind::Finding)?;
    let other = access::record(host, other, Kind::Finding)?;
    decisions::need_lead(host, one.room)?;
    if one.room != other.room || one.id == other.id {
        return Err(ApiError::bad_request("into", "Name two findings of one audit."));
    }
    Ok((one, other))
}

/// A ruling on two findings. Every earlier one on the same two that this lead knows no longer holds.
fn rule(
    host: &mut impl Host,
    away: &Row,
    into: &Row,
    choice: &str,
    reason: &str,
    all: &[Row],
) -> Result<ReconcileView, ApiError> {
    let reason = access::required("reason", reason, NOTE_CHARS)?.to_owned();
    let these = BTreeSet::from([away.id, into.id]);
    let earlier = decisions::standing(all, "duplicate")
        .filter(|row| ruling(row).is_some_and(|ruling| BTreeSet::from([ruling.away, ruling.into]) == these));
    let edits = vec![
        Edit::put(key::MATTER, "duplicate"),
        Edit::put(key::RECORD, away.id.to_string()),
        Edit::put(key::INTO, into.id.to_string()),
        Edit::put(key::CHOICE, choice),
        Edit::put(key::SETTLES, decisions::ids(earlier)),
        Edit::put(key::REASON, reason),
    ];
    access::create(host, away.room, Kind::Decision, edits)?;
    reconcile::open(host, away.room)
}

fn ruling(row: &Row) -> Option<Ruling> {
    let id = |key: &str| row.fields.text(key)?.parse().ok();
    Some(Ruling {
        id: row.id,
        away: id(key::RECORD)?,
        into: id(key::INTO)?,
        same: row.fields.text(key::CHOICE) == Some(SAME),
        settles: decisions::settles(row),
    })
}

/// Which findings stand for which. A ruling about a finding that is not here merges nothing.
pub(super) fn merged(decisions: &[Row], findings: &[Row]) -> Merged {
    let here: BTreeSet<RecordId> = findings.iter().map(|row| row.id).collect();
    let of_matter = decisions
        .iter()
        .filter(|row| row.fields.text(key::MATTER) == Some("duplicate"));
    let rulings = of_matter
        .filter_map(ruling)
        .filter(|ruling| here.contains(&ruling.away) && here.contains(&ruling.into));
    Merged::of(&rulings.collect::<Vec<_>>())
}

/// Findings on one provision that say alike, most alike first. Dismissed ones are proposed no more.
pub(super) fn likely(views: &[FindingView], merged: &Merged) -> Vec<LikelyDuplicate> {
    let mut by_provision: BTreeMap<&str, Vec<(&FindingView, WordSet)>> = BTreeMap::new();
    let open = views
        .iter()
        .filter(|one| matches!(one.state, FindingState::Draft | FindingState::Confirmed));
    for finding in open {
        let alike = by_provision.entry(&finding.provision).or_default();
        if alike.len() < MOST_COMPARED {
            alike.push((finding, WordSet::of(&finding.statement)));
        }
    }
    let mut found = Vec::new();
    for group in by_provision.values() {
        for (place, (one, words)) in group.iter().enumerate() {
            for (other, other_words) in group.iter().skip(place + 1) {
                if merged.is_decided(one.finding, other.finding) {
                    continue;
                }
                let percent = words.percent_shared(other_words);
                let disputed = merged.is_disputed(one.finding, other.finding);
                let why = why_alike(percent, one, other);
                if !why.is_empty() || disputed {
                    let pair = LikelyDuplicate {
                        one: alike(one),
                        other: alike(other),
                        why,
                        disputed,
                    };
                    found.push((disputed, percent, pair));
                }
            }
        }
    }
    found.sort_by_key(|(disputed, percent, _)| (!disputed, std::cmp::Reverse(*percent)));
    found.into_iter().take(MOST_PAIRS).map(|(_, _, pair)| pair).collect()
}

/// Empty: not alike enough to ask about.
fn why_alike(percent: u32, one: &FindingView, other: &FindingView) -> Vec<WhyAlike> {
    let supports = shared(&one.supports, &other.supports);
    let evidence = shared(&one.evidence, &other.evidence);
    let beside_shared = supports + evidence > 0 && percent >= ALIKE_BESIDE_SHARED_PERCENT;
    if percent < ALIKE_PERCENT && !beside_shared {
        return Vec::new();
    }
    let mut why = vec![WhyAlike::SimilarWords { percent }];
    why.extend((supports > 0).then_some(WhyAlike::SharedSupports { count: supports }));
    why.extend((evidence > 0).then_some(WhyAlike::SharedEvidence { count: evidence }));
    why
}

fn shared(one: &[RecordId], other: &[RecordId]) -> u32 {
    let one: BTreeSet<_> = one.iter().collect();
    let both = other.iter().filter(|id| one.contains(id)).count();
    u32::try_from(both).unwrap_or(u32::MAX)
}

fn alike(finding: &FindingView) -> AlikeFinding {
    AlikeFinding {
        finding: finding.finding,
        label: finding.label.clone(),
        provision: finding.provision.clone(),
        statement: finding.statement.clone(),
        state: finding.state,
        author_name: finding.author_name.clone(),
    }
}
