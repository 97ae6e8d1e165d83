//! Plain `fetch` to the host that served this page: `surco-device --http`, or the sync server.

use super::{refusal, unreachable, unreadable};
use js_sys::ArrayBuffer;
use shared::api::ApiError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

async fn fetch(method: &str, path: &str, body: Option<(&str, &JsValue)>) -> Result<Response, ApiError> {
    let wish = RequestInit::new();
    wish.set_method(method);
    if let Some((_, body)) = body {
        wish.set_body(body);
    }
    let request = Request::new_with_str_and_init(path, &wish).map_err(|_| unreachable())?;
    if let Some((kind, _)) = body {
        let _ = request.headers().set("content-type", kind);
    }
    let promise = leptos::prelude::window().fetch_with_request(&request);
    JsFuture::from(promise)
        .await
        .ok()
        .and_then(|it| it.dyn_into().ok())
        .ok_or_else(unreachable)
}

async fn body_text(response: &Response) -> Result<String, ApiError> {
    let promise = response.text().map_err(|_| unreadable())?;
    JsFuture::from(promise)
        .await
        .ok()
        .and_then(|text| text.as_string())
        .ok_or_else(unreachable)
}

async fn accepted(response: Response) -> Result<Response, ApiError> {
    if response.ok() {
        Ok(response)
    } else {
        Err(refusal(&body_text(&response).await?))
    }
}

/// `POST /api/call`; the reply as JSON text.
pub(super) async fn call(request: &str) -> Result<String, ApiError> {
    let response = fetch("POST", "/api/call", Some(("application/json", &request.into()))).await?;
    body_text(&accepted(response).await?).await
}

/// `PUT /api/blob` with the bytes as they are; the answer as JSON text.
pub(super) async fn put_blob(bytes: &ArrayBuffer, declared: &str) -> Result<String, ApiError> {
    let kind = match declared {
        "" => "application/octet-stream",
        declared => declared,
    };
    let response = fetch("PUT", "/api/blob", Some((kind, bytes))).await?;
    body_text(&accepted(response).await?).await
}

/// `GET /api/blob/…`: the bytes.
pub(super) async fn get_blob(path: &str) -> Result<ArrayBuffer, ApiError> {
    let response = accepted(fetch("GET", &format!("/api/blob/{path}"), None).await?).await?;
    let promise = response.array_buffer().map_err(|_| unreadable())?;
    JsFuture::from(promise)
        .await
        .ok()
        .and_then(|it| it.dyn_into().ok())
        .ok_or_else(unreachable)
}

/// A file that was delivered with the app, such as a language.
pub(crate) async fn text(path: &str) -> Option<String> {
    let response = accepted(fetch("GET", path, None).await.ok()?).await.ok()?;
    body_text(&response).await.ok()
}
