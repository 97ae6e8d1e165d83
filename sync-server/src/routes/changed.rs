//! `GET /api/changed`: what the screens have to read again.

use super::call::Person;
use super::stream::stream;
use crate::app::App;
use crate::errors::ApiErrorReply;
use axum::extract::State;
use axum::response::Response;
use axum::response::sse::Event;
use shared::api::Changed;
use std::sync::Arc;

/// Events `changed` with a `Changed` as JSON.
pub async fn changed(State(app): State<Arc<App>>, _: Person) -> Result<Response, ApiErrorReply> {
    let tell = |_: Arc<App>, changed: Changed| async move { Some(event(&changed)) };
    let room = app.program.room;
    let anything = move || {
        event(&Changed {
            room: Some(room),
            kinds: Vec::new(),
        })
    };
    Ok(stream(&app, app.news.hear_changes(), tell, anything)?)
}

fn event(changed: &Changed) -> Event {
    Event::default()
        .event("changed")
        .data(serde_json::to_string(changed).unwrap_or_default())
}
