//! An answer saved: from the line that goes in, over the durable commit, to the line that comes out.

use super::asker::{Asker, timed};
use super::farm::Farm;
use super::samples::Samples;
use super::sync_count::SyncCount;
use super::{Bench, machine};
use crate::world::TestDevice;
use anyhow::{Context, Result};

/// Interviews answered on each device; the first one warms up and is not counted.
const INTERVIEWS: u32 = 25;
const COUNTED_INTERVIEWS: u32 = 12;
/// Numbers of interviews beyond those stored.
const FIRST_NUMBER: u32 = 1_000_000;

const MEDIAN_MS: f64 = 3.0;
const P99_MS: f64 = 15.0;
const RATIO: f64 = 1.2;
const SYNCS: f64 = 2.0;
const BYTES: f64 = 32.0 * 1024.0;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let farms = [bench.small_farm()?, bench.large_farm()?];
    let times = times(&farms)?;
    for (farm, samples) in farms.iter().zip(&times) {
        let stored = farm.told();
        bench.sheet.held(
            &format!("answer saved, median, {stored}"),
            samples.median(),
            "ms",
            MEDIAN_MS,
        );
        bench
            .sheet
            .held(&format!("answer saved, p99, {stored}"), samples.p99(), "ms", P99_MS);
    }
    let [few, many] = &times;
    let [_, large] = &farms;
    bench.sheet.held(
        &format!("answer saved, {} ÷ 10", super::spelled(large.interviews)),
        many.median() / few.median(),
        "ratio",
        RATIO,
    );
    costs(bench, large)
}

/// Times with each farm. The devices take turns, so that whatever else the machine does strikes both alike.
fn times(farms: &[Farm; 2]) -> Result<[Samples; 2]> {
    let mut samples = [Samples::default(), Samples::default()];
    let mut devices = Vec::new();
    for farm in farms {
        let mut copy = farm.copy()?;
        copy.device.start()?;
        copy.device.unlock()?;
        let asker = Asker::new(&mut copy.device, farm.audit)?;
        devices.push((copy, asker));
    }
    for number in 0..INTERVIEWS {
        for ((copy, asker), samples) in devices.iter_mut().zip(&mut samples) {
            asker.interview(
                &mut copy.device,
                FIRST_NUMBER + number,
                usize::MAX,
                &mut |device, answer| {
                    let (reply, took) = timed(device, answer)?;
                    if number > 0 {
                        samples.push_time(took);
                    }
                    Ok(reply)
                },
            )?;
        }
    }
    Ok(samples)
}

/// Syncs and bytes of an answer. Sealing into batches and checkpoints fall on few answers: the mean has them.
fn costs(bench: &mut Bench, farm: &Farm) -> Result<()> {
    let mut copy = farm.copy()?;
    let count = SyncCount::new()?;
    copy.device.start_with(&count.variables())?;
    copy.device.unlock()?;
    let pid = copy.device.pid().context("the device runs")?;
    let asker = Asker::new(&mut copy.device, farm.audit)?;
    let (mut syncs, mut bytes) = (Samples::default(), Samples::default());
    for number in 0..COUNTED_INTERVIEWS {
        asker.interview(
            &mut copy.device,
            FIRST_NUMBER + number,
            usize::MAX,
            &mut |device: &mut TestDevice, answer| {
                let before = (count.read()?, machine::bytes_to_disk(pid)?);
                let reply = device.call(answer)?;
                syncs.push((count.read()? - before.0) as f64);
                bytes.push((machine::bytes_to_disk(pid)? - before.1) as f64);
                Ok(reply)
            },
        )?;
    }
    anyhow::ensure!(
        syncs.mean() > 0.0,
        "the counter saw no sync at all, so it does not count"
    );
    let stored = farm.told();
    bench.sheet.held(
        &format!("fsyncs an answer, median, {stored}"),
        syncs.median(),
        "",
        SYNCS,
    );
    bench
        .sheet
        .told(&format!("fsyncs an answer, mean, {stored}"), syncs.mean(), "");
    bench.sheet.held(
        &format!("written to disk an answer, median, {stored}"),
        bytes.median(),
        "bytes",
        BYTES,
    );
    bench.sheet.told(
        &format!("written to disk an answer, mean, {stored}"),
        bytes.mean(),
        "bytes",
    );
    Ok(())
}
