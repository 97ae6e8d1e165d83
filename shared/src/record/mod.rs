//! The only code that names automerge.
