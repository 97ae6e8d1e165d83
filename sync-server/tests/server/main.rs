//! Stories of a sync server, told over real HTTP against a server in this process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod disorder;
mod enrolment;
mod exchanges;
mod hostile;
mod killed;
mod long_log;
mod program_room;
mod scans;
mod screens;
mod staff;
mod support;
mod uploads;
