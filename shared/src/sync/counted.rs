//! What counts: a pure function of the set of batches and the member log. Order of arrival cannot matter.
//!
//! The signatures are verified before. Rules, as in docs/format.md ("What counts"):
//! 1. A batch counts if its signer is a member at the head that it names and has not been removed since.
//! 2. Of a removed device, the chain up to the removal's `last` counts, and whatever a counted batch of a remaining
//!    member names as seen, provided that its author did not know of the removal yet.
//! 3. The rest waits. A lead's `accept` or `refuse` settles it; a refusal also overrides "seen". Of two rulings
//!    the one that knew the other stands; if neither knew, the batch waits.
//! 4. A hole, a fork or a missing predecessor is reported and sets nothing aside.

use super::control::Control;
use super::manifest::{Head, Manifest};
use super::may_add::may_rule;
use super::member_log::MemberLog;
use crate::ids::{BatchHash, BlobHash, DeviceNumber, Hash};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a batch takes part in what screens and figures say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Counted,
    /// Kept, listed, not counted.
    SetAside(Waiting),
}

/// Why a batch is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// It names a member-log head that is not in this log: the log is behind, or two logs exist (alarm).
    UnknownMemberHead,
    /// Its signer was not a member at the head named.
    NotAMember,
    /// Its signer was removed and it lies beyond what counts: a lead accepts or refuses.
    AfterRemoval,
    /// A lead refused it.
    Refused,
    /// Leads ruled differently without knowing of each other: one of them rules again.
    Disputed,
}

/// Two or more batches at one place of a device's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    pub device: DeviceNumber,
    pub seq: u64,
    pub batches: Vec<BatchHash>,
}

/// A batch that is known to exist and is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hole {
    pub device: DeviceNumber,
    pub seq: u64,
    pub hash: BatchHash,
}

/// Everything that follows from one room's batches.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Counting {
    pub verdicts: BTreeMap<BatchHash, Verdict>,
    /// Parts and blobs to drop and to refuse for ever.
    pub erased_parts: BTreeSet<Hash>,
    pub erased_blobs: BTreeSet<BlobHash>,
    /// Erasure facts that stay: (batch, index of its part).
    pub facts: BTreeSet<(BatchHash, u32)>,
    /// Highest seq that each device has handed in up to.
    pub handed_in: BTreeMap<DeviceNumber, u64>,
    pub forks: Vec<Fork>,
    /// Predecessors and heads that somebody names and that are not here.
    pub holes: BTreeSet<Hole>,
    /// Last batch of each device's unbroken chain from 1: the cursor between two phones.
    pub unbroken: BTreeMap<DeviceNumber, Head>,
}

impl Counting {
    pub fn counts(&self, batch: BatchHash) -> bool {
        self.verdicts.get(&batch) == Some(&Verdict::Counted)
    }

    /// Batches that are set aside, with the reason, for the screen that lists them.
    pub fn set_aside(&self) -> impl Iterator<Item = (BatchHash, Waiting)> {
        self.verdicts.iter().filter_map(|(hash, verdict)| match verdict {
            Verdict::SetAside(why) => Some((*hash, *why)),
            Verdict::Counted => None,
        })
    }
}

/// Judges every batch of a room. Pure; the same set gives the same answer in any order and with repetitions.
pub fn counted<'a>(log: &MemberLog, batches: impl IntoIterator<Item = (BatchHash, &'a Manifest)>) -> Counting {
    let room = Room {
        log,
        batches: batches.into_iter().collect(),
    };
    let up_to_last = room.up_to_last();
    let own = |(hash, manifest): (&BatchHash, &&Manifest)| (*hash, room.on_its_own(*hash, manifest, &up_to_last));
    let alone: BTreeMap<BatchHash, Verdict> = room.batches.iter().map(own).collect();
    let by_rule: Vec<BatchHash> = alone
        .iter()
        .filter(|(_, v)| **v == Verdict::Counted)
        .map(|(h, _)| *h)
        .collect();
    let mut verdicts = alone.clone();
    for hash in room.seen_by_remaining(&by_rule) {
        verdicts.insert(hash, Verdict::Counted);
    }
    for (hash, verdict) in room.rulings(&by_rule, &alone) {
        verdicts.insert(hash, verdict);
    }
    room.report(verdicts)
}

struct Room<'a> {
    log: &'a MemberLog,
    batches: BTreeMap<BatchHash, &'a Manifest>,
}

/// A lead's word on one batch, and the batch in which it stands.
#[derive(Clone, Copy)]
struct Ruling {
    accepts: bool,
    within: BatchHash,
}

