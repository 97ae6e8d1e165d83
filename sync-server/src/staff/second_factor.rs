//! The second factor: time-based one-time passwords (RFC 6238; SHA-1, 30 s, 6 digits), each good once.

use shared::api::SecondFactor;
use totp_rs::{Algorithm, TOTP};

/// Length of the secret in bytes: as long as the hash.
pub const SECRET_BYTES: usize = 20;
const STEP_S: u64 = 30;
const DIGITS: usize = 6;
/// Steps before and after now that are taken, for clocks that are a little off.
const SKEW_STEPS: u64 = 1;

/// Why a second factor could not be made: a name with a colon, for example.
#[derive(Debug, thiserror::Error)]
#[error("the second factor could not be made")]
pub struct SecondFactorFault;

fn totp(secret: &[u8], issuer: &str, name: &str) -> Result<TOTP, SecondFactorFault> {
    let clean = |text: &str| text.replace(':', " ");
    TOTP::new(
        Algorithm::SHA1,
        DIGITS,
        0,
        STEP_S,
        secret.to_vec(),
        Some(clean(issuer)),
        clean(name),
    )
    .map_err(|_| SecondFactorFault)
}

/// What the person puts into an authenticator.
pub fn show(secret: &[u8], program_name: &str, sign_in_name: &str) -> Result<SecondFactor, SecondFactorFault> {
    let totp = totp(secret, program_name, sign_in_name)?;
    let otpauth_url = totp.get_url();
    let qr_svg = crate::qr::svg(&otpauth_url).ok_or(SecondFactorFault)?;
    Ok(SecondFactor {
        sign_in_name: sign_in_name.to_owned(),
        secret: totp.get_secret_base32(),
        otpauth_url,
        qr_svg,
    })
}

/// The step at which `code` is right, if that is now or next to it and after the last one used.
pub fn step_of(secret: &[u8], code: &str, now_unix_s: i64, last_step: u64) -> Option<u64> {
    let totp = totp(secret, "", "").ok()?;
    let now = u64::try_from(now_unix_s).ok()? / STEP_S;
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    (now.saturating_sub(SKEW_STEPS)..=now + SKEW_STEPS)
        .filter(|step| same(totp.generate(step * STEP_S).as_bytes(), code.as_bytes()))
        .find(|step| *step > last_step)
}

/// Compares in a time that does not depend on where the difference is.
fn same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && left.iter().zip(right).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, cut to six digits.
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(step_of(SECRET, code, time, 0), Some(time as u64 / 30));
        }
        assert_eq!(step_of(SECRET, "287083", 59, 0), None);
        assert_eq!(step_of(SECRET, "", 59, 0), None);
    }

    #[test]
    fn a_code_is_good_once_and_for_a_minute_and_a_half() {
        assert_eq!(
            step_of(SECRET, "287 082", 59 + 30, 0),
            Some(1),
            "a clock behind by a step"
        );
        assert_eq!(step_of(SECRET, "287082", 59, 1), None, "used");
        assert_eq!(step_of(SECRET, "287082", 59 + 90, 0), None, "too old");
    }
}
