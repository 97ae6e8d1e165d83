//! Payroll checks.
pub const LARGEST_AMOUNT: rust_decimal::Decimal = rust_decimal::Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
