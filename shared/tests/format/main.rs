//! Format v1 from outside: golden files, and what an attacker may try.
#![cfg(feature = "seal")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly, its helpers too"
)]

mod adversary;
mod enrolment;
mod golden;
mod golden_files;
mod golden_messages;
mod members;
mod scans;
mod world;
