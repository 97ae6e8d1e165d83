//! Corrective actions: what, by when, and what was done; overdue is computed, never stored.

use super::access::{self, LINE_CHARS, NOTE_CHARS};
use super::host::{Host, Row};
use super::leaks;
use crate::api::{
    ActionLine, ActionState, Actions, ApiError, Code, ListActions, PlanAction, PlanView, ProgressRate, ProgressView,
    ReportProgress, Restitution, Visit, WorkersConfirm,
};
use crate::disclosure;
use crate::domain::keys::action;
use crate::domain::progress::{Correction, progress};
use crate::fields::Value;
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::money::{Money, minor_digits};
use crate::pack::Thresholds;
use crate::permissions::may_write;
use crate::record::Edit;
use crate::time::{Day, Timestamp};
use data_encoding::HEXLOWER;
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One entry of progress, as stored in an action.
#[derive(Serialize, Deserialize)]
struct Progress {
    state: ActionState,
    text: String,
    by: String,
    at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paid_back: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    visit: Option<Visit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    workers: Option<WorkersConfirm>,
}

/// Photos of one visit: more is a slip of the finger.
const MOST_PHOTOS: u32 = 1_000;

pub fn list(host: &mut impl Host, call: ListActions) -> Result<Actions, ApiError> {
    actions(host, call.audit)
}

pub fn report_progress(host: &mut impl Host, call: ReportProgress) -> Result<Actions, ApiError> {
    let row = access::record(host, call.action, Kind::Action)?;
    access::need_write(host, row.room, Kind::Action)?;
    let text = access::required("text", &call.text, NOTE_CHARS)?.to_owned();
    let audit = audit_of(&row);
    if let Some(audit) = audit {
        leaks::refuse(host, audit, "text", &text)?;
    }
    let owed = restitution(&row);
    may_be(&call, owed.as_ref())?;
    may_be_verified(&call, host.today())?;
    // Only what may leave the team is written at all: the program room keeps every word for ever.
    let thresholds = match call.workers {
        Some(_) => host.pack(None)?.disclosure,
        None => Thresholds::LOWEST,
    };
    let entry = Progress {
        paid_back: call.paid_back,
        state: call.state,
        text,
        by: host.writer()?.person,
        at: host.now(),
        visit: call.visit,
        workers: call.workers.map(|said| disclosure::workers_confirm(said, &thresholds)),
    };
    let edits = vec![
        Edit::put(action::STATE, state_word(call.state)),
        Edit::put(fresh(host, action::PROGRESS), json(&entry)?),
    ];
    access::change(host, &row, edits)?;
    actions(host, audit)
}

/// Who has to do it, and by when. Another date needs a reason, and the one before stays readable.
pub fn plan(host: &mut impl Host, call: PlanAction) -> Result<Actions, ApiError> {
    let row = access::record(host, call.action, Kind::Action)?;
    access::need_write(host, row.room, Kind::Action)?;
    let who = call.who.as_deref().map(|who| access::within("who", who, LINE_CHARS));
    let who = who.transpose()?.map(str::to_owned);
    let reason = match call.due {
        Some(_) => access::required("reason", &call.reason, NOTE_CHARS)?,
        None => access::within("reason", &call.reason, NOTE_CHARS)?,
    };
    let audit = audit_of(&row);
    for (place, text) in [("who", who.as_deref().unwrap_or_default()), ("reason", reason)] {
        if let Some(audit) = audit {
            leaks::refuse(host, audit, place, text)?;
        }
    }
    let planned = PlanView {
        who: who.clone(),
        due: call.due,
        reason: reason.to_owned(),
        by: host.writer()?.person,
        at: host.now(),
    };
    let mut edits = Vec::new();
    edits.extend(who.map(|who| Edit::put(action::WHO, who)));
    edits.extend(call.due.map(|due| Edit::put(action::DUE, due.to_string())));
    if !edits.is_empty() {
        edits.push(Edit::put(fresh(host, action::PLANNED), json(&planned)?));
    }
    access::change(host, &row, edits)?;
    actions(host, audit)
}

