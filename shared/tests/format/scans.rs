//! Enrolment in two scans: the frozen codes, and what a wrong, altered or second answer must not do.

use crate::golden::same;
use crate::world::*;
use shared::ids::DeviceNumber;
use shared::seal::InviteSecret;
use shared::seal::invite::InviteFault;
use shared::seal::member_log::EntryFault;
use shared::seal::rooms::{self, RoomFault};
use shared::seal::scan::{
    ScannedInvite, answer, check_answer, invite_text, is_added, newcomer, read_answer, read_invite,
};
use shared::sync::MemberLog;
use shared::sync::invite::SignedCertificate;
use shared::sync::scan::{MAX_SCAN_CHARS, SignedAnswer};
use shared::sync::wire;

const SERVER: &str = "https://sync.example.org:8443";

fn rosa() -> (InviteSecret, SignedCertificate) {
    let secret = InviteSecret::generate(&mut chance("invite of Rosa"));
    (secret, certificate_for("Rosa", "invite of Rosa"))
}

fn scanned() -> ScannedInvite {
    let (secret, certificate) = rosa();
    read_invite(&invite_text(&secret, SERVER, &certificate)).unwrap()
}

fn rosas_answer() -> SignedAnswer {
    answer(&scanned().secret.keys(), PROGRAM, &keys("rosa"))
}

fn admit(world: &World, answer: &SignedAnswer) -> Result<rooms::Joined, RoomFault> {
    let (secret, certificate) = rosa();
    let logs = vec![world.program.clone(), world.team.clone()];
    rooms::admit(answer, &secret.keys(), &certificate, logs, NOON + 300)
}

fn is_log_fault(fault: RoomFault, reason: EntryFault) -> bool {
    matches!(fault, RoomFault::Log(fault) if fault.reason == reason)
}

#[test]
fn both_codes_are_frozen_small_and_in_the_letters_of_small_qr_codes() {
    let (secret, certificate) = rosa();
    let invite = invite_text(&secret, SERVER, &certificate);
    let answer = rosas_answer().to_text();
    for (name, text) in [("scan-invite", &invite), ("scan-answer", &answer)] {
        same(name, text.clone().into_bytes());
        assert!(
            text.len() <= 520 && text.len() <= MAX_SCAN_CHARS,
            "{name}: {}",
            text.len()
        );
        assert!(
            text.bytes()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b':')
        );
    }
    let back = scanned();
    assert_eq!((back.server.as_str(), &back.signed), (SERVER, &certificate));
    assert_eq!(back.secret.keys().id(), secret.keys().id());
}

#[test]
fn a_code_survives_a_messenger_and_not_a_mistake() {
    let (secret, certificate) = rosa();
    let text = invite_text(&secret, SERVER, &certificate);
    let pasted = format!("  {}\n{} ", text[..60].to_lowercase(), &text[60..]);
    assert!(read_invite(&pasted).is_ok());
    for at in 8..text.len() {
        let other = if &text[at..=at] == "A" { "B" } else { "A" };
        let wrong = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        assert!(
            matches!(read_invite(&wrong), Err(InviteFault::Damaged)),
            "letter {at} of the invite"
        );
        assert!(read_invite(&text[..at]).is_err());
    }
    assert!(matches!(read_answer(&text), Err(InviteFault::NotAnAnswer)));
    assert!(matches!(read_invite("surco:1:X"), Err(InviteFault::Link)));
    assert!(read_invite(&format!("SURCO:2:{}", "A".repeat(5000))).is_err());
}

