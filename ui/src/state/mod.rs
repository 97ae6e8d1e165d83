//! What the whole app knows: who is here and whether the vault is open; what was last said to have changed.
//!
//! No copy of domain state lives here: pages ask (`ask`), do (`Doing`), and ask again when the bell rings for a kind
//! that they show.

mod asked;
mod doing;
mod keys;
mod session;
mod settings;

pub(crate) use asked::{Asked, Asking, ask};
pub(crate) use doing::Doing;
pub(crate) use keys::Key;
pub(crate) use session::{Session, Stage, session, width_px};
pub(crate) use settings::{REFUSED, SAVED};
