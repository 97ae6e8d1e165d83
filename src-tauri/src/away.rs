//! A phone's app that is no longer in front: covered soon, locked on return when it was away for long.
//!
//! The device counts its idle minutes by a clock that stands still while a phone sleeps: without this, a vault that was
//! open in the evening would be open in the morning. No phone has run it yet (docs/mobile.md).

use std::time::{Duration, SystemTime};

/// Android leaves for its own file chooser and permission dialogs too, and shows nothing of the window elsewhere
/// (FLAG_SECURE): a person may come back with a file. iOS photographs the window for its switcher as it leaves.
const COVER_AFTER: Duration = Duration::from_secs(if cfg!(target_os = "ios") { 0 } else { 30 });
/// As long as a covered vault stays open while the phone is awake.
const LOCK_AFTER: Duration = Duration::from_secs(10 * 60);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Due {
    Nothing,
    Cover,
    Lock,
}

/// What is due at `now`. By the clock on the wall, because the other one sleeps; set back meanwhile, it tells nothing,
/// and then the safe end is the lock.
fn due(left: SystemTime, now: SystemTime) -> Due {
    match now.duration_since(left) {
        Ok(away) if away < COVER_AFTER => Due::Nothing,
        Ok(away) if away < LOCK_AFTER => Due::Cover,
        Ok(_) | Err(_) => Due::Lock,
    }
}

#[cfg(mobile)]
pub use phone::Away;

#[cfg(mobile)]
mod phone {
    use super::{COVER_AFTER, Due, due};
    use device::Device;
    use shared::api::{Cover, Lock};
    use std::sync::{Arc, Mutex, PoisonError};
    use std::time::SystemTime;
    use tauri::WindowEvent;

    /// Since when the app is not in front.
    #[derive(Clone, Default)]
    pub struct Away(Arc<Mutex<Option<SystemTime>>>);

    impl Away {
        /// The system asks an app to be quick when it leaves or returns: the vault is told from a thread of its own.
        pub fn heard(&self, event: &WindowEvent, device: &Device) {
            match event {
                WindowEvent::Suspended => {
                    let left = SystemTime::now();
                    self.set(Some(left));
                    let (away, device) = (self.clone(), device.clone());
                    std::thread::spawn(move || {
                        std::thread::sleep(COVER_AFTER);
                        if away.get() == Some(left) {
                            apply(Due::Cover, &device);
                        }
                    });
                }
                WindowEvent::Resumed => {
                    if let Some(left) = self.set(None) {
                        let (due, device) = (due(left, SystemTime::now()), device.clone());
                        std::thread::spawn(move || apply(due, &device));
                    }
                }
                // Tauri's own list, which grows.
                _ => {}
            }
        }

        fn get(&self) -> Option<SystemTime> {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }

        fn set(&self, since: Option<SystemTime>) -> Option<SystemTime> {
            std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), since)
        }
    }

    fn apply(due: Due, device: &Device) {
        // A vault that is covered or locked already refuses, and is where it should be.
        let _ = match due {
            Due::Nothing => return,
            Due::Cover => device.call(Cover {}.into()),
            Due::Lock => device.call(Lock {}.into()),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_away_is_forgiven_and_a_night_locks() {
        let left = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let after = |seconds| due(left, left + Duration::from_secs(seconds));
        assert_eq!(after(5), Due::Nothing);
        assert_eq!(after(31), Due::Cover);
        assert_eq!(after(10 * 60), Due::Lock);
        assert_eq!(after(8 * 3600), Due::Lock);
    }

    #[test]
    fn a_clock_that_was_set_back_locks() {
        let left = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        assert_eq!(due(left, left - Duration::from_secs(60)), Due::Lock);
    }
}
