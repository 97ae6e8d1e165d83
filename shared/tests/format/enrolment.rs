//! Joining by invite, and what invites must not allow.

use crate::world::*;
use shared::ids::DeviceNumber;
use shared::permissions::Role;
use shared::seal::invite::{InviteFault, IssuerKeys, issued_by, read, sign_certificate};
use shared::seal::member_log::EntryFault;
use shared::seal::rooms::{self, RoomFault};
use shared::seal::session::{answer_challenge, session_is_signed};
use shared::sync::invite::{InviteCertificate, Issuer, SignedCertificate};
use shared::sync::messages::ChallengeReply;

fn join(world: &World, certificate: &SignedCertificate, invite: &'static str) -> Result<DeviceNumber, RoomFault> {
    let logs = [world.team_entries.clone(), world.program_entries.clone()];
    rooms::join(&keys("new phone"), &invite_keys(invite), certificate, &logs, NOON).map(|joined| joined.device)
}

fn reason(fault: RoomFault) -> EntryFault {
    match fault {
        RoomFault::Log(fault) => fault.reason,
        other => panic!("{other}"),
    }
}

fn changed(change: impl FnOnce(&mut InviteCertificate)) -> SignedCertificate {
    let mut certificate = certificate("Rosa", "invite of Rosa");
    change(&mut certificate);
    sign_certificate(
        &certificate,
        IssuerKeys::Device(&keys("lead")),
        &invite_keys("invite of Rosa"),
    )
}

#[test]
fn a_third_auditor_joins_with_the_next_number() {
    let world = World::new();
    assert_eq!(join(&world, &changed(|_| ()), "invite of Rosa"), Ok(DeviceNumber(5)));
}

#[test]
fn an_invite_serves_once() {
    let world = World::new();
    let again = join(&world, &certificate_for("Amina", "invite of Amina"), "invite of Amina").unwrap_err();
    assert_eq!(reason(again), EntryFault::InviteUsed);
}

#[test]
fn an_invite_ends_by_the_servers_clock() {
    let certificate = read(&changed(|_| ())).unwrap();
    assert!(certificate.is_open_at(NOON + 72 * 3600 - 1));
    assert!(!certificate.is_open_at(NOON + 72 * 3600));
}

#[test]
fn another_secret_or_a_certificate_altered_on_the_way_is_refused_by_the_phone() {
    let world = World::new();
    let good = changed(|_| ());
    assert_eq!(
        join(&world, &good, "invite of Amina"),
        Err(InviteFault::OtherInvite.into())
    );
    for at in 0..good.bytes.len() {
        let mut altered = good.clone();
        altered.bytes[at] ^= 1;
        assert!(join(&world, &altered, "invite of Rosa").is_err(), "byte {at}");
    }
    // A server that swaps the root key for its own cannot sign with the invite key.
    let mut swapped = changed(|c| c.root = keys("evil root").public().signing);
    swapped.by_invite = good.by_invite;
    assert_eq!(
        join(&world, &swapped, "invite of Rosa"),
        Err(InviteFault::Certificate.into())
    );
}

#[test]
fn an_invite_gives_no_more_than_its_issuer_may() {
    let world = World::new();
    // A lead makes auditors, not leads.
    let lead = changed(|c| c.role = Role::Lead);
    assert_eq!(
        reason(join(&world, &lead, "invite of Rosa").unwrap_err()),
        EntryFault::NotAllowed
    );
    // An auditor makes nobody.
    let mut by_amina = certificate("Rosa", "invite of Rosa");
    by_amina.issuer = Issuer::Device { device: AMINA };
    let signed = sign_certificate(
        &by_amina,
        IssuerKeys::Device(&keys("amina")),
        &invite_keys("invite of Rosa"),
    );
    assert_eq!(
        reason(join(&world, &signed, "invite of Rosa").unwrap_err()),
        EntryFault::NotAllowed
    );
    // Nobody signs in the root's name.
    let false_root = changed(|c| c.issuer = Issuer::Root);
    assert_eq!(
        join(&world, &false_root, "invite of Rosa"),
        Err(InviteFault::Certificate.into())
    );
    assert!(!issued_by(&false_root, &world.root.public()));
    // The root makes leads.
    let mut by_root = certificate("Rosa", "invite of Rosa");
    (by_root.issuer, by_root.role) = (Issuer::Root, Role::Lead);
    let signed = sign_certificate(&by_root, IssuerKeys::Root(&world.root), &invite_keys("invite of Rosa"));
    assert_eq!(join(&world, &signed, "invite of Rosa"), Ok(DeviceNumber(5)));
}

#[test]
fn a_removed_leads_open_invites_end_with_it() {
    let mut world = World::new();
    let lead = NOON;
    let (append, _) = rooms::remove_member(
        &mut world.team,
        &world.program.clone(),
        (LEAD, &keys("lead")),
        (LEAD, None),
        None,
        lead,
    )
    .unwrap();
    world.team_entries.extend(append.entries);
    let refused = join(&world, &changed(|_| ()), "invite of Rosa").unwrap_err();
    assert_eq!(reason(refused), EntryFault::UnknownAuthor);
}

#[test]
fn only_an_enrolled_device_opens_a_session_and_only_for_its_challenge() {
    let world = World::new();
    let challenge = ChallengeReply {
        challenge: [5; 32],
        now_unix_s: NOON,
    };
    let good = answer_challenge(&keys("amina"), PROGRAM, AMINA, &challenge, false);
    assert!(session_is_signed(&good, &world.program));
    assert!(!session_is_signed(
        &answer_challenge(&keys("joseph"), PROGRAM, AMINA, &challenge, false),
        &world.program
    ));
    assert!(!session_is_signed(
        &shared::sync::messages::SessionRequest {
            challenge: [6; 32],
            ..good
        },
        &world.program
    ));
    assert!(!session_is_signed(
        &shared::sync::messages::SessionRequest {
            push_only: true,
            ..good
        },
        &world.program
    ));
    assert!(!session_is_signed(&good, &world.team));
}
