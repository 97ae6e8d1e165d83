//! CBOR in and out. What is not CBOR, or too much of it, is refused before it is looked at.

use crate::app::App;
use crate::errors::Fault;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::sync::messages::paths;
use shared::sync::wire;
use std::sync::Arc;
use std::time::Duration;

/// How long a body may take to arrive. A phone that is slower sends less at once.
const BODY_TIME: Duration = Duration::from_secs(120);
/// The body of every door but the exchange.
pub const SMALL: usize = 512 * 1024;

/// A decoded body of at most `LIMIT` bytes.
pub struct Cbor<T, const LIMIT: usize = SMALL>(pub T);

impl<T, const LIMIT: usize> FromRequest<Arc<App>> for Cbor<T, LIMIT>
where
    T: for<'b> minicbor::Decode<'b, ()>,
{
    type Rejection = Fault;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Fault> {
        let is_cbor = |value: &HeaderValue| value.as_bytes().starts_with(paths::CBOR.as_bytes());
        if !request.headers().get(header::CONTENT_TYPE).is_some_and(is_cbor) {
            return Err(Fault::BadRequest("the body is not application/cbor"));
        }
        let named = request
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|v| v.to_str().ok()?.parse().ok());
        let length: usize = named.unwrap_or(LIMIT);
        if length > LIMIT {
            return Err(Fault::TooLarge);
        }
        let share = u32::try_from(length / 1024 + 1).unwrap_or(u32::MAX);
        let _room = app.bodies.acquire_many(share).await.map_err(|_| Fault::SlowDown)?;
        let body = axum::body::to_bytes(request.into_body(), LIMIT);
        let bytes = tokio::time::timeout(BODY_TIME, body)
            .await
            .map_err(|_| Fault::BadRequest("the body came too slowly"))?;
        let bytes = bytes.map_err(|error| too_large_or_cut(&error))?;
        wire::decode(&bytes)
            .map(Cbor)
            .map_err(|_| Fault::BadRequest("the body is cut off or damaged"))
    }
}

fn too_large_or_cut(error: &axum::Error) -> Fault {
    match error.to_string().contains("length limit") {
        true => Fault::TooLarge,
        false => Fault::BadRequest("the connection ended before the body"),
    }
}

/// A value as CBOR reply.
pub fn reply<T: minicbor::Encode<()>>(value: &T) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(paths::CBOR))];
    (StatusCode::OK, kind, wire::encode(value)).into_response()
}
