//! Findings that leads ruled to be one: which stands for which. A pure function of the set of rulings, so that two leads who
//! ruled apart from each other see the same on every device.

use crate::ids::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// One lead's word on two findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The decision's own record.
    pub id: RecordId,
    /// The finding that moves, and the one that stands; where they are not the same, simply the two.
    pub away: RecordId,
    pub into: RecordId,
    pub same: bool,
    /// Earlier rulings that this one replaces.
    pub settles: Vec<RecordId>,
}

/// What all rulings together say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    stands: BTreeMap<RecordId, RecordId>,
    apart: BTreeSet<(RecordId, RecordId)>,
    disputed: BTreeSet<(RecordId, RecordId)>,
}

impl Merged {
    /// Rulings that no later one replaced count. Where leads ruled differently without knowing of each other, the two stay
    /// apart and are disputed until somebody rules again; where they only chose different ends, one end is taken everywhere.
    pub fn of(rulings: &[Ruling]) -> Merged {
        let settled: BTreeSet<RecordId> = rulings.iter().flat_map(|ruling| ruling.settles.clone()).collect();
        let mut of_pair: BTreeMap<(RecordId, RecordId), Vec<&Ruling>> = BTreeMap::new();
        for ruling in rulings.iter().filter(|ruling| !settled.contains(&ruling.id)) {
            if ruling.away != ruling.into {
                of_pair.entry(pair(ruling.away, ruling.into)).or_default().push(ruling);
            }
        }
        let (mut apart, mut disputed) = (BTreeSet::new(), BTreeSet::new());
        let mut edges: BTreeMap<RecordId, &Ruling> = BTreeMap::new();
        for (pair, rulings) in of_pair {
            if rulings.iter().all(|ruling| !ruling.same) {
                apart.insert(pair);
            } else if rulings.iter().any(|ruling| !ruling.same) {
                disputed.insert(pair);
            } else if let Some(ruling) = rulings.into_iter().min_by_key(|ruling| ruling.id) {
                let edge = edges.entry(ruling.away).or_insert(ruling);
                if ruling.id < edge.id {
                    *edge = ruling;
                }
            }
        }
        let stands = edges
            .keys()
            .map(|&away| (away, end_of(away, &edges)))
            .filter(|(away, end)| away != end)
            .collect();
        Merged {
            stands,
            apart,
            disputed,
        }
    }

    /// The finding that stands for this one: itself, unless it was merged away.
    pub fn stands_for(&self, finding: RecordId) -> RecordId {
        self.stands.get(&finding).copied().unwrap_or(finding)
    }

    /// Those merged away into a finding that stands.
    pub fn merged_into(&self, finding: RecordId) -> impl Iterator<Item = RecordId> + '_ {
        let here = self.stands.iter().filter(move |(_, end)| **end == finding);
        here.map(|(away, _)| *away)
    }

    /// Whether nobody needs to be asked about these two: they are one, or ruled to be two.
    pub fn is_decided(&self, one: RecordId, other: RecordId) -> bool {
        self.stands_for(one) == self.stands_for(other) || self.apart.contains(&pair(one, other))
    }

    /// Two leads ruled differently.
    pub fn is_disputed(&self, one: RecordId, other: RecordId) -> bool {
        self.disputed.contains(&pair(one, other))
    }
}

fn pair(one: RecordId, other: RecordId) -> (RecordId, RecordId) {
    (one.min(other), one.max(other))
}

/// Follows the merges to their end. In a circle, which only leads apart from each other can make, the smallest id stands.
fn end_of(from: RecordId, edges: &BTreeMap<RecordId, &Ruling>) -> RecordId {
    let mut path = vec![from];
    let mut at = from;
    while let Some(edge) = edges.get(&at) {
        if let Some(begins) = path.iter().position(|seen| *seen == edge.into) {
            let circle = path.get(begins..).unwrap_or_default();
            return circle.iter().min().copied().unwrap_or(from);
        }
        at = edge.into;
        path.push(at);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(number: u8) -> RecordId {
        RecordId([number; 16])
    }

    fn ruling(own: u8, away: u8, into: u8, same: bool, settles: &[u8]) -> Ruling {
        Ruling {
            id: id(own),
            away: id(away),
            into: id(into),
            same,
            settles: settles.iter().map(|number| id(*number)).collect(),
        }
    }

    #[test]
    fn a_merged_finding_follows_the_one_it_was_merged_into_and_comes_back_when_taken_apart() {
        let merged = Merged::of(&[ruling(100, 1, 2, true, &[]), ruling(101, 2, 3, true, &[])]);
        assert_eq!((merged.stands_for(id(1)), merged.stands_for(id(3))), (id(3), id(3)));
        assert_eq!(merged.merged_into(id(3)).collect::<Vec<_>>(), [id(1), id(2)]);
        let apart = Merged::of(&[ruling(100, 1, 2, true, &[]), ruling(102, 1, 2, false, &[100])]);
        assert_eq!(apart.stands_for(id(1)), id(1));
        assert!(apart.is_decided(id(2), id(1)), "nobody is asked again");
    }

    #[test]
    fn two_leads_who_merge_in_opposite_directions_get_one_finding_and_not_none() {
        let merged = Merged::of(&[ruling(100, 1, 2, true, &[]), ruling(101, 2, 1, true, &[])]);
        assert_eq!(merged.stands_for(id(1)), merged.stands_for(id(2)));
        let circle = [
            ruling(100, 1, 2, true, &[]),
            ruling(101, 2, 3, true, &[]),
            ruling(102, 3, 1, true, &[]),
        ];
        let merged = Merged::of(&circle);
        for finding in [1, 2, 3] {
            assert_eq!(merged.stands_for(id(finding)), id(1));
        }
    }

    #[test]
    fn two_leads_who_disagree_leave_both_standing_until_one_rules_again() {
        let mut rulings = vec![ruling(100, 1, 2, true, &[]), ruling(101, 1, 2, false, &[])];
        let disputed = Merged::of(&rulings);
        assert!(disputed.is_disputed(id(2), id(1)) && !disputed.is_decided(id(1), id(2)));
        assert_eq!(disputed.stands_for(id(1)), id(1));
        rulings.push(ruling(102, 1, 2, true, &[100, 101]));
        assert_eq!(Merged::of(&rulings).stands_for(id(1)), id(2));
    }

    proptest! {
        /// Devices learn of rulings in any order.
        #[test]
        fn the_order_in_which_rulings_arrive_makes_no_difference(
            drawn in prop::collection::vec((0u8..6, 0u8..6, any::<bool>(), prop::option::of(0usize..12)), 0..12)
        ) {
            let rulings: Vec<Ruling> = (0u8..).zip(&drawn).map(|(own, (away, into, same, settles))| {
                let earlier = settles.filter(|place| *place < usize::from(own));
                let earlier: Vec<u8> = earlier.iter().map(|place| 100 + *place as u8).collect();
                ruling(100 + own, *away, *into, *same, &earlier)
            }).collect();
            let merged = Merged::of(&rulings);
            let mut turned = rulings;
            turned.reverse();
            prop_assert_eq!(&merged, &Merged::of(&turned));
            for finding in 0u8..6 {
                let end = merged.stands_for(id(finding));
                prop_assert_eq!(merged.stands_for(end), end, "what stands for another stands itself");
            }
        }
    }
}
