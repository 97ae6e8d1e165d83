//! The cookie of a signed-in person: an opaque token, out of reach of scripts and of other sites.

use axum::http::{HeaderMap, header};
use data_encoding::HEXLOWER;
use std::time::Duration;

/// Over TLS the browser itself guarantees that only this host set it.
const OVER_TLS: &str = "__Host-surco";
const PLAIN: &str = "surco";

/// What a reply does to the cookie.
pub enum Cookie {
    Set([u8; 32]),
    Clear,
}

/// The value of `Set-Cookie`.
pub fn header(cookie: &Cookie, by_tls: bool, life: Duration) -> String {
    let (name, secure) = if by_tls { (OVER_TLS, "; Secure") } else { (PLAIN, "") };
    let (value, max_age) = match cookie {
        Cookie::Set(token) => (HEXLOWER.encode(token), life.as_secs()),
        Cookie::Clear => (String::new(), 0),
    };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={max_age}{secure}")
}

/// The token in a request's cookies.
pub fn token(headers: &HeaderMap) -> Option<[u8; 32]> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let value = pairs.find(|(name, _)| matches!(*name, OVER_TLS | PLAIN))?.1;
    HEXLOWER.decode(value.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_comes_back_and_says_what_it_must() {
        let set = header(&Cookie::Set([7; 32]), true, Duration::from_secs(60));
        assert!(set.starts_with("__Host-surco=0707"));
        assert!(
            set.ends_with("; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure"),
            "{set}"
        );
        let value = set.split(';').next().unwrap();
        let headers: HeaderMap = [(header::COOKIE, format!("theme=dark; {value}").parse().unwrap())]
            .into_iter()
            .collect();
        assert_eq!(token(&headers), Some([7; 32]));
        assert!(header(&Cookie::Clear, false, Duration::ZERO).contains("surco=; Path=/; HttpOnly"));
        for bad in ["surco=zz", "surco=07", "other=0707", ""] {
            let headers: HeaderMap = [(header::COOKIE, bad.parse().unwrap())].into_iter().collect();
            assert_eq!(token(&headers), None, "{bad}");
        }
    }
}
