//! Proving to the server that a request comes from an enrolled device.

use super::keys::DeviceKeys;
use super::sign;
use crate::ids::{DeviceNumber, RoomId};
use crate::sync::exchange::PROTOCOL;
use crate::sync::member_log::MemberLog;
use crate::sync::messages::{ChallengeReply, SESSION_SIGNED_AS, SessionRequest, session_bytes};

/// The device's answer to a challenge.
pub fn answer_challenge(
    keys: &DeviceKeys,
    program: RoomId,
    device: DeviceNumber,
    challenge: &ChallengeReply,
    push_only: bool,
) -> SessionRequest {
    let bytes = session_bytes(program, device, &challenge.challenge, push_only);
    SessionRequest {
        protocol: PROTOCOL,
        program,
        device,
        challenge: challenge.challenge,
        push_only,
        signature: keys.sign(SESSION_SIGNED_AS, &bytes),
    }
}

/// Whether a member of the program, not removed, signed this. That the challenge is fresh and its own is the server's to know.
pub fn session_is_signed(request: &SessionRequest, program: &MemberLog) -> bool {
    let bytes = session_bytes(request.program, request.device, &request.challenge, request.push_only);
    let member = program
        .member(request.device)
        .filter(|_| request.program == program.room());
    member.is_some_and(|m| sign::verify(&m.signing, SESSION_SIGNED_AS, &bytes, &request.signature))
}
