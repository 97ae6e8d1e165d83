//! Settings that a device keeps for the person who holds it, and what its storage holds.
//!
//! Settings are needed on the unlock page, so they stand beside the vault in the clear: nothing in them is secret.

use super::ApiError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Answered in every state of the vault, also before there is one. Damaged or unknown values read as the default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetSettings {}

/// Keeps all of them; durable when the reply is back. Answered in every state of the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeepSettings {
    pub settings: Settings,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the phone.
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settings {
    /// Of the screens, a BCP 47 tag such as `es` or `bn-BD`; absent: as the phone.
    #[serde(default)]
    pub language: Option<String>,
    pub theme: Theme,
    /// 100 to 200.
    pub text_size_percent: u16,
    /// Whether originals of photos may go by themselves over a link that costs money. Text and previews always do.
    pub metered_link: bool,
    /// Photos and files wait until the person lets them go on. Records always go.
    #[serde(default)]
    pub files_paused: bool,
    pub haptics: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            language: None,
            theme: Theme::System,
            text_size_percent: *Settings::TEXT_SIZES_PERCENT.start(),
            metered_link: false,
            files_paused: false,
            haptics: true,
        }
    }
}

impl Settings {
    pub const TEXT_SIZES_PERCENT: std::ops::RangeInclusive<u16> = 100..=200;

    /// Refuses what no screen could show.
    pub fn check(&self) -> Result<(), ApiError> {
        if self.language.as_deref().is_some_and(|tag| !is_language_tag(tag)) {
            return Err(ApiError::bad_request(
                "language",
                "This is no language tag: write it like \"es\" or \"bn-BD\".",
            ));
        }
        if !Self::TEXT_SIZES_PERCENT.contains(&self.text_size_percent) {
            return Err(ApiError::bad_request(
                "text_size_percent",
                "The text can be between 100 and 200 per cent of its size.",
            ));
        }
        Ok(())
    }
}

/// Whether a text has the form of a BCP 47 tag; not whether anybody speaks it.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_language = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_more = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= 35 && parts.next().is_some_and(is_language) && parts.all(is_more)
}

/// What this device's storage holds. Needs an open vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetStorage {}

/// Drops the originals that the server has confirmed by hash, and nothing else: records and previews stay, and an original
/// is fetched again when somebody opens it. Needs an open vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FreeOriginals {}

/// So many files, so large together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredFiles {
    pub count: u32,
    pub bytes: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Storage {
    /// Records and all that sync remembers, with the log that SQLite writes ahead.
    pub database_bytes: u64,
    /// Journal, outbox, and captures that no record names yet.
    pub waiting_bytes: u64,
    pub previews: StoredFiles,
    pub originals: StoredFiles,
    /// Those of `originals` that the server has confirmed: what `free_originals` drops.
    pub freeable: StoredFiles,
    /// `None` where the system does not tell.
    pub disk_free_bytes: Option<u64>,
    /// Below it the device is `is_low`.
    pub low_below_bytes: u64,
    /// Screens warn: a photo or a long day may soon not fit.
    pub is_low: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_the_form_of_one_and_a_sentence_has_not() {
        for good in ["es", "bn-BD", "ur", "zh-Hant-TW", "de-1996"] {
            assert!(is_language_tag(good), "{good}");
        }
        for bad in [
            "",
            "e",
            "es_MX",
            "es-",
            "-es",
            "Español",
            "en-a-very-long-tag-that-goes-on-and-on",
            "12",
        ] {
            assert!(!is_language_tag(bad), "{bad}");
        }
    }
}
