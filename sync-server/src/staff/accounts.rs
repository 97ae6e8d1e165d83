//! How a person with an invitation gets an account, signs in and out.
//!
//! Everything here blocks; the one who calls holds a turn ([`turn_for`](super::turn_for)), so only one password is hashed at a time.

use super::{password, second_factor};
use crate::errors::Fault;
use crate::log::{Account, Failures, Log, StaffInvitation};
use shared::api::{AcceptInvitation, ApiError, Code, SecondFactor, SignIn};
use shared::ids::Hash;
use shared::permissions::Role;
use shared::seal::InviteSecret;
use shared::sync::wire::{purpose_hash, sha256};

/// Tries before the first delay.
const FREE_TRIES: u32 = 3;
/// The longest delay after a failed sign-in, in seconds.
const LONGEST_DELAY_S: i64 = 15 * 60;
/// Characters of a sign-in name.
const NAME_CHARS: std::ops::RangeInclusive<usize> = 3..=64;
/// How long a staff invitation is good for.
pub const INVITATION_LIFE_S: i64 = 72 * 3600;

/// The clock and the chance that a step needs.
pub struct Moment {
    pub now_unix_s: i64,
    /// How long a sign-in lasts, in seconds.
    pub sign_in_life_s: i64,
}

/// A session that was just opened. The token is what the cookie says; only its hash is kept.
pub struct SignedIn {
    pub account: Account,
    pub token: [u8; 32],
}

/// By which an invitation is kept: the server does not keep the code.
pub fn code_hash(code: &str) -> Option<Hash> {
    let secret = InviteSecret::from_text(code).ok()?;
    Some(purpose_hash("surco/staff-invitation/1", &[secret.to_text().as_bytes()]))
}

/// Makes an invitation and returns its 26 characters.
pub fn invite(log: &dyn Log, person: &str, role: Role, now_unix_s: i64) -> Result<(String, i64), Fault> {
    let secret = InviteSecret::generate(&mut |bytes| crate::chance::fill(bytes));
    let code = secret.to_text();
    let hash = code_hash(&code).ok_or(Fault::Internal("code"))?;
    let expires_unix_s = now_unix_s + INVITATION_LIFE_S;
    let invitation = StaffInvitation {
        person: person.to_owned(),
        role,
        expires_unix_s,
        account: None,
    };
    log.put_staff_invitation(hash, &invitation)?;
    Ok((code, expires_unix_s))
}

/// Turns an invitation into an account. Until its first sign-in it may be done again: the reply may have been lost.
pub fn accept(
    log: &dyn Log,
    program_name: &str,
    call: &AcceptInvitation,
    at: &Moment,
) -> Result<SecondFactor, ApiError> {
    let hash = code_hash(&call.code).ok_or(Fault::NoInvite)?;
    let invitation = log
        .staff_invitation(hash)
        .map_err(Fault::from)?
        .ok_or(Fault::NoInvite)?;
    if invitation.expires_unix_s <= at.now_unix_s {
        return Err(Fault::InviteExpired.into());
    }
    let name = sign_in_name(&call.sign_in_name)?;
    let before = log.account_by_name(&name).map_err(Fault::from)?;
    if invitation.account.is_some() && before.is_some_and(|a| Some(a.id) == invitation.account && a.proven) {
        return Err(Fault::InviteUsed.into());
    }
    password::check(&call.password, &[&name, &invitation.person]).map_err(|fault| {
        ApiError::new(
            Code::WeakPassphrase,
            sentence(&fault),
            "Nothing was changed.",
            "Choose another password.",
        )
        .at("password")
    })?;
    let mut secret = vec![0; second_factor::SECRET_BYTES];
    crate::chance::fill(&mut secret);
    let shown = second_factor::show(&secret, program_name, &name).map_err(|_| Fault::Internal("second factor"))?;
    let account = Account {
        id: 0,
        sign_in_name: name,
        person: invitation.person,
        role: invitation.role,
        password: password::hash(&call.password).map_err(|_| Fault::Internal("password"))?,
        one_time_secret: secret,
        last_step: 0,
        proven: false,
    };
    match log.put_account(hash, &account).map_err(Fault::from)? {
        true => Ok(shown),
        false => Err(ApiError::bad_request(
            "sign_in_name",
            "Somebody signs in with this name already.",
        )),
    }
}

