//! A reply on its way out: written as JSON once, not built as a tree first. A list of ten thousand is two megabytes of
//! text and would be a quarter of a million allocations.

use super::{ApiError, Code};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Told(Box<RawValue>);

impl Told {
    /// A reply that cannot be written is a fault of ours; what was asked is done by then.
    pub fn of(reply: &impl Serialize) -> Result<Told, ApiError> {
        to_raw_value(reply).map(Told).map_err(|_| {
            ApiError::new(
                Code::Internal,
                "The reply could not be written.",
                "What was asked is done and kept.",
                "Open the page again; if it happens again, tell the helpdesk the code.",
            )
        })
    }

    /// The reply as JSON.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// The reply as what it was.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.text())
    }
}
