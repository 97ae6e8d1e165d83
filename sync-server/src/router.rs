//! Every path of the server on one page.

use crate::app::App;
use crate::headers;
use crate::routes::{blobs, call, changed, enrol, exchange, hello, live, members, packs, sessions, tus, ui};
use axum::Router;
use axum::routing::{get, head, patch, post};
use shared::sync::messages::paths;
use std::sync::Arc;

/// All routes over one app.
pub fn router(app: Arc<App>) -> Router {
    let sync = Router::new()
        .route("/sync/v1/hello", get(hello::hello))
        .route(paths::CHALLENGE, post(sessions::challenge))
        .route(paths::SESSION, post(sessions::open))
        .route(paths::ENROL_OPEN, post(enrol::open))
        .route(paths::ENROL_FINISH, post(enrol::finish))
        .route(paths::MEMBERS, post(members::append))
        .route(paths::INVITES, post(members::put_invite))
        .route(paths::KEYS, post(members::put_wraps))
        .route("/sync/v1/wraps", post(members::put_wraps))
        .route(paths::EXCHANGE, post(exchange::exchange))
        .route(paths::BLOBS, post(tus::create).options(tus::options))
        .route(
            "/sync/v1/blobs/{upload}",
            head(tus::offset)
                .merge(patch(tus::append))
                .merge(axum::routing::options(tus::options)),
        )
        .route("/sync/v1/blobs/{room}/{hash}", get(blobs::read))
        .route("/sync/v1/packs/{hash}", get(packs::read))
        .route(paths::LIVE, get(live::live))
        .route("/sync/v1/events", get(live::live))
        .route("/sync/{*rest}", axum::routing::any(hello::no_such_door))
        .layer(headers::protocol());
    let browser = Router::new()
        .route("/api/call", post(call::call))
        .route("/api/changed", get(changed::changed))
        .route("/api/blob", axum::routing::put(call::put_blob))
        .route("/api/blob/{record}/{part}", get(call::get_blob))
        .route("/api/{*rest}", axum::routing::any(call::no_such_door))
        .layer(axum::middleware::from_fn_with_state(
            app.clone(),
            crate::same_origin::require,
        ));
    let screens = ui::screens(app.config.ui.as_deref());
    headers::secure(sync.merge(browser).merge(screens)).with_state(app)
}
