//! The harness of the stories: a program in small (`world`), real browsers and the app's window, power cuts,
//! golden files, benchmarks, docs/api.md.

// Nothing here runs outside tests: a wrong index fails the test that made it.
#![allow(clippy::indexing_slicing)]

pub mod api_docs;
pub mod bench;
pub mod browser;
pub mod golden;
pub mod peers;
pub mod power;
pub mod report_schema;
pub mod window;
pub mod world;
