//! Staff in browsers: accounts by invitation, sign-in with a second factor, and their desk over the program room.

pub mod accounts;
pub mod answer;
pub mod cookie;
mod desk;
mod password;
mod plates;
mod second_factor;
mod writing;

pub use desk::Desk;
pub use writing::sealed_part;

use crate::app::App;
use crate::errors::Fault;
use crate::log::Account;
use shared::api::Request;
use shared::sync::wire::sha256;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Sign-ins that may wait for their turn; more are told to come back.
const MAX_WAITING: usize = 16;

/// Turns at hashing passwords: argon2 takes its memory once.
pub struct Staff {
    hashing: Semaphore,
    waiting: Semaphore,
}

impl Default for Staff {
    fn default() -> Self {
        Staff {
            hashing: Semaphore::new(1),
            waiting: Semaphore::new(MAX_WAITING),
        }
    }
}

/// The right to hash a password, if the call needs one. `None`: it needs none.
pub async fn turn_for<'a>(app: &'a App, request: &Request) -> Result<Option<SemaphorePermit<'a>>, Fault> {
    if !matches!(request, Request::SignIn(_) | Request::AcceptInvitation(_)) {
        return Ok(None);
    }
    let _place = app.staff.waiting.try_acquire().map_err(|_| Fault::SlowDown)?;
    app.staff.hashing.acquire().await.map(Some).map_err(|_| Fault::SlowDown)
}

/// Who is signed in with this cookie, if anybody.
pub fn signed_in(app: &App, token: Option<[u8; 32]>) -> Result<Option<Account>, Fault> {
    match token {
        Some(token) => Ok(app.log.staff_session(sha256(&token), app.now_unix_s())?),
        None => Ok(None),
    }
}
