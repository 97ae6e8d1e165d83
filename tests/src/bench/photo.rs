//! A photo of twelve megapixels: hashed, sealed and with a preview, as a phone does it; beside `vipsthumbnail` in one run.

use super::Bench;
use super::machine;
use super::samples::Samples;
use crate::world::field_photo;
use anyhow::{Context, Result, ensure};
use std::process::Command;
use std::time::Instant;

const TIMES: u32 = 11;
const BAR_MS: f64 = 200.0;
const PEAK_MB: f64 = 120.0;
const TIMES_THE_PEER: f64 = 3.0;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let farm = bench.small_farm()?;
    let mut copy = farm.copy()?;
    copy.device.start()?;
    copy.device.unlock()?;
    let pid = copy.device.pid().context("the device runs")?;
    let place = tempfile::tempdir()?;
    let photo = place.path().join("row-seven.jpg");
    field_photo(&photo, 4000, 3000, 7, "of a benchmark")?;
    // What unlocking took at its highest is not the photo's.
    machine::forget_peak(pid)?;
    let (mut ours, mut peer) = (Samples::default(), Samples::default());
    let thumbnail = place.path().join("preview.jpg");
    for n in 0..TIMES {
        let began = Instant::now();
        copy.device.put_blob(&photo, "image/jpeg")?;
        let took = began.elapsed();
        let began = Instant::now();
        let made = Command::new("vipsthumbnail")
            .arg(&photo)
            .args(["--size", "1600x1600", "--rotate", "-o"])
            .arg(format!("{}[Q=80,strip]", thumbnail.display()))
            .status()
            .context("vipsthumbnail: `cargo xtask setup` installs libvips-tools")?;
        ensure!(made.success(), "vipsthumbnail failed");
        if n > 0 {
            ours.push_time(took);
            peer.push_time(began.elapsed());
        }
    }
    let sheet = &mut bench.sheet;
    let megabytes = std::fs::metadata(&photo)?.len() as f64 / 1e6;
    sheet.told("photo of 12 megapixels: its size", megabytes, "MB");
    sheet.held(
        "photo of 12 megapixels: hash, seal, preview",
        ours.median(),
        "ms",
        BAR_MS,
    );
    sheet.held(
        "photo of 12 megapixels: memory peak of the device",
        machine::memory(pid)?.peak_mb,
        "MB",
        PEAK_MB,
    );
    sheet.told("vipsthumbnail, the same photo (preview alone)", peer.median(), "ms");
    sheet.held(
        "photo of 12 megapixels, against vipsthumbnail",
        ours.median() / peer.median(),
        "times",
        TIMES_THE_PEER,
    );
    Ok(())
}
