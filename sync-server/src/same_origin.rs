//! Browsers' requests are taken from our own pages only. The cookie's SameSite=Strict is the first wall, this the second.

use crate::app::App;
use crate::errors::ApiErrorReply;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use shared::api::{ApiError, Code};
use std::sync::Arc;

/// Refuses a change that another site's page asks for, and any request under a name that is not ours (DNS rebinding).
pub async fn require(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = text(headers, header::HOST);
    let known = is_our_host(host, app.config.public.as_deref());
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !known || (changes && !is_from_us(headers, host, app.config.public.as_deref())) {
        let told = ApiError::new(
            Code::NotAllowed,
            "This was asked from another site's page.",
            "Nothing was changed.",
            "Open Surco at its own address and do it there.",
        );
        return ApiErrorReply(told).into_response();
    }
    next.run(request).await
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// Our public name, or this machine itself.
fn is_our_host(host: &str, public: Option<&str>) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]") || public.and_then(authority).is_some_and(|ours| ours == host)
}

fn authority(url: &str) -> Option<&str> {
    url.split_once("://").map(|(_, rest)| rest.trim_end_matches('/'))
}

/// Browsers say where a change comes from; tools without pages say nothing.
fn is_from_us(headers: &HeaderMap, host: &str, public: Option<&str>) -> bool {
    let site = text(headers, header::HeaderName::from_static("sec-fetch-site"));
    if !matches!(site, "" | "same-origin" | "none") {
        return false;
    }
    match headers
        .get(header::ORIGIN)
        .map(|origin| origin.to_str().unwrap_or_default())
    {
        None => true,
        Some(origin) => {
            authority(origin).is_some_and(|from| from == host && !host.is_empty())
                || public.is_some_and(|ours| ours.trim_end_matches('/') == origin)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn only_our_own_pages_may_change_things() {
        let host = "127.0.0.1:8080";
        let from =
            |pairs: &[(&'static str, &str)]| is_from_us(&headers(pairs), host, Some("https://sync.example.org/"));
        assert!(from(&[
            ("origin", "http://127.0.0.1:8080"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(from(&[("origin", "https://sync.example.org")]));
        assert!(from(&[]), "a tool without pages");
        assert!(
            !from(&[("origin", "http://127.0.0.1:9999")]),
            "another program on this machine"
        );
        assert!(!from(&[("origin", "https://evil.example")]));
        assert!(!from(&[("origin", "null")]));
        assert!(!from(&[("sec-fetch-site", "cross-site")]));
        assert!(!from(&[
            ("origin", "http://127.0.0.1:8080"),
            ("sec-fetch-site", "same-site")
        ]));
    }

    #[test]
    fn a_name_that_points_at_us_is_not_ours_by_that() {
        assert!(is_our_host("localhost:8080", None));
        assert!(is_our_host("[::1]:8080", None));
        assert!(is_our_host("sync.example.org", Some("https://sync.example.org")));
        assert!(!is_our_host(
            "rebound.evil.example:8080",
            Some("https://sync.example.org")
        ));
        assert!(!is_our_host("", None));
    }
}
