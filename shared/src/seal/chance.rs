//! Randomness, lent by the host: `getrandom` in life, fixed bytes in tests.

/// Fills the slice with random bytes.
pub type Chance<'a> = dyn FnMut(&mut [u8]) + 'a;

/// `N` random bytes.
pub fn random<const N: usize>(chance: &mut Chance<'_>) -> [u8; N] {
    let mut bytes = [0; N];
    chance(&mut bytes);
    bytes
}

/// A room's, record's or stamp's random 16 bytes.
pub fn random_16(chance: &mut Chance<'_>) -> [u8; 16] {
    random(chance)
}
