//! Attacks on the list of a room's members.

use crate::world::*;
use shared::ids::{Hash, RoomId};
use shared::kinds::RoomKind;
use shared::permissions::Role;
use shared::seal::RoomKey;
use shared::seal::member_log::{EntryFault, EntrySigner, sign_entry};
use shared::seal::rooms::{self, NewDevice, RootAdds};
use shared::sync::member_entry::{Author, MemberBody, MemberEntry};
use shared::sync::wire::{PublicKey, ReceivingKey};
use shared::sync::{MemberLog, SignedEntry};

fn verify(world: &World, entries: &[SignedEntry]) -> Result<MemberLog, EntryFault> {
    MemberLog::verify(&world.root.public(), Some(&world.program), entries).map_err(|f| f.reason)
}

#[test]
fn both_logs_verify_from_the_root_and_tell_who_is_who() {
    let world = World::new();
    assert_eq!(verify(&world, &world.team_entries), Ok(world.team.clone()));
    let program = MemberLog::verify(&world.root.public(), None, &world.program_entries).unwrap();
    assert_eq!(program, world.program);
    assert_eq!(program.scribe().map(|m| m.device), Some(SCRIBE));
    let people: Vec<_> = world
        .team
        .members()
        .map(|m| (m.device, m.role, m.person.as_str()))
        .collect();
    assert_eq!(
        people,
        [
            (LEAD, Role::Lead, "Lucía"),
            (AMINA, Role::Auditor, "Amina"),
            (JOSEPH, Role::Auditor, "Joseph")
        ]
    );
    let before_joseph = world.team.hash_at(world.team.len() - 2).unwrap();
    assert!(world.team.member_at(before_joseph, JOSEPH).is_none());
    assert!(world.team.member_at(world.team.head(), JOSEPH).is_some());
    assert_eq!(world.team.extends(world.team.head(), before_joseph), Some(true));
    assert_eq!(world.team.extends(before_joseph, world.team.head()), Some(false));
    assert_eq!(world.team.extends(Hash([1; 32]), before_joseph), None);
}

#[test]
fn another_root_a_missing_program_log_or_any_changed_bit_is_refused() {
    let world = World::new();
    let other = PublicKey(*b"another root key of 32 bytes....");
    assert!(MemberLog::verify(&other, None, &world.program_entries).is_err());
    let without = MemberLog::verify(&world.root.public(), None, &world.team_entries);
    assert_eq!(without.map_err(|f| f.reason), Err(EntryFault::NeedsProgramLog));
    for index in 0..world.team_entries.len() {
        for at in (0..world.team_entries[index].bytes.len()).step_by(7) {
            let mut forged = world.team_entries.clone();
            forged[index].bytes[at] ^= 1;
            assert!(verify(&world, &forged).is_err(), "entry {index} byte {at}");
        }
        let mut unsigned = world.team_entries.clone();
        unsigned[index].signature.0[3] ^= 1;
        // A changed signature of the last entry changes no hash and must still be found.
        assert!(verify(&world, &unsigned).is_err());
        let mut dropped = world.team_entries.clone();
        dropped.remove(index);
        if index + 1 < world.team_entries.len() {
            assert!(
                verify(&world, &dropped).is_err(),
                "entry {index} dropped from the middle"
            );
        }
    }
}

#[test]
fn a_server_cannot_add_itself_and_a_member_cannot_rise() {
    let world = World::new();
    let forge = |author, body, keys: &shared::seal::DeviceKeys| {
        let entry = sign_entry(&world.team.next_entry(author, body, NOON), EntrySigner::Device(keys));
        world
            .team
            .clone()
            .append(Some(&world.program), &[entry])
            .map_err(|f| f.reason)
    };
    let scribe = keys("scribe").public();
    let spy = MemberBody::Add {
        device: SCRIBE,
        person: "Server".into(),
        role: Role::Reader,
        signing: scribe.signing,
        receiving: scribe.receiving,
        proof: None,
        invite: None,
    };
    assert_eq!(
        forge(Author::Device { device: LEAD }, spy.clone(), &keys("scribe")),
        Err(EntryFault::Signature)
    );
    assert_eq!(
        forge(Author::Device { device: SCRIBE }, spy.clone(), &keys("scribe")),
        Err(EntryFault::UnknownAuthor)
    );
    assert_eq!(
        forge(Author::Root, spy.clone(), &keys("scribe")),
        Err(EntryFault::Signature)
    );
    // Not even the lead may let the server in.
    assert_eq!(
        forge(Author::Device { device: LEAD }, spy, &keys("lead")),
        Err(EntryFault::NotAsInProgram)
    );
    let amina = Author::Device { device: AMINA };
    assert_eq!(
        forge(
            amina,
            MemberBody::Remove {
                device: LEAD,
                last: None
            },
            &keys("amina")
        ),
        Err(EntryFault::NotAllowed)
    );
    let epoch = MemberBody::Epoch {
        epoch: 2,
        commitment: Hash([1; 32]),
    };
    assert_eq!(forge(amina, epoch.clone(), &keys("amina")), Err(EntryFault::NotAllowed));
    assert_eq!(forge(Author::Device { device: LEAD }, epoch, &keys("lead")), Ok(()));
    let skipped = MemberBody::Epoch {
        epoch: 3,
        commitment: Hash([1; 32]),
    };
    assert_eq!(
        forge(Author::Device { device: LEAD }, skipped, &keys("lead")),
        Err(EntryFault::Epoch)
    );
    // Anybody may leave.
    assert_eq!(
        forge(
            amina,
            MemberBody::Remove {
                device: AMINA,
                last: None
            },
            &keys("amina")
        ),
        Ok(())
    );
}

