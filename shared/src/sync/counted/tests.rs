//! Field stories about what counts, and a slow second opinion on random histories.

use super::*;
use crate::ids::RoomId;
use crate::kinds::RoomKind;
use crate::permissions::Role;
use crate::sync::manifest::{FORMAT, Seen};
use crate::sync::member_log::{AddedBy, Member, Removal};
use crate::sync::wire::{PublicKey, ReceivingKey};

pub(super) const LEAD: DeviceNumber = DeviceNumber(1);
pub(super) const DEPUTY: DeviceNumber = DeviceNumber(2);
pub(super) const AMINA: DeviceNumber = DeviceNumber(3);
pub(super) const JOSEPH: DeviceNumber = DeviceNumber(4);

pub(super) fn entry_hash(index: u32) -> Hash {
    Hash([index as u8 + 1; 32])
}

/// A team of two leads and two auditors; entries 0 to 4 open the room and add them, later ones are added by `remove`.
pub(super) fn team() -> MemberLog {
    let member = |device: DeviceNumber, role| Member {
        device,
        person: format!("person {device}"),
        role,
        signing: PublicKey([device.0 as u8; 32]),
        receiving: ReceivingKey([device.0 as u8; 32]),
        added: device.0,
        added_by: AddedBy::Root,
        removed: None,
        added_at_unix_s: 0,
    };
    let members = [
        (LEAD, Role::Lead),
        (DEPUTY, Role::Lead),
        (AMINA, Role::Auditor),
        (JOSEPH, Role::Auditor),
    ];
    let mut log = MemberLog {
        room: RoomId([1; 16]),
        kind: RoomKind::Team,
        program: RoomId([2; 16]),
        root: PublicKey([9; 32]),
        opener: None,
        hashes: vec![],
        index_of: Default::default(),
        members: members.into_iter().map(|(d, role)| (d, member(d, role))).collect(),
        epochs: vec![],
        recovery: vec![],
        invites_used: Default::default(),
    };
    (0..5).for_each(|_| grow(&mut log));
    log
}

fn grow(log: &mut MemberLog) {
    let index = log.len();
    log.hashes.push(entry_hash(index));
    log.index_of.insert(entry_hash(index), index);
}

pub(super) fn remove(log: &mut MemberLog, device: DeviceNumber, last: Option<Head>) {
    let index = log.len();
    grow(log);
    log.members.get_mut(&device).unwrap().removed = Some(Removal { index, last });
}

/// A room's batches under construction. Hashes are drawn from a counter.
#[derive(Clone, Default)]
pub(super) struct History {
    pub(super) batches: Vec<(BatchHash, Manifest)>,
    heads: BTreeMap<DeviceNumber, Head>,
}

impl History {
    pub(super) fn seal(
        &mut self,
        log: &MemberLog,
        device: DeviceNumber,
        seen: &[DeviceNumber],
        control: Vec<Control>,
    ) -> BatchHash {
        let last = self.heads.get(&device).copied();
        let seen = seen.iter().filter_map(|d| {
            self.heads.get(d).map(|h| Seen {
                device: *d,
                seq: h.seq,
                hash: h.hash,
            })
        });
        let seen = seen.collect();
        self.seal_after(log.head(), device, last, seen, control)
    }

    pub(super) fn seal_after(
        &mut self,
        member_head: Hash,
        device: DeviceNumber,
        last: Option<Head>,
        seen: Vec<Seen>,
        control: Vec<Control>,
    ) -> BatchHash {
        let mut hash = BatchHash([device.0 as u8; 32]);
        hash.0[1] = self.batches.len() as u8 + 1;
        let manifest = Manifest {
            format: FORMAT,
            room: RoomId([1; 16]),
            epoch: 1,
            device,
            seq: last.map_or(1, |h| h.seq + 1),
            previous: last.map_or(BatchHash::ZERO, |h| h.hash),
            member_head,
            rule_version: 1,
            random: [0; 16],
            dictionary: Hash::ZERO,
            seen,
            parts: vec![],
            blobs: vec![],
            control,
        };
        self.heads.insert(device, manifest.head(hash));
        self.batches.push((hash, manifest));
        hash
    }

    pub(super) fn count(&self, log: &MemberLog) -> Counting {
        counted(log, self.batches.iter().map(|(hash, manifest)| (*hash, manifest)))
    }
}

fn verdict(counting: &Counting, batch: BatchHash) -> Verdict {
    counting.verdicts[&batch]
}

const WAITS: Verdict = Verdict::SetAside(Waiting::AfterRemoval);

#[test]
fn a_stolen_phone_counts_up_to_where_the_lead_cut_it_off() {
    let (mut log, mut room) = (team(), History::default());
    let first = room.seal(&log, AMINA, &[], vec![]);
    let cut = room.heads[&AMINA];
    let forged = room.seal(&log, AMINA, &[], vec![]);
    remove(&mut log, AMINA, Some(cut));
    let counting = room.count(&log);
    assert_eq!(
        (verdict(&counting, first), verdict(&counting, forged)),
        (Verdict::Counted, WAITS)
    );
}

