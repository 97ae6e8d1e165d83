//! The field device without a window: vault, journal, store, sync. The app and `surco-device` are hosts around it.
//!
//! Nothing here knows Tauri or Leptos, and time, chance and disk come in by argument: tests run twenty devices in a process.

pub mod blobs;
mod calls;
pub mod device;
pub mod disk;
pub mod downloads;
pub mod env;
pub mod host;
pub mod http;
pub mod journal;
pub mod lines;
pub mod links;
pub mod merging;
pub mod photo;
#[cfg(test)]
mod power_cut_tests;
pub mod sealing;
pub mod session;
mod settings;
mod storage;
pub mod store;
pub mod sync;
pub mod vault;

pub use device::Device;
pub use env::{Chance, Clock, Env, SystemChance, SystemClock};
pub use session::Session;
