//! The device behind a bearer token.

use crate::app::{App, off};
use crate::errors::Fault;
use crate::log::DeviceSession;
use crate::sessions;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use data_encoding::HEXLOWER_PERMISSIVE;
use std::sync::Arc;

/// A request under a device's session.
pub struct Device(pub DeviceSession);

/// The same, but not for sessions that may only send.
pub struct ReadingDevice(pub DeviceSession);

impl FromRequestParts<Arc<App>> for Device {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        let named = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let token = named
            .and_then(|text| text.strip_prefix("Bearer "))
            .ok_or(Fault::NoSession)?;
        let token = HEXLOWER_PERMISSIVE
            .decode(token.trim().as_bytes())
            .map_err(|_| Fault::NoSession)?;
        off(app, move |app| sessions::of_token(app, &token)).await.map(Device)
    }
}

impl FromRequestParts<Arc<App>> for ReadingDevice {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        let Device(session) = Device::from_request_parts(parts, app).await?;
        match session.push_only {
            false => Ok(ReadingDevice(session)),
            true => Err(Fault::NotAllowed("this session may only send")),
        }
    }
}
