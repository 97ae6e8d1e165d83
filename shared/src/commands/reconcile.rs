//! The lead's board: conflicts, findings to confirm, devices and parts that are missing, and what all that stops.

use super::access::{self, NOTE_CHARS};
use super::findings::{self, Team};
use super::host::{Host, Row};
use super::{alerts, audits, contradictions, decisions, duplicates, leaks, same_persons, tasks};
use crate::api::{
    ApiError, AskAuthor, Code, ConfirmFinding, DecideConflict, ExplainCoverage, FindingState, FindingView, GoOnWithout,
    Hole, MergeText, OpenConflict, ReconcileView, Stop, TeamContact,
};
use crate::domain::keys::{decision as key, evidence, finding, identity, interview, payroll, plan};
use crate::fields::{Held, Value};
use crate::form::Kind as QuestionKind;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::permissions::may_write;
use crate::record::Edit;

/// Kinds in which people can disagree about one value.
const CONTESTED_KINDS: [Kind; 8] = [
    Kind::Plan,
    Kind::Finding,
    Kind::Interview,
    Kind::Identity,
    Kind::Payroll,
    Kind::Checklist,
    Kind::Evidence,
    Kind::Decision,
];

/// What stands open by itself, without looking through everything that was captured: for counts and for the board.
pub(super) struct Matters {
    conflicts: Vec<OpenConflict>,
    drafts: Vec<FindingView>,
    pub confirmed: Vec<FindingView>,
    holes: Vec<Hole>,
    not_handed_in: Vec<TeamContact>,
    all: Vec<FindingView>,
    team: Team,
}

pub(super) fn matters(host: &mut impl Host, audit: RoomId) -> Result<Matters, ApiError> {
    let team = Team::read(host, audit)?;
    let all = findings::all_views(host, &team)?;
    let of = |state: FindingState| all.iter().filter(move |finding| finding.state == state).cloned();
    let without = decisions::gone_on_without(&team.decisions);
    let mut holes = host.holes(audit)?;
    for hole in &mut holes {
        hole.accepted = without.contains_key(&hole.device);
    }
    let members = host.team(audit)?.into_iter();
    let not_handed_in =
        members.filter(|member| !member.handed_in && !member.is_this_device && !without.contains_key(&member.device));
    Ok(Matters {
        conflicts: open_conflicts(host, audit, &team)?,
        drafts: of(FindingState::Draft).collect(),
        confirmed: of(FindingState::Confirmed).collect(),
        holes,
        not_handed_in: not_handed_in.collect(),
        all,
        team,
    })
}

impl Matters {
    pub fn stops(&self) -> Vec<Stop> {
        let contested = self.conflicts.iter().filter(|conflict| conflict.material);
        let missing = self.holes.iter().filter(|hole| !hole.accepted);
        contested
            .map(|conflict| Stop::TwoValues {
                key: conflict.conflict.key.clone(),
                label: conflict.label.clone(),
            })
            .chain(missing.map(|hole| Stop::BatchesMissing {
                count: hole.missing_batches,
                person: hole.person.clone(),
            }))
            .chain(self.not_handed_in.iter().map(|member| Stop::NotHandedIn {
                person: member.person.clone(),
            }))
            .chain(self.drafts.iter().map(|draft| match draft.decided_apart.is_empty() {
                true => Stop::Undecided {
                    label: draft.label.clone(),
                },
                false => Stop::DecidedApart {
                    label: draft.label.clone(),
                },
            }))
            .collect()
    }
}

pub fn open(host: &mut impl Host, audit: RoomId) -> Result<ReconcileView, ApiError> {
    let role = access::role_in(host, audit)?;
    let matters = matters(host, audit)?;
    let mut stopped_by = matters.stops();
    let Matters { team, all, .. } = matters;
    let contradictions = contradictions::open_ones(host, audit, &team, &all)?;
    let material = contradictions.iter().filter(|one| one.material);
    stopped_by.extend(material.map(|one| Stop::Contradiction {
        label: contradictions::label(&one.what),
    }));
    let coverage = audits::coverage_of(host, audit, &team)?;
    let below_goal_reason = decisions::below_goal(&team.decisions);
    if coverage.heard < coverage.goal_workers && below_goal_reason.is_none() {
        stopped_by.push(Stop::BelowGoal {
            heard: coverage.heard,
            goal: coverage.goal_workers,
        });
    }
    let same_persons = same_persons::likely(host, audit, &team.decisions, &team.joins)?;
    let decided = team.decisions.iter();
    Ok(ReconcileView {
        audit,
        alerts: alerts::lines(host, audit, &team.findings)?,
        conflicts: matters.conflicts,
        duplicates: duplicates::likely(&all, &team.merged),
        same_persons,
        contradictions,
        coverage,
        below_goal_reason,
        handed_back: tasks::handed_back(host, audit)?,
        people: tasks::people(host, audit)?,
        drafts: matters.drafts,
        confirmed: matters.confirmed,
        holes: matters.holes,
        not_handed_in: matters.not_handed_in,
        decisions: decided
            .map(|row| decisions::line(host, row))
            .collect::<Result<_, _>>()?,
        stops: Stop::sentences(&stopped_by),
        stopped_by,
        may_decide: may_write(role, Kind::Decision),
    })
}

