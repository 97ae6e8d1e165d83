//! Signing and checking the server's receipts.

use super::keys::DeviceKeys;
use super::sign;
use crate::sync::member_log::MemberLog;
use crate::sync::receipt::{Receipt, SIGNED_AS, SignedReceipt};
use crate::sync::wire;

/// Signs a receipt with the server's (scribe's) keys. Only after a durable commit.
pub fn sign_receipt(receipt: &Receipt, keys: &DeviceKeys) -> SignedReceipt {
    let bytes = wire::encode(receipt);
    let signature = keys.sign(SIGNED_AS, &bytes);
    SignedReceipt { bytes, signature }
}

/// The receipt, if the scribe that the program's log names signed it.
pub fn verify_receipt(signed: &SignedReceipt, program: &MemberLog) -> Option<Receipt> {
    let receipt: Receipt = wire::decode(&signed.bytes).ok()?;
    let scribe = program
        .ever_member(receipt.server)
        .filter(|m| m.role == crate::permissions::Role::Scribe)?;
    sign::verify(&scribe.signing, SIGNED_AS, &signed.bytes, &signed.signature).then_some(receipt)
}
