//! Where the vault lies, and where files go that a person keeps.

use std::path::PathBuf;
use tauri::{App, AppHandle, Manager};

/// `SURCO_VAULT`, else the app's own folder, which no other app on a phone can read.
///
/// # Errors
/// When the system names no such folder.
pub fn vault_folder(app: &App) -> tauri::Result<PathBuf> {
    match std::env::var_os("SURCO_VAULT").filter(|folder| !folder.is_empty()) {
        Some(folder) => Ok(folder.into()),
        None => Ok(app.path().app_data_dir()?.join("vault")),
    }
}

/// `SURCO_DOWNLOADS`, else the folder that the system has for downloads. On Android it is the app's own one.
///
/// # Errors
/// When the system names neither such a folder nor a home.
pub fn downloads_folder(app: &AppHandle) -> tauri::Result<PathBuf> {
    if let Some(folder) = std::env::var_os("SURCO_DOWNLOADS").filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    // A desk without XDG's list of folders has none by name.
    let places = app.path();
    places
        .download_dir()
        .or_else(|_| Ok(places.home_dir()?.join("Downloads")))
}
