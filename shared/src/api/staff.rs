//! Calls of staff in a browser, answered by the sync server.

use crate::permissions::Role;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WhoAmI {}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignedInPerson {
    /// `None`: nobody is signed in.
    pub person: Option<String>,
    pub role: Option<Role>,
    pub program_name: String,
}

/// Turns a staff invitation into an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AcceptInvitation {
    pub code: String,
    /// The name to sign in with.
    pub sign_in_name: String,
    pub password: String,
}

/// The second factor, shown once: put it into an authenticator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SecondFactor {
    pub sign_in_name: String,
    /// Base32 secret of a time-based one-time password (RFC 6238, SHA-1, 30 s, 6 digits).
    pub secret: String,
    pub otpauth_url: String,
    pub qr_svg: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignIn {
    pub sign_in_name: String,
    pub password: String,
    /// Six digits of the second factor.
    pub one_time_code: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignOut {}
