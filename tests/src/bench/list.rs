//! The list of all interviews of an audit: one call, as the screen asks for it.

use super::Bench;
use super::asker::timed;
use super::samples::Samples;
use anyhow::{Result, ensure};
use shared::api::ListInterviews;

const CALLS: u32 = 24;
const WARM_UP: u32 = 3;
const BAR_MS: f64 = 50.0;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let farm = bench.large_farm()?;
    let mut copy = farm.copy()?;
    copy.device.start()?;
    copy.device.unlock()?;
    let mut samples = Samples::default();
    for n in 0..CALLS {
        let call = ListInterviews {
            audit: farm.audit,
            offset: 0,
            limit: farm.interviews,
        };
        let (page, took) = timed(&mut copy.device, call)?;
        ensure!(
            page.lines.len() == farm.interviews as usize,
            "only {} interviews are listed",
            page.lines.len()
        );
        if n >= WARM_UP {
            samples.push_time(took);
        }
    }
    bench
        .sheet
        .held(&format!("list of all, {}", farm.told()), samples.median(), "ms", BAR_MS);
    Ok(())
}
