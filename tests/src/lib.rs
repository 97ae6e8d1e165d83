//! Test harness.

pub mod browser;
pub mod window;
