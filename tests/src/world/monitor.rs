//! Staff in a browser, without the browser: the same sign-in, cookie and calls over HTTP.

use anyhow::{Context, Result, bail};
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use shared::api::{AcceptInvitation, ApiError, Call, Request, SignIn};
use tokio::runtime::Runtime;
use totp_rs::{Algorithm, Secret, TOTP};

const PASSWORD: &str = "orchard ladder morning nine ribbon";

/// A signed-in person.
pub struct Staff {
    runtime: Runtime,
    client: reqwest::Client,
    server: String,
    cookie: String,
    secret: String,
}

impl Staff {
    /// Accepts an invitation, then signs in with password and one-time code.
    pub fn accept(server: &str, code: &str, sign_in_name: &str) -> Result<Staff> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let client = reqwest::Client::builder().build()?;
        let mut staff = Staff {
            runtime,
            client,
            server: server.to_owned(),
            cookie: String::new(),
            secret: String::new(),
        };
        let accept = AcceptInvitation {
            code: code.to_owned(),
            sign_in_name: sign_in_name.to_owned(),
            password: PASSWORD.into(),
        };
        staff.secret = staff.call_mut(accept)?.secret;
        let one_time_code = staff.one_time_code()?;
        staff.call_mut(SignIn {
            sign_in_name: sign_in_name.to_owned(),
            password: PASSWORD.into(),
            one_time_code,
        })?;
        if staff.cookie.is_empty() {
            bail!("signing in set no cookie");
        }
        Ok(staff)
    }

    pub fn password() -> &'static str {
        PASSWORD
    }

    /// The authenticator's secret, in base 32.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// What the authenticator shows now.
    pub fn one_time_code(&self) -> Result<String> {
        Self::code_of(&self.secret)
    }

    pub fn code_of(secret: &str) -> Result<String> {
        let secret = Secret::Encoded(secret.to_owned())
            .to_bytes()
            .map_err(|why| anyhow::anyhow!("{why}"))?;
        let totp = TOTP::new(Algorithm::SHA1, 6, 1, 30, secret, None, String::new())
            .map_err(|why| anyhow::anyhow!("{why}"))?;
        Ok(totp.generate_current()?)
    }

    pub fn call<C: Call>(&self, call: C) -> Result<C::Reply> {
        let (reply, _) = self.send(call.into())?;
        serde_json::from_value(reply?).with_context(|| format!("reply of {}", C::NAME))
    }

    /// The blob door: status, media type and bytes.
    pub fn get_blob(&self, name: &str) -> Result<(u16, String, Vec<u8>)> {
        self.runtime.block_on(async {
            let get = self.client.get(format!("{}/api/blob/{name}", self.server));
            let reply = get.header(COOKIE, &self.cookie).send().await?;
            let kind = reply.headers().get(reqwest::header::CONTENT_TYPE);
            let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
            Ok((reply.status().as_u16(), kind, reply.bytes().await?.to_vec()))
        })
    }

    pub fn refused<C: Call>(&self, call: C) -> Result<ApiError> {
        match self.send(call.into())?.0 {
            Err(error) => Ok(error),
            Ok(reply) => bail!("{} was not refused: {reply}", C::NAME),
        }
    }

    fn call_mut<C: Call>(&mut self, call: C) -> Result<C::Reply> {
        let (reply, cookie) = self.send(call.into())?;
        if let Some(cookie) = cookie {
            self.cookie = cookie;
        }
        serde_json::from_value(reply?).with_context(|| format!("reply of {}", C::NAME))
    }

    #[allow(clippy::type_complexity)]
    fn send(&self, request: Request) -> Result<(Result<serde_json::Value, ApiError>, Option<String>)> {
        self.runtime.block_on(async {
            let mut post = self
                .client
                .post(format!("{}/api/call", self.server))
                .header(ORIGIN, &self.server);
            if !self.cookie.is_empty() {
                post = post.header(COOKIE, &self.cookie);
            }
            let reply = post
                .header(reqwest::header::CONTENT_TYPE, "application/json")
                .body(serde_json::to_vec(&request)?)
                .send()
                .await?;
            let cookie = reply.headers().get(SET_COOKIE).and_then(|value| value.to_str().ok());
            let cookie = cookie.and_then(|value| value.split(';').next()).map(str::to_owned);
            let done = reply.status().is_success();
            let body = reply.bytes().await?;
            let answer = match done {
                true => Ok(serde_json::from_slice(&body)?),
                false => {
                    Err(serde_json::from_slice(&body).with_context(|| String::from_utf8_lossy(&body).into_owned())?)
                }
            };
            Ok((answer, cookie))
        })
    }
}
