//! Why a word with the server failed, and what that means for the person. Nothing here loses work.

use shared::api::{ApiError, Code};
use shared::sync::messages::{Problem, ProblemCode};

/// Everything that can go wrong between this device and the server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkFault {
    #[error("No connection to the server.")]
    NoConnection,
    #[error("The server did not answer in time.")]
    TimedOut,
    #[error("The connection broke off in the middle.")]
    CutOff,
    #[error("Something other than the server answered, such as a sign-in page of this network.")]
    NotTheServer,
    #[error("The server's certificate is not valid, so nothing was sent.")]
    BadCertificate,
    #[error("The server's answer cannot be read.")]
    Unreadable,
    /// Someone on the way, or the server, gave what its signatures or hashes contradict.
    #[error("The server's answer contradicts what was signed before ({0}).")]
    Contradicts(&'static str),
    #[error("{}", .0.message)]
    Refused(Problem),
    /// The device itself could not do its part: storage full, locked in between.
    #[error("{0}")]
    Device(ApiError),
}

impl LinkFault {
    /// Whether another try soon may go better without anybody doing anything.
    pub fn may_pass(&self) -> bool {
        match self {
            LinkFault::NoConnection | LinkFault::TimedOut | LinkFault::CutOff | LinkFault::Unreadable => true,
            LinkFault::NotTheServer => true,
            LinkFault::Refused(problem) => {
                matches!(
                    problem.code,
                    ProblemCode::SlowDown | ProblemCode::ServerTrouble | ProblemCode::NoSession
                )
            }
            LinkFault::BadCertificate | LinkFault::Contradicts(_) | LinkFault::Device(_) => false,
        }
    }

    /// Whether the server was not reached at all, or its word not heard: nothing is known and nothing wrong.
    pub fn is_no_signal(&self) -> bool {
        matches!(self, LinkFault::NoConnection | LinkFault::TimedOut | LinkFault::CutOff)
    }

    /// Whether the server wants a fresh session.
    pub fn wants_session(&self) -> bool {
        matches!(
            self,
            LinkFault::Refused(Problem {
                code: ProblemCode::NoSession,
                ..
            })
        )
    }

    fn code(&self) -> Code {
        match self {
            LinkFault::NoConnection | LinkFault::TimedOut | LinkFault::CutOff => Code::NoConnection,
            LinkFault::NotTheServer | LinkFault::BadCertificate | LinkFault::Unreadable => Code::NotTheServer,
            LinkFault::Contradicts(_) => Code::ServerRefused,
            LinkFault::Device(error) => error.code,
            LinkFault::Refused(problem) => match problem.code {
                ProblemCode::NoInvite => Code::InviteUnknown,
                ProblemCode::InviteExpired => Code::InviteExpired,
                ProblemCode::InviteUsed => Code::InviteUsed,
                ProblemCode::UpdateApp => Code::NewerVersion,
                ProblemCode::NotAllowed => Code::NotAllowed,
                ProblemCode::NotFound => Code::NotFound,
                ProblemCode::TooLarge => Code::TooLarge,
                ProblemCode::BadRequest | ProblemCode::NoSession | ProblemCode::NotEnrolled => Code::ServerRefused,
                ProblemCode::SlowDown | ProblemCode::ServerTrouble => Code::ServerRefused,
            },
        }
    }

    fn next(&self) -> &'static str {
        match self {
            LinkFault::NoConnection | LinkFault::TimedOut | LinkFault::CutOff => {
                "Go on working. It tries again by itself; move to better signal if you can."
            }
            LinkFault::NotTheServer => {
                "Open the network's sign-in page in a browser, or use another network, then sync again."
            }
            LinkFault::BadCertificate => {
                "Use another network. If it goes on, ask the administrator to check the server."
            }
            LinkFault::Unreadable => "Try again. If it goes on, update the app.",
            LinkFault::Contradicts(_) => {
                "Go on working and tell the lead: the server may have been changed or restored."
            }
            LinkFault::Device(_) => "Try again.",
            LinkFault::Refused(problem) => match problem.code {
                ProblemCode::NoInvite => "Check the characters, or ask for a new invite.",
                ProblemCode::InviteExpired | ProblemCode::InviteUsed => "Ask for a new invite.",
                ProblemCode::UpdateApp => "Update the app. Sending goes on meanwhile.",
                ProblemCode::NotEnrolled => "Ask the lead whether this device was removed.",
                ProblemCode::NotAllowed => "Ask the audit lead.",
                ProblemCode::SlowDown | ProblemCode::ServerTrouble | ProblemCode::NoSession => {
                    "Go on working. It tries again by itself."
                }
                ProblemCode::BadRequest | ProblemCode::NotFound => "Update the app, then try again.",
                ProblemCode::TooLarge => "Ask the lead how to hand this over.",
            },
        }
    }
}

impl From<ApiError> for LinkFault {
    fn from(error: ApiError) -> Self {
        LinkFault::Device(error)
    }
}

impl From<LinkFault> for ApiError {
    fn from(fault: LinkFault) -> Self {
        match fault {
            LinkFault::Device(error) => error,
            other => ApiError::new(
                other.code(),
                other.to_string(),
                "Everything on this device is safe, and nothing that was sent is lost.",
                other.next(),
            ),
        }
    }
}
