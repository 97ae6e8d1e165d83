//! Resident memory of device and server with many interviews, a minute after unlock.

use super::Bench;
use super::machine::{self, Memory};
use super::samples::Samples;
use anyhow::{Context, Result};
use shared::api::{GetToday, ListInterviews};
use std::time::{Duration, Instant};

const STEADY_MB: f64 = 60.0;
const PEAK_MB: f64 = 140.0;
const AFTER: Duration = Duration::from_secs(60);
/// Looked at for so long at the end of the minute, so often.
const WATCHED: Duration = Duration::from_secs(5);
const EVERY: Duration = Duration::from_millis(250);

/// The device shows Today and the whole list, and syncs with the server by itself, as after a start in the morning.
pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let farm = bench.large_farm()?;
    let mut copy = farm.copy()?;
    copy.server.start()?;
    copy.device.start()?;
    let unlocking = Instant::now();
    copy.device.unlock()?;
    copy.device.call(GetToday {})?;
    copy.device.call(ListInterviews {
        audit: farm.audit,
        offset: 0,
        limit: farm.interviews,
    })?;
    std::thread::sleep((AFTER - WATCHED).saturating_sub(unlocking.elapsed()));
    let device = copy.device.pid().context("the device runs")?;
    let server = copy.server.pid().context("the server runs")?;
    let (mut of_device, mut of_server) = (Samples::default(), Samples::default());
    while unlocking.elapsed() < AFTER {
        of_device.push(machine::memory(device)?.now_mb);
        of_server.push(machine::memory(server)?.now_mb);
        std::thread::sleep(EVERY);
    }
    let stored = farm.told();
    for (who, steady, Memory { peak_mb, .. }) in [
        ("device", of_device, machine::memory(device)?),
        ("server", of_server, machine::memory(server)?),
    ] {
        bench.sheet.held(
            &format!("{who}, memory steady, {stored}"),
            steady.median(),
            "MB",
            STEADY_MB,
        );
        bench
            .sheet
            .held(&format!("{who}, memory peak, {stored}"), peak_mb, "MB", PEAK_MB);
    }
    Ok(())
}
