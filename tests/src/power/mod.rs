//! Power cuts for a whole device: every write of the real process is recorded beneath it, SQLite's included, and a disk is
//! made as it may be after the power went at any instant.

mod disk;
mod recorder;
mod states;
mod story;

pub use disk::{Fate, Image, after_cut};
pub use recorder::{Recorder, Step, Thing};
pub use states::{State, States};
pub use story::{Promise, Sent, Story, cheap_header};
