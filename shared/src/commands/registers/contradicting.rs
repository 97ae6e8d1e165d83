//! Testimony that the books do not bear out, for the reconcile board: only where the worker's row is known.

use super::books;
use super::told::beside;
use crate::api::{ApiError, ToldBesideBooks};
use crate::commands::host::{Host, Row};
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::pack::Pack;
use rust_decimal::Decimal;

/// One worker's word beside a register.
pub struct Contradicting {
    pub register: Row,
    pub line: ToldBesideBooks,
    /// Told and on the books, where they are further apart than the pack allows.
    pub hours: Option<(Decimal, Decimal)>,
    /// The same for pay, a whole unit of money apart or more: people remember the amount, not the coins.
    pub pay: Option<(Decimal, Decimal)>,
    pub currency: String,
}

/// Registers that were checked before are at hand; one whose file is not on this device contradicts nothing here.
pub fn contradicting(host: &mut impl Host, audit: RoomId, pack: &Pack) -> Result<Vec<Contradicting>, ApiError> {
    let Some(rules) = &pack.payroll.checks.consistency else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for row in host.rows(audit, Kind::Payroll)? {
        if books::kept(&row).is_none() {
            continue;
        }
        let Ok((register, _, open)) = books::of_record(host, row.id) else {
            continue;
        };
        for (line, told) in beside(&open.said, &open).into_iter().zip(open.told()) {
            let hours = told.hours.zip(line.hours_on_books);
            let pay = line.pay_told.zip(line.pay_on_books);
            let apart = |both: Option<(Decimal, Decimal)>, most: Decimal| {
                both.filter(|(told, books)| told.saturating_sub(*books).abs() > most)
            };
            let (hours, pay) = (apart(hours, rules.hours_apart), apart(pay, Decimal::ONE));
            if hours.is_some() || pay.is_some() {
                found.push(Contradicting {
                    register: register.clone(),
                    line,
                    hours,
                    pay,
                    currency: open.checked.currency.clone(),
                });
            }
        }
    }
    Ok(found)
}
