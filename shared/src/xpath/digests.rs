//! `digest` and `base64-decode`.

use data_encoding::{BASE64, BASE64_MIME, HEXLOWER};
use sha2::Digest;

pub(super) const ALGORITHMS: [&str; 5] = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];
pub(super) const ENCODINGS: [&str; 2] = ["base64", "hex"];

/// The hash of a text; `None` for an algorithm or an encoding that ODK does not know.
pub(super) fn digest(text: &str, algorithm: &str, encoding: &str) -> Option<String> {
    let hash = match algorithm {
        "MD5" => md5::Md5::digest(text).to_vec(),
        "SHA-1" => sha1::Sha1::digest(text).to_vec(),
        "SHA-256" => sha2::Sha256::digest(text).to_vec(),
        "SHA-384" => sha2::Sha384::digest(text).to_vec(),
        "SHA-512" => sha2::Sha512::digest(text).to_vec(),
        _ => return None,
    };
    match encoding {
        "base64" => Some(BASE64.encode(&hash)),
        "hex" => Some(HEXLOWER.encode(&hash)),
        _ => None,
    }
}

/// The text that was encoded; empty if it was none.
pub(super) fn base64_decoded(text: &str) -> String {
    match BASE64_MIME
        .decode(text.trim().as_bytes())
        .or_else(|_| BASE64.decode(text.trim().as_bytes()))
    {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) => String::new(),
    }
}