pub fn decide_conflict(host: &mut impl Host, call: DecideConflict) -> Result<ReconcileView, ApiError> {
    let (row, rivals) = contested(host, call.record, &call.key)?;
    decisions::need_lead(host, row.room)?;
    let chosen = rivals
        .into_iter()
        .find(|held| findings::value_text(&held.value) == call.choice);
    match chosen {
        Some(held) => settle(host, &row, call.key, held.value, &call.reason),
        None => Err(ApiError::bad_request("choice", "Choose one of the values that stand.")),
    }
}

pub fn merge_text(host: &mut impl Host, call: MergeText) -> Result<ReconcileView, ApiError> {
    let (row, rivals) = contested(host, call.record, &call.key)?;
    decisions::need_lead(host, row.room)?;
    let (plan_row, _) = access::plan(host, row.room)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    if !is_free_text(&row, &call.key, &rivals, &pack) {
        return Err(ApiError::bad_request(
            "key",
            "Only free text is merged; choose one of the values that stand.",
        ));
    }
    let text = access::required("text", &call.text, access::STATEMENT_CHARS)?.to_owned();
    settle(host, &row, call.key, Value::Text(text), &call.reason)
}

/// Works without signal: the task reaches its author with the next merge.
pub fn ask_author(host: &mut impl Host, call: AskAuthor) -> Result<ReconcileView, ApiError> {
    let (row, rivals) = contested(host, call.record, &call.key)?;
    decisions::need_lead(host, row.room)?;
    if !rivals.iter().any(|held| held.device == call.to) {
        return Err(ApiError::bad_request("to", "Ask one of those who set a value."));
    }
    tasks::ask(host, &row, Some(call.key), call.to, &call.text)?;
    open(host, row.room)
}

pub fn explain_coverage(host: &mut impl Host, call: ExplainCoverage) -> Result<ReconcileView, ApiError> {
    decisions::need_lead(host, call.audit)?;
    let reason = access::required("reason", &call.reason, NOTE_CHARS)?.to_owned();
    // It is printed word for word: better refused here than when the report is to leave.
    leaks::refuse(host, call.audit, "reason", &reason)?;
    let all = host.rows(call.audit, Kind::Decision)?;
    let edits = vec![
        Edit::put(key::MATTER, "below_goal"),
        Edit::put(key::SETTLES, decisions::ids(decisions::standing(&all, "below_goal"))),
        Edit::put(key::REASON, reason),
    ];
    access::create(host, call.audit, Kind::Decision, edits)?;
    open(host, call.audit)
}

/// A record and the values that stand for a key of it.
fn contested(host: &mut impl Host, record: RecordId, key: &str) -> Result<(Row, Vec<Held>), ApiError> {
    let row = host.row(record)?.ok_or_else(|| ApiError::not_found("record"))?;
    access::role_in(host, row.room)?;
    match row.fields.get(key) {
        Some(field) if field.is_conflicted() => {
            let rivals = field.rivals.clone();
            Ok((row, rivals))
        }
        Some(_) | None => Err(ApiError::new(
            Code::NotFound,
            "Nobody disagrees about this value any more.",
            "Everything is kept.",
            "Open the board again.",
        )
        .at(key)),
    }
}

/// The decision on a conflict, whichever value it gives. It names what the lead saw.
fn settle(
    host: &mut impl Host,
    row: &Row,
    of_key: String,
    choice: Value,
    reason: &str,
) -> Result<ReconcileView, ApiError> {
    let reason = access::required("reason", reason, NOTE_CHARS)?.to_owned();
    let heads: Vec<String> = host.heads(row.id)?.iter().map(ToString::to_string).collect();
    let about = row.id.to_string();
    let all = host.rows(row.room, Kind::Decision)?;
    let earlier = all.iter().filter(|earlier| {
        earlier.fields.text(key::RECORD) == Some(&about) && earlier.fields.text(key::KEY) == Some(&of_key)
    });
    let edits = vec![
        Edit::put(key::MATTER, "conflict"),
        Edit::put(key::SETTLES, decisions::ids(earlier)),
        Edit::put(key::RECORD, about.clone()),
        Edit::put(key::KEY, of_key.clone()),
        Edit::put(key::HEADS, heads.join(" ")),
        Edit::put(key::REASON, reason),
        Edit::Put {
            key: key::CHOICE.to_owned(),
            value: choice,
        },
    ];
    access::create(host, row.room, Kind::Decision, edits)?;
    open(host, row.room)
}

