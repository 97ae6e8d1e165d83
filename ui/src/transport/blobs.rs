//! The blob door: bytes in, bytes out, never through JSON. A picture on screen is an object address that is given back.

use super::{http, tauri, unreadable};
use js_sys::{Array, ArrayBuffer};
use leptos::prelude::{StoredValue, UpdateValue, on_cleanup};
use shared::api::{ApiError, Captured};
use web_sys::{Blob, File, Url};

/// Seals and stores the bytes; the reply names them until a record does. `declared` is a media type, which counts where the
/// bytes leave open what they are.
pub(crate) async fn put(bytes: &ArrayBuffer, declared: &str) -> Result<Captured, ApiError> {
    let reply = if tauri::is_here() {
        tauri::put_blob(bytes, declared).await?
    } else {
        http::put_blob(bytes, declared).await?
    };
    serde_json::from_str(&reply).map_err(|_| unreadable())
}

/// What a chosen file is said to be. Systems without a spreadsheet program, and those with one, have no or another type for CSV.
pub(crate) fn declared(file: &File) -> String {
    match file.name().to_lowercase().rsplit_once('.') {
        Some((_, "csv" | "tsv")) => "text/csv".to_owned(),
        _ => file.type_(),
    }
}

/// What a file chosen as a register is said to be: payroll programs call their tables `.txt` too, and they are large.
pub(crate) fn declared_register(file: &File) -> String {
    match file.name().to_lowercase().ends_with(".txt") {
        true => "text/csv".to_owned(),
        false => declared(file),
    }
}

/// An object address of the bytes that `path` names (`{evidence}/preview`, `{evidence}/original`).
pub(crate) async fn address(path: &str) -> Result<String, ApiError> {
    let bytes = if tauri::is_here() {
        tauri::get_blob(path).await?
    } else {
        http::get_blob(path).await?
    };
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).map_err(|_| unreadable())?;
    Url::create_object_url_with_blob(&blob).map_err(|_| unreadable())
}

/// An address that the browser fetches by itself, when its picture comes into view; `None` in a window, which has no such door.
pub(crate) fn by_browser(path: &str) -> Option<String> {
    (!tauri::is_here()).then(|| format!("/api/blob/{path}"))
}

/// Object addresses of one page: given back when the page is left, the cover goes on or the picture changes.
#[derive(Clone, Copy)]
pub(crate) struct Addresses(StoredValue<Vec<String>>);

impl Addresses {
    pub fn new() -> Self {
        let held = Addresses(StoredValue::new(Vec::new()));
        on_cleanup(move || held.give_back());
        held
    }

    /// Keeps `address` until the page is left. A page that is gone gives it back at once.
    pub fn hold(self, address: &str) -> bool {
        let held = self.0.try_update_value(|held| held.push(address.to_string())).is_some();
        if !held {
            let _ = Url::revoke_object_url(address);
        }
        held
    }

    pub fn give_back(self) {
        for address in self.0.try_update_value(std::mem::take).unwrap_or_default() {
            let _ = Url::revoke_object_url(&address);
        }
    }
}
