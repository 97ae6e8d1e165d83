//! What others wrote is taken in only through here.
#![allow(unused_variables, clippy::todo)]

use super::document::{Document, Merged, News};
use super::identity::RecordIdentity;
use crate::ids::DeviceNumber;

/// Why a part was refused. The part is set aside; the rest of the batch goes on.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum GuardError {
    #[error("the bytes are not a record's changes")]
    Malformed,
}

/// A record after taking in a part.
#[derive(Clone, Debug)]
pub struct Admitted {
    pub document: Document,
    pub merged: Merged,
}

/// Checks a part's news without trusting a byte of it, then merges it with what is `existing` here.
///
/// `existing` stays as it was: on success the caller stores `Admitted::document` in its place.
pub fn admit(
    existing: Option<&Document>,
    identity: &RecordIdentity,
    signer: DeviceNumber,
    news: News<'_>,
) -> Result<Admitted, GuardError> {
    todo!()
}
