//! The slip that a worker takes home: a code, the program's phone, and four words that authorise erasure later.

use crate::ids::Hash;
use sha2::{Digest, Sha256};

/// How many words stand on a slip.
pub const SLIP_WORDS: usize = 4;

/// What a record keeps of the four words: enough to recognise them, not to know them.
///
/// Lower case, single spaces, so that words told over a phone line match.
pub fn words_hash(salt: &[u8; 16], words: &str) -> Hash {
    let normal = words
        .split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ");
    let mut hash = Sha256::new();
    hash.update(b"surco/slip/1\0");
    hash.update(salt);
    hash.update(normal.as_bytes());
    Hash(hash.finalize().into())
}

/// The letters of a device: 1 is A, 26 is Z, 27 is AA.
pub fn device_letters(device: crate::ids::DeviceNumber) -> String {
    let mut number = device.0;
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::DeviceNumber;

    #[test]
    fn words_told_by_phone_match_whatever_their_case_and_spacing() {
        let salt = [3; 16];
        assert_eq!(
            words_hash(&salt, "river  Basket seven lamp"),
            words_hash(&salt, " River basket SEVEN lamp ")
        );
        assert_ne!(
            words_hash(&salt, "river basket seven lamp"),
            words_hash(&[4; 16], "river basket seven lamp")
        );
    }

    #[test]
    fn letters_of_devices_never_collide() {
        let letters: Vec<String> = (1..=1000).map(|n| device_letters(DeviceNumber(n))).collect();
        assert_eq!(
            (letters[0].as_str(), letters[25].as_str(), letters[26].as_str()),
            ("A", "Z", "AA")
        );
        assert_eq!(letters.iter().collect::<std::collections::BTreeSet<_>>().len(), 1000);
    }
}