fn audit_of(row: &Row) -> Option<RoomId> {
    row.fields.text(action::AUDIT).and_then(|id| id.parse().ok())
}

/// A key that no other device writes.
fn fresh(host: &mut impl Host, prefix: &str) -> String {
    let mut chance = [0; 8];
    host.chance(&mut chance);
    format!("{prefix}{}", HEXLOWER.encode(&chance))
}

fn json(entry: &impl Serialize) -> Result<String, ApiError> {
    serde_json::to_string(entry).map_err(|_| {
        ApiError::new(
            Code::Internal,
            "The entry could not be written.",
            "Nothing was changed.",
            "Try again.",
        )
    })
}

fn actions(host: &mut impl Host, audit: Option<RoomId>) -> Result<Actions, ApiError> {
    let room = host.program()?;
    let role = access::role_in(host, room)?;
    let wanted = audit.map(|audit| audit.to_string());
    let today = host.today();
    let rows = host.rows(room, Kind::Action)?;
    let of_audit = rows
        .iter()
        .filter(|row| wanted.is_none() || row.fields.text(action::AUDIT) == wanted.as_deref());
    let may = may_write(role, Kind::Action);
    let actions: Vec<ActionLine> = of_audit.filter_map(|row| line(row, today, may)).collect();
    let rates = rates(&actions, today);
    Ok(Actions { actions, rates })
}

fn line(row: &Row, today: Day, may_write: bool) -> Option<ActionLine> {
    let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
    let mut progress: Vec<ProgressView> = kept::<Progress>(row, action::PROGRESS)
        .map(|entry| ProgressView {
            state: entry.state,
            text: entry.text,
            by: entry.by,
            at: entry.at,
            paid_back: entry.paid_back,
            visit: entry.visit,
            workers: entry.workers,
        })
        .collect();
    progress.sort_by_key(|entry| entry.at);
    let mut planned: Vec<PlanView> = kept(row, action::PLANNED).collect();
    planned.sort_by_key(|entry| entry.at);
    let correction = Correction {
        state: state_from(&text(action::STATE)),
        since: row.created.date_naive(),
        due: row.fields.text(action::DUE).and_then(|day| day.parse().ok()),
    };
    Some(ActionLine {
        action: row.id,
        audit: audit_of(row)?,
        site: text(action::SITE),
        what: text(action::WHAT),
        who: text(action::WHO),
        provision: text(action::PROVISION),
        since: correction.since,
        due: correction.due,
        state: correction.state,
        overdue_days: correction.overdue_days(today),
        time_used_percent: correction.time_used_percent(today),
        owed: restitution(row),
        progress,
        planned,
        may_write,
    })
}

/// Every state that was reported, and when; oldest first.
pub(super) fn states(row: &Row) -> Vec<(Timestamp, ActionState)> {
    let entries = kept::<Progress>(row, action::PROGRESS);
    let mut states: Vec<_> = entries.map(|entry| (entry.at, entry.state)).collect();
    states.sort_by_key(|(at, _)| *at);
    states
}

/// By audit, in the order of their sites.
fn rates(actions: &[ActionLine], today: Day) -> Vec<ProgressRate> {
    let mut by_audit: BTreeMap<(String, RoomId), Vec<Correction>> = BTreeMap::new();
    for line in actions {
        let of_audit = by_audit.entry((line.site.clone(), line.audit)).or_default();
        of_audit.push(Correction {
            state: line.state,
            since: line.since,
            due: line.due,
        });
    }
    let rates = by_audit.into_iter().map(|((site, audit), corrections)| {
        let all = progress(&corrections, today);
        ProgressRate {
            audit,
            site,
            actions: all.actions,
            reported_fixed: all.reported_fixed,
            verified: all.verified,
            due: all.due,
            overdue: all.overdue,
            rate_percent: all.rate_percent,
            verified_of_due_percent: all.verified_of_due_percent,
            time_used_percent: all.time_used_percent,
            behind_schedule: all.behind_schedule,
        }
    });
    rates.collect()
}

