//! The arithmetic of P1 and P2, for a slip keyed in by hand and for a register alike.

use rust_decimal::Decimal;

/// What the agreed rates give for pieces; `None` beyond what can be reckoned with.
pub(super) fn piece_pay(pieces: Decimal, rate: Decimal) -> Option<Decimal> {
    pieces.checked_mul(rate)
}

/// Minutes × an hourly rate ÷ 60, exactly where hours say it exactly.
pub(super) fn hourly_pay(minutes: Decimal, hourly: Decimal) -> Option<Decimal> {
    minutes.checked_mul(hourly)?.checked_div(Decimal::from(60))
}

/// What is missing to the floor and, beyond it, to the agreed rates. Never negative; not rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Missing {
    /// P1.
    pub to_floor: Decimal,
    /// P2.
    pub to_rates: Decimal,
}

/// P1 and P2: owed is the larger of both. Without hours only what the rates give is known to be owed.
pub(super) fn missing(by_floor: Option<Decimal>, by_rates: Decimal, paid: Decimal) -> Missing {
    let floor = by_floor.unwrap_or_default();
    let to_floor = (floor - paid).max(Decimal::ZERO);
    let to_rates = (by_rates - floor.max(paid)).max(Decimal::ZERO);
    Missing { to_floor, to_rates }
}
