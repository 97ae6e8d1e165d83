//! Who answers a browser's call: staff calls here, records at the person's desk; devices' calls nowhere on a server.

use super::accounts::{self, Moment};
use super::cookie::Cookie;
use super::{Desk, signed_in};
use crate::app::App;
use crate::errors::Fault;
use shared::api::{ApiError, Area, Done, Request, SignedInPerson, Staff, Told};
use shared::commands::dispatch;
use shared::sync::wire::sha256;

/// A reply, and what it does to the cookie.
pub struct Answer {
    pub reply: Told,
    pub cookie: Option<Cookie>,
}

/// Answers one call. Blocks.
pub fn answer(app: &App, token: Option<[u8; 32]>, request: Request) -> Result<Answer, ApiError> {
    let name = request.name();
    match request.area() {
        Area::Vault(_) | Area::Links(_) => Err(ApiError::not_here(name)),
        Area::Staff(call) => staff(app, token, call),
        Area::Records(call) => {
            let account = signed_in(app, token)?.ok_or(Fault::NoSession)?;
            let reply = dispatch(&mut Desk::new(app, account), call)?;
            Ok(Answer { reply, cookie: None })
        }
    }
}

fn staff(app: &App, token: Option<[u8; 32]>, call: Staff) -> Result<Answer, ApiError> {
    let at = Moment {
        now_unix_s: app.now_unix_s(),
        sign_in_life_s: app.config.limits.sign_in_life.as_secs() as i64,
    };
    match call {
        Staff::WhoAmI(_) => {
            let account = signed_in(app, token)?;
            let (person, role) = account.map(|account| (account.person, account.role)).unzip();
            told(
                &SignedInPerson {
                    person,
                    role,
                    program_name: app.program.name.clone(),
                },
                None,
            )
        }
        Staff::AcceptInvitation(call) => told(&accounts::accept(&*app.log, &app.program.name, &call, &at)?, None),
        Staff::SignIn(call) => {
            let signed_in = accounts::sign_in(&*app.log, &call, &at)?;
            tracing::info!(account = signed_in.account.id, "a person signed in");
            let account = signed_in.account;
            let person = SignedInPerson {
                person: Some(account.person),
                role: Some(account.role),
                program_name: app.program.name.clone(),
            };
            told(&person, Some(Cookie::Set(signed_in.token)))
        }
        Staff::SignOut(_) => {
            if let Some(token) = token {
                app.log.sign_out(sha256(&token)).map_err(Fault::from)?;
            }
            told(&Done {}, Some(Cookie::Clear))
        }
    }
}

fn told(reply: &impl serde::Serialize, cookie: Option<Cookie>) -> Result<Answer, ApiError> {
    Ok(Answer {
        reply: Told::of(reply)?,
        cookie,
    })
}
