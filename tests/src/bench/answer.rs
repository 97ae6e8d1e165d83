//! An answer saved: from the line that goes in, over the durable commit, to the line that comes out.

use super::asker::{Asker, timed};
use super::farm::{Farm, FarmCopy, kept_folder, memory_disk};
use super::samples::Samples;
use super::sync_count::SyncCount;
use super::{Bench, machine, spelled};
use crate::world::TestDevice;
use anyhow::{Context, Result, ensure};
use std::io::Write;
use std::time::Instant;

/// Interviews answered on each device; the first one warms up and is not counted.
const INTERVIEWS: u32 = 25;
const COUNTED_INTERVIEWS: u32 = 12;
/// Numbers of interviews beyond those stored.
const FIRST_NUMBER: u32 = 1_000_000;
/// Syncs of the disk by itself, after each interview.
const PROBES: u32 = 10;

const MEDIAN_MS: f64 = 3.0;
const P99_MS: f64 = 15.0;
const RATIO: f64 = 1.2;
const SYNCS: f64 = 2.0;
const BYTES: f64 = 32.0 * 1024.0;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let (small, large) = (bench.small_farm()?, bench.large_farm()?);
    times(bench, &small, &large)?;
    costs(bench, &large)
}

/// A device that answers, and how long it took.
struct Subject {
    copy: FarmCopy,
    asker: Asker,
    times: Samples,
}

impl Subject {
    fn start(farm: &Farm, mut copy: FarmCopy) -> Result<Subject> {
        copy.device.start()?;
        copy.device.unlock()?;
        let asker = Asker::new(&mut copy.device, farm.audit)?;
        Ok(Subject {
            copy,
            asker,
            times: Samples::default(),
        })
    }

    fn interview(&mut self, round: u32) -> Result<()> {
        let times = &mut self.times;
        let mut save = |device: &mut TestDevice, answer| {
            let (reply, took) = timed(device, answer)?;
            if round > 0 {
                times.push_time(took);
            }
            Ok(reply)
        };
        self.asker
            .interview(&mut self.copy.device, FIRST_NUMBER + round, usize::MAX, &mut save)?;
        Ok(())
    }
}

/// The devices take turns, so that whatever else the machine does strikes all alike.
fn times(bench: &mut Bench, small: &Farm, large: &Farm) -> Result<()> {
    let mut few = Subject::start(small, small.copy()?)?;
    let mut many = Subject::start(large, large.copy()?)?;
    let mut unsynced = match memory_disk() {
        Some(disk) => Some(Subject::start(large, large.copy_in(&disk)?)?),
        None => None,
    };
    let mut probe = Samples::default();
    for round in 0..INTERVIEWS {
        for subject in [&mut few, &mut many].into_iter().chain(&mut unsynced) {
            subject.interview(round)?;
        }
        disk_syncs(&mut probe)?;
    }
    for (farm, subject) in [(small, &few), (large, &many)] {
        let stored = farm.told();
        bench.sheet.held(
            &format!("answer saved, median, {stored}"),
            subject.times.median(),
            "ms",
            MEDIAN_MS,
        );
        bench.sheet.held(
            &format!("answer saved, p99, {stored}"),
            subject.times.p99(),
            "ms",
            P99_MS,
        );
    }
    let ratio = many.times.median() / few.times.median();
    bench.sheet.held(
        &format!("answer saved, {} ÷ {}", spelled(large.interviews), small.interviews),
        ratio,
        "ratio",
        RATIO,
    );
    if let Some(unsynced) = unsynced {
        let name = format!("answer saved without waiting for the disk, {}", large.told());
        bench.sheet.told(&name, unsynced.times.median(), "ms");
    }
    bench
        .sheet
        .told("this disk, one sync of a short append", probe.median(), "ms");
    Ok(())
}

/// What the disk takes for the least that can be durable: the floor below which no answer can be saved twice over.
fn disk_syncs(probe: &mut Samples) -> Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(kept_folder()?)?;
    for _ in 0..PROBES {
        let began = Instant::now();
        file.write_all(&[7; 400])?;
        file.as_file().sync_data()?;
        probe.push_time(began.elapsed());
    }
    Ok(())
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
    let mut save = |device: &mut TestDevice, answer| {
        let before = (count.read()?, machine::bytes_to_disk(pid)?);
        let reply = device.call(answer)?;
        syncs.push((count.read()? - before.0) as f64);
        bytes.push((machine::bytes_to_disk(pid)? - before.1) as f64);
        Ok(reply)
    };
    for round in 0..COUNTED_INTERVIEWS {
        asker.interview(&mut copy.device, FIRST_NUMBER + round, usize::MAX, &mut save)?;
    }
    ensure!(
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