impl<'a> Room<'a> {
    /// Rules 1 and the first half of 2: what a batch is without anybody else's word.
    fn on_its_own(&self, hash: BatchHash, manifest: &Manifest, up_to_last: &BTreeSet<BatchHash>) -> Verdict {
        if self.log.position(manifest.member_head).is_none() {
            return Verdict::SetAside(Waiting::UnknownMemberHead);
        }
        let Some(member) = self.log.member_at(manifest.member_head, manifest.device) else {
            let known = self
                .log
                .ever_member(manifest.device)
                .is_some_and(|m| m.removed.is_some());
            return Verdict::SetAside(if known {
                Waiting::AfterRemoval
            } else {
                Waiting::NotAMember
            });
        };
        match member.removed.is_none() || up_to_last.contains(&hash) {
            true => Verdict::Counted,
            false => Verdict::SetAside(Waiting::AfterRemoval),
        }
    }

    /// The chains of removed devices up to where their removal lets them count.
    fn up_to_last(&self) -> BTreeSet<BatchHash> {
        let removed = self.log.everybody().filter_map(|m| Some((m.device, m.removed?.last?)));
        let chains = removed.flat_map(|(device, last)| self.chain(last.hash).filter(move |(_, m)| m.device == device));
        chains.map(|(hash, _)| hash).collect()
    }

    /// A batch and its predecessors, newest first, as far as they are here and fit together.
    fn chain(&self, from: BatchHash) -> impl Iterator<Item = (BatchHash, &'a Manifest)> {
        let first = self.batches.get(&from).map(|m| (from, *m));
        std::iter::successors(first, |(_, manifest)| {
            let previous = self.batches.get(&manifest.previous)?;
            let fits = previous.device == manifest.device && previous.seq + 1 == manifest.seq;
            fits.then_some((manifest.previous, *previous))
        })
    }

    /// The second half of rule 2.
    fn seen_by_remaining(&self, by_rule: &[BatchHash]) -> BTreeSet<BatchHash> {
        let mut counted = BTreeSet::new();
        for witness in by_rule.iter().filter_map(|hash| self.batches.get(hash)) {
            if self.log.member(witness.device).is_none() {
                continue;
            }
            for seen in &witness.seen {
                let removed_since = self.log.member(seen.device).is_none();
                if !removed_since || self.log.member_at(witness.member_head, seen.device).is_none() {
                    continue;
                }
                for (hash, manifest) in self.chain(seen.hash) {
                    let was_member = self.log.member_at(manifest.member_head, manifest.device).is_some();
                    // Once a batch is in, so is everything before it.
                    if manifest.device != seen.device || (was_member && !counted.insert(hash)) {
                        break;
                    }
                }
            }
        }
        counted
    }

    /// Rule 3. Rulings stand in batches that count by rules 1 and 2a alone, so none can depend on itself.
    fn rulings(&self, by_rule: &[BatchHash], alone: &BTreeMap<BatchHash, Verdict>) -> Vec<(BatchHash, Verdict)> {
        let mut rulings: BTreeMap<BatchHash, Vec<Ruling>> = BTreeMap::new();
        for within in by_rule {
            let Some(manifest) = self.batches.get(within).filter(|m| self.may_rule(m)) else {
                continue;
            };
            for entry in &manifest.control {
                let (batch, accepts) = match entry {
                    Control::Accept { batch } => (*batch, true),
                    Control::Refuse { batch } => (*batch, false),
                    Control::Erase { .. } | Control::HandedIn { .. } | Control::Unknown => continue,
                };
                rulings.entry(batch).or_default().push(Ruling {
                    accepts,
                    within: *within,
                });
            }
        }
        // Only what rules 1 and 2a leave waiting: a lead cannot silence a teammate who is still in the room.
        let waits = |verdict| matches!(verdict, Verdict::SetAside(Waiting::AfterRemoval | Waiting::NotAMember));
        rulings.retain(|batch, _| alone.get(batch).copied().is_some_and(waits));
        rulings
            .into_iter()
            .map(|(batch, rulings)| (batch, self.settle(&rulings)))
            .collect()
    }

    fn may_rule(&self, manifest: &Manifest) -> bool {
        let member = self.log.member_at(manifest.member_head, manifest.device);
        member.is_some_and(|m| may_rule(m.role, self.log.kind()))
    }