#[test]
fn the_lead_adds_who_answered_and_the_phone_finds_itself_there() {
    let world = World::new();
    let joined = admit(&world, &rosas_answer()).unwrap();
    assert_eq!((joined.device, joined.appends.len()), (DeviceNumber(5), 2));
    let mut entries = [world.program_entries.clone(), world.team_entries.clone()];
    for (entries, append) in entries.iter_mut().zip(&joined.appends) {
        entries.extend(append.entries.clone());
    }
    // As every member verifies it, the invite is used up by this.
    let program = MemberLog::verify(&world.root.public(), None, &entries[0]).unwrap();
    let scanned = scanned();
    assert!(program.invite_used(&scanned.certificate.invite));

    let invite = scanned.secret.keys();
    let own = rooms::join(&keys("rosa"), &invite, &scanned.signed, &entries, NOON + 400).unwrap();
    assert_eq!((own.device, own.appends.len(), own.logs.len()), (DeviceNumber(5), 0, 2));
    let second = rooms::join(&keys("second phone"), &invite, &scanned.signed, &entries, NOON + 400).unwrap_err();
    assert!(is_log_fault(second, EntryFault::InviteUsed));

    let id = invite.id();
    assert!(is_added(&newcomer(id, &keys("rosa")), &scanned.certificate, &program));
    assert!(!is_added(
        &newcomer(id, &keys("second phone")),
        &scanned.certificate,
        &program
    ));
    // Who knows the key without holding it gets nothing.
    let mut forged = newcomer(id, &keys("second phone"));
    forged.signing = keys("rosa").public().signing;
    assert!(!is_added(&forged, &scanned.certificate, &program));
}

#[test]
fn whoever_was_first_nobody_is_added_twice() {
    let mut world = World::new();
    world.join("rosa", "invite of Rosa", rosa().1);
    assert!(is_log_fault(
        admit(&world, &rosas_answer()).unwrap_err(),
        EntryFault::InviteUsed
    ));
}

#[test]
fn an_answer_to_another_invite_or_altered_in_any_bit_is_refused() {
    let (_, certificate) = rosa();
    let good = rosas_answer();
    assert!(check_answer(&good, &certificate).is_ok());
    let other = answer(&invite_keys("another invite"), PROGRAM, &keys("rosa"));
    assert_eq!(check_answer(&other, &certificate), Err(InviteFault::OtherAnswer));
    let bytes = wire::encode(&good);
    for at in 0..bytes.len() * 8 {
        let mut altered = bytes.clone();
        altered[at / 8] ^= 1 << (at % 8);
        let refused = wire::decode::<SignedAnswer>(&altered).map_or(true, |a| check_answer(&a, &certificate).is_err());
        assert!(refused, "bit {at}");
    }
    // Whoever saw the code but not the secret signs with a key of their own.
    let mut stolen = good.clone();
    stolen.by_invite = answer(&invite_keys("another invite"), PROGRAM, &keys("rosa")).by_invite;
    assert_eq!(check_answer(&stolen, &certificate), Err(InviteFault::Answer));
}

#[test]
fn a_lead_who_is_gone_adds_nobody() {
    let mut world = World::new();
    let program = world.program.clone();
    let (append, _) = rooms::remove_member(
        &mut world.program,
        &program,
        (LEAD, &keys("lead")),
        (LEAD, None),
        None,
        NOON,
    )
    .unwrap();
    world.program_entries.extend(append.entries);
    assert!(is_log_fault(
        admit(&world, &rosas_answer()).unwrap_err(),
        EntryFault::UnknownAuthor
    ));
}

#[test]
fn a_phone_that_was_removed_is_told_so() {
    let world = World::new();
    let mut joined = admit(&world, &rosas_answer()).unwrap();
    let program = joined.logs[0].clone();
    let (removal, _) = rooms::remove_member(
        &mut joined.logs[0],
        &program,
        (LEAD, &keys("lead")),
        (joined.device, None),
        None,
        NOON + 500,
    )
    .unwrap();
    let mut entries = world.program_entries.clone();
    entries.extend(joined.appends[0].entries.clone());
    entries.extend(removal.entries);
    let logs = [entries, world.team_entries.clone()];
    let scanned = scanned();
    let refused = rooms::join(
        &keys("rosa"),
        &scanned.secret.keys(),
        &scanned.signed,
        &logs,
        NOON + 600,
    );
    assert_eq!(refused.unwrap_err(), RoomFault::Removed);
    // And the server gives it nothing more: who is in the team now is no longer its business.
    let again = newcomer(scanned.secret.keys().id(), &keys("rosa"));
    assert!(!is_added(&again, &scanned.certificate, &joined.logs[0]));
}
