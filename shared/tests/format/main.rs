//! Format v1 from outside: golden files, and what an attacker may try.
#![cfg(feature = "seal")]

mod adversary;
mod enrolment;
mod golden;
mod world;
