//! One server, asked politely: bounded answers, no other host, every refusal with its reason.

use super::address::{Address, Login, host, same_host};
use super::refused::Refused;
use reqwest::redirect::Policy;
use reqwest::{Response, StatusCode, Url, header};
use secrecy::ExposeSecret;
use shared::xlsform::Fault;
use std::time::Duration;

const REDIRECTS_MAX: usize = 5;

/// What an answer may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub list_bytes: u64,
    pub form_bytes: u64,
    pub file_bytes: u64,
    /// Of all files of a form together.
    pub all_bytes: u64,
    pub files: usize,
    pub connect: Duration,
    /// Without a single byte.
    pub silence: Duration,
    /// For a list or a form; files have thirty times as long.
    pub whole: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            list_bytes: 10_000_000,
            form_bytes: 50_000_000,
            file_bytes: 250_000_000,
            all_bytes: 1_000_000_000,
            files: 1000,
            connect: Duration::from_secs(15),
            silence: Duration::from_secs(30),
            whole: Duration::from_secs(120),
        }
    }
}

/// HTTP to one server.
pub struct Client {
    http: reqwest::Client,
    pub(super) address: Address,
    login: Option<Login>,
    pub(super) limits: Limits,
}

impl Client {
    /// # Errors
    /// The machine has no usable TLS.
    pub fn new(address: Address, login: Option<Login>, limits: Limits) -> Result<Client, Refused> {
        let policy = Policy::custom(|attempt| {
            let same = attempt
                .previous()
                .first()
                .is_some_and(|first| same_host(first, attempt.url()));
            match same && attempt.previous().len() <= REDIRECTS_MAX {
                true => attempt.follow(),
                false => attempt.stop(),
            }
        });
        let http = reqwest::Client::builder()
            .redirect(policy)
            .connect_timeout(limits.connect)
            .read_timeout(limits.silence)
            .user_agent(concat!("surco/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| {
                let reason = format!("no encrypted connection can be made from this computer: {error}");
                Refused::new("no_tls", reason, "Check its certificates.")
            })?;
        Ok(Client {
            http,
            address,
            login,
            limits,
        })
    }

    pub fn host(&self) -> String {
        self.address.host()
    }

    /// Asks for an address of this server. The answer's body is still to be read.
    pub(super) async fn get(&self, url: &Url, longest: Duration) -> Result<Response, Refused> {
        let mut request = self
            .http
            .get(url.clone())
            .timeout(longest)
            .header("X-OpenRosa-Version", "1.0")
            .header(header::ACCEPT, "text/xml, application/xml;q=0.9, */*;q=0.5")
            .header(
                header::DATE,
                chrono::Utc::now().format("%a, %d %b %Y %H:%M:%S GMT").to_string(),
            );
        if let Some(login) = &self.login {
            request = request.basic_auth(&login.user, Some(login.password.expose_secret()));
        }
        let response = request.send().await.map_err(|error| self.unreached(&error))?;
        self.answered(&response)?;
        Ok(response)
    }

