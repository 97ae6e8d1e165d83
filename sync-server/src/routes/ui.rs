//! The screens' bundle: static files, compressed beforehand.

use crate::app::App;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use std::path::Path;
use std::sync::Arc;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

const NO_SCREENS: &str = "<!doctype html><title>Surco</title><p>This sync server runs without screens. \
    Start it with <code>--ui DIR</code> to serve browsers.</p>";

/// Files of the bundle; any other path is a page inside it.
pub fn screens(folder: Option<&Path>) -> Router<Arc<App>> {
    let Some(folder) = folder else {
        return Router::new().fallback(no_screens);
    };
    let page = ServeFile::new(folder.join("index.html")).precompressed_br();
    let files = ServeDir::new(folder).precompressed_br().fallback(page);
    // Asked for again each time and answered by "not modified": a new release is seen at once.
    let fresh = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Router::new().fallback_service(files).layer(fresh)
}

async fn no_screens() -> Response {
    (StatusCode::NOT_FOUND, Html(NO_SCREENS)).into_response()
}
