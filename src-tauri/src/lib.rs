//! The field device in a Tauri window.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {}
