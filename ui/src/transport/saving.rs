//! The door for files that a person keeps: a download of the browser, or a new file in the window's folder for downloads.
//!
//! What goes out here is in clear from then on: the page says so before.

use super::{tauri, unreadable};
use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, set_timeout};
use shared::api::ApiError;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// A browser reads the bytes after the click; the address is given back when it surely has.
const READ_BY: Duration = Duration::from_secs(20);

/// Where a file went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Handed to the browser, which puts it where its downloads go, or asks.
    ByBrowser,
    /// This file, durable.
    At(String),
}

/// Gives `bytes` to the person as a file. Nothing is written over: a second file of one name gets a number.
///
/// `name` is the whole name of the file, `wages.csv`; what no file may be called is taken out of it.
///
/// # Errors
/// `storage-full`, `storage-failed` and `not-here` of the window. A browser tells nobody whether its download went well.
pub(crate) async fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<Kept, ApiError> {
    let bytes = Uint8Array::from(bytes);
    if tauri::is_here() {
        tauri::save_file(name, &bytes).await.map(Kept::At)
    } else {
        download(name, media_type, &bytes).map(|()| Kept::ByBrowser)
    }
}

fn download(name: &str, media_type: &str, bytes: &Uint8Array) -> Result<(), ApiError> {
    let wish = BlobPropertyBag::new();
    wish.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &wish).map_err(|_| unreadable())?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|_| unreadable())?;
    let clicked = click(name, &address);
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        READ_BY,
    );
    clicked.ok_or_else(unreadable)
}

/// A link that nobody sees: `download` is the one way to give a file a name.
fn click(name: &str, address: &str) -> Option<()> {
    let link: HtmlElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", address).ok()?;
    link.set_attribute("download", name).ok()?;
    // The router follows links within the page; this one leads out of it.
    link.set_attribute("rel", "external").ok()?;
    link.set_hidden(true);
    document().body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}
