//! Pay slips keyed in by hand: the arithmetic is recomputed whenever it is shown, never stored.

use super::access::{self, LINE_CHARS};
use super::host::{Host, Row};
use crate::api::{ApiError, CheckPaySlip, Code, KeyPaySlip, ListPaySlips, PaySlipResult, PaySlipView, PaySlips};
use crate::domain::keys::{payroll as key, plan};
use crate::domain::slip::device_letters;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::payroll::{self, Arithmetic, PaySlip};
use crate::permissions::may_write;
use crate::record::Edit;

pub fn check(host: &mut impl Host, call: CheckPaySlip) -> Result<PaySlipResult, ApiError> {
    let (plan_row, _) = access::plan(host, call.audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    Ok(PaySlipResult {
        arithmetic: compute(&call.slip, &pack)?,
    })
}

pub fn key_in(host: &mut impl Host, call: KeyPaySlip) -> Result<PaySlipView, ApiError> {
    let (plan_row, plan_now) = access::capture_in(host, call.audit, Kind::Payroll)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let crew = access::within("crew", &call.crew, LINE_CHARS)?;
    if !crew.is_empty() && !plan_now.crews.iter().any(|known| known.name == crew) {
        return Err(ApiError::bad_request("crew", "The plan has no such crew."));
    }
    // Computed before anything is written: figures that cannot be are refused whole.
    compute(&call.slip, &pack)?;
    let json = serde_json::to_string(&call.slip).map_err(|_| {
        ApiError::new(
            Code::Internal,
            "The slip could not be written.",
            "Nothing was changed.",
            "Try again.",
        )
    })?;
    let mut edits = vec![
        Edit::put(key::CREW, crew),
        Edit::put(key::SLIP, json),
        Edit::put(key::PACK, plan_row.fields.text(plan::PACK).unwrap_or_default()),
        Edit::put(key::ENGINE, payroll::ENGINE_VERSION),
    ];
    let id = match call.correct {
        Some(id) => {
            let row = access::record(host, id, Kind::Payroll)?;
            if row.room != call.audit {
                return Err(ApiError::bad_request(
                    "correct",
                    "This pay slip belongs to another audit.",
                ));
            }
            access::change(host, &row, edits)?;
            id
        }
        None => {
            let number = host.next_number(call.audit, Kind::Payroll)?;
            edits.push(Edit::put(
                key::LABEL,
                format!("P-{}{number}", device_letters(host.writer()?.device)),
            ));
            access::create(host, call.audit, Kind::Payroll, edits)?
        }
    };
    open(host, id)
}

pub fn list(host: &mut impl Host, call: ListPaySlips) -> Result<PaySlips, ApiError> {
    access::role_in(host, call.audit)?;
    Ok(PaySlips {
        slips: views(host, call.audit)?,
    })
}

pub fn open(host: &mut impl Host, id: RecordId) -> Result<PaySlipView, ApiError> {
    let row = access::record(host, id, Kind::Payroll)?;
    let (plan_row, _) = access::plan(host, row.room)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    view(host, &row, &pack)?.ok_or_else(|| ApiError::not_found("pay slip"))
}

/// All slips of an audit; one that a newer app wrote is left out of lists, not lost.
pub(super) fn views(host: &mut impl Host, audit: RoomId) -> Result<Vec<PaySlipView>, ApiError> {
    let (plan_row, _) = access::plan(host, audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let mut views = Vec::new();
    for row in host.rows(audit, Kind::Payroll)? {
        views.extend(view(host, &row, &pack)?);
    }
    Ok(views)
}

/// Whether a slip paid less than was owed.
pub(super) fn is_short(arithmetic: &Arithmetic) -> bool {
    arithmetic.shortfall.amount > rust_decimal::Decimal::ZERO
}

fn view(host: &mut impl Host, row: &Row, pack: &Pack) -> Result<Option<PaySlipView>, ApiError> {
    let Some(slip) = row
        .fields
        .text(key::SLIP)
        .and_then(|json| serde_json::from_str::<PaySlip>(json).ok())
    else {
        return Ok(None);
    };
    let Ok(arithmetic) = compute(&slip, pack) else {
        return Ok(None);
    };
    let role = access::role_in(host, row.room)?;
    Ok(Some(PaySlipView {
        audit: row.room,
        pay_slip: row.id,
        label: row.fields.text(key::LABEL).unwrap_or_default().to_owned(),
        crew: row.fields.text(key::CREW).unwrap_or_default().to_owned(),
        slip,
        arithmetic,
        author_name: access::author(host, row),
        custody: host.custody_of(row.id)?,
        may_write: may_write(role, Kind::Payroll),
    }))
}

fn compute(slip: &PaySlip, pack: &Pack) -> Result<Arithmetic, ApiError> {
    payroll::reconcile(slip, &pack.payroll).map_err(|fault| ApiError::bad_request("slip", fault.to_string()))
}
