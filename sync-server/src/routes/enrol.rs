//! `POST /sync/v1/enrol/open`, `POST /sync/v1/enrol/finish`

use super::cbor::{Cbor, reply};
use crate::app::{App, off, to_its_end};
use crate::errors::Fault;
use crate::members;
use axum::extract::State;
use axum::response::Response;
use shared::sync::messages::{EnrolFinish, EnrolOpen};
use std::sync::Arc;

/// The invite's certificate and the logs of its rooms.
pub async fn open(State(app): State<Arc<App>>, Cbor(request): Cbor<EnrolOpen>) -> Result<Response, Fault> {
    Ok(reply(&off(&app, move |app| members::enrol_open(app, &request)).await?))
}

/// The phone's own entries.
pub async fn finish(State(app): State<Arc<App>>, Cbor(request): Cbor<EnrolFinish>) -> Result<Response, Fault> {
    to_its_end(async move {
        let (answer, grew) = off(&app, move |app| members::enrol_finish(app, &request)).await?;
        app.rooms_grew(&grew);
        Ok(reply(&answer))
    })
    .await
}