pub fn confirm_finding(host: &mut impl Host, call: ConfirmFinding) -> Result<ReconcileView, ApiError> {
    let row = access::record(host, call.finding, Kind::Finding)?;
    decisions::need_lead(host, row.room)?;
    let reason = match call.confirm {
        true => access::within("reason", &call.reason, NOTE_CHARS)?,
        false => access::required("reason", &call.reason, NOTE_CHARS)?,
    };
    let choice = match call.confirm {
        true => decisions::CONFIRMED,
        false => decisions::DISMISSED,
    };
    let all = host.rows(row.room, Kind::Decision)?;
    let earlier = all
        .iter()
        .filter(|earlier| decisions::on_finding(earlier) == Some(row.id));
    let edits = vec![
        Edit::put(key::MATTER, "finding"),
        Edit::put(key::SETTLES, decisions::ids(earlier)),
        Edit::put(key::RECORD, row.id.to_string()),
        Edit::put(key::CHOICE, choice),
        Edit::put(key::REASON, reason),
    ];
    access::create(host, row.room, Kind::Decision, edits)?;
    open(host, row.room)
}

pub fn go_on_without(host: &mut impl Host, call: GoOnWithout) -> Result<ReconcileView, ApiError> {
    decisions::need_lead(host, call.audit)?;
    let reason = access::required("reason", &call.reason, NOTE_CHARS)?.to_owned();
    let edits = vec![
        Edit::put(key::MATTER, "without"),
        Edit::put(key::DEVICE, i64::from(call.device.0)),
        Edit::put(key::REASON, reason),
    ];
    access::create(host, call.audit, Kind::Decision, edits)?;
    open(host, call.audit)
}

fn open_conflicts(host: &mut impl Host, audit: RoomId, team: &Team) -> Result<Vec<OpenConflict>, ApiError> {
    let mut open = Vec::new();
    for kind in CONTESTED_KINDS {
        for row in host.conflicted_rows(audit, kind)? {
            let label = decisions::label(&row);
            let asked = tasks::about(host, &row)?;
            for (key, field) in row.fields.conflicts() {
                let conflict = findings::conflict_view(host, audit, key, field);
                open.push(OpenConflict {
                    record: row.id,
                    kind,
                    label: label.clone(),
                    may_merge: is_free_text(&row, key, &field.rivals, &team.pack),
                    asked: asked
                        .iter()
                        .filter(|task| task.key.as_deref() == Some(key))
                        .cloned()
                        .collect(),
                    conflict,
                    material: is_material(kind, key),
                });
            }
        }
    }
    Ok(open)
}

/// Publishing waits for disagreements that a report could repeat; a caption is not one.
fn is_material(kind: Kind, key: &str) -> bool {
    match kind {
        Kind::Evidence => false,
        Kind::Interview => !key.starts_with(interview::NOTES),
        _ => true,
    }
}

/// Words that a person wrote: two of them may become a third. Never a choice, a number or a worker's own answer by tap.
fn is_free_text(row: &Row, of_key: &str, rivals: &[Held], pack: &Pack) -> bool {
    if rivals.iter().any(|held| !matches!(held.value, Value::Text(_))) {
        return false;
    }
    match row.kind {
        Kind::Evidence => [evidence::CAPTION, evidence::PLACE].contains(&of_key),
        Kind::Finding => [finding::ROOT_CAUSE, finding::RESPONSE, finding::RESPONSE_BY].contains(&of_key),
        Kind::Identity => [identity::NAME, identity::CONTACT].contains(&of_key),
        Kind::Plan => [plan::TITLE].contains(&of_key),
        Kind::Payroll => of_key.starts_with(payroll::NOTES),
        Kind::Interview | Kind::Checklist => {
            let form = row.fields.text(interview::FORM).and_then(|form| pack.form(form));
            let asked = of_key.strip_prefix(interview::ANSWERS);
            let question = asked.zip(form).and_then(|(name, (_, form))| form.question_of_key(name));
            let written = question.is_some_and(|question| question.kind == QuestionKind::Text);
            written || of_key == interview::PLACE || of_key.starts_with(interview::NOTES)
        }
        _ => false,
    }
}
