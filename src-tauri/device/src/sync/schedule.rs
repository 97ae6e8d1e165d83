//! Sync in the background: soon after something was saved here or elsewhere, now and then otherwise, less often while it
//! fails.

use super::fault::LinkFault;
use super::running;
use crate::device::{Device, WeakDevice};
use shared::api::VaultState;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;

/// Quiet after something was saved, before it goes: answers of one interview travel together at a tenth of the bytes.
const SETTLE: Duration = Duration::from_secs(30);
/// However busy the person is, what was saved waits no longer than this.
const LONGEST_SETTLE: Duration = Duration::from_secs(180);
/// After a teammate's notice: long enough that a few of them go together.
const SHORTLY: Duration = Duration::from_millis(500);
/// While nothing happens here, others may have news.
const IDLE: Duration = Duration::from_secs(60);
/// How often the listener looks whether the vault is still open.
const LOOK: Duration = Duration::from_secs(2);
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(600);

impl Device {
    /// Keeps syncing while the vault is unlocked and enrolled, until the device is dropped. Hosts call it once.
    pub fn keep_syncing(&self) {
        if !self.link().take_schedule() {
            return;
        }
        let Ok(handle) = self.link().handle() else { return };
        handle.spawn(wake_on_change(self.downgrade(), self.link().woken.clone()));
        handle.spawn(run(self.downgrade(), self.link().woken.clone()));
        handle.spawn(live(self.downgrade()));
    }
}

/// Something was saved (or came): the schedule looks whether there is anything to send.
async fn wake_on_change(device: WeakDevice, woken: Arc<Notify>) {
    let Some(mut changes) = device.upgrade().map(|device| device.changed()) else {
        return;
    };
    loop {
        match changes.recv().await {
            Ok(_) | Err(RecvError::Lagged(_)) => woken.notify_one(),
            Err(RecvError::Closed) => return,
        }
    }
}

async fn run(device: WeakDevice, woken: Arc<Notify>) {
    let mut failures = 0;
    let mut next = Instant::now() + FIRST_PAUSE;
    loop {
        let due = tokio::time::timeout_at(next, woken.notified()).await.is_err();
        if !due {
            settle(&device, &woken).await;
        }
        let Some(device) = device.upgrade() else { return };
        let joining = is_open(&device) && crate::links::is_pending(&device);
        if !joining && !is_ready(&device) {
            next = next.max(Instant::now() + FIRST_PAUSE);
            continue;
        }
        // While it fails, only time brings another try; what was saved meanwhile waits with the rest.
        let grown = device.link().take_grown();
        if !due && (failures > 0 || !(grown || has_news(&device))) {
            continue;
        }
        let originals = device.link().sends_originals();
        let joined = match joining {
            true => crate::links::come_in(&device).await,
            false => Ok(()),
        };
        let went = match joined {
            Ok(()) => running::run(&device, originals).await,
            Err(fault) => Err(fault),
        };
        failures = match went {
            Ok(()) => 0,
            Err(fault) => failures + steps(&fault),
        };
        device.link().note_reached(failures == 0);
        // Somebody stands there with a phone that can do nothing yet.
        let longest = if joining { IDLE } else { LONGEST_PAUSE };
        next = Instant::now() + pause(&device, failures).min(longest);
    }
}

/// Waits until nothing has been saved for a while.
async fn settle(device: &WeakDevice, woken: &Notify) {
    let longest = Instant::now() + LONGEST_SETTLE;
    loop {
        let grown = device.upgrade().is_some_and(|device| device.link().has_grown());
        let quiet = Instant::now() + if grown { SHORTLY } else { SETTLE };
        let is_quiet = tokio::time::timeout_at(quiet.min(longest), woken.notified())
            .await
            .is_err();
        if is_quiet || Instant::now() >= longest {
            return;
        }
    }
}

/// Listens to the server while the vault is open: a teammate's work shows within seconds.
async fn live(device: WeakDevice) {
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(open) = device.upgrade() else { return };
        if !is_ready(&open) || !open.link().is_reached() {
            continue;
        }
        let Ok(server) = running::connect(&open) else { continue };
        if server.sign_in(&open).await.is_err() {
            drop(open);
            tokio::time::sleep(IDLE).await;
            continue;
        }
        drop(open);
        let grown = || {
            if let Some(device) = device.upgrade() {
                device.link().note_grown();
            }
        };
        tokio::select! {
            // It ended, or another server answered: the rounds go on by the clock meanwhile.
            _ = server.client.live(&grown) => tokio::time::sleep(IDLE).await,
            () = until_not_ready(&device) => {}
        }
    }
}

/// Ends soon after the vault is locked or the device is gone.
async fn until_not_ready(device: &WeakDevice) {
    while device.upgrade().is_some_and(|device| is_ready(&device)) {
        tokio::time::sleep(LOOK).await;
    }
}

/// Faults that only a person can mend are tried least often.
fn steps(fault: &LinkFault) -> u32 {
    if fault.may_pass() { 1 } else { 3 }
}

/// Doubled at each failure, and spread so that a team coming home does not knock all at once.
fn pause(device: &Device, failures: u32) -> Duration {
    if failures == 0 {
        return IDLE;
    }
    let [chance] = device.env().random();
    let longest = FIRST_PAUSE
        .saturating_mul(2u32.saturating_pow(failures.saturating_sub(1).min(16)))
        .min(LONGEST_PAUSE);
    longest / 2 + longest.mul_f64(f64::from(chance) / 512.0)
}

fn is_open(device: &Device) -> bool {
    matches!(device.state(), VaultState::Open | VaultState::Covered)
}

fn is_ready(device: &Device) -> bool {
    is_open(device)
        && device
            .with_session(|session| Ok(session.enrolment().is_ok()))
            .unwrap_or(false)
}

/// Whether this device holds anything that the server has not confirmed.
fn has_news(device: &Device) -> bool {
    device
        .with_session(|session| {
            super::status::has_news(
                session,
                device.link().sends_originals(),
                device.link().sending.is_paused(),
            )
        })
        .unwrap_or(false)
}
