//! Where the vault lies.

use std::path::PathBuf;
use tauri::{App, Manager};

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