/// Opens a session. Wrong name, password or code give the same answer after the same work.
pub fn sign_in(log: &dyn Log, call: &SignIn, at: &Moment) -> Result<SignedIn, ApiError> {
    let name = call.sign_in_name.trim().to_lowercase();
    let name_hash = purpose_hash("surco/sign-in-name/1", &[name.as_bytes()]);
    let before = log.failures(name_hash).map_err(Fault::from)?;
    if before.blocked_until_unix_s > at.now_unix_s {
        return Err(failed(before.blocked_until_unix_s - at.now_unix_s));
    }
    let account = log.account_by_name(&name).map_err(Fault::from)?;
    match opened(log, account, call, at).map_err(ApiError::from)? {
        Some(signed_in) => {
            log.set_failures(name_hash, Failures::default()).map_err(Fault::from)?;
            Ok(signed_in)
        }
        None => {
            let failures = before.failures.saturating_add(1);
            let delay_s = delay_s(failures);
            let after = Failures {
                failures,
                blocked_until_unix_s: at.now_unix_s + delay_s,
            };
            log.set_failures(name_hash, after).map_err(Fault::from)?;
            Err(failed(delay_s))
        }
    }
}

fn opened(log: &dyn Log, account: Option<Account>, call: &SignIn, at: &Moment) -> Result<Option<SignedIn>, Fault> {
    let kept = account.as_ref().map(|account| account.password.as_str());
    let long = call.password.chars().count() > password::MAX_CHARS;
    let right = !long && password::verify(&call.password, kept);
    let Some(account) = account.filter(|_| right) else {
        return Ok(None);
    };
    let step = second_factor::step_of(
        &account.one_time_secret,
        &call.one_time_code,
        at.now_unix_s,
        account.last_step,
    );
    let Some(step) = step else { return Ok(None) };
    let mut token = [0; 32];
    crate::chance::fill(&mut token);
    let expires = at.now_unix_s + at.sign_in_life_s;
    let first_use = log.sign_in(account.id, step, sha256(&token), at.now_unix_s, expires)?;
    Ok(first_use.then_some(SignedIn { account, token }))
}

fn delay_s(failures: u32) -> i64 {
    match failures.checked_sub(FREE_TRIES) {
        None => 0,
        Some(beyond) => (2_i64 << beyond.min(20)).min(LONGEST_DELAY_S),
    }
}

fn failed(wait_s: i64) -> ApiError {
    let next = match wait_s {
        0 => "Check the three and try again.".to_owned(),
        _ => "Check the three, wait, and try again.".to_owned(),
    };
    let mut error = ApiError::new(
        Code::SignInFailed,
        "Name, password and one-time code do not fit together.",
        "Nothing was changed.",
        next,
    );
    error.wait_s = u32::try_from(wait_s).ok().filter(|wait| *wait > 0);
    error
}

fn sign_in_name(text: &str) -> Result<String, ApiError> {
    let name = text.trim().to_lowercase();
    let plain = name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+'));
    match plain && NAME_CHARS.contains(&name.chars().count()) {
        true => Ok(name),
        false => Err(ApiError::bad_request(
            "sign_in_name",
            "A name to sign in with has 3 to 64 letters, digits, dots, dashes or @.",
        )),
    }
}

