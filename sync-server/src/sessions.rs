//! Devices open a session by signing a challenge; the token is opaque and kept hashed.

use crate::app::App;
use crate::errors::Fault;
use crate::log::DeviceSession;
use shared::ids::DeviceNumber;
use shared::seal::session::session_is_signed;
use shared::sync::messages::{ChallengeReply, ChallengeRequest, SessionReply, SessionRequest};
use shared::sync::wire::sha256;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How long a challenge waits for its answer, in seconds.
const CHALLENGE_LIFE_S: i64 = 120;
/// Challenges that wait at once; beyond that the oldest are forgotten.
const MAX_CHALLENGES: usize = 4_096;

/// Challenges that were given and not answered. In memory: after a restart devices ask again.
#[derive(Default)]
pub struct Challenges {
    waiting: Mutex<HashMap<[u8; 32], (DeviceNumber, i64)>>,
}

impl Challenges {
    fn give(&self, device: DeviceNumber, now_unix_s: i64) -> [u8; 32] {
        let challenge = crate::chance::bytes();
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= MAX_CHALLENGES {
            waiting.retain(|_, (_, until)| *until > now_unix_s);
            if waiting.len() >= MAX_CHALLENGES {
                waiting.clear();
            }
        }
        waiting.insert(challenge, (device, now_unix_s + CHALLENGE_LIFE_S));
        challenge
    }

    /// Whether it was given to this device and is fresh. It is good once.
    fn take(&self, challenge: &[u8; 32], device: DeviceNumber, now_unix_s: i64) -> bool {
        let given = self
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(challenge);
        given.is_some_and(|(to, until)| to == device && until > now_unix_s)
    }
}

/// Something fresh to sign. Given to anybody: it tells nothing.
pub fn challenge(app: &App, request: &ChallengeRequest) -> Result<ChallengeReply, Fault> {
    if request.program != app.program.room {
        return Err(Fault::NotEnrolled);
    }
    let now_unix_s = app.now_unix_s();
    Ok(ChallengeReply {
        challenge: app.challenges.give(request.device, now_unix_s),
        now_unix_s,
    })
}

/// Opens a session for a device that signed its challenge and is a member now.
pub fn open(app: &App, request: &SessionRequest) -> Result<SessionReply, Fault> {
    let now_unix_s = app.now_unix_s();
    let fresh = app.challenges.take(&request.challenge, request.device, now_unix_s);
    if request.program != app.program.room || !fresh || !session_is_signed(request, &*app.trust.program()?) {
        return Err(Fault::NotEnrolled);
    }
    let token = crate::chance::bytes();
    let expires_unix_s = now_unix_s + app.config.limits.session_life.as_secs() as i64;
    let session = DeviceSession {
        device: request.device,
        push_only: request.push_only,
        expires_unix_s,
    };
    app.log.open_session(sha256(&token), session, now_unix_s)?;
    Ok(SessionReply {
        token,
        expires_unix_s,
        now_unix_s,
    })
}

/// The session of a bearer token. A device that was removed since has none.
pub fn of_token(app: &App, token: &[u8]) -> Result<DeviceSession, Fault> {
    let session = app
        .log
        .session(sha256(token), app.now_unix_s())?
        .ok_or(Fault::NoSession)?;
    match app.trust.program()?.member(session.device) {
        Some(_) => Ok(session),
        None => Err(Fault::NotEnrolled),
    }
}

/// Whether the device is in the room now.
pub fn must_be_in(app: &App, session: &DeviceSession, room: shared::ids::RoomId) -> Result<(), Fault> {
    let log = app.trust.room(room)?.ok_or(Fault::NotFound("this room"))?;
    match log.member(session.device) {
        Some(_) => Ok(()),
        None => Err(Fault::NotAllowed("this device is not a member of the room")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_good_once_for_its_device_and_for_two_minutes() {
        let challenges = Challenges::default();
        let (amina, joseph) = (DeviceNumber(2), DeviceNumber(3));
        let first = challenges.give(amina, 1_000);
        assert!(challenges.take(&first, amina, 1_100));
        assert!(!challenges.take(&first, amina, 1_100), "replayed");
        let second = challenges.give(amina, 1_000);
        assert!(!challenges.take(&second, joseph, 1_000), "somebody else's");
        let third = challenges.give(amina, 1_000);
        assert!(!challenges.take(&third, amina, 1_120), "late");
    }

    #[test]
    fn asking_without_answering_fills_no_memory() {
        let challenges = Challenges::default();
        for _ in 0..3 * MAX_CHALLENGES {
            challenges.give(DeviceNumber(2), 1_000);
        }
        assert!(challenges.waiting.lock().unwrap().len() <= MAX_CHALLENGES);
    }
}
