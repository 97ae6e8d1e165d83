//! Payroll checks.
pub const LARGEST_AMOUNT: rust_decimal::Decimal = rust_decimal::Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

// ---- PLACEHOLDER of the lead so that `api` and `commands` compile now; the pack engineer replaces all of this. ----
pub const ENGINE_VERSION: i64 = 1;
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct PaySlip {}
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Arithmetic {
    pub shortfall: crate::money::Money,
}
pub fn reconcile(_: &PaySlip, _: &crate::pack::PayrollRules) -> Result<Arithmetic, String> {
    Err("placeholder".into())
}