fn sentence(fault: &password::PasswordFault) -> String {
    let text = fault.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::SqliteLog;
    use totp_rs::{Algorithm, TOTP};

    const PASSWORD: &str = "copper lantern seven widows";

    struct Desk {
        log: SqliteLog,
        now: i64,
        _home: tempfile::TempDir,
    }

    impl Desk {
        fn new() -> Desk {
            let home = tempfile::tempdir().unwrap();
            Desk {
                log: SqliteLog::open(&home.path().join("log.db")).unwrap(),
                now: 1_795_000_000,
                _home: home,
            }
        }

        fn at(&self) -> Moment {
            Moment {
                now_unix_s: self.now,
                sign_in_life_s: 3600,
            }
        }

        fn accept(&self, code: &str, name: &str) -> Result<SecondFactor, ApiError> {
            let call = AcceptInvitation {
                code: code.into(),
                sign_in_name: name.into(),
                password: PASSWORD.into(),
            };
            accept(&self.log, "Fair Food", &call, &self.at())
        }

        fn sign_in(&self, password: &str, code: &str) -> Result<SignedIn, ApiError> {
            let call = SignIn {
                sign_in_name: "Nadia".into(),
                password: password.into(),
                one_time_code: code.into(),
            };
            sign_in(&self.log, &call, &self.at())
        }

        fn code(&self, factor: &SecondFactor) -> String {
            let secret = totp_rs::Secret::Encoded(factor.secret.clone()).to_bytes().unwrap();
            let totp = TOTP::new(Algorithm::SHA1, 6, 1, 30, secret, None, String::new()).unwrap();
            totp.generate(self.now as u64)
        }
    }

    #[test]
    fn a_monitor_accepts_signs_in_and_out() {
        let mut desk = Desk::new();
        let (code, _) = invite(&desk.log, "Nadia K.", Role::Monitor, desk.now).unwrap();
        let lost = desk.accept(&code, "nadia").unwrap();
        let factor = desk.accept(&code, "Nadia ").unwrap();
        assert_ne!(lost.secret, factor.secret, "a lost reply is repaired by a new secret");
        assert!(
            factor.otpauth_url.starts_with("otpauth://totp/Fair%20Food:nadia"),
            "{}",
            factor.otpauth_url
        );
        assert!(factor.qr_svg.contains("<svg"));

        let signed_in = desk.sign_in(PASSWORD, &desk.code(&factor)).unwrap();
        let hash = sha256(&signed_in.token);
        let account = desk.log.staff_session(hash, desk.now).unwrap().unwrap();
        assert_eq!((account.person.as_str(), account.role), ("Nadia K.", Role::Monitor));
        assert!(
            desk.log.staff_session(hash, desk.now + 3600).unwrap().is_none(),
            "it ends by itself"
        );
        desk.log.sign_out(hash).unwrap();
        assert!(desk.log.staff_session(hash, desk.now).unwrap().is_none());

        assert_eq!(
            desk.sign_in(PASSWORD, &desk.code(&factor)).err().unwrap().code,
            Code::SignInFailed,
            "a used code"
        );
        assert_eq!(desk.accept(&code, "nadia").err().unwrap().code, Code::InviteUsed);
        desk.now += 30;
        assert!(desk.sign_in(PASSWORD, &desk.code(&factor)).is_ok());
    }

    #[test]
    fn guessing_waits_longer_each_time_and_an_unknown_name_looks_the_same() {
        let mut desk = Desk::new();
        let (code, _) = invite(&desk.log, "Nadia K.", Role::Monitor, desk.now).unwrap();
        let mut waits = Vec::new();
        for known in [false, true] {
            if known {
                desk.accept(&code, "nadia").unwrap();
                desk.log
                    .set_failures(purpose_hash("surco/sign-in-name/1", &[b"nadia"]), Failures::default())
                    .unwrap();
            }
            for _ in 0..5 {
                let error = desk.sign_in("wrong", "000000").err().unwrap();
                assert_eq!(error.code, Code::SignInFailed);
                waits.push(error.wait_s);
                desk.now += i64::from(error.wait_s.unwrap_or(0));
            }
        }
        assert_eq!(waits[..5], [None, None, Some(2), Some(4), Some(8)]);
        assert_eq!(waits[..5], waits[5..]);
        desk.now -= 1;
        assert_eq!(
            desk.sign_in(PASSWORD, "000000").err().unwrap().wait_s,
            Some(1),
            "blocked before the password counts"
        );
        assert_eq!(delay_s(u32::MAX), LONGEST_DELAY_S);
    }

    #[test]
    fn an_old_or_invented_invitation_opens_nothing() {
        let mut desk = Desk::new();
        let (code, expires) = invite(&desk.log, "Nadia K.", Role::Monitor, desk.now).unwrap();
        assert_eq!(
            desk.accept("0000000000000000000000000A", "nadia").err().unwrap().code,
            Code::InviteUnknown
        );
        assert_eq!(desk.accept("hello", "nadia").err().unwrap().code, Code::InviteUnknown);
        desk.now = expires;
        assert_eq!(desk.accept(&code, "nadia").err().unwrap().code, Code::InviteExpired);
    }

    #[test]
    fn a_name_is_taken_once() {
        let desk = Desk::new();
        let (first, _) = invite(&desk.log, "Nadia K.", Role::Monitor, desk.now).unwrap();
        let (second, _) = invite(&desk.log, "Other N.", Role::Administrator, desk.now).unwrap();
        desk.accept(&first, "nadia").unwrap();
        assert_eq!(
            desk.accept(&second, "NADIA").err().unwrap().place.as_deref(),
            Some("sign_in_name")
        );
        assert_eq!(desk.accept(&second, "n:a").err().unwrap().code, Code::BadRequest);
    }
}
