//! Shuffling as ODK does it, so that one seed gives the same order in every program; ids by chance.

use super::document::{Host, Node};
use super::numbers;
use sha2::{Digest, Sha256};

const MODULUS: i64 = 2_147_483_647;
const FACTOR: i64 = 16_807;

/// The seed of a value: a number without its fraction, else a hash of the text; 0 for none.
pub(super) fn seed(number: Option<f64>, text: &str) -> i64 {
    match number {
        Some(number) => numbers::whole(number),
        None if text.is_empty() => 0,
        None => {
            let hash = Sha256::digest(text);
            hash.iter()
                .take(8)
                .fold(0, |sum: i64, byte| (sum << 8) | i64::from(*byte))
        }
    }
}

/// Park and Miller's generator of 1988.
struct Generator(i64);

impl Generator {
    fn new(seed: i64) -> Self {
        let start = seed % MODULUS;
        Self(if start <= 0 { start + MODULUS - 1 } else { start })
    }

    /// From 0 to 1, without 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0 * FACTOR % MODULUS;
        let fits = |number: i64| i32::try_from(number).map_or(0.0, f64::from);
        fits(self.0 - 1) / fits(MODULUS - 1)
    }
}

/// The nodes in a new order: Fisher and Yates's shuffle, "inside out".
pub(super) fn shuffled(nodes: &[Node], seed: Option<i64>, host: &dyn Host) -> Vec<Node> {
    let mut generator = seed.map(Generator::new);
    let mut order: Vec<Node> = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        let chance = match &mut generator {
            Some(generator) => generator.next(),
            None => host.random(),
        };
        let place = below(chance, at + 1);
        order.push(*node);
        order.swap(at, place);
    }
    order
}

/// A whole number from 0 to `limit - 1`, from a chance between 0 and 1.
fn below(chance: f64, limit: usize) -> usize {
    let scaled = chance * u32::try_from(limit).map_or(f64::MAX, f64::from);
    usize::try_from(numbers::whole(scaled))
        .unwrap_or(0)
        .min(limit.saturating_sub(1))
}

/// A random UUID of version 4.
pub(super) fn uuid(host: &dyn Host) -> String {
    let mut digits = String::with_capacity(36);
    for place in 0..32 {
        if matches!(place, 8 | 12 | 16 | 20) {
            digits.push('-');
        }
        let digit = below(host.random(), 16);
        digits.push(match place {
            12 => '4',
            16 => nth(b"89ab", digit % 4),
            _ => nth(b"0123456789abcdef", digit),
        });
    }
    digits
}

/// The longest id that `uuid(length)` makes, in characters.
const LONGEST_ID: i64 = 1000;

/// Random letters and digits, as many as asked for.
pub(super) fn id(length: f64, host: &dyn Host) -> String {
    let letters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    (0..numbers::whole(length).clamp(0, LONGEST_ID))
        .map(|_| nth(letters, below(host.random(), 36)))
        .collect()
}

fn nth(letters: &[u8], which: usize) -> char {
    letters.get(which).map_or('0', |letter| char::from(*letter))
}
