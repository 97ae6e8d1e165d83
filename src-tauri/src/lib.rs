//! The field device in a Tauri window, on desks and phones. The only code that knows Tauri.
//!
//! The window gets one command, `call`, two doors for bytes, `put_blob` and `get_blob`, one for files that a person
//! keeps, `save_file`, and one event, `changed`.
//! Everything that they do is in `device`.

#[cfg(any(mobile, test))]
mod away;
// Part of the build script, whose own tests cargo does not run.
#[cfg(test)]
#[path = "../build/android.rs"]
mod build_android;
mod doors;
mod place;

use device::{Device, Env};
use shared::api::{Changed, Lock};
use std::time::Duration;
use tauri::{App, AppHandle, Emitter, Manager, RunEvent};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// How often the device looks whether something is due: cover, lock, sealing.
const TICK: Duration = Duration::from_secs(2);

/// Opens the window and stays until it is closed.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(log_filter())
        .init();
    let built = tauri::Builder::default()
        .setup(|app| open(app))
        .invoke_handler(tauri::generate_handler![
            doors::call,
            doors::put_blob,
            doors::get_blob,
            doors::save_file
        ])
        .build(tauri::generate_context!());
    #[cfg(mobile)]
    let away = away::Away::default();
    match built {
        Ok(app) => app.run(move |app, event| match event {
            RunEvent::Exit => close(app),
            #[cfg(mobile)]
            RunEvent::WindowEvent { event, .. } => {
                if let Some(device) = app.try_state::<Device>() {
                    away.heard(&event, &device);
                }
            }
            // Tauri's own list, which grows.
            _ => {}
        }),
        Err(reason) => {
            tracing::error!(%reason, "the window cannot be opened");
            std::process::exit(1);
        }
    }
}

fn open(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let device = Device::open(&place::vault_folder(app)?, Env::system())?;
    tauri::async_runtime::spawn(tell(app.handle().clone(), device.changed()));
    device.keep_syncing();
    let ticking = device.clone();
    std::thread::Builder::new().name("tick".into()).spawn(move || {
        loop {
            std::thread::sleep(TICK);
            ticking.tick();
        }
    })?;
    app.manage(device);
    Ok(())
}

/// Sealed and closed before the process ends. What was saved is in files in any case.
fn close(app: &AppHandle) {
    if let Some(device) = app.try_state::<Device>() {
        // A vault that is locked already has nothing to close.
        let _ = device.call(Lock {}.into());
    }
}

/// Tells the window what changed. One that fell behind is told that anything may have.
async fn tell(window: AppHandle, mut changes: Receiver<Changed>) {
    loop {
        let changed = match changes.recv().await {
            Ok(changed) => changed,
            Err(RecvError::Lagged(_)) => Changed::default(),
            Err(RecvError::Closed) => return,
        };
        // A window that is being closed hears nothing any more.
        let _ = window.emit("changed", changed);
    }
}

fn log_filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::try_from_env("SURCO_LOG").unwrap_or_else(|_| "warn".into())
}
