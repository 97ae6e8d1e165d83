//! Faults of invites and member logs in words for a person.

use shared::api::{ApiError, Code};
use shared::seal::invite::InviteFault;
use shared::seal::rooms::RoomFault;

/// Why an invite's characters or certificate are not taken.
pub(super) fn of_invite(fault: InviteFault) -> ApiError {
    let (code, next) = match fault {
        InviteFault::Length { .. } | InviteFault::Letter { .. } | InviteFault::FirstLetter | InviteFault::Link => {
            (Code::BadRequest, "Check the characters and try again.")
        }
        InviteFault::Damaged => (Code::BadRequest, "Scan the code again, or copy all of it."),
        InviteFault::NotAnAnswer => (
            Code::BadRequest,
            "Scan the code that the new phone shows after it has scanned yours.",
        ),
        InviteFault::OtherAnswer | InviteFault::Answer => (
            Code::InviteUnknown,
            "Let the new phone scan the invite on this screen, then scan its answer.",
        ),
        InviteFault::Certificate | InviteFault::OtherInvite => (Code::InviteUnknown, "Ask for a new invite."),
    };
    ApiError::new(code, sentence(&fault.to_string()), "Nothing was changed.", next).at("code")
}

/// Why a member log cannot be used or extended.
pub(super) fn of_room(fault: RoomFault) -> ApiError {
    let (code, next) = match &fault {
        RoomFault::Invite(fault) => return of_invite(*fault),
        RoomFault::Removed => (
            Code::NotAllowed,
            "Ask the audit lead; another vault can take a new invite.",
        ),
        RoomFault::NotInProgram(_) => (Code::NotFound, "Sync, then choose the person again."),
        RoomFault::MissingRoom | RoomFault::Wrap(_) => {
            (Code::ServerRefused, "Try again; if it goes on, tell the program.")
        }
        RoomFault::Log(_) => (
            Code::NotAllowed,
            "Sync and try again; if it goes on, ask the audit lead.",
        ),
    };
    ApiError::new(code, sentence(&fault.to_string()), "Nothing was changed.", next)
}

/// With a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}
