//! Which of several things changed their order: the fewest that one would have to carry.

use std::collections::BTreeSet;

/// `places`: where each stood before, in the order of now. Returns the positions of those that moved among the others.
///
/// They are what is left beside the longest run that kept its order; n log n steps.
pub(super) fn moved(places: &[usize]) -> BTreeSet<usize> {
    // By length of a run: the position at which the best run of that length ends so far.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    let place_of = |position: &usize| places.get(*position).copied().unwrap_or(usize::MAX);
    for (position, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| place_of(end) < *place);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = position,
            None => ends.push(position),
        }
    }
    let mut moved: BTreeSet<usize> = (0..places.len()).collect();
    let mut at = ends.last().copied();
    while let Some(position) = at {
        moved.remove(&position);
        at = before.get(position).copied().flatten();
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_thing_carried_to_the_front_is_one_thing_moved() {
        assert_eq!(moved(&[3, 0, 1, 2]), BTreeSet::from([0]));
        assert_eq!(moved(&[0, 1, 2, 3]), BTreeSet::new());
        assert_eq!(moved(&[]), BTreeSet::new());
    }

    proptest! {
        #[test]
        fn what_did_not_move_kept_its_order(places in Just((0..30_usize).collect::<Vec<_>>()).prop_shuffle()) {
            let moved = moved(&places);
            let stayed: Vec<usize> = places
                .iter()
                .enumerate()
                .filter(|(position, _)| !moved.contains(position))
                .map(|(_, place)| *place)
                .collect();
            prop_assert!(stayed.is_sorted());
            prop_assert!(!stayed.is_empty());
        }
    }
}
