//! A program run to its end: wall time, and the most memory that it held.

use crate::bench::machine;
use anyhow::{Context, Result, ensure};
use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Memory is looked at so often; the kernel keeps the most, so only the last look counts.
const LOOKED_AT: Duration = Duration::from_millis(4);

pub(super) struct Ended {
    pub seconds: f64,
    pub peak_mb: f64,
    /// Of all its threads; where the machine is busy this says more than `seconds`.
    pub processor_seconds: f64,
    pub said: Vec<u8>,
    pub code: Option<i32>,
}

/// Runs it and reads what it says to the end.
pub(super) fn run(command: &mut Command) -> Result<Ended> {
    let began = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{command:?}"))?;
    let mut out = child.stdout.take().context("its output")?;
    let (said, peak_mb, processor_seconds) = thread::scope(|threads| {
        let reading = threads.spawn(move || {
            let mut said = Vec::new();
            out.read_to_end(&mut said).map(|_| said)
        });
        let (mut peak_mb, mut processor_seconds) = (0.0_f64, 0.0);
        while !reading.is_finished() {
            if let Ok(memory) = machine::memory(child.id()) {
                peak_mb = peak_mb.max(memory.peak_mb);
            }
            if let Ok(seconds) = machine::processor_seconds(child.id()) {
                processor_seconds = seconds;
            }
            thread::sleep(LOOKED_AT);
        }
        (reading.join(), peak_mb, processor_seconds)
    });
    let status = child.wait()?;
    let seconds = began.elapsed().as_secs_f64();
    let said = said.ok().context("the reader of its output fell")??;
    ensure!(status.code().is_some(), "{command:?} was ended: {status}");
    Ok(Ended {
        seconds,
        peak_mb,
        processor_seconds,
        said,
        code: status.code(),
    })
}
