//! Who this server is.

use super::cbor;
use crate::app::{App, off};
use crate::errors::Fault;
use axum::extract::State;
use axum::response::Response;
use minicbor::Encode;
use shared::ids::RoomId;
use shared::sync::PublicKey;
use shared::sync::exchange::PROTOCOL;
use std::sync::Arc;

/// The first word between a device and a server.
#[derive(Encode)]
#[cbor(map)]
struct Hello {
    /// Protocols that are read and written, from the oldest…
    #[n(0)]
    oldest_protocol: u16,
    /// … to the newest.
    #[n(1)]
    newest_protocol: u16,
    #[n(2)]
    now_unix_s: i64,
    #[n(3)]
    program: RoomId,
    #[n(4)]
    title: String,
    #[n(5)]
    root: PublicKey,
}

/// `GET /sync/v1/hello`
pub async fn hello(State(app): State<Arc<App>>) -> Result<Response, Fault> {
    let hello = off(&app, |app| {
        Ok(Hello {
            oldest_protocol: PROTOCOL,
            newest_protocol: PROTOCOL,
            now_unix_s: app.now_unix_s(),
            program: app.program.room,
            title: app.program.name.clone(),
            root: app.program.root,
        })
    });
    Ok(cbor::reply(&hello.await?))
}

/// Any other path under `/sync/`.
pub async fn no_such_door() -> Fault {
    Fault::NotFound("what was asked for")
}
