//! The carrier of the field: HTTP over TLS by reqwest.

use super::address::ServerAddress;
use super::carrier::{Ask, Carried, Carrier, Listening, Method, PROTOCOL_HEADER, Reply};
use super::fault::LinkFault;
use reqwest::redirect::Policy;
use std::error::Error;
use std::time::Duration;

/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(15);
/// How long the link may be silent in the middle of a reply.
const SILENCE: Duration = Duration::from_secs(45);
/// The slowest link that is still waited for, in bytes a second: a bad GPRS connection.
const SLOWEST_BYTES_A_SECOND: u64 = 1500;

/// HTTP to one server.
pub struct HttpCarrier {
    client: reqwest::Client,
    server: ServerAddress,
}

impl HttpCarrier {
    /// Fails only where the machine has no usable TLS.
    pub fn new(server: ServerAddress) -> Result<HttpCarrier, LinkFault> {
        // No redirects at all: a captive portal's is thereby seen as what it is, and no token goes to another host.
        let client = trusting(reqwest::Client::builder())
            .redirect(Policy::none())
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .no_proxy()
            .user_agent(concat!("surco/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|_| LinkFault::BadCertificate)?;
        Ok(HttpCarrier { client, server })
    }

    fn request(&self, ask: &Ask) -> reqwest::RequestBuilder {
        let method = match ask.method {
            Method::Get => reqwest::Method::GET,
            Method::Head => reqwest::Method::HEAD,
            Method::Post => reqwest::Method::POST,
            Method::Patch => reqwest::Method::PATCH,
        };
        let request = self.client.request(method, self.server.at(&ask.path));
        ask.headers
            .iter()
            .fold(request, |request, (name, value)| request.header(*name, value))
    }

    async fn send(&self, ask: Ask) -> Result<Reply, LinkFault> {
        // Nobody waits for ever, not even for a link that moves a byte now and then.
        let moved = (ask.body.len() + ask.reply_limit) as u64;
        let longest = SILENCE + Duration::from_secs(moved / SLOWEST_BYTES_A_SECOND);
        let request = self.request(&ask).timeout(longest).body(ask.body);
        let mut response = request.send().await.map_err(|error| fault_of(&error))?;
        let mut reply = Reply {
            status: response.status().as_u16(),
            ..Reply::default()
        };
        for (name, value) in response.headers() {
            if let Ok(value) = value.to_str() {
                reply.headers.push((name.as_str().to_owned(), value.to_owned()));
            }
        }
        while let Some(piece) = response.chunk().await.map_err(|error| fault_of(&error))? {
            if reply.body.len() + piece.len() > ask.reply_limit {
                return Err(LinkFault::Unreadable);
            }
            reply.body.extend_from_slice(&piece);
        }
        Ok(reply)
    }
}

impl Carrier for HttpCarrier {
    fn carry(&self, ask: Ask) -> Carried<'_> {
        Box::pin(self.send(ask))
    }

    fn listen<'a>(&'a self, ask: Ask, heard: &'a mut (dyn FnMut(&[u8]) + Send)) -> Listening<'a> {
        Box::pin(async move {
            // Silence ends it: the server says something every few seconds.
            let mut response = self.request(&ask).send().await.map_err(|error| fault_of(&error))?;
            if response.status().as_u16() != 200 || !response.headers().contains_key(PROTOCOL_HEADER) {
                return Err(LinkFault::NotTheServer);
            }
            while let Some(piece) = response.chunk().await.map_err(|error| fault_of(&error))? {
                heard(&piece);
            }
            Ok(())
        })
    }
}

/// The public authorities, as Mozilla lists them: asking the phone's own store would need the Java side, and panic without.
#[cfg(target_os = "android")]
fn trusting(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter();
    builder.tls_certs_only(roots.filter_map(|root| reqwest::Certificate::from_der(root).ok()))
}

/// Whom the machine itself trusts.
#[cfg(not(target_os = "android"))]
fn trusting(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder
}

fn fault_of(error: &reqwest::Error) -> LinkFault {
    if is_about_certificates(error) {
        LinkFault::BadCertificate
    } else if error.is_timeout() {
        LinkFault::TimedOut
    } else if error.is_connect() || error.is_builder() {
        LinkFault::NoConnection
    } else {
        LinkFault::CutOff
    }
}

/// TLS faults carry no code in reqwest; their names stand in the chain of causes.
fn is_about_certificates(error: &reqwest::Error) -> bool {
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(found) = cause {
        let text = found.to_string();
        if text.contains("certificate") || text.contains("UnknownIssuer") {
            return true;
        }
        cause = found.source();
    }
    false
}

#[cfg(test)]
#[path = "http_tests.rs"]
mod tests;