/// Entries that this app can read.
fn kept<'r, T: DeserializeOwned>(row: &'r Row, prefix: &'static str) -> impl Iterator<Item = T> + use<'r, T> {
    row.fields.under(prefix).filter_map(|(_, field)| match &field.value {
        Value::Text(json) => serde_json::from_str(json).ok(),
        Value::Int(_) | Value::Bool(_) => None,
    })
}

/// Verified means seen: on which day, and how many photos there are of it.
fn may_be_verified(call: &ReportProgress, today: Day) -> Result<(), ApiError> {
    if call.state == ActionState::Verified && call.visit.is_none() {
        return Err(ApiError::bad_request(
            "visit",
            "Say on which day the correction was seen.",
        ));
    }
    match call.visit {
        Some(visit) if visit.day > today => Err(ApiError::bad_request("visit/day", "This day is still to come.")),
        Some(visit) if visit.photos > MOST_PHOTOS => {
            Err(ApiError::bad_request("visit/photos", "So many photos cannot be."))
        }
        Some(_) | None => match call.workers {
            Some(said) if said.confirmed > said.asked => Err(ApiError::bad_request(
                "workers",
                "More workers confirmed than were asked.",
            )),
            Some(_) | None => Ok(()),
        },
    }
}

/// What an action owes to workers, and what of it was paid back by all entries together.
fn restitution(row: &Row) -> Option<Restitution> {
    let owed: Money = serde_json::from_str(row.fields.text(action::OWED)?).ok()?;
    let paid = kept::<Progress>(row, action::PROGRESS).filter_map(|entry| entry.paid_back);
    let paid = paid.fold(Decimal::ZERO, Decimal::saturating_add);
    let money = |amount: Decimal| Money {
        amount,
        currency: owed.currency.clone(),
    };
    Some(Restitution {
        paid_back: money(paid),
        left: money(owed.amount.saturating_sub(paid).max(Decimal::ZERO)),
        owed,
    })
}

/// Money is paid back to the cent, never more than is owed, and nothing is verified while some of it is open.
fn may_be(call: &ReportProgress, owed: Option<&Restitution>) -> Result<(), ApiError> {
    let paid = call.paid_back.unwrap_or_default();
    let Some(owed) = owed else {
        return match call.paid_back {
            Some(_) => Err(ApiError::bad_request("paid_back", "Nothing is owed by this action.")),
            None => Ok(()),
        };
    };
    let (all, before) = (owed.owed.amount, owed.paid_back.amount);
    let after = before.saturating_add(paid);
    if paid.normalize().scale() > minor_digits(&owed.owed.currency) {
        return Err(ApiError::bad_request(
            "paid_back",
            "The amount is finer than the currency.",
        ));
    }
    if after > all || after < Decimal::ZERO {
        let (currency, left) = (&owed.owed.currency, owed.left.amount);
        return Err(ApiError::bad_request(
            "paid_back",
            format!("{currency} {left} is left to be paid back; {currency} {before} was."),
        ));
    }
    if call.state == ActionState::Verified && after < all {
        return Err(ApiError::new(
            Code::WrongPhase,
            format!("{} {} is still owed to workers.", owed.owed.currency, all - after),
            "Nothing was changed.",
            "Verify it once all of it is paid back.",
        )
        .at("state"));
    }
    Ok(())
}

pub(super) fn state_word(state: ActionState) -> &'static str {
    match state {
        ActionState::InProgress => "in_progress",
        ActionState::ReportedFixed => "reported_fixed",
        ActionState::Verified => "verified",
        ActionState::Reopened => "reopened",
    }
}

fn state_from(word: &str) -> ActionState {
    match word {
        "reported_fixed" => ActionState::ReportedFixed,
        "verified" => ActionState::Verified,
        "reopened" => ActionState::Reopened,
        _ => ActionState::InProgress,
    }
}
