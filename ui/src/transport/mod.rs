//! How a call reaches its host: `invoke` inside the Tauri window, HTTP everywhere else. Chosen by what is there.
//!
//! Nothing is kept here or in web storage: a reply goes to the page that asked, bytes to an address that is given back.

pub(crate) mod blobs;
pub(crate) mod camera;
mod changes;
pub(crate) mod clipboard;
pub(crate) mod drawn;
pub(crate) mod http;
pub(crate) mod microphone;
pub(crate) mod position;
pub(crate) mod saving;
mod tauri;

pub(crate) use changes::listen;

use crate::words::say;
use serde::Serialize;
use shared::api::{ApiError, Call, Code};

/// A request as `shared::api::Request` writes it. Written by its own call, so that a page brings along the calls that it
/// makes and the first load does not hold all of them.
#[derive(Serialize)]
struct Asked<'a, C> {
    call: &'static str,
    #[serde(flatten)]
    with: &'a C,
}

/// Asks the host, and reads its reply or its refusal.
pub(crate) async fn call<C: Call>(call: C) -> Result<C::Reply, ApiError> {
    let request = Asked {
        call: C::NAME,
        with: &call,
    };
    let request = serde_json::to_string(&request).map_err(|_| unreadable())?;
    let reply = if tauri::is_here() {
        tauri::call(&request).await?
    } else {
        http::call(&request).await?
    };
    serde_json::from_str(&reply).map_err(|_| unreadable())
}

/// The host cannot be reached at all.
pub(crate) fn unreachable() -> ApiError {
    ApiError::new(
        Code::NoConnection,
        say::fault_unreachable(),
        say::fault_unreachable_safe(),
        say::fault_unreachable_next(),
    )
}

/// Something else answered where the host should.
fn unreadable() -> ApiError {
    ApiError::new(
        Code::NotTheServer,
        say::fault_unreadable(),
        say::fault_unreadable_safe(),
        say::fault_unreadable_next(),
    )
}

/// A refusal as the host wrote it.
fn refusal(text: &str) -> ApiError {
    serde_json::from_str(text).unwrap_or_else(|_| unreadable())
}
