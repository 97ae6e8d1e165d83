//! Numbers as parameters write them.

use rust_decimal::Decimal;
use std::str::FromStr;

pub(super) fn whole(text: &str) -> Option<i64> {
    text.parse().ok()
}

pub(super) fn any(text: &str) -> Option<f64> {
    text.parse().ok()
}

pub(super) fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok()
}
