//! Surco's sync server: the logs of all rooms, the program room's read model, and a door for browsers.
//!
//! It keeps what devices sign, in the order in which it came, and can read the program room only. Start with
//! `router.rs` for the paths and [`serve`] for the whole.

pub mod app;
pub mod blobs;
pub mod chance;
pub mod config;
pub mod errors;
pub mod exchange;
pub mod folder;
pub mod found;
mod headers;
pub mod invites;
pub mod log;
mod members;
pub mod new_pack;
pub mod newer_pack;
pub mod news;
pub mod openrosa;
pub mod packs;
pub mod projection;
pub mod qr;
mod router;
mod routes;
mod same_origin;
pub mod scribe;
mod server;
mod sessions;
pub mod staff;
pub mod trust;
pub mod verify;

pub use config::{Config, Limits};
pub use server::{Running, ServeError, serve};
