//! `GET /sync/v1/packs/{hash}`

use super::device::ReadingDevice;
use crate::app::App;
use crate::errors::Fault;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use shared::ids::Hash;
use std::sync::Arc;

/// A pack's bundle, for members of the program. Named by its hash, so it never changes.
pub async fn read(
    State(app): State<Arc<App>>,
    ReadingDevice(_): ReadingDevice,
    Path(hash): Path<String>,
) -> Result<Response, Fault> {
    let hash: Hash = hash
        .parse()
        .map_err(|_| Fault::BadRequest("this is not a pack's hash"))?;
    let bundle = app.blobs.pack(hash).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CACHE_CONTROL, "private, immutable"),
    ];
    Ok((headers, bundle).into_response())
}
