//! Real browsers for tests: Chromium at a phone's and at a desk's size, and (see `window`) the app's own window.
//!
//! Everything is on loopback, every program is ended through its own handle, and a session is closed before its
//! driver stops, also when a test fails half-way.

pub mod asking;
mod at_work;
mod camera;
mod chromium;
mod demonstration;
mod devtools;
mod downloads;
mod keyboard;
mod page;
mod process;
pub mod sight;
pub mod walk;

pub use at_work::{AtWork, is_well, serve, serve_screens};
pub use camera::FakeCamera;
pub use chromium::{Browser, Screen};
pub use demonstration::Demonstration;
pub(crate) use page::Driver;
pub use page::Page;
pub use process::{Process, built, free_port, repository, target_dir, wait_for_port};
