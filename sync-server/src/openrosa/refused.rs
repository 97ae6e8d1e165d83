//! Why a server gave no form: what happened, what is safe, what to do.

use serde::Serialize;

/// What stands untouched whenever something is refused here.
const SAFE: &str = "Nothing was written";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{reason} [{code}]. {safe}. {remedy}")]
pub struct Refused {
    /// A word that does not change between versions.
    pub code: &'static str,
    pub reason: String,
    pub safe: &'static str,
    pub remedy: String,
}

impl Refused {
    pub(super) fn new(code: &'static str, reason: impl Into<String>, remedy: impl Into<String>) -> Refused {
        Refused {
            code,
            reason: reason.into(),
            safe: SAFE,
            remedy: remedy.into(),
        }
    }

    /// A name was given without its password.
    pub fn no_password(variable: &str) -> Refused {
        Refused::new(
            "no_password",
            format!("a name is given, but the variable {variable} holds no password"),
            format!("Set {variable} for this command only, and do not write it into a script."),
        )
    }
}
