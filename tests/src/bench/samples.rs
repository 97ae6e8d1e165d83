//! Measured values of one kind, and what to say of them.

use std::time::Duration;

/// At least one value is pushed before anything is asked.
#[derive(Default)]
pub(super) struct Samples(Vec<f64>);

impl Samples {
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// A duration, in milliseconds.
    pub fn push_time(&mut self, time: Duration) {
        self.push(time.as_secs_f64() * 1000.0);
    }

    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    pub fn p95(&self) -> f64 {
        self.at(0.95)
    }

    /// Of a hundred values, ninety-nine are not above this one.
    pub fn p99(&self) -> f64 {
        self.at(0.99)
    }

    pub fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.0.len() as f64
    }

    /// The value at a share of the sorted ones (nearest rank).
    fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (share * sorted.len() as f64).ceil() as usize;
        sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_and_p99_are_values_that_were_measured() {
        let mut samples = Samples::default();
        (1..=200).rev().for_each(|n| samples.push(f64::from(n)));
        assert_eq!((samples.median(), samples.p99(), samples.mean()), (100.0, 198.0, 100.5));
        let mut one = Samples::default();
        one.push_time(Duration::from_micros(1500));
        assert_eq!((one.median(), one.p99()), (1.5, 1.5));
    }
}
