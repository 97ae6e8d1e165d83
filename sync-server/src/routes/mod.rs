//! Thin routes: take the request apart, let the module do it, put the answer together.

pub mod blobs;
pub mod call;
pub mod cbor;
pub mod changed;
pub mod device;
pub mod enrol;
pub mod exchange;
pub mod hello;
pub mod live;
pub mod members;
pub mod packs;
pub mod sessions;
pub mod stream;
pub mod tus;
pub mod ui;
