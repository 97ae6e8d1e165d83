//! Where a server is: an origin, nothing more. Encrypted, except on this very machine.

use std::fmt;
use std::net::IpAddr;

/// `https://host[:port]`, or `http://` for a loopback address (tests, `cargo xtask run`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerAddress(String);

/// Why a text is not an address that may be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    #[error("This is not a server's address. It looks like https://sync.example.org.")]
    Malformed,
    #[error("This address is not encrypted. Only https:// is used, so that nobody on the way can listen.")]
    NotEncrypted,
}

impl ServerAddress {
    /// From what a person typed or a QR code holds; `https://` may be left out.
    pub fn parse(text: &str) -> Result<ServerAddress, BadAddress> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        let with_scheme = if lower.contains("://") {
            text.to_owned()
        } else {
            format!("https://{text}")
        };
        let url = reqwest::Url::parse(&with_scheme).map_err(|_| BadAddress::Malformed)?;
        let plain = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
            && matches!(url.path(), "" | "/");
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or(BadAddress::Malformed)?;
        if !plain || text.len() > 255 {
            return Err(BadAddress::Malformed);
        }
        match url.scheme() {
            "https" => {}
            "http" if is_this_machine(host) => {}
            "http" => return Err(BadAddress::NotEncrypted),
            _ => return Err(BadAddress::Malformed),
        }
        Ok(ServerAddress(url.origin().ascii_serialization()))
    }

    /// The address of `path` (which begins with a slash) on this server.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The path of a `Location` that the server gave; `None` if it leads anywhere else.
    pub fn path_of(&self, location: &str) -> Option<String> {
        let base = reqwest::Url::parse(&self.0).ok()?;
        let url = base.join(location).ok()?;
        (url.origin() == base.origin()).then(|| url.path().to_owned())
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_address_is_encrypted_unless_it_is_this_machine() {
        let at = |text: &str| ServerAddress::parse(text).map(|address| address.to_string());
        assert_eq!(at(" Sync.Example.org/ "), Ok("https://sync.example.org".into()));
        assert_eq!(
            at("https://sync.example.org:8443"),
            Ok("https://sync.example.org:8443".into())
        );
        assert_eq!(at("http://127.0.0.1:4000"), Ok("http://127.0.0.1:4000".into()));
        assert_eq!(at("http://[::1]:4000"), Ok("http://[::1]:4000".into()));
        assert_eq!(at("http://sync.example.org"), Err(BadAddress::NotEncrypted));
        assert_eq!(at("http://127.0.0.1.example.org"), Err(BadAddress::NotEncrypted));
        for bad in [
            "",
            "https://",
            "ftp://x.org",
            "https://me:pw@x.org",
            "https://x.org/path",
            "https://x.org?q",
            "a b",
        ] {
            assert_eq!(at(bad), Err(BadAddress::Malformed), "{bad:?}");
        }
    }

    #[test]
    fn an_upload_is_never_sent_to_where_another_host_points() {
        let server = ServerAddress::parse("https://sync.example.org").unwrap();
        assert_eq!(server.path_of("/sync/v1/blobs/ab"), Some("/sync/v1/blobs/ab".into()));
        assert_eq!(
            server.path_of("https://sync.example.org/sync/v1/blobs/ab"),
            Some("/sync/v1/blobs/ab".into())
        );
        assert_eq!(server.path_of("https://evil.example.org/sync/v1/blobs/ab"), None);
        assert_eq!(server.path_of("http://sync.example.org/sync/v1/blobs/ab"), None);
        assert_eq!(server.path_of("//evil.example.org/x"), None);
    }
}
