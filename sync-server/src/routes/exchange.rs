//! `POST /sync/v1/exchange`

use super::cbor::{Cbor, reply};
use super::device::Device;
use crate::app::{App, off, to_its_end};
use crate::errors::Fault;
use crate::exchange::answer;
use axum::extract::State;
use axum::response::Response;
use shared::sync::exchange::ExchangeRequest;
use shared::sync::limits::MAX_REQUEST_BYTES;
use std::sync::Arc;

/// The one round trip of sync.
pub async fn exchange(
    State(app): State<Arc<App>>,
    Device(session): Device,
    Cbor(request): Cbor<ExchangeRequest, MAX_REQUEST_BYTES>,
) -> Result<Response, Fault> {
    to_its_end(async move {
        let _turn = app.exchanges.acquire().await.map_err(|_| Fault::SlowDown)?;
        let answered = off(&app, move |app| answer(app, session, request)).await?;
        app.rooms_grew(&answered.grew);
        // The log says already that they are erased; a store that fails now is cleared at the next start.
        if let Err(fault) = app.purge(&answered.erased).await {
            tracing::error!(
                blobs = answered.erased.len(),
                "erased blobs were not dropped yet: {fault}"
            );
        }
        Ok(reply(&answered.reply))
    })
    .await
}
