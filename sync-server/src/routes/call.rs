//! `POST /api/call` and the blob door, for browsers.

use crate::app::{App, off, off_with, to_its_end};
use crate::errors::{ApiErrorReply, Fault};
use crate::log::Account;
use crate::staff::{self, Desk, answer};
use axum::Json;
use axum::body::Body;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use shared::api::{ApiError, Code, Request};
use shared::commands::{Host, plate_of};
use shared::ids::RecordId;
use std::sync::Arc;

/// Proof that a signed-in person stands behind the request's cookie.
pub struct Person(Account);

impl FromRequestParts<Arc<App>> for Person {
    type Rejection = ApiErrorReply;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiErrorReply> {
        let token = staff::cookie::token(&parts.headers);
        let account = off(app, move |app| staff::signed_in(app, token)).await?;
        account.map(Person).ok_or(Fault::NoSession.into())
    }
}

/// One call. The reply is JSON; signing in and out also sets the cookie.
pub async fn call(State(app): State<Arc<App>>, headers: HeaderMap, body: Body) -> Result<Response, ApiErrorReply> {
    let request = read(&app, body).await?;
    let token = staff::cookie::token(&headers);
    let at_work = app.clone();
    let answered = to_its_end(async move {
        // Waits for its turn where a password is hashed: one at a time bounds the memory, also when callers hang up.
        let _turn = staff::turn_for(&at_work, &request).await?;
        let internal = |_| ApiError::from(Fault::Internal("a call"));
        off_with(&at_work, move |app| answer::answer(app, token, request), internal)
            .await
            .map_err(ApiErrorReply)
    })
    .await?;
    let mut reply = Json(answered.reply).into_response();
    if let Some(cookie) = answered.cookie {
        let cookie = staff::cookie::header(&cookie, app.config.is_public_by_tls(), app.config.limits.sign_in_life);
        let cookie = HeaderValue::from_str(&cookie).map_err(|_| Fault::Internal("a cookie"))?;
        reply.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(reply)
}

async fn read(app: &App, body: Body) -> Result<Request, ApiErrorReply> {
    let limit = app.config.limits.call_bytes;
    let bytes = axum::body::to_bytes(body, limit).await.map_err(|_| Fault::TooLarge)?;
    serde_json::from_slice(&bytes).map_err(|error| {
        // The text of the error may quote the request, so only its place is told.
        let place = format!("line {}, column {}", error.line(), error.column());
        let next = "Reload the page and try again.";
        let told = ApiError::new(
            Code::BadRequest,
            "This call is not one that the server knows.",
            "Nothing was changed.",
            next,
        );
        ApiErrorReply(told.at(place))
    })
}

/// A server captures nothing: photos are taken on field devices.
pub async fn put_blob() -> ApiErrorReply {
    ApiErrorReply(ApiError::not_here("put_blob"))
}

/// A picture of a published report: `plate.{report}/{number}`. What was captured stays sealed in the team rooms.
pub async fn get_blob(
    State(app): State<Arc<App>>,
    Person(account): Person,
    Path((record, part)): Path<(String, String)>,
) -> Result<Response, ApiErrorReply> {
    let missing = || ApiErrorReply(ApiError::not_found("file"));
    let report = record.strip_prefix("plate.").ok_or_else(missing)?;
    let report: RecordId = report.parse().map_err(|_| missing())?;
    let number: u32 = part.parse().map_err(|_| missing())?;
    let internal = |_| ApiError::from(Fault::Internal("a picture"));
    let picture = off_with(
        &app,
        move |app| {
            let mut desk = Desk::new(app, account);
            let plate = plate_of(&mut desk, report, number)?;
            desk.plate(&plate)
        },
        internal,
    );
    let picture = picture.await.map_err(ApiErrorReply)?;
    // Its bytes never change: a report is written once.
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, "private, max-age=3600, immutable"),
    ];
    Ok((headers, picture).into_response())
}

/// Any other path under `/api/`.
pub async fn no_such_door() -> ApiErrorReply {
    ApiErrorReply(Fault::NotFound("what was asked for").into())
}