#[test]
fn what_a_teammate_had_before_knowing_of_the_removal_counts_and_what_came_after_does_not() {
    let (mut log, mut room) = (team(), History::default());
    let before = log.head();
    let early = room.seal(&log, AMINA, &[], vec![]);
    let second = room.seal(&log, AMINA, &[], vec![]);
    let joseph_saw = room.heads[&AMINA];
    remove(&mut log, AMINA, None);
    // Joseph is still in the field and has not heard; the lead knows and merely names what lies there.
    let seen = vec![Seen {
        device: AMINA,
        seq: joseph_saw.seq,
        hash: joseph_saw.hash,
    }];
    room.seal_after(before, JOSEPH, None, seen, vec![]);
    let late = room.seal_after(before, AMINA, Some(joseph_saw), vec![], vec![]);
    room.seal(&log, LEAD, &[AMINA], vec![]);
    let counting = room.count(&log);
    assert_eq!(
        (verdict(&counting, early), verdict(&counting, second)),
        (Verdict::Counted, Verdict::Counted)
    );
    assert_eq!(verdict(&counting, late), WAITS);
}

#[test]
fn the_leads_word_settles_what_waits_and_an_auditors_does_not() {
    let (mut log, mut room) = (team(), History::default());
    let one = room.seal(&log, AMINA, &[], vec![]);
    let two = room.seal(&log, AMINA, &[], vec![]);
    remove(&mut log, AMINA, None);
    room.seal(
        &log,
        JOSEPH,
        &[],
        vec![Control::Accept { batch: one }, Control::Accept { batch: two }],
    );
    let counting = room.count(&log);
    assert_eq!((verdict(&counting, one), verdict(&counting, two)), (WAITS, WAITS));
    room.seal(
        &log,
        LEAD,
        &[],
        vec![Control::Accept { batch: one }, Control::Refuse { batch: two }],
    );
    let counting = room.count(&log);
    assert_eq!(verdict(&counting, one), Verdict::Counted);
    assert_eq!(verdict(&counting, two), Verdict::SetAside(Waiting::Refused));
}

#[test]
fn two_leads_who_did_not_know_of_each_other_leave_it_disputed_until_one_rules_again() {
    let (mut log, mut room) = (team(), History::default());
    let batch = room.seal(&log, AMINA, &[], vec![]);
    remove(&mut log, AMINA, None);
    room.seal(&log, LEAD, &[], vec![Control::Refuse { batch }]);
    room.seal(&log, DEPUTY, &[], vec![Control::Accept { batch }]);
    assert_eq!(verdict(&room.count(&log), batch), Verdict::SetAside(Waiting::Disputed));
    room.seal(&log, DEPUTY, &[LEAD], vec![]);
    room.seal(&log, DEPUTY, &[], vec![Control::Refuse { batch }]);
    assert_eq!(verdict(&room.count(&log), batch), Verdict::SetAside(Waiting::Refused));
}

#[test]
fn a_lead_cannot_silence_a_teammate_who_is_in_the_room() {
    let (log, mut room) = (team(), History::default());
    let batch = room.seal(&log, AMINA, &[], vec![]);
    room.seal(&log, LEAD, &[AMINA], vec![Control::Refuse { batch }]);
    assert!(room.count(&log).counts(batch));
}

#[test]
fn a_batch_naming_an_unknown_list_of_members_waits() {
    let (log, mut room) = (team(), History::default());
    let other = room.seal_after(Hash([200; 32]), AMINA, None, vec![], vec![]);
    let early = room.seal_after(entry_hash(1), JOSEPH, None, vec![], vec![]);
    let counting = room.count(&log);
    assert_eq!(verdict(&counting, other), Verdict::SetAside(Waiting::UnknownMemberHead));
    assert_eq!(verdict(&counting, early), Verdict::SetAside(Waiting::NotAMember));
}

#[test]
fn a_fork_raises_an_alarm_and_both_branches_count() {
    let (log, mut room) = (team(), History::default());
    room.seal(&log, AMINA, &[], vec![]);
    let head = room.heads[&AMINA];
    let left = room.seal_after(log.head(), AMINA, Some(head), vec![], vec![]);
    let right = room.seal_after(log.head(), AMINA, Some(head), vec![], vec![]);
    let counting = room.count(&log);
    assert!(counting.counts(left) && counting.counts(right));
    assert_eq!(
        counting.forks,
        [Fork {
            device: AMINA,
            seq: 2,
            batches: vec![left, right]
        }]
    );
}

#[test]
fn a_hole_is_listed_and_ends_the_unbroken_chain() {
    let (log, mut room) = (team(), History::default());
    room.seal(&log, AMINA, &[], vec![]);
    let missing = room.seal(&log, AMINA, &[], vec![]);
    let third = room.seal(&log, AMINA, &[], vec![Control::HandedIn { seq: 3 }]);
    room.batches.retain(|(hash, _)| *hash != missing);
    let counting = room.count(&log);
    assert!(counting.counts(third));
    assert_eq!(
        counting.holes.iter().map(|h| (h.seq, h.hash)).collect::<Vec<_>>(),
        [(2, missing)]
    );
    assert_eq!(counting.unbroken[&AMINA].seq, 1);
    assert_eq!(counting.handed_in[&AMINA], 3);
}

#[test]
fn only_a_lead_erases() {
    let (log, mut room) = (team(), History::default());
    let erase = |n: u8| Control::Erase {
        parts: vec![Hash([n; 32])],
        blobs: vec![],
        facts: None,
    };
    room.seal(&log, AMINA, &[], vec![erase(1)]);
    room.seal(&log, LEAD, &[], vec![erase(2)]);
    assert_eq!(
        room.count(&log).erased_parts.into_iter().collect::<Vec<_>>(),
        [Hash([2; 32])]
    );
}
