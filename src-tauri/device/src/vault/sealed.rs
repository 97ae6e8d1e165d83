//! Small files under the vault key: one-shot XChaCha20-Poly1305, a fresh random nonce in front, the purpose bound in.

use crate::env::Env;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use shared::seal::VaultKey;
use zeroize::Zeroizing;

const NONCE_BYTES: usize = 24;

/// Seals under a key made from the vault key and the purpose.
pub(crate) fn seal(env: &Env, vault_key: &VaultKey, purpose: &str, bytes: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE_BYTES] = env.random();
    let payload = Payload {
        msg: bytes,
        aad: purpose.as_bytes(),
    };
    #[expect(clippy::expect_used, reason = "this cipher refuses only messages above 256 GB")]
    let sealed = cipher(vault_key, purpose)
        .encrypt(&nonce.into(), payload)
        .expect("a short message");
    [nonce.as_slice(), &sealed].concat()
}

/// `None`: damaged, or sealed under another key or for another purpose.
pub(crate) fn open(vault_key: &VaultKey, purpose: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    let payload = Payload {
        msg: rest,
        aad: purpose.as_bytes(),
    };
    cipher(vault_key, purpose)
        .decrypt(&(*nonce).into(), payload)
        .ok()
        .map(Zeroizing::new)
}

fn cipher(vault_key: &VaultKey, purpose: &str) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*vault_key.derive(purpose)).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_file_opens_for_its_key_and_purpose_and_notices_every_flipped_bit() {
        let [amina, joseph] = [1, 2].map(|n| VaultKey::generate(&mut |bytes: &mut [u8]| bytes.fill(n)));
        let sealed = seal(&Env::system(), &amina, "keyring", b"secret");
        assert_eq!(open(&amina, "keyring", &sealed).unwrap().as_slice(), b"secret");
        assert!(open(&joseph, "keyring", &sealed).is_none());
        assert!(open(&amina, "capture", &sealed).is_none());
        for place in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[place] ^= 1;
            assert!(open(&amina, "keyring", &damaged).is_none(), "{place}");
        }
        assert_ne!(
            seal(&Env::system(), &amina, "keyring", b"secret"),
            sealed,
            "no nonce twice"
        );
    }
}
