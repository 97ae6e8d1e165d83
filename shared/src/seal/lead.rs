//! Whether a key is a lead's, from one entry of the member log and the root key alone.
//!
//! Only the root makes leads (`sync::may_add`), so one entry is the whole chain. It does not show whether the lead was
//! removed since: that stands later in the log, which names the team and stays with the program.

use super::invite;
use super::sign;
use crate::ids::RoomId;
use crate::permissions::Role;
use crate::sync::invite::Issuer;
use crate::sync::limits::MAX_ENTRY_BYTES;
use crate::sync::manifest::FORMAT;
use crate::sync::member_entry::{
    Author, MemberBody, MemberEntry, PROOF_SIGNED_AS, SIGNED_AS, SignedEntry, proof_bytes,
};
use crate::sync::wire::{self, PublicKey};

/// A lead by the root's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertifiedLead {
    pub program: RoomId,
    pub person: String,
    pub key: PublicKey,
}

/// Reads an entry that adds a lead to the program room. `None`: it does not, or not by this root's word.
pub fn certified_lead(root: &PublicKey, signed: &SignedEntry) -> Option<CertifiedLead> {
    if signed.bytes.len() > MAX_ENTRY_BYTES {
        return None;
    }
    let entry: MemberEntry = wire::decode(&signed.bytes)
        .ok()
        .filter(|entry: &MemberEntry| entry.format == FORMAT)?;
    let MemberBody::Add {
        person,
        role: Role::Lead,
        signing,
        receiving,
        proof: Some(proof),
        invite,
        ..
    } = &entry.body
    else {
        return None;
    };
    let author = match (entry.author, invite) {
        (Author::Root, None) => *root,
        (Author::Invite, Some(certificate)) => {
            let read = invite::read(certificate).ok()?;
            let covers = read.root == *root
                && read.issuer == Issuer::Root
                && read.program == entry.room
                && read.role == Role::Lead
                && read.person == *person
                && invite::issued_by(certificate, root);
            covers.then_some(read.invite)?
        }
        (Author::Root, Some(_)) | (Author::Invite, None) | (Author::Device { .. }, _) => return None,
    };
    let holds = sign::verify(&author, SIGNED_AS, &signed.bytes, &signed.signature)
        && sign::verify(
            signing,
            PROOF_SIGNED_AS,
            &proof_bytes(entry.room, signing, receiving),
            proof,
        );
    holds.then(|| CertifiedLead {
        program: entry.room,
        person: person.clone(),
        key: *signing,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::ids::{DeviceNumber, Hash};
    use crate::seal::{DeviceKeys, EntrySigner, RootKey, member_log::member_proof, sign_entry};

    /// A lead whom the root added.
    pub(crate) fn added(root: &RootKey, keys: &DeviceKeys, role: Role) -> SignedEntry {
        let room = RoomId([1; 16]);
        let public = keys.public();
        let entry = MemberEntry {
            format: FORMAT,
            room,
            index: 3,
            previous: Hash([9; 32]),
            author: Author::Root,
            body: MemberBody::Add {
                device: DeviceNumber(4),
                person: "Amina".into(),
                role,
                signing: public.signing,
                receiving: public.receiving,
                proof: Some(member_proof(room, keys)),
                invite: None,
            },
            at_unix_s: 1_790_000_000,
        };
        sign_entry(&entry, EntrySigner::Root(root))
    }

    #[test]
    fn only_the_roots_word_makes_a_lead() {
        let root = RootKey::generate(&mut |b| b.fill(4));
        let keys = DeviceKeys::generate(&mut |b| b.fill(2)).unwrap();
        let entry = added(&root, &keys, Role::Lead);
        let lead = certified_lead(&root.public(), &entry).unwrap();
        assert_eq!((lead.person.as_str(), lead.key), ("Amina", keys.public().signing));
        let other = RootKey::generate(&mut |b| b.fill(5));
        assert_eq!(certified_lead(&other.public(), &entry), None);
        assert_eq!(
            certified_lead(&root.public(), &added(&root, &keys, Role::Auditor)),
            None
        );
        for at in 0..entry.bytes.len() {
            let mut changed = entry.clone();
            changed.bytes[at] ^= 1;
            assert_eq!(certified_lead(&root.public(), &changed), None, "byte {at}");
        }
    }
}
