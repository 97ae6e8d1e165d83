//! Payroll checks.
