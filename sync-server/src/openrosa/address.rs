//! Where a form list is, and who asks for it.

use super::refused::Refused;
use reqwest::Url;
use secrecy::SecretString;

/// Name and password for a server that asks for them.
#[derive(Clone)]
pub struct Login {
    pub user: String,
    pub password: SecretString,
}

/// The address of a form list, checked.
///
/// Central puts keys into paths: no message may show more of it than the host.
#[derive(Clone)]
pub struct Address(Url);

impl Address {
    /// Reads the address of a server, of a project, or of its `/formList`.
    ///
    /// # Errors
    /// No address, a password in it, or no `https` to another machine.
    pub fn parse(text: &str) -> Result<Address, Refused> {
        let malformed = || {
            let remedy = "Write it as `https://odk.example.org/v1/projects/1`, or with `/formList` at its end.";
            Refused::new("bad_address", "this is no address of a server", remedy)
        };
        let mut url = Url::parse(text.trim()).map_err(|_| malformed())?;
        if url.host_str().is_none() || !matches!(url.scheme(), "http" | "https") {
            return Err(malformed());
        }
        if !url.username().is_empty() || url.password().is_some() {
            let remedy = "Give the name with `--user` and the password in the variable SURCO_FORM_PASSWORD.";
            return Err(Refused::new(
                "login_in_address",
                "an address is no place for a name or password: it is kept in histories and logs",
                remedy,
            ));
        }
        needs_https(&url)?;
        url.set_fragment(None);
        let path = url.path().trim_end_matches('/').to_owned();
        if !path.ends_with("/formList") {
            url.set_path(&format!("{path}/formList"));
        }
        Ok(Address(url))
    }

    pub fn url(&self) -> &Url {
        &self.0
    }

    /// The host, and the port where it is not the usual one.
    pub fn host(&self) -> String {
        host(&self.0)
    }

    /// An address that the server gave, where it is at the same host.
    ///
    /// # Errors
    /// No address, or one at another host or without `https`: names and passwords go to nobody else.
    pub fn given(&self, text: &str) -> Result<Url, Refused> {
        let ask = "Ask those who run the server what its public address is, and use that one.";
        let url = self.0.join(text.trim()).map_err(|_| {
            Refused::new(
                "bad_address",
                format!("{} names an address that is none", self.host()),
                ask,
            )
        })?;
        if !same_host(&self.0, &url) {
            let reason = format!(
                "{} sends to {} ({}), and files are taken from one host only",
                self.host(),
                host(&url),
                url.scheme()
            );
            return Err(Refused::new("other_host", reason, ask));
        }
        Ok(url)
    }
}

/// The host of an address, and the port where it is not the usual one.
pub(super) fn host(url: &Url) -> String {
    let name = url.host_str().unwrap_or("the server");
    url.port()
        .map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"))
}

pub(super) fn same_host(left: &Url, right: &Url) -> bool {
    left.scheme() == right.scheme()
        && left.host_str() == right.host_str()
        && left.port_or_known_default() == right.port_or_known_default()
}

fn needs_https(url: &Url) -> Result<(), Refused> {
    let name = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let here = name == "localhost"
        || name
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback());
    if url.scheme() == "https" || here {
        return Ok(());
    }
    Err(Refused::new(
        "not_encrypted",
        format!(
            "{} would be asked without encryption, so that anybody on the way could read along or change the form",
            host(url)
        ),
        "Use its `https://` address.",
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn code(text: &str) -> &'static str {
        Address::parse(text).err().map_or("fine", |refused| refused.code)
    }

    #[test]
    fn an_address_is_checked_before_anything_is_asked() {
        assert_eq!(code("https://odk.example/v1/projects/1"), "fine");
        assert_eq!(code("http://127.0.0.1:8080"), "fine");
        assert_eq!(code("http://[::1]:8080/formList"), "fine");
        assert_eq!(code("http://odk.example"), "not_encrypted");
        assert_eq!(code("http://127.0.0.1.example"), "not_encrypted");
        assert_eq!(code("https://ana:secret@odk.example"), "login_in_address");
        assert_eq!(code("odk.example"), "bad_address");
        assert_eq!(code("file:///etc/passwd"), "bad_address");
        let address = Address::parse("https://odk.example/key/abc/projects/1/").unwrap();
        assert_eq!(address.url().path(), "/key/abc/projects/1/formList");
        assert!(address.given("https://odk.example/forms/x.xml").is_ok());
        assert!(address.given("/forms/x.xml").is_ok());
        for other in [
            "http://odk.example/x",
            "https://evil.example/x",
            "https://odk.example:8443/x",
        ] {
            let refused = address.given(other).unwrap_err();
            assert_eq!(refused.code, "other_host");
            assert!(!refused.to_string().contains("abc"), "{refused}");
        }
    }
}
