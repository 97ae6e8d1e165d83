//! The few routes. All work on the vault happens off the event loop.

use super::Shared;
use super::door::signed_out;
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::api::{ApiError, Captured, Changed, Code, Request, Told};
use std::convert::Infallible;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

/// An error as the body of a reply.
pub(super) struct Refused(pub ApiError);

impl From<ApiError> for Refused {
    fn from(error: ApiError) -> Self {
        Refused(error)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (status(self.0.code), Json(self.0)).into_response()
    }
}

/// Clients act on the code in the body; the status is for tools and logs.
fn status(code: Code) -> StatusCode {
    match code {
        Code::NotFound | Code::NotHere | Code::InviteUnknown => StatusCode::NOT_FOUND,
        Code::Locked | Code::Covered | Code::NoVault => StatusCode::LOCKED,
        Code::SignedOut | Code::WrongPassphrase | Code::SignInFailed => StatusCode::UNAUTHORIZED,
        Code::NotAllowed | Code::NoConsent => StatusCode::FORBIDDEN,
        Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::Internal | Code::StorageFailed | Code::VaultDamaged => StatusCode::INTERNAL_SERVER_ERROR,
        Code::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
        Code::NoConnection | Code::NotTheServer | Code::ServerRefused => StatusCode::BAD_GATEWAY,
        Code::BadRequest | Code::BadPicture | Code::BadRegister | Code::WeakPassphrase | Code::TextLeaks => {
            StatusCode::BAD_REQUEST
        }
        Code::VaultExists | Code::NewerVersion | Code::NotEnrolled | Code::InviteExpired | Code::InviteUsed => {
            StatusCode::CONFLICT
        }
        Code::Conflicted | Code::WrongPhase | Code::PublishStopped | Code::ReportChanged => StatusCode::CONFLICT,
    }
}

#[derive(Deserialize)]
pub(super) struct Open {
    token: String,
}

pub(super) async fn open(
    State(shared): State<Shared>,
    body: Result<Json<Open>, JsonRejection>,
) -> Result<Response, Refused> {
    let Json(Open { token }) = body.map_err(unreadable)?;
    let cookie = shared.door.open(&token).ok_or_else(signed_out)?;
    // Whoever started the device sees that somebody came in, and how the next browser can.
    println!("{}", shared.door.link());
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| signed_out())?;
    Ok(([(header::SET_COOKIE, cookie)], Json(shared::api::Done {})).into_response())
}

pub(super) async fn call(
    State(shared): State<Shared>,
    body: Result<Json<Request>, JsonRejection>,
) -> Result<Json<Told>, Refused> {
    let Json(request) = body.map_err(unreadable)?;
    let reply = off_loop(move || shared.device.call(request)).await?;
    Ok(Json(reply))
}

pub(super) async fn changed(State(shared): State<Shared>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let news = BroadcastStream::new(shared.device.changed()).map(|notice| {
        // Whoever lagged behind has missed something: "anything may have changed".
        let notice = notice.unwrap_or_else(|_| Changed::default());
        Ok(Event::default().event("changed").json_data(notice).unwrap_or_default())
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

pub(super) async fn put_blob(
    State(shared): State<Shared>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Captured>, Refused> {
    let bytes = body.map_err(|_| too_large())?;
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = media_type.unwrap_or("application/octet-stream").to_owned();
    Ok(Json(
        off_loop(move || shared.device.put_blob(&bytes, &media_type)).await?,
    ))
}

pub(super) async fn get_blob(
    State(shared): State<Shared>,
    Path((record, part)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let opened = off_loop(move || shared.device.get_blob(&format!("{record}/{part}"))).await?;
    let media_type = HeaderValue::from_str(&opened.media_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    // A document of a stranger must not run as a page of this device.
    let apart = HeaderValue::from_static("attachment");
    let headers = match opened.media_type.starts_with("image/") {
        true => vec![(header::CONTENT_TYPE, media_type)],
        false => vec![(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, apart)],
    };
    let mut response = opened.bytes.to_vec().into_response();
    response.headers_mut().extend(headers);
    Ok(response)
}

pub(super) async fn nothing_here() -> Refused {
    Refused(ApiError::not_here("this address"))
}

/// Runs blocking work; its panic is our fault and told as such.
async fn off_loop<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, Refused> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => Ok(result?),
        Err(_) => Err(Refused(ApiError::new(
            Code::Internal,
            "The app made a mistake.",
            "Everything saved before is safe.",
            "Try again, and report this if it goes on.",
        ))),
    }
}

fn unreadable(rejection: JsonRejection) -> Refused {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large();
    }
    // The parser's own words may quote content: only the place is told.
    Refused(ApiError::bad_request(
        "request",
        "The request is not one that this version knows.",
    ))
}

fn too_large() -> Refused {
    Refused(ApiError::new(
        Code::TooLarge,
        "This is larger than the device takes at once.",
        "Nothing was changed.",
        "Shorten it, or split it.",
    ))
}
