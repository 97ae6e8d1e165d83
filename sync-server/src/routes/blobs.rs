//! `GET /sync/v1/blobs/{room}/{hash}`, whole or by Range.

use super::device::ReadingDevice;
use crate::app::{App, off};
use crate::errors::Fault;
use crate::sessions::must_be_in;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use object_store::GetRange;
use shared::ids::{BlobHash, RoomId};
use std::ops::Range;
use std::sync::Arc;

/// A blob's stored bytes, for members of its room.
pub async fn read(
    State(app): State<Arc<App>>,
    ReadingDevice(session): ReadingDevice,
    Path((room, hash)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    const BAD: Fault = Fault::BadRequest("this is not a blob's address");
    let (room, hash): (RoomId, BlobHash) = (room.parse().map_err(|_| BAD)?, hash.parse().map_err(|_| BAD)?);
    off(&app, move |app| must_be_in(app, &session, room)).await?;
    let size_bytes = app
        .blobs
        .size_bytes(room, hash)
        .await?
        .ok_or(Fault::NotFound("this file"))?;
    let asked = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let Ok(range) = range_of(asked, size_bytes) else {
        let all = [(header::CONTENT_RANGE, format!("bytes */{size_bytes}"))];
        return Ok((StatusCode::RANGE_NOT_SATISFIABLE, all).into_response());
    };
    send(&app, room, hash, range).await
}

async fn send(app: &App, room: RoomId, hash: BlobHash, range: Option<Range<u64>>) -> Result<Response, Fault> {
    let piece = app.blobs.read(room, hash, range.clone().map(GetRange::Bounded)).await?;
    let length = piece.range.end - piece.range.start;
    let mut headers = vec![
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::ETAG, format!("\"{hash}\"")),
        (header::CONTENT_LENGTH, length.to_string()),
    ];
    let status = match range {
        None => StatusCode::OK,
        Some(_) => {
            let (from, to) = (piece.range.start, piece.range.end - 1);
            headers.push((header::CONTENT_RANGE, format!("bytes {from}-{to}/{}", piece.size_bytes)));
            StatusCode::PARTIAL_CONTENT
        }
    };
    let mut reply = (status, Body::from_stream(piece.bytes)).into_response();
    for (name, value) in headers {
        reply
            .headers_mut()
            .insert(name, value.parse().map_err(|_| Fault::Internal("a header"))?);
    }
    Ok(reply)
}

/// One range of a blob; `None`: all of it. Several ranges, or a unit that we do not know, are answered with all of it.
fn range_of(asked: Option<&str>, size_bytes: u64) -> Result<Option<Range<u64>>, ()> {
    let Some(spec) = asked.and_then(|text| text.strip_prefix("bytes=")) else {
        return Ok(None);
    };
    let Some((from, to)) = spec.split_once('-').filter(|_| !spec.contains(',')) else {
        return Ok(None);
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let range = match (number(from), number(to)) {
        (Some(from), Some(to)) if from <= to => from..to.saturating_add(1).min(size_bytes),
        (Some(from), None) if to.trim().is_empty() => from..size_bytes,
        (None, Some(last)) if from.trim().is_empty() => size_bytes.saturating_sub(last)..size_bytes,
        _ => return Ok(None),
    };
    if range.start < range.end {
        Ok(Some(range))
    } else {
        Err(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!(range_of(None, 100), Ok(None));
        assert_eq!(range_of(Some("bytes=0-9"), 100), Ok(Some(0..10)));
        assert_eq!(range_of(Some("bytes=90-"), 100), Ok(Some(90..100)));
        assert_eq!(range_of(Some("bytes=-10"), 100), Ok(Some(90..100)));
        assert_eq!(range_of(Some("bytes=-200"), 100), Ok(Some(0..100)));
        assert_eq!(range_of(Some("bytes=50-900"), 100), Ok(Some(50..100)));
        assert_eq!(range_of(Some("bytes=100-"), 100), Err(()));
        assert_eq!(range_of(Some("bytes=-0"), 100), Err(()));
        assert_eq!(range_of(Some("bytes=0-1,5-6"), 100), Ok(None));
        assert_eq!(range_of(Some("bytes=9-3"), 100), Ok(None));
        assert_eq!(range_of(Some("pages=1-2"), 100), Ok(None));
        assert_eq!(
            range_of(Some("bytes=18446744073709551615-18446744073709551615"), 100),
            Err(())
        );
    }
}
