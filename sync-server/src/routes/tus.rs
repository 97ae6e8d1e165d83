//! Uploads by the tus 1.0 protocol (core and creation): any tus client works.
//!
//! Upload-Metadata names the room and the blob's hash. The finished file is verified before it is in the store.

use super::device::Device;
use crate::app::{App, off, to_its_end};
use crate::blobs::BlobError;
use crate::blobs::uploads::{Announced, Progress, UploadError};
use crate::errors::Fault;
use crate::sessions::must_be_in;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use shared::ids::{BlobHash, RoomId};
use shared::sync::limits::MAX_BLOB_BYTES;
use shared::sync::messages::paths;
use std::sync::Arc;

const VERSION: &str = "1.0.0";
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");

/// `OPTIONS`: what this server can do.
pub async fn options() -> Response {
    let headers = [
        (RESUMABLE, HeaderValue::from_static(VERSION)),
        (
            HeaderName::from_static("tus-version"),
            HeaderValue::from_static(VERSION),
        ),
        (
            HeaderName::from_static("tus-extension"),
            HeaderValue::from_static("creation"),
        ),
        (
            HeaderName::from_static("tus-max-size"),
            HeaderValue::from(MAX_BLOB_BYTES),
        ),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// `POST /sync/v1/blobs`: begins an upload or finds it again. 200 instead of 201: the blob is here already.
pub async fn create(
    State(app): State<Arc<App>>,
    Device(session): Device,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    check_version(&headers)?;
    let announced = announced(&headers, session.device)?;
    let is_here = off(&app, move |app| {
        must_be_in(app, &session, announced.room)?;
        if app.log.is_blob_erased(announced.room, announced.hash)? {
            return Err(Fault::NotAllowed("this file was erased and is not taken again"));
        }
        Ok(app.log.has_blob(announced.room, announced.hash)?)
    });
    let (status, progress) = match is_here.await? {
        true => {
            app.uploads.finish(announced).await?;
            (
                StatusCode::OK,
                Progress {
                    announced,
                    offset: announced.length,
                },
            )
        }
        false => (StatusCode::CREATED, app.uploads.begin(announced).await?),
    };
    // An upload whose last reply was lost, or an empty file: nothing more will come, so it is finished here.
    let whole = app.clone();
    to_its_end(async move { finish_if_whole(&whole, &progress).await }).await?;
    let location = format!("{}/{}", paths::BLOBS, progress.announced.id());
    let location = HeaderValue::from_str(&location).map_err(|_| Fault::Internal("a header"))?;
    let mut reply = standing(status, &progress);
    reply.headers_mut().insert(header::LOCATION, location);
    Ok(reply)
}

/// `HEAD /sync/v1/blobs/{upload}`: how far it is.
pub async fn offset(
    State(app): State<Arc<App>>,
    Device(session): Device,
    Path(upload): Path<String>,
) -> Result<Response, Fault> {
    let progress = app.uploads.progress(session.device, &upload).await?;
    let mut reply = standing(StatusCode::OK, &progress);
    reply
        .headers_mut()
        .insert(LENGTH, HeaderValue::from(progress.announced.length));
    Ok(reply)
}

/// `PATCH /sync/v1/blobs/{upload}`: goes on at Upload-Offset.
pub async fn append(
    State(app): State<Arc<App>>,
    Device(session): Device,
    Path(upload): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Fault> {
    check_version(&headers)?;
    let is_tus = |value: &HeaderValue| value == "application/offset+octet-stream";
    if !headers.get(header::CONTENT_TYPE).is_some_and(is_tus) {
        return Err(Fault::BadRequest("the body is not application/offset+octet-stream"));
    }
    let from = number(&headers, OFFSET)?;
    to_its_end(async move {
        let body = body.into_data_stream();
        let progress = app.uploads.append(session.device, &upload, from, body).await?;
        finish_if_whole(&app, &progress).await?;
        Ok(standing(StatusCode::NO_CONTENT, &progress))
    })
    .await
}

async fn finish_if_whole(app: &Arc<App>, progress: &Progress) -> Result<(), Fault> {
    let announced = progress.announced;
    let path = app.uploads.bytes_of(&announced)?;
    if progress.offset < announced.length || !tokio::fs::try_exists(&path).await.unwrap_or(false) {
        return Ok(());
    }
    if let Err(error) = app.blobs.take(announced.room, announced.hash, &path).await {
        if matches!(error, BlobError::OtherBytes) {
            app.uploads.forget(&announced).await?;
        }
        return Err(UploadError::Blob(error).into());
    }
    let stored = move |app: &App| {
        app.log
            .blob_stored(announced.room, announced.hash, announced.length, app.now_unix_s())?;
        Ok(app.log.is_blob_erased(announced.room, announced.hash)?)
    };
    if off(app, stored).await? {
        // Erased while it was on its way.
        app.blobs.erase(announced.room, announced.hash).await?;
    }
    app.uploads.finish(announced).await?;
    tracing::info!(room = %announced.room, bytes = announced.length, "a blob arrived whole");
    Ok(())
}

fn standing(status: StatusCode, progress: &Progress) -> Response {
    let headers = [
        (RESUMABLE, HeaderValue::from_static(VERSION)),
        (OFFSET, HeaderValue::from(progress.offset)),
    ];
    (status, headers).into_response()
}

fn check_version(headers: &HeaderMap) -> Result<(), Fault> {
    match headers.get(RESUMABLE).is_none_or(|version| version == VERSION) {
        true => Ok(()),
        false => Err(Fault::BadRequest("this server speaks tus 1.0.0")),
    }
}

fn number(headers: &HeaderMap, name: HeaderName) -> Result<u64, Fault> {
    let value = headers.get(name).and_then(|value| value.to_str().ok()?.parse().ok());
    value.ok_or(Fault::BadRequest("Upload-Offset or Upload-Length is missing"))
}

fn announced(headers: &HeaderMap, device: shared::ids::DeviceNumber) -> Result<Announced, Fault> {
    const MISSING: Fault = Fault::BadRequest("Upload-Metadata has to name room and hash");
    let metadata = headers
        .get(METADATA)
        .and_then(|value| value.to_str().ok())
        .ok_or(MISSING)?;
    let named = |key: &str| {
        let pair = metadata
            .split(',')
            .find_map(|pair| pair.trim().strip_prefix(key)?.strip_prefix(' '))?;
        String::from_utf8(BASE64.decode(pair.trim().as_bytes()).ok()?).ok()
    };
    let room: RoomId = named("room").ok_or(MISSING)?.parse().map_err(|_| MISSING)?;
    let hash: BlobHash = named("hash").ok_or(MISSING)?.parse().map_err(|_| MISSING)?;
    Ok(Announced {
        room,
        hash,
        length: number(headers, LENGTH)?,
        device,
    })
}
