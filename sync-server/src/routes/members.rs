//! `POST /sync/v1/members`, `POST /sync/v1/invites`, `POST /sync/v1/keys`

use super::cbor::{Cbor, reply};
use super::device::ReadingDevice;
use crate::app::{App, off, to_its_end};
use crate::errors::Fault;
use crate::members;
use axum::extract::State;
use axum::response::Response;
use shared::sync::limits::MAX_REQUEST_BYTES;
use shared::sync::messages::{AppendRequest, Done, PutInvite, PutKeys};
use std::sync::Arc;

/// Entries by compare-and-swap.
pub async fn append(
    State(app): State<Arc<App>>,
    ReadingDevice(session): ReadingDevice,
    Cbor(request): Cbor<AppendRequest, MAX_REQUEST_BYTES>,
) -> Result<Response, Fault> {
    to_its_end(async move {
        let (answer, grew) = off(&app, move |app| members::append(app, &session, &request)).await?;
        app.rooms_grew(&grew);
        Ok(reply(&answer))
    })
    .await
}

/// A certificate. It carries its issuer's signature, so `surco invite --server` needs no session.
pub async fn put_invite(State(app): State<Arc<App>>, Cbor(request): Cbor<PutInvite>) -> Result<Response, Fault> {
    off(&app, move |app| members::put_invite(app, &request.certificate)).await?;
    Ok(reply(&Done {
        now_unix_s: app.now_unix_s(),
    }))
}

/// Room keys wrapped for others.
pub async fn put_wraps(
    State(app): State<Arc<App>>,
    ReadingDevice(session): ReadingDevice,
    Cbor(request): Cbor<PutKeys, MAX_REQUEST_BYTES>,
) -> Result<Response, Fault> {
    off(&app, move |app| members::put_wraps(app, &session, request.keys)).await?;
    Ok(reply(&Done {
        now_unix_s: app.now_unix_s(),
    }))
}
