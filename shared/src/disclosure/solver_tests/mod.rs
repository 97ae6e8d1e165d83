//! Reliability promise R19: no report reveals a small cell. A reader who writes down everything that is released as linear
//! constraints, and solves them, learns of no hidden cell more than the rules allow; and does, where complements are left out.

mod books;
mod coverage;
mod reader;

/// Numbers by chance that are the same at every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32 % (most + 1)
    }
}
