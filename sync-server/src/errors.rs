//! The one place where what went wrong becomes an answer: CBOR `Problem` for devices, `ApiError` JSON for browsers.
//!
//! Causes are logged once, here, without content; the answer holds a sentence and nothing secret.

use crate::blobs::BlobError;
use crate::blobs::uploads::UploadError;
use crate::log::LogError;
use axum::Json;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::api::{ApiError, Code};
use shared::sync::messages::{Problem, ProblemCode, paths};
use shared::sync::wire;

/// Why a request was not served.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("this request is not what the server takes here: {0}")]
    BadRequest(&'static str),
    #[error("the session has ended; open a new one")]
    NoSession,
    #[error("this device is not enrolled in the program, or no longer")]
    NotEnrolled,
    #[error("this invite is not known here; check the characters and the server's address")]
    NoInvite,
    #[error("this invite has expired; ask for a new one")]
    InviteExpired,
    #[error("this invite was used already; ask for a new one")]
    InviteUsed,
    #[error("this is more than the server takes at once")]
    TooLarge,
    #[error("too many at once; wait a little and try again")]
    SlowDown,
    #[error("{0}")]
    NotAllowed(&'static str),
    #[error("{0} is not here")]
    NotFound(&'static str),
    #[error(transparent)]
    Log(#[from] LogError),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Upload(#[from] UploadError),
    #[error("the server failed; nothing that it acknowledged was touched")]
    Internal(&'static str),
}

impl Fault {
    fn code(&self) -> ProblemCode {
        match self {
            Fault::BadRequest(_) => ProblemCode::BadRequest,
            Fault::NoSession => ProblemCode::NoSession,
            Fault::NotEnrolled => ProblemCode::NotEnrolled,
            Fault::NoInvite => ProblemCode::NoInvite,
            Fault::InviteExpired => ProblemCode::InviteExpired,
            Fault::InviteUsed => ProblemCode::InviteUsed,
            Fault::TooLarge => ProblemCode::TooLarge,
            Fault::SlowDown => ProblemCode::SlowDown,
            Fault::NotAllowed(_) => ProblemCode::NotAllowed,
            Fault::NotFound(_) | Fault::Blob(BlobError::Absent) => ProblemCode::NotFound,
            Fault::Blob(BlobError::OtherBytes) => ProblemCode::BadRequest,
            Fault::Log(_) | Fault::Blob(_) | Fault::Internal(_) => ProblemCode::ServerTrouble,
            Fault::Upload(upload) => upload_code(upload),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Fault::Log(LogError::Full) | Fault::Blob(BlobError::Full) => StatusCode::INSUFFICIENT_STORAGE,
            Fault::Blob(BlobError::OtherBytes) => CHECKSUM_MISMATCH,
            Fault::Upload(upload) => upload_status(upload),
            other => match other.code() {
                ProblemCode::BadRequest => StatusCode::BAD_REQUEST,
                ProblemCode::NoSession => StatusCode::UNAUTHORIZED,
                ProblemCode::NotEnrolled | ProblemCode::NotAllowed => StatusCode::FORBIDDEN,
                ProblemCode::NoInvite | ProblemCode::NotFound => StatusCode::NOT_FOUND,
                ProblemCode::InviteExpired | ProblemCode::InviteUsed => StatusCode::GONE,
                ProblemCode::UpdateApp => StatusCode::UPGRADE_REQUIRED,
                ProblemCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                ProblemCode::SlowDown => StatusCode::TOO_MANY_REQUESTS,
                ProblemCode::ServerTrouble => StatusCode::SERVICE_UNAVAILABLE,
            },
        }
    }

    fn note(&self) {
        use std::error::Error;
        if self.code() == ProblemCode::ServerTrouble {
            let cause = self.source().map(|cause| cause.to_string()).unwrap_or_default();
            tracing::error!(code = ?self.code(), cause, "{self:?}");
        }
    }
}

/// tus: the finished file is not the one that was announced.
const CHECKSUM_MISMATCH: StatusCode = match StatusCode::from_u16(460) {
    Ok(status) => status,
    Err(_) => StatusCode::BAD_REQUEST,
};

fn upload_code(error: &UploadError) -> ProblemCode {
    match error {
        UploadError::Unknown => ProblemCode::NotFound,
        UploadError::OtherOffset { .. } | UploadError::TooLong | UploadError::Cut { .. } => ProblemCode::BadRequest,
        UploadError::TooLarge => ProblemCode::TooLarge,
        UploadError::Busy | UploadError::TooMany => ProblemCode::SlowDown,
        UploadError::Blob(BlobError::OtherBytes) => ProblemCode::BadRequest,
        UploadError::Blob(_) => ProblemCode::ServerTrouble,
    }
}

/// What the tus protocol says for each case.
fn upload_status(error: &UploadError) -> StatusCode {
    match error {
        UploadError::Unknown => StatusCode::NOT_FOUND,
        UploadError::OtherOffset { .. } => StatusCode::CONFLICT,
        UploadError::Busy => StatusCode::LOCKED,
        UploadError::TooLong | UploadError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        UploadError::TooMany => StatusCode::TOO_MANY_REQUESTS,
        UploadError::Cut { .. } => StatusCode::BAD_REQUEST,
        UploadError::Blob(BlobError::OtherBytes) => CHECKSUM_MISMATCH,
        UploadError::Blob(BlobError::Full) => StatusCode::INSUFFICIENT_STORAGE,
        UploadError::Blob(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        self.note();
        let problem = Problem {
            code: self.code(),
            message: self.to_string(),
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(paths::CBOR));
        if let Fault::Upload(UploadError::OtherOffset { at } | UploadError::Cut { at }) = self {
            headers.insert(HeaderName::from_static("upload-offset"), HeaderValue::from(at));
        }
        (self.status(), headers, wire::encode(&problem)).into_response()
    }
}

const UNCHANGED: &str = "Nothing was changed.";

impl From<Fault> for ApiError {
    fn from(fault: Fault) -> Self {
        fault.note();
        let (code, next) = match &fault {
            Fault::NoSession | Fault::NotEnrolled => (Code::SignedOut, "Sign in again."),
            Fault::NoInvite => (
                Code::InviteUnknown,
                "Check the characters, or ask for a new invitation.",
            ),
            Fault::InviteExpired => (Code::InviteExpired, "Ask the administrator for a new invitation."),
            Fault::InviteUsed => (
                Code::InviteUsed,
                "Sign in, or ask the administrator for a new invitation.",
            ),
            Fault::TooLarge => (Code::TooLarge, "Shorten it and try again."),
            Fault::SlowDown => (Code::ServerRefused, "Wait a minute and try again."),
            Fault::NotAllowed(_) => (Code::NotAllowed, "Ask the administrator."),
            Fault::NotFound(_) | Fault::Blob(BlobError::Absent) => (Code::NotFound, "Go back and open it again."),
            Fault::BadRequest(_) => (Code::BadRequest, "Reload the page and try again."),
            Fault::Log(LogError::Full) | Fault::Blob(BlobError::Full) => (
                Code::StorageFull,
                "Tell whoever runs the server to free space, then try again.",
            ),
            Fault::Log(_) | Fault::Blob(_) | Fault::Upload(_) => (
                Code::StorageFailed,
                "Try again; if it stays, tell whoever runs the server.",
            ),
            Fault::Internal(_) => (Code::Internal, "Try again; if it stays, tell whoever runs the server."),
        };
        ApiError::new(code, capital(&fault.to_string()), UNCHANGED, next)
    }
}

impl From<LogError> for ApiErrorReply {
    fn from(error: LogError) -> Self {
        ApiErrorReply(Fault::from(error).into())
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string())
        .unwrap_or_default();
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// An `ApiError` as a browser gets it.
#[derive(Debug)]
pub struct ApiErrorReply(pub ApiError);

impl From<ApiError> for ApiErrorReply {
    fn from(error: ApiError) -> Self {
        ApiErrorReply(error)
    }
}

impl From<Fault> for ApiErrorReply {
    fn from(fault: Fault) -> Self {
        ApiErrorReply(fault.into())
    }
}

impl IntoResponse for ApiErrorReply {
    fn into_response(self) -> Response {
        let status = match self.0.code {
            Code::SignedOut | Code::SignInFailed => StatusCode::UNAUTHORIZED,
            Code::NotAllowed | Code::NotHere => StatusCode::FORBIDDEN,
            Code::NotFound | Code::InviteUnknown => StatusCode::NOT_FOUND,
            Code::InviteExpired | Code::InviteUsed => StatusCode::GONE,
            Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Code::Conflicted | Code::ReportChanged | Code::WrongPhase => StatusCode::CONFLICT,
            Code::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
            Code::StorageFailed | Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        };
        (status, Json(self.0)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_reads_whole_sentences_and_no_causes() {
        let told = ApiError::from(Fault::Log(LogError::Database(rusqlite::Error::InvalidQuery)));
        assert_eq!(told.message, "The server's log failed.");
        assert_eq!(told.code, Code::StorageFailed);
        assert!(!serde_json::to_string(&told).unwrap().contains("Query"));
    }

    #[test]
    fn a_full_disk_says_so_to_devices_and_to_tus_clients() {
        assert_eq!(Fault::Log(LogError::Full).status(), StatusCode::INSUFFICIENT_STORAGE);
        assert_eq!(
            Fault::Upload(BlobError::Full.into()).status(),
            StatusCode::INSUFFICIENT_STORAGE
        );
        assert_eq!(Fault::Upload(UploadError::OtherOffset { at: 7 }).status().as_u16(), 409);
        assert_eq!(Fault::Upload(BlobError::OtherBytes.into()).status().as_u16(), 460);
    }
}
