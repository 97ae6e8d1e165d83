//! Forms fetched from OpenRosa servers (ODK Central, KoboToolbox): the list, a form, its files.
//!
//! It only reads, from one host, and what it writes appears whole or not at all. What a server sends is bounded in bytes and time
//! and believed only as far as its checksums go.

mod address;
mod client;
mod fetch;
mod names;
mod refused;

pub use address::{Address, Login};
pub use client::{Client, Limits};
pub use fetch::{Fetched, fetch};
pub use refused::Refused;
