//! A pay slip of a week of piece work with waiting: the books look right, and the week is short.

use rust_decimal::Decimal;
use shared::payroll::{PayBasis, PaySlip, SlipSources};

/// 36 hours recorded, 6 of waiting, about 1,000 buckets at 55 cents: under the 42 × $15.00 of the job order, which the slip alone hides.
pub fn example_pay_slip(number: u32) -> PaySlip {
    let day = |text: &str| text.parse().unwrap_or_default();
    let cents = |cents: i64| Decimal::new(cents, 2);
    let pieces = Decimal::from(1_000 + number);
    PaySlip {
        first_day: day("2026-11-09"),
        last_day: day("2026-11-15"),
        basis: PayBasis::Piece,
        region: "US-FL".into(),
        h2a: true,
        contract_hourly: Some(Decimal::from(15)),
        recorded_hours: Some(Decimal::from(36)),
        waiting_hours: Some(Decimal::from(6)),
        pieces: Some(pieces),
        piece_rate: Some(cents(55)),
        hourly_rate: None,
        other_pay: Decimal::ZERO,
        make_up_pay: None,
        premium: None,
        gross_paid: pieces * cents(55),
        deductions: Vec::new(),
        sources: SlipSources::default(),
        stated: None,
    }
}