#[test]
fn two_versions_of_the_member_list_are_noticed() {
    let mut world = World::new();
    let mut shown_to_lead = world.team.clone();
    let mut shown_to_amina = world.team.clone();
    let lead = keys("lead");
    rooms::remove_member(
        &mut shown_to_lead,
        &world.program,
        (LEAD, &lead),
        (JOSEPH, None),
        None,
        NOON,
    )
    .unwrap();
    let other = rooms::remove_member(
        &mut shown_to_amina,
        &world.program,
        (LEAD, &lead),
        (AMINA, None),
        None,
        NOON,
    )
    .unwrap();
    let forked = shown_to_lead
        .append(Some(&world.program), &other.0.entries)
        .map_err(|f| f.reason);
    assert_eq!(forked, Err(EntryFault::Forked));
    assert_eq!(shown_to_lead.fork_with(&shown_to_amina), Some(world.team.len()));
    // A batch that names the other list's head is seen to do so.
    world.team = shown_to_amina.clone();
    assert_eq!(
        shown_to_lead.position(world.batch("amina", AMINA, None, vec![]).read().unwrap().member_head),
        None
    );
}

#[test]
fn weak_keys_and_borrowed_keys_do_not_join() {
    let world = World::new();
    let refused = |mut device: NewDevice, change: fn(&mut NewDevice)| {
        change(&mut device);
        let mut log = world.program.clone();
        rooms::add_by_root(&mut log, None, &world.root, RootAdds::New(&device), NOON)
            .unwrap_err()
            .to_string()
    };
    let new = || NewDevice::new(PROGRAM, "Deputy", Role::Lead, &keys("deputy"));
    assert!(refused(new(), |d| d.keys.receiving = ReceivingKey([0; 32])).contains("unsound"));
    assert!(refused(new(), |d| d.keys.signing = PublicKey([0; 32])).contains("unsound"));
    assert!(refused(new(), |d| d.keys = keys("amina").public()).contains("in use"));
    assert!(refused(new(), |d| d.keys.receiving = keys("amina").public().receiving).contains("holds its keys"));
    // A proof made for another program does not serve in this one.
    let elsewhere = NewDevice::new(RoomId([1; 16]), "Deputy", Role::Lead, &keys("deputy"));
    assert!(refused(elsewhere, |_| ()).contains("holds its keys"));
}

#[test]
fn a_removed_device_stays_out_and_loses_the_next_key() {
    let mut world = World::new();
    let next = RoomKey::generate(&mut chance("second key"));
    let lead = keys("lead");
    let (append, wraps) = rooms::remove_member(
        &mut world.team,
        &world.program,
        (LEAD, &lead),
        (AMINA, None),
        Some(&next),
        NOON,
    )
    .unwrap();
    world.team_entries.extend(append.entries);
    assert_eq!(verify(&world, &world.team_entries), Ok(world.team.clone()));
    assert_eq!(
        wraps.iter().map(|w| w.device).collect::<Vec<_>>(),
        [LEAD, JOSEPH, rooms::RECOVERY]
    );
    for (wrap, name) in wraps.iter().zip(["lead", "joseph", "recovery"]) {
        let opened = RoomKey::unwrap(&wrap.wrap, keys(name).receiving(), world.team.commitment(2).unwrap());
        assert_eq!(opened, Ok(next.clone()));
        assert!(RoomKey::unwrap(&wrap.wrap, keys("amina").receiving(), next.commitment()).is_err());
    }
    let back = rooms::add_member(
        &mut world.team,
        &world.program,
        (LEAD, &lead),
        AMINA,
        Role::Auditor,
        NOON,
    );
    assert!(back.is_err(), "a removed number does not come back");
}

#[test]
fn an_auditor_opens_no_room_and_a_team_room_is_the_programs() {
    let world = World::new();
    let key = RoomKey::generate(&mut chance("k"));
    let opened = rooms::open_room(
        RoomId([7; 16]),
        RoomKind::Team,
        &world.program,
        AMINA,
        &keys("amina"),
        &key,
        NOON,
    );
    assert!(opened.unwrap_err().to_string().contains("may not"));
    let opening = MemberEntry::opening(
        RoomId([7; 16]),
        Author::Device { device: LEAD },
        MemberBody::Open {
            kind: RoomKind::Team,
            program: PROGRAM,
            root: world.root.public(),
            program_head: Some(Hash([3; 32])),
        },
        NOON,
    );
    let signed = sign_entry(&opening, EntrySigner::Device(&keys("lead")));
    assert_eq!(verify(&world, &[signed]), Err(EntryFault::NeedsProgramLog));
}