    fn settle(&self, rulings: &[Ruling]) -> Verdict {
        let known: Vec<BTreeSet<BatchHash>> = match rulings {
            [_] => vec![],
            several => several
                .iter()
                .map(|ruling| self.known_to_author(ruling.within))
                .collect(),
        };
        let (mut accepted, mut refused) = (false, false);
        for (index, ruling) in rulings.iter().enumerate() {
            let others = known.iter().enumerate().filter(|(other, _)| *other != index);
            // A batch is known to its own author; two rulings in one batch therefore settle nothing.
            if others
                .into_iter()
                .any(|(other, set)| !same_batch(rulings, index, other) && set.contains(&ruling.within))
            {
                continue;
            }
            accepted |= ruling.accepts;
            refused |= !ruling.accepts;
        }
        match (accepted, refused) {
            (true, false) => Verdict::Counted,
            (false, true) => Verdict::SetAside(Waiting::Refused),
            (_, _) => Verdict::SetAside(Waiting::Disputed),
        }
    }

    /// What the author of a batch had when sealing it: its own chain, and what that chain names as seen.
    fn known_to_author(&self, batch: BatchHash) -> BTreeSet<BatchHash> {
        let mut known: BTreeSet<BatchHash> = self.chain(batch).map(|(hash, _)| hash).collect();
        for (_, manifest) in self.chain(batch) {
            for seen in &manifest.seen {
                // Once a batch is in, so is everything before it.
                let _ = self
                    .chain(seen.hash)
                    .try_for_each(|(hash, _)| known.insert(hash).then_some(()));
            }
        }
        known
    }

    fn report(&self, verdicts: BTreeMap<BatchHash, Verdict>) -> Counting {
        let mut counting = Counting {
            verdicts,
            ..Counting::default()
        };
        let mut places: BTreeMap<(DeviceNumber, u64), Vec<BatchHash>> = BTreeMap::new();
        for (hash, manifest) in &self.batches {
            places.entry((manifest.device, manifest.seq)).or_default().push(*hash);
            self.note_holes(manifest, &mut counting.holes);
            if counting.counts(*hash) {
                self.note_control(*hash, manifest, &mut counting);
            }
        }
        for ((device, seq), batches) in places {
            self.note_unbroken(device, seq, &batches, &mut counting.unbroken);
            if batches.len() > 1 {
                counting.forks.push(Fork { device, seq, batches });
            }
        }
        counting
    }

    fn note_holes(&self, manifest: &Manifest, holes: &mut BTreeSet<Hole>) {
        if manifest.seq > 1 && !self.batches.contains_key(&manifest.previous) {
            holes.insert(Hole {
                device: manifest.device,
                seq: manifest.seq - 1,
                hash: manifest.previous,
            });
        }
        let missing = manifest.seen.iter().filter(|s| !self.batches.contains_key(&s.hash));
        holes.extend(missing.map(|s| Hole {
            device: s.device,
            seq: s.seq,
            hash: s.hash,
        }));
    }

    fn note_control(&self, hash: BatchHash, manifest: &Manifest, counting: &mut Counting) {
        for entry in &manifest.control {
            match entry {
                Control::Erase { parts, blobs, facts } => {
                    // A lead erases anything, everybody else only what their own device sent.
                    let any = self.may_rule(manifest);
                    let own = |sent: &dyn Fn(&Manifest) -> bool| {
                        any || self
                            .batches
                            .values()
                            .any(|batch| batch.device == manifest.device && sent(batch))
                    };
                    let part = |hash: &&Hash| own(&|batch| batch.parts.iter().any(|part| part.hash == **hash));
                    let blob = |hash: &&BlobHash| own(&|batch| batch.blobs.iter().any(|blob| blob.hash == **hash));
                    counting.erased_parts.extend(parts.iter().filter(part));
                    counting.erased_blobs.extend(blobs.iter().filter(blob));
                    counting.facts.extend(facts.map(|index| (hash, index)));
                }
                Control::HandedIn { seq } => {
                    let highest = counting.handed_in.entry(manifest.device).or_default();
                    *highest = (*highest).max(*seq);
                }
                Control::Accept { .. } | Control::Refuse { .. } | Control::Unknown => {}
            }
        }
    }

    /// Places come in rising order of seq. At a fork the chain goes on along the branch that continues, else the smallest hash.
    fn note_unbroken(
        &self,
        device: DeviceNumber,
        seq: u64,
        batches: &[BatchHash],
        unbroken: &mut BTreeMap<DeviceNumber, Head>,
    ) {
        let reached = unbroken.get(&device).map_or(0, |h| h.seq);
        let fits = |hash: &&BatchHash| seq == 1 || self.chain(**hash).nth(1).is_some();
        if seq == reached + 1
            && let Some(hash) = batches.iter().find(fits)
        {
            unbroken.insert(device, Head { seq, hash: *hash });
        }
    }
}

fn same_batch(rulings: &[Ruling], one: usize, other: usize) -> bool {
    rulings.get(one).map(|r| r.within) == rulings.get(other).map(|r| r.within)
}

#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod tests;
