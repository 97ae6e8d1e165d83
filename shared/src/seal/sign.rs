//! Ed25519 over a hash with a stated purpose, verified strictly.

use crate::sync::wire::{PublicKey, Signature, purpose_hash};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

/// Signs SHA-256(purpose ‖ 0 ‖ bytes).
pub(crate) fn sign(key: &SigningKey, purpose: &str, bytes: &[u8]) -> Signature {
    Signature(key.sign(purpose_hash(purpose, &[bytes]).as_bytes()).to_bytes())
}

/// Whether `signature` is by `key` over SHA-256(purpose ‖ 0 ‖ bytes). Low-order keys and points never verify.
pub fn verify(key: &PublicKey, purpose: &str, bytes: &[u8], signature: &Signature) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(&key.0) else {
        return false;
    };
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    key.verify_strict(purpose_hash(purpose, &[bytes]).as_bytes(), &signature)
        .is_ok()
}

/// Whether this is a key that somebody could really hold: a point on the curve, not one of the few weak ones.
pub fn is_sound(key: &PublicKey) -> bool {
    VerifyingKey::from_bytes(&key.0).is_ok_and(|k| !k.is_weak())
}

pub(crate) fn public(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_key_purpose_and_bytes_only() {
        let (amina, joseph) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let signature = sign(&amina, "surco/batch/1", b"hello");
        assert!(verify(&public(&amina), "surco/batch/1", b"hello", &signature));
        assert!(!verify(&public(&joseph), "surco/batch/1", b"hello", &signature));
        assert!(!verify(&public(&amina), "surco/member/1", b"hello", &signature));
        assert!(!verify(&public(&amina), "surco/batch/1", b"hellp", &signature));
        for bit in 0..512 {
            let mut forged = signature;
            forged.0[bit / 8] ^= 1 << (bit % 8);
            assert!(
                !verify(&public(&amina), "surco/batch/1", b"hello", &forged),
                "bit {bit}"
            );
        }
    }

    #[test]
    fn a_low_order_key_signs_nothing() {
        // With the identity as key and R, and S = 0, an ordinary verification accepts every message.
        let mut identity = [0; 32];
        identity[0] = 1;
        let mut forged = [0; 64];
        forged[0] = 1;
        let key = VerifyingKey::from_bytes(&identity).unwrap();
        let message = purpose_hash("surco/batch/1", &[b"anything"]);
        let signature = ed25519_dalek::Signature::from_bytes(&forged);
        assert!(
            ed25519_dalek::Verifier::verify(&key, message.as_bytes(), &signature).is_ok(),
            "the control"
        );
        assert!(!verify(
            &PublicKey(identity),
            "surco/batch/1",
            b"anything",
            &Signature(forged)
        ));
        assert!(!is_sound(&PublicKey(identity)));
        assert!(!is_sound(&PublicKey([0; 32])));
    }
}
