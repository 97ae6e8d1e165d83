//! What Linux tells of itself and of a process.

use anyhow::{Context, Result};
use std::fs;

/// Load of the last minute; 0 where the machine does not tell.
pub(super) fn load() -> f64 {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split_whitespace()
        .next()
        .and_then(|load| load.parse().ok())
        .unwrap_or(0.0)
}

/// Resident memory of a process, now and at its highest, in MB of 1,000,000 bytes.
pub(super) struct Memory {
    pub now_mb: f64,
    pub peak_mb: f64,
}

pub(super) fn memory(pid: u32) -> Result<Memory> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).context("a process's memory, told by Linux")?;
    Ok(Memory {
        now_mb: megabytes(&status, "VmRSS:")?,
        peak_mb: megabytes(&status, "VmHWM:")?,
    })
}

/// From now on the peak is counted anew.
pub(super) fn forget_peak(pid: u32) -> Result<()> {
    fs::write(format!("/proc/{pid}/clear_refs"), "5").context("the peak could not be counted anew")
}

fn megabytes(status: &str, name: &str) -> Result<f64> {
    let kib = number(status, name).with_context(|| format!("no {name} in the process's status"))?;
    Ok(kib as f64 * 1024.0 / 1e6)
}

/// Processor time of a process so far, of all its threads, in seconds: what is left of it on a busy machine.
pub(super) fn processor_seconds(pid: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).context("a process's time, told by Linux")?;
    // The name in brackets may hold spaces; of what follows, the 12th and 13th count hundredths in and for the process.
    let (_, rest) = stat.rsplit_once(')').context("no name in the process's stat")?;
    let ticks: Option<Vec<u64>> = rest
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|field| field.parse().ok())
        .collect();
    let ticks = ticks.context("no times in the process's stat")?;
    Ok(ticks.iter().sum::<u64>() as f64 / 100.0)
}

/// Bytes that a process has caused to go to the disk so far: whole pages, as the kernel counts them.
pub(super) fn bytes_to_disk(pid: u32) -> Result<u64> {
    let io = fs::read_to_string(format!("/proc/{pid}/io")).context("a process's writes, told by Linux")?;
    number(&io, "write_bytes:").context("no write_bytes in the process's io")
}

/// The number in the line that begins with `name`.
fn number(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_s_words_are_read() {
        let status = "VmPeak:\t  200 kB\nVmHWM:\t  1000 kB\nVmRSS:\t     500 kB\n";
        assert_eq!(megabytes(status, "VmRSS:").unwrap(), 0.512);
        assert!(megabytes(status, "VmSwap:").is_err());
        assert_eq!(
            number(
                "wchar: 12\nwrite_bytes: 4096\ncancelled_write_bytes: 7\n",
                "write_bytes:"
            ),
            Some(4096)
        );
        assert!(memory(std::process::id()).unwrap().peak_mb > 0.5);
        assert!(processor_seconds(std::process::id()).unwrap() >= 0.0);
    }
}
