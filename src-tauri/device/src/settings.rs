//! The person's settings: a small JSON file beside the vault's header, in the clear, because the unlock page needs them.
//!
//! Nothing secret may ever go in here. What cannot be read is the default; what a later version wrote survives a rewrite.

use crate::disk;
use crate::env::Env;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use shared::api::{ApiError, Settings};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const VERSION: u64 = 1;
const LARGEST: u64 = 64 * 1024;

pub(crate) struct SettingsFile {
    env: Env,
    path: PathBuf,
    /// One change at a time: each is read, changed and written.
    turn: Mutex<()>,
}

impl SettingsFile {
    pub fn new(env: &Env, folder: &Path) -> Self {
        SettingsFile {
            env: env.clone(),
            path: folder.join("settings.json"),
            turn: Mutex::new(()),
        }
    }

    /// Never fails: without a readable file they are the defaults.
    pub fn read(&self) -> Settings {
        let fields = self.fields();
        let is_known = fields.get("version").and_then(Value::as_u64).unwrap_or(VERSION) <= VERSION;
        if is_known {
            settings_of(&fields)
        } else {
            Settings::default()
        }
    }

    /// Durable when it returns; unchanged if it fails.
    pub fn keep(&self, settings: &Settings) -> Result<Settings, ApiError> {
        settings.check()?;
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fields = self.fields();
        if let Ok(Value::Object(known)) = serde_json::to_value(settings) {
            fields.extend(known);
        }
        fields.insert("version".to_owned(), json!(VERSION));
        let bytes = serde_json::to_vec_pretty(&fields).unwrap_or_default();
        let disk = self.env.disk.as_ref();
        let write = || {
            if !disk.exists(&self.path) {
                // On the first run nothing else has made the folder's name durable yet.
                disk::settle_folder(disk, disk::folder_of(&self.path))?;
            }
            disk::replace(disk, &self.path, &bytes)
        };
        write().map_err(|error| crate::calls::storage_error(&error))?;
        Ok(settings.clone())
    }

    fn fields(&self) -> Map<String, Value> {
        let bytes = self.env.disk.read(&self.path, LARGEST).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }
}

/// Field by field: one that a later version writes otherwise costs no other.
fn settings_of(fields: &Map<String, Value>) -> Settings {
    let mut settings = Settings::default();
    let mut take = |name: &str, put: &dyn Fn(&mut Settings, Value) -> Option<()>| {
        let mut changed = settings.clone();
        let value = fields.get(name).cloned();
        if value.and_then(|value| put(&mut changed, value)).is_some() && changed.check().is_ok() {
            settings = changed;
        }
    };
    take("language", &|settings, value| set(&mut settings.language, value));
    take("theme", &|settings, value| set(&mut settings.theme, value));
    take("text_size_percent", &|settings, value| {
        set(&mut settings.text_size_percent, value)
    });
    take("metered_link", &|settings, value| {
        set(&mut settings.metered_link, value)
    });
    take("files_paused", &|settings, value| {
        set(&mut settings.files_paused, value)
    });
    take("haptics", &|settings, value| set(&mut settings.haptics, value));
    settings
}

fn set<T: DeserializeOwned>(place: &mut T, value: Value) -> Option<()> {
    *place = serde_json::from_value(value).ok()?;
    Some(())
}
