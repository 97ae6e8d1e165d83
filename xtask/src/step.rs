//! Progress: a line when a step begins, and how long it took when it ends.

use anyhow::Result;
use std::time::{Duration, Instant};

/// Runs one step, telling what it is and how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("── {what}");
    let began = Instant::now();
    let done = work()?;
    eprintln!("   {what}: {}", seconds(began.elapsed()));
    Ok(done)
}

/// `8.2 s`, `3 min 20 s`.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..=99 => format!("{:.1} s", time.as_secs_f64()),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_times_are_told_in_minutes() {
        assert_eq!(seconds(Duration::from_millis(8_240)), "8.2 s");
        assert_eq!(seconds(Duration::from_secs(200)), "3 min 20 s");
    }
}
