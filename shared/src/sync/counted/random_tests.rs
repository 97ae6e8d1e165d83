//! What counts, on random histories, against a slow second opinion.

use super::tests::{AMINA, DEPUTY, History, JOSEPH, LEAD, entry_hash, remove, team};
use super::*;
use crate::sync::member_log::Removal;
use proptest::prelude::*;

/// One thing that may happen in a random history.
#[derive(Clone, Debug)]
enum Step {
    Seal {
        device: usize,
        seen: Vec<usize>,
        stale: u32,
    },
    Fork {
        device: usize,
    },
    Rule {
        lead: usize,
        batch: usize,
        accept: bool,
        seen: Vec<usize>,
    },
    Remove {
        device: usize,
        back: usize,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let seen = || proptest::collection::vec(0..4usize, 0..3);
    let step = prop_oneof![
        6 => (0..4usize, seen(), 0..3u32).prop_map(|(device, seen, stale)| Step::Seal { device, seen, stale }),
        1 => (0..4usize).prop_map(|device| Step::Fork { device }),
        3 => (0..2usize, 0..8usize, any::<bool>(), seen())
            .prop_map(|(lead, batch, accept, seen)| Step::Rule { lead, batch, accept, seen }),
        1 => (0..4usize, 0..3usize).prop_map(|(device, back)| Step::Remove { device, back }),
    ];
    proptest::collection::vec(step, 1..30)
}

const EVERYBODY: [DeviceNumber; 4] = [LEAD, DEPUTY, AMINA, JOSEPH];

fn play(steps: &[Step]) -> (MemberLog, History) {
    let (mut log, mut room) = (team(), History::default());
    for step in steps {
        match step {
            Step::Seal { device, seen, stale } => {
                let device = EVERYBODY[*device];
                let seen: BTreeSet<_> = seen.iter().map(|d| EVERYBODY[*d]).filter(|d| *d != device).collect();
                let named = entry_hash((log.len() - 1).saturating_sub(*stale).max(4));
                let hash = room.seal(&log, device, &seen.into_iter().collect::<Vec<_>>(), vec![]);
                room.batches
                    .iter_mut()
                    .filter(|(h, _)| *h == hash)
                    .for_each(|(_, m)| m.member_head = named);
            }
            Step::Fork { device } => {
                let device = EVERYBODY[*device];
                let earlier = room
                    .batches
                    .iter()
                    .find(|(_, m)| m.device == device)
                    .map(|(h, m)| m.head(*h));
                room.seal_after(log.head(), device, earlier, vec![], vec![]);
            }
            Step::Rule {
                lead,
                batch,
                accept,
                seen,
            } => {
                let Some((batch, _)) = room.batches.get(*batch).cloned() else {
                    continue;
                };
                let entry = if *accept {
                    Control::Accept { batch }
                } else {
                    Control::Refuse { batch }
                };
                let device = EVERYBODY[*lead];
                let seen: BTreeSet<_> = seen.iter().map(|d| EVERYBODY[*d]).filter(|d| *d != device).collect();
                room.seal(&log, device, &seen.into_iter().collect::<Vec<_>>(), vec![entry]);
            }
            Step::Remove { device, back } => {
                let device = EVERYBODY[*device];
                if log.member(device).is_some() && log.members().count() > 2 {
                    let own: Vec<_> = room.batches.iter().filter(|(_, m)| m.device == device).collect();
                    let last = own.iter().rev().nth(*back).map(|(h, m)| m.head(*h));
                    remove(&mut log, device, last);
                }
            }
        }
    }
    (log, room)
}

/// The rules written again, from sets of ancestors, without any walk that stops early.
fn second_opinion(log: &MemberLog, room: &History) -> BTreeMap<BatchHash, bool> {
    let by_hash: BTreeMap<_, _> = room.batches.iter().cloned().collect();
    let mut ancestors: BTreeMap<BatchHash, BTreeSet<BatchHash>> = BTreeMap::new();
    for hash in by_hash.keys() {
        let (mut set, mut at) = (BTreeSet::new(), *hash);
        while let Some(manifest) = by_hash.get(&at) {
            set.insert(at);
            at = manifest.previous;
        }
        ancestors.insert(*hash, set);
    }
    let position = |manifest: &Manifest| log.position(manifest.member_head).unwrap();
    let in_at = |device: DeviceNumber, at: u32| log.ever_member(device).unwrap().removed.is_none_or(|r| r.index > at);
    let removed = |device: DeviceNumber| log.ever_member(device).unwrap().removed;
    let plain: BTreeSet<_> = by_hash
        .iter()
        .filter(|(hash, m)| {
            let up_to_last = |r: Removal| {
                r.last
                    .is_some_and(|l| ancestors.get(&l.hash).is_some_and(|a| a.contains(*hash)))
            };
            in_at(m.device, position(m)) && removed(m.device).is_none_or(up_to_last)
        })
        .map(|(hash, _)| *hash)
        .collect();
    let mut all = plain.clone();
    for witness in plain
        .iter()
        .map(|h| &by_hash[h])
        .filter(|m| removed(m.device).is_none())
    {
        for seen in witness.seen.iter().filter(|s| in_at(s.device, position(witness))) {
            let chain = ancestors.get(&seen.hash).into_iter().flatten();
            all.extend(chain.filter(|h| in_at(by_hash[h].device, position(&by_hash[h]))));
        }
    }
    let knew = |later: BatchHash, earlier: BatchHash| {
        let own = &ancestors[&later];
        let seen = own
            .iter()
            .flat_map(|h| &by_hash[h].seen)
            .filter_map(|s| ancestors.get(&s.hash));
        own.contains(&earlier) || seen.into_iter().any(|a| a.contains(&earlier))
    };
    let mut verdicts: BTreeMap<_, _> = by_hash.keys().map(|h| (*h, all.contains(h))).collect();
    for batch in by_hash.keys().filter(|h| !plain.contains(*h)) {
        let rulings: Vec<(BatchHash, bool)> = plain
            .iter()
            .filter(|h| matches!(by_hash[h].device, LEAD | DEPUTY))
            .flat_map(|h| by_hash[h].control.iter().map(move |c| (*h, c)))
            .filter_map(|(h, c)| match c {
                Control::Accept { batch: b } if b == batch => Some((h, true)),
                Control::Refuse { batch: b } if b == batch => Some((h, false)),
                _ => None,
            })
            .collect();
        let standing: BTreeSet<bool> = rulings
            .iter()
            .filter(|r| !rulings.iter().any(|l| l.0 != r.0 && knew(l.0, r.0)))
            .map(|r| r.1)
            .collect();
        if !standing.is_empty() {
            verdicts.insert(*batch, standing == BTreeSet::from([true]));
        }
    }
    verdicts
}

proptest! {
    #[test]
    fn a_second_opinion_agrees_on_every_random_history(steps in steps()) {
        let (log, room) = play(&steps);
        let counting = room.count(&log);
        for (hash, counts) in second_opinion(&log, &room) {
            prop_assert_eq!(counting.counts(hash), counts, "{:?} {:?}", hash, counting.verdicts[&hash]);
        }
    }

    #[test]
    fn order_and_repetition_of_arrival_do_not_matter(steps in steps(), order in any::<prop::sample::Index>()) {
        let (log, room) = play(&steps);
        let mut shuffled = room.clone();
        let middle = order.index(shuffled.batches.len().max(1));
        shuffled.batches.rotate_left(middle.min(room.batches.len()));
        shuffled.batches.extend(room.batches.iter().take(middle).cloned());
        prop_assert_eq!(room.count(&log), shuffled.count(&log));
    }

    #[test]
    fn what_remaining_members_wrote_is_never_lost_by_anybodys_word(steps in steps()) {
        let (log, room) = play(&steps);
        let counting = room.count(&log);
        for (hash, manifest) in &room.batches {
            if log.member(manifest.device).is_some() {
                prop_assert!(counting.counts(*hash));
            }
        }
    }
}
