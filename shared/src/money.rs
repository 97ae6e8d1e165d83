//! Money: exact decimals with a currency, rounded once, in the payable amount.

use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An amount. `currency` is an ISO 4217 code such as `USD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Money {
    pub amount: Decimal,
    pub currency: String,
}

impl Money {
    /// The payable amount: rounded half away from zero to the currency's smallest unit.
    pub fn payable(&self) -> Money {
        Money {
            amount: payable(self.amount, &self.currency),
            currency: self.currency.clone(),
        }
    }
}

/// As [`Money::payable`], for an amount whose currency stands elsewhere.
pub fn payable(amount: Decimal, currency: &str) -> Decimal {
    amount.round_dp_with_strategy(minor_digits(currency), RoundingStrategy::MidpointAwayFromZero)
}

/// Digits after the point in a currency's payable amounts (ISO 4217; 2 where the list is silent).
pub fn minor_digits(currency: &str) -> u32 {
    match currency {
        "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "PYG" | "UGX" | "XAF" | "XOF" => 0,
        "BHD" | "JOD" | "KWD" | "OMR" | "TND" | "IQD" | "LYD" => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payable_amount_is_rounded_once_by_its_currency() {
        let money = |amount: &str, currency: &str| Money {
            amount: amount.parse().unwrap(),
            currency: currency.into(),
        };
        assert_eq!(money("23.605", "USD").payable(), money("23.61", "USD"));
        assert_eq!(money("1696.5", "XAF").payable(), money("1697", "XAF"));
    }
}
