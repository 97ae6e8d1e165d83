//! Corrective actions: what, by when, and what was done; overdue is computed, never stored.

use super::access::{self, NOTE_CHARS};
use super::host::{Host, Row};
use super::leaks;
use crate::api::{
    ActionLine, ActionState, Actions, ApiError, Code, ListActions, ReplyView, ReportProgress, Restitution,
};
use crate::domain::keys::action;
use crate::fields::Value;
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::money::{Money, minor_digits};
use crate::permissions::may_write;
use crate::record::Edit;
use data_encoding::HEXLOWER;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One entry of progress, as stored in an action.
#[derive(Serialize, Deserialize)]
struct Progress {
    state: ActionState,
    text: String,
    by: String,
    at: crate::time::Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paid_back: Option<Decimal>,
}

pub fn list(host: &mut impl Host, call: ListActions) -> Result<Actions, ApiError> {
    actions(host, call.audit)
}

pub fn report_progress(host: &mut impl Host, call: ReportProgress) -> Result<Actions, ApiError> {
    let row = access::record(host, call.action, Kind::Action)?;
    access::need_write(host, row.room, Kind::Action)?;
    let text = access::required("text", &call.text, NOTE_CHARS)?.to_owned();
    let audit: Option<RoomId> = row.fields.text(action::AUDIT).and_then(|id| id.parse().ok());
    if let Some(audit) = audit {
        leaks::refuse(host, audit, "text", &text)?;
    }
    let owed = restitution(&row);
    may_be(&call, owed.as_ref())?;
    let entry = Progress {
        paid_back: call.paid_back,
        state: call.state,
        text,
        by: host.writer()?.person,
        at: host.now(),
    };
    let json = serde_json::to_string(&entry).map_err(|_| {
        ApiError::new(
            Code::Internal,
            "The entry could not be written.",
            "Nothing was changed.",
            "Try again.",
        )
    })?;
    let mut chance = [0; 8];
    host.chance(&mut chance);
    let edits = vec![
        Edit::put(action::STATE, state_word(call.state)),
        Edit::put(format!("{}{}", action::PROGRESS, HEXLOWER.encode(&chance)), json),
    ];
    access::change(host, &row, edits)?;
    actions(host, audit)
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
    let actions = of_audit.filter_map(|row| {
        let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
        let due = row
            .fields
            .text(action::DUE)
            .and_then(|day| day.parse::<crate::time::Day>().ok());
        let state = state_from(&text(action::STATE));
        let open = matches!(state, ActionState::InProgress | ActionState::Reopened);
        let overdue_days = due
            .filter(|due| open && *due < today)
            .and_then(|due| u32::try_from((today - due).num_days()).ok());
        let mut progress: Vec<ReplyView> = entries(row)
            .map(|entry| ReplyView {
                text: entry.text,
                by: entry.by,
                at: entry.at,
            })
            .collect();
        progress.sort_by_key(|entry| entry.at);
        Some(ActionLine {
            action: row.id,
            audit: row.fields.text(action::AUDIT)?.parse().ok()?,
            site: text(action::SITE),
            what: text(action::WHAT),
            provision: text(action::PROVISION),
            due,
            state,
            overdue_days,
            owed: restitution(row),
            progress,
            may_write: may_write(role, Kind::Action),
        })
    });
    Ok(Actions {
        actions: actions.collect(),
    })
}

/// Every state that was reported, and when; oldest first.
pub(super) fn states(row: &Row) -> Vec<(crate::time::Timestamp, ActionState)> {
    let mut states: Vec<_> = entries(row).map(|entry| (entry.at, entry.state)).collect();
    states.sort_by_key(|(at, _)| *at);
    states
}

fn entries(row: &Row) -> impl Iterator<Item = Progress> + '_ {
    row.fields
        .under(action::PROGRESS)
        .filter_map(|(_, field)| match &field.value {
            Value::Text(json) => serde_json::from_str::<Progress>(json).ok(),
            Value::Int(_) | Value::Bool(_) => None,
        })
}

/// What an action owes to workers, and what of it was paid back by all entries together.
fn restitution(row: &Row) -> Option<Restitution> {
    let owed: Money = serde_json::from_str(row.fields.text(action::OWED)?).ok()?;
    let paid = entries(row).filter_map(|entry| entry.paid_back);
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
