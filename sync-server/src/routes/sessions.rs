//! `POST /sync/v1/challenge`, `POST /sync/v1/session`

use super::cbor::{Cbor, reply};
use crate::app::{App, off};
use crate::errors::Fault;
use crate::sessions;
use axum::extract::State;
use axum::response::Response;
use shared::sync::messages::{ChallengeRequest, SessionRequest};
use std::sync::Arc;

/// Something to sign.
pub async fn challenge(State(app): State<Arc<App>>, Cbor(request): Cbor<ChallengeRequest>) -> Result<Response, Fault> {
    Ok(reply(&sessions::challenge(&app, &request)?))
}

/// A token for the signature.
pub async fn open(State(app): State<Arc<App>>, Cbor(request): Cbor<SessionRequest>) -> Result<Response, Fault> {
    Ok(reply(&off(&app, move |app| sessions::open(app, &request)).await?))
}
