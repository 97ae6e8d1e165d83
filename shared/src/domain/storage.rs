//! When a device's disk is nearly full.

/// Some forty photos, or weeks of answers with room for the database to breathe.
pub const LOW_BYTES: u64 = 200_000_000;

/// Whether a person is to be warned. What the system does not tell is no reason to.
pub fn is_low(disk_free_bytes: Option<u64>) -> bool {
    disk_free_bytes.is_some_and(|free| free < LOW_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_known_small_number_is_low() {
        assert!(is_low(Some(LOW_BYTES - 1)) && is_low(Some(0)));
        assert!(!is_low(Some(LOW_BYTES)) && !is_low(None));
    }
}
