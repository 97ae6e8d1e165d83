/// The offers in the order in which they are ranked: what is stored first, then what the form has gained since.
///
/// Names that the form no longer offers are left out, so is what stands twice.
pub(crate) fn ranked(stored: &str, offers: &[String]) -> Vec<String> {
    let mut order: Vec<String> = Vec::with_capacity(offers.len());
    let known = stored
        .split_whitespace()
        .filter(|name| offers.iter().any(|offer| offer == name));
    for name in known.map(String::from).chain(offers.iter().cloned()) {
        if !order.contains(&name) {
            order.push(name);
        }
    }
    order
}

/// The order after the one at `at` has changed places with its neighbour, and where it stands now; `None` at the ends.
pub(crate) fn moved(order: &[String], at: usize, up: bool) -> Option<(Vec<String>, usize)> {
    let to = if up { at.checked_sub(1)? } else { at.checked_add(1)? };
    if at >= order.len() || to >= order.len() {
        return None;
    }
    let mut order = order.to_vec();
    order.swap(at, to);
    Some((order, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn offers() -> Vec<String> {
        ["pay", "heat", "water"].map(String::from).into()
    }

    #[test]
    fn water_is_moved_to_the_top() {
        let order = ranked("", &offers());
        let (order, at) = moved(&order, 2, true).unwrap();
        let (order, at) = moved(&order, at, true).unwrap();
        assert_eq!(order, ["water", "pay", "heat"]);
        assert_eq!(at, 0);
        assert!(moved(&order, at, true).is_none());
        assert!(moved(&order, 2, false).is_none());
    }

    #[test]
    fn a_form_that_changed_keeps_what_it_can_of_the_order() {
        assert_eq!(ranked("water gone pay water", &offers()), ["water", "pay", "heat"]);
    }

    proptest! {
        #[test]
        fn moving_loses_and_doubles_nothing(steps in prop::collection::vec((0..5usize, any::<bool>()), 0..40)) {
            let mut order = offers();
            for (at, up) in steps {
                if let Some((next, to)) = moved(&order, at, up) {
                    prop_assert_eq!(&next[to], &order[at]);
                    order = next;
                }
            }
            order.sort();
            prop_assert_eq!(order, ["heat", "pay", "water"]);
        }
    }
}
