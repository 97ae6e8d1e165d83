//! Staff in a browser: the door, and the screen while it is hidden.

mod accept;
mod door;
mod hidden;

pub(crate) use door::Door;
pub(crate) use hidden::Hidden;
