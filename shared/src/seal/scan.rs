//! Enrolment in two scans: what each phone makes, and what it believes of the other.

use super::invite::{InviteFault, InviteKeys, InviteSecret, issued_by, read as read_certificate};
use super::keys::DeviceKeys;
use super::member_log::member_proof;
use super::{receiving, sign};
use crate::ids::RoomId;
use crate::sync::invite::{InviteCertificate, Issuer, SIGNED_AS, SignedCertificate};
use crate::sync::member_entry::{PROOF_SIGNED_AS, proof_bytes};
use crate::sync::member_log::{AddedBy, MemberLog};
use crate::sync::messages::{NEWCOMER_SIGNED_AS, Newcomer};
use crate::sync::scan::{ANSWER_SIGNED_AS, Answer, CarriedInvite, ScanFault, SignedAnswer};
use crate::sync::wire::{self, InviteId, PublicKey};

/// An invite as a new phone scanned it, vouched for by the secret.
#[derive(Clone)]
pub struct ScannedInvite {
    pub secret: InviteSecret,
    pub server: String,
    pub certificate: InviteCertificate,
    /// As the issuer signed it, with the invite key's own signature put back.
    pub signed: SignedCertificate,
}

/// The text of scan 1.
pub fn invite_text(secret: &InviteSecret, server: &str, signed: &SignedCertificate) -> String {
    let carried = CarriedInvite {
        secret: *secret.expose(),
        server: server.to_owned(),
        certificate: signed.bytes.clone(),
        by_issuer: signed.by_issuer,
    };
    carried.to_text()
}

/// Reads scan 1. Whether the issuer may invite is seen once the logs are here; that the secret's own certificate was
/// carried whole is seen now.
pub fn read_invite(text: &str) -> Result<ScannedInvite, InviteFault> {
    let carried = CarriedInvite::from_text(text).map_err(|fault| match fault {
        ScanFault::Kind => InviteFault::Link,
        ScanFault::Damaged => InviteFault::Damaged,
    })?;
    let secret = InviteSecret::from_bytes(carried.secret);
    let keys = secret.keys();
    let by_invite = keys.sign(SIGNED_AS, &carried.certificate);
    let signed = SignedCertificate {
        bytes: carried.certificate,
        by_issuer: carried.by_issuer,
        by_invite,
    };
    let certificate = keys.read_certificate(&signed)?;
    Ok(ScannedInvite {
        secret,
        server: carried.server,
        certificate,
        signed,
    })
}

/// Scan 2: the new phone's keys, bound to the invite by the key that only its secret gives.
pub fn answer(invite: &InviteKeys, program: RoomId, keys: &DeviceKeys) -> SignedAnswer {
    let public = keys.public();
    let answer = Answer {
        invite: invite.id(),
        signing: public.signing,
        receiving: public.receiving,
        proof: member_proof(program, keys),
    };
    let bytes = wire::encode(&answer);
    let by_invite = invite.sign(ANSWER_SIGNED_AS, &bytes);
    SignedAnswer { bytes, by_invite }
}

/// Which invite a text answers, before anything is believed.
pub fn read_answer(text: &str) -> Result<(InviteId, SignedAnswer), InviteFault> {
    let signed = SignedAnswer::from_text(text).map_err(|fault| match fault {
        ScanFault::Kind => InviteFault::NotAnAnswer,
        ScanFault::Damaged => InviteFault::Damaged,
    })?;
    let answer: Answer = wire::decode(&signed.bytes).map_err(|_| InviteFault::Damaged)?;
    Ok((answer.invite, signed))
}

/// The answer, if it is to this invite, by somebody who holds its secret and the keys it names.
pub fn check_answer(signed: &SignedAnswer, certificate: &SignedCertificate) -> Result<Answer, InviteFault> {
    let certificate = read_certificate(certificate)?;
    let answer: Answer = wire::decode(&signed.bytes).map_err(|_| InviteFault::Damaged)?;
    if answer.invite != certificate.id() {
        return Err(InviteFault::OtherAnswer);
    }
    let said = proof_bytes(certificate.program, &answer.signing, &answer.receiving);
    let holds = sign::verify(&certificate.invite, ANSWER_SIGNED_AS, &signed.bytes, &signed.by_invite)
        && sign::is_sound(&answer.signing)
        && receiving::is_sound(&answer.receiving)
        && sign::verify(&answer.signing, PROOF_SIGNED_AS, &said, &answer.proof);
    if holds { Ok(answer) } else { Err(InviteFault::Answer) }
}

/// "I hold this key": asks for the logs even if the invite was used to add this very phone.
pub fn newcomer(invite: InviteId, keys: &DeviceKeys) -> Newcomer {
    Newcomer {
        signing: keys.public().signing,
        signature: keys.sign(NEWCOMER_SIGNED_AS, invite.as_bytes()),
    }
}

/// Whether it is the phone that this invite has added and nobody has removed since.
pub fn is_added(newcomer: &Newcomer, certificate: &InviteCertificate, program: &MemberLog) -> bool {
    let holds = sign::verify(
        &newcomer.signing,
        NEWCOMER_SIGNED_AS,
        certificate.id().as_bytes(),
        &newcomer.signature,
    );
    let stands = program
        .by_signing_key(&newcomer.signing)
        .is_some_and(|member| member.removed.is_none());
    holds && stands && added_by(certificate, &newcomer.signing, program)
}

/// Whether the invite was used, and to add this key.
pub fn added_by(certificate: &InviteCertificate, signing: &PublicKey, program: &MemberLog) -> bool {
    program
        .by_signing_key(signing)
        .is_some_and(|member| match member.added_by {
            AddedBy::Invite { invite, .. } => invite == certificate.invite,
            AddedBy::Root | AddedBy::Device(_) => false,
        })
}

/// Whether the certificate is of this program and its issuer stands there now, so that it may be kept for a new phone.
pub fn is_issued_in(signed: &SignedCertificate, certificate: &InviteCertificate, program: &MemberLog) -> bool {
    let issuer = match certificate.issuer {
        Issuer::Root => Some(program.root()),
        Issuer::Device { device } => program.member(device).map(|member| member.signing),
    };
    let ours = certificate.program == program.room() && certificate.root == program.root();
    ours && issuer.is_some_and(|key| issued_by(signed, &key))
}
