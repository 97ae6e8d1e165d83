//! Randomness from the operating system.

/// Fills `bytes`. A machine without randomness must not go on making keys, so this stops it.
pub fn fill(bytes: &mut [u8]) {
    #[expect(clippy::expect_used, reason = "no key may be made without randomness")]
    getrandom::fill(bytes).expect("the operating system gives randomness");
}

/// `N` random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}