    /// A short answer as a whole.
    pub(super) async fn bytes(&self, url: &Url, most: u64, what: &str) -> Result<Vec<u8>, Refused> {
        let mut response = self.get(url, self.limits.whole).await?;
        let mut body = Vec::new();
        while let Some(chunk) = self.chunk(&mut response).await? {
            if (body.len() + chunk.len()) as u64 > most {
                return Err(self.too_large(what, most));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    /// The next piece of an answer; `None` at its end.
    pub(super) async fn chunk(&self, response: &mut Response) -> Result<Option<Vec<u8>>, Refused> {
        let piece = response.chunk().await.map_err(|error| self.unreached(&error))?;
        Ok(piece.map(|piece| piece.to_vec()))
    }

    pub(super) fn too_large(&self, what: &str, most: u64) -> Refused {
        let reason = format!(
            "{} sends more than {} for {what}; it was not read to its end",
            self.host(),
            shown(most)
        );
        Refused::new(
            "too_large",
            reason,
            "Check the address; ask those who run the server what is there.",
        )
    }

    /// What was read is not what it should be: often a login page that answers for everybody.
    pub(super) fn unreadable(&self, fault: &Fault, what: &str) -> Refused {
        if fault.code == "html_page" {
            let reason = format!("{} answers with a web page instead of {what}", self.host());
            let remedy = "If this is a Wi-Fi with a login page, log in with a browser first; else check the address, and log in with `--user`.";
            return Refused::new("login_page", reason, remedy);
        }
        let reason = format!("{} sends no {what} that can be read: {fault}", self.host());
        Refused::new(
            "unreadable_answer",
            reason,
            "Check the address: it ends in `/formList`, or that can be added to it.",
        )
    }

    fn unreached(&self, error: &reqwest::Error) -> Refused {
        let host = self.host();
        if error.is_timeout() {
            let reason = format!("{host} did not answer in time");
            return Refused::new("timeout", reason, "Try again later, or where the connection is better.");
        }
        let mut causes = vec![error.to_string()];
        let mut cause = std::error::Error::source(error);
        while let Some(deeper) = cause {
            causes.push(deeper.to_string());
            cause = deeper.source();
        }
        if causes.iter().any(|text| text.contains("certificate")) {
            let reason = format!("{host} does not prove that it is {host}: its certificate is not valid here");
            return Refused::new(
                "bad_certificate",
                reason,
                "Check this computer's clock and the address; do not go on in a Wi-Fi that you do not trust.",
            );
        }
        if !error.is_connect() {
            let reason = format!("the connection to {host} broke off in the middle of an answer");
            return Refused::new("broken_off", reason, "Try again where the connection is better.");
        }
        Refused::new(
            "unreachable",
            format!("{host} cannot be reached"),
            "Check the connection and the address, and try again.",
        )
    }

    fn answered(&self, response: &Response) -> Result<(), Refused> {
        let (status, host_name) = (response.status(), self.host());
        if status.is_success() {
            return Ok(());
        }
        Err(match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => self.locked(response),
            StatusCode::NOT_FOUND => Refused::new(
                "not_found",
                format!("{host_name} has nothing at this address (404)"),
                "Check the address: with Central it is that of a project, `https://…/v1/projects/1`.",
            ),
            status if status.is_redirection() => {
                let location = response
                    .headers()
                    .get(header::LOCATION)
                    .and_then(|value| value.to_str().ok());
                let there = location
                    .and_then(|text| response.url().join(text).ok())
                    .map(|url| host(&url));
                let reason = format!(
                    "{host_name} sends on to {}, and no other host is followed",
                    there
                        .filter(|there| *there != host_name)
                        .unwrap_or_else(|| "another address again and again".to_owned())
                );
                let remedy = "If this is a Wi-Fi with a login page, log in with a browser first; else use the address that it sends to, \
                              if you know it.";
                Refused::new("redirected", reason, remedy)
            }
            status if status.is_server_error() => Refused::new(
                "server_error",
                format!("{host_name} has a fault of its own ({})", status.as_u16()),
                "Try again later, or tell those who run it.",
            ),
            status => Refused::new(
                "refused",
                format!("{host_name} refuses to answer ({})", status.as_u16()),
                "Check the address; ask those who run the server.",
            ),
        })
    }

    fn locked(&self, response: &Response) -> Refused {
        let host = self.host();
        let offered = response.headers().get_all(header::WWW_AUTHENTICATE).iter();
        let schemes: Vec<String> = offered
            .filter_map(|value| value.to_str().ok())
            .map(|value| value.split(' ').next().unwrap_or_default().to_lowercase())
            .collect();
        if !schemes.is_empty() && !schemes.iter().any(|scheme| scheme == "basic") {
            return Refused::new(
                "login_unsupported",
                format!(
                    "{host} asks for a login of the kind `{}`; here there is only `basic`",
                    schemes.join(", ")
                ),
                "Use an address with a key in it (Central: app users), or save the form's XML with a browser.",
            );
        }
        match (&self.login, response.status()) {
            (None, _) => Refused::new(
                "login_needed",
                format!("{host} asks who you are"),
                "Give a name with `--user` and the password in the variable SURCO_FORM_PASSWORD.",
            ),
            (Some(_), StatusCode::FORBIDDEN) => Refused::new(
                "not_allowed",
                format!("{host} knows the name but does not let it read this"),
                "Ask those who run the server to let this name read the project's forms.",
            ),
            (Some(_), _) => Refused::new(
                "wrong_login",
                format!("{host} does not take this name and password"),
                "Check `--user` and the variable SURCO_FORM_PASSWORD.",
            ),
        }
    }
}

fn shown(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{bytes} bytes"),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
