//! Who may come in: a browser that was handed the token, at this address and no other.

use super::Shared;
use super::routes::Refused;
use crate::env::Env;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use shared::api::{ApiError, Code};
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

/// The token that is still good, and the cookies that were given for earlier ones.
pub struct Door {
    env: Env,
    address: SocketAddr,
    state: Mutex<DoorState>,
}

struct DoorState {
    token: String,
    cookies: Vec<String>,
}

/// Browsers that may be in at once; the oldest goes first.
const MOST_BROWSERS: usize = 8;

impl Door {
    pub fn new(env: Env, address: SocketAddr) -> Self {
        let token = fresh(&env);
        Door {
            env,
            address,
            state: Mutex::new(DoorState {
                token,
                cookies: Vec::new(),
            }),
        }
    }

    /// The address to open in a browser. Good once.
    pub fn link(&self) -> String {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        format!("http://{}/?token={}", self.address, state.token)
    }

    /// The cookie for the present token, which is used up by it.
    pub(super) fn open(&self, token: &str) -> Option<String> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if !same(&state.token, token) {
            return None;
        }
        state.token = fresh(&self.env);
        let cookie = fresh(&self.env);
        state.cookies.insert(0, cookie.clone());
        state.cookies.truncate(MOST_BROWSERS);
        Some(format!(
            "{}={cookie}; HttpOnly; SameSite=Strict; Path=/",
            self.cookie_name()
        ))
    }

    /// Cookies are kept by host, whatever the port: several devices on one machine need names of their own.
    fn cookie_name(&self) -> String {
        format!("surco-{}", self.address.port())
    }

    fn knows(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie_name();
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        sent.flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().strip_prefix(&name)?.strip_prefix('='))
            .any(|sent| state.cookies.iter().any(|known| same(known, sent)))
    }

    /// Whether a `Host` or `Origin` names this door.
    fn is_here(&self, host: &str) -> bool {
        let port = self.address.port();
        [
            self.address.to_string(),
            format!("localhost:{port}"),
            format!("127.0.0.1:{port}"),
        ]
        .iter()
        .any(|own| own == host)
    }
}

fn fresh(env: &Env) -> String {
    HEXLOWER.encode(&env.random::<32>())
}

/// Compares without telling by its duration how much agrees.
fn same(known: &str, sent: &str) -> bool {
    let differing = known.bytes().zip(sent.bytes()).fold(0, |found, (a, b)| found | (a ^ b));
    known.len() == sent.len() && differing == 0
}

/// Refuses requests that reached this port under another name, or from another site's page.
pub(super) async fn need_this_host(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if names_this_door(&shared.door, request.headers()) {
        return next.run(request).await;
    }
    let error = ApiError::new(
        Code::NotAllowed,
        "This address is not this device's.",
        "Nothing was changed.",
        "Open the address that was printed when the device started.",
    );
    Refused(error).into_response()
}

/// Refuses requests without the cookie.
pub(super) async fn need_cookie(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if shared.door.knows(request.headers()) {
        return next.run(request).await;
    }
    Refused(signed_out()).into_response()
}

fn names_this_door(door: &Door, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).is_some_and(|host| door.is_here(host));
    // Browsers name the page that a request comes from; other programs send nothing.
    let origin = text(header::ORIGIN);
    host && origin.is_none_or(|origin| origin.strip_prefix("http://").is_some_and(|host| door.is_here(host)))
}

pub(super) fn signed_out() -> ApiError {
    ApiError::new(
        Code::SignedOut,
        "This browser was not let in, or the address was used before.",
        "Nothing was changed.",
        "Open the newest address that the device printed.",
    )
}
