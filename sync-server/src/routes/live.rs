//! `GET /sync/v1/live`: "room X grew", for devices that are online.

use super::device::ReadingDevice;
use super::stream::stream;
use crate::app::{App, off};
use crate::errors::Fault;
use crate::sessions::must_be_in;
use axum::extract::State;
use axum::response::Response;
use axum::response::sse::Event;
use std::sync::Arc;

/// Events `grew` with the room's id, for rooms in which the device is; `any` when some were missed.
pub async fn live(State(app): State<Arc<App>>, ReadingDevice(session): ReadingDevice) -> Result<Response, Fault> {
    let tell = move |app: Arc<App>, room: shared::ids::RoomId| async move {
        let inside = off(&app, move |app| must_be_in(app, &session, room)).await;
        inside
            .ok()
            .map(|()| Event::default().event("grew").data(room.to_string()))
    };
    stream(&app, app.news.hear_rooms(), tell, || {
        Event::default().event("any").data("")
    })
}
