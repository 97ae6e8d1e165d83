//! What a person is told when something cannot be done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        /// Stable names of errors. A code exists only if a screen or client behaves differently on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $text)] $name,)* }

        impl Code {
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            pub fn text(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// This host does not do that.
    NotHere = "not-here";
    /// The vault is locked, or covered.
    Locked = "locked";
    Covered = "covered";
    NoVault = "no-vault";
    /// A vault stands there already.
    VaultExists = "vault-exists";
    WrongPassphrase = "wrong-passphrase";
    WeakPassphrase = "weak-passphrase";
    VaultDamaged = "vault-damaged";
    /// Written by a newer version of the app.
    NewerVersion = "newer-version";
    StorageFull = "storage-full";
    /// A write or fsync failed.
    StorageFailed = "storage-failed";
    NotEnrolled = "not-enrolled";
    InviteExpired = "invite-expired";
    InviteUsed = "invite-used";
    InviteUnknown = "invite-unknown";
    NoConnection = "no-connection";
    /// Something other than the server answered: a captive portal, for example.
    NotTheServer = "not-the-server";
    ServerRefused = "server-refused";
    SignInFailed = "sign-in-failed";
    SignedOut = "signed-out";
    NotAllowed = "not-allowed";
    NotFound = "not-found";
    /// The request is not readable, or a value in it cannot be.
    BadRequest = "bad-request";
    /// A value is longer or larger than allowed.
    TooLarge = "too-large";
    /// Two values stand; a lead decides before anybody writes over them.
    Conflicted = "conflicted";
    WrongPhase = "wrong-phase";
    /// Consent does not cover it.
    NoConsent = "no-consent";
    /// Publishing is stopped, with the list.
    PublishStopped = "publish-stopped";
    /// The text holds what must not leave the team.
    TextLeaks = "text-leaks";
    /// The report changed since it was read.
    ReportChanged = "report-changed";
    BadPicture = "bad-picture";
    /// The employer's file gives no rows: it is encrypted, cut, or something else. `place` begins with the reason's own code.
    BadRegister = "bad-register";
    /// A fault of ours; nothing acknowledged was touched.
    Internal = "internal";
}

/// What happened, what is safe, what to do next. Holds nothing secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    pub code: Code,
    /// What happened, one plain sentence.
    pub message: String,
    /// What is kept.
    pub safe: String,
    /// The next step for the person.
    pub next: String,
    /// The field of the request, the key of the record or the place in the text, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Seconds to wait before another try makes sense.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_s: Option<u32>,
}

impl ApiError {
    pub fn new(code: Code, message: impl Into<String>, safe: impl Into<String>, next: impl Into<String>) -> Self {
        ApiError {
            code,
            message: message.into(),
            safe: safe.into(),
            next: next.into(),
            place: None,
            wait_s: None,
        }
    }

    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// This host does not do that.
    pub fn not_here(call: &str) -> Self {
        Self::new(
            Code::NotHere,
            format!("\"{call}\" is not done here."),
            "Nothing was changed.",
            "Use a field device for captured work, a browser for staff sign-in.",
        )
    }

    /// A value in the request cannot be.
    pub fn bad_request(place: &str, why: impl Into<String>) -> Self {
        Self::new(
            Code::BadRequest,
            why,
            "Nothing was changed.",
            "Correct the value and try again.",
        )
        .at(place)
    }

    pub fn not_found(what: &str) -> Self {
        Self::new(
            Code::NotFound,
            format!("This {what} is not on this device."),
            "Nothing was changed.",
            "Sync while there is signal, or ask the lead to add you to the audit.",
        )
    }

    pub fn not_allowed(what: &str) -> Self {
        Self::new(Code::NotAllowed, what, "Nothing was changed.", "Ask the audit lead.")
    }
}
