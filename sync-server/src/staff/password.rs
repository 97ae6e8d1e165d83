//! Passwords of staff: argon2id, at its recommended 19 MiB, one at a time so that memory stays bounded.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// A password shorter than this is refused whatever it is made of.
pub const MIN_CHARS: usize = 10;
/// A longer one is a paste by mistake.
pub const MAX_CHARS: usize = 200;

/// Why a password was not taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    #[error("the password has fewer than {MIN_CHARS} characters")]
    Short,
    #[error("the password has more than {MAX_CHARS} characters")]
    Long,
    #[error("this password could be guessed; use four or five words that have nothing to do with each other")]
    Weak,
    #[error("the password could not be hashed")]
    Hash,
}

/// Refuses what can be guessed, also from the person's own names.
pub fn check(password: &str, about: &[&str]) -> Result<(), PasswordFault> {
    match password.chars().count() {
        count if count < MIN_CHARS => Err(PasswordFault::Short),
        count if count > MAX_CHARS => Err(PasswordFault::Long),
        _ if zxcvbn::zxcvbn(password, about).score() < zxcvbn::Score::Three => Err(PasswordFault::Weak),
        _ => Ok(()),
    }
}

/// The PHC string to keep. Takes tens of milliseconds and 19 MiB.
pub fn hash(password: &str) -> Result<String, PasswordFault> {
    Ok(Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|_| PasswordFault::Hash)?
        .to_string())
}

/// Whether it is the one. For an unknown name pass `None`: the work and the time are the same.
pub fn verify(password: &str, kept: Option<&str>) -> bool {
    let parsed = kept.and_then(|kept| PasswordHash::new(kept).ok());
    match parsed {
        Some(parsed) => Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok(),
        None => {
            let _same_work = hash(password);
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_kept_as_argon2id_and_found_again() {
        let kept = hash("five unlikely words stand here").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("five unlikely words stand here", Some(&kept)));
        assert!(!verify("five unlikely words stand there", Some(&kept)));
        assert!(!verify("x", None));
        assert!(!verify("x", Some("not a PHC string")));
    }

    #[test]
    fn guessable_passwords_are_refused() {
        assert_eq!(check("orange", &[]), Err(PasswordFault::Short));
        assert_eq!(check("password123", &[]), Err(PasswordFault::Weak));
        assert_eq!(
            check("nadia.khan2026", &["nadia.khan", "Nadia Khan"]),
            Err(PasswordFault::Weak)
        );
        assert_eq!(check(&"x".repeat(201), &[]), Err(PasswordFault::Long));
        assert_eq!(check("copper lantern seven widows", &[]), Ok(()));
    }
}
