//! A field device for a browser on the same machine: the UI bundle, the one call, the blob door, and news.
//!
//! Loopback only. A one-time token in the printed address becomes a cookie; every request must name this host, so that no
//! page of another site can reach in through a name that it lets point here.

mod door;
mod routes;

pub use door::Door;

use crate::device::Device;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing::{get, post, put};
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// What every route shares.
#[derive(Clone)]
pub(crate) struct Shared {
    pub device: Device,
    pub door: Arc<Door>,
}

/// Longest JSON request: a long note and its envelope.
const CALL_BYTES: usize = 1024 * 1024;
/// Longest file at the blob door; `photo` has its own, lower limits by type.
const BLOB_BYTES: usize = 256 * 1024 * 1024;

const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

/// Listens on the loopback interface; another address is refused.
pub async fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    if !address.ip().is_loopback() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "only 127.0.0.1 (or [::1]) may be listened on",
        ));
    }
    TcpListener::bind(address).await
}

/// Serves until the future `stop` is done.
pub async fn serve(
    listener: TcpListener,
    device: Device,
    door: Arc<Door>,
    ui: &Path,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    // Not "gracefully": news streams never end by themselves, and whatever was answered is durable already.
    tokio::select! {
        served = axum::serve(listener, router(device, door, ui)).into_future() => served,
        () = stop => Ok(()),
    }
}

/// Every path on one page.
pub fn router(device: Device, door: Arc<Door>, ui: &Path) -> Router {
    let shared = Shared { device, door };
    let inside = Router::new()
        .route("/api/call", post(routes::call).layer(DefaultBodyLimit::max(CALL_BYTES)))
        .route("/api/changed", get(routes::changed))
        .route(
            "/api/blob",
            put(routes::put_blob).layer(DefaultBodyLimit::max(BLOB_BYTES)),
        )
        .route("/api/blob/{record}/{part}", get(routes::get_blob))
        .layer(axum::middleware::from_fn_with_state(shared.clone(), door::need_cookie));
    let page = ServeFile::new(ui.join("index.html")).precompressed_br();
    let files = ServeDir::new(ui).precompressed_br().fallback(page);
    let router = Router::new()
        .route("/api/open", post(routes::open).layer(DefaultBodyLimit::max(4096)))
        .merge(inside)
        .route("/api/{*rest}", get(routes::nothing_here).post(routes::nothing_here))
        .fallback_service(files)
        .layer(axum::middleware::from_fn_with_state(
            shared.clone(),
            door::need_this_host,
        ))
        .with_state(shared);
    [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ]
    .into_iter()
    .fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(
            name,
            HeaderValue::from_static(value),
        ))
    })
}

#[cfg(test)]
mod tests;
