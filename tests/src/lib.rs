//! Test harness.

pub mod api_docs;
pub mod bench;
pub mod browser;
pub mod window;
pub mod world;
