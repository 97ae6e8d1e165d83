/// Several choices as they are stored; one that excludes the others stands alone.
///
/// Sorted, so that two people who chose the same wrote the same. `None` when nothing is left.
pub(crate) fn several(before: &str, choice: &str, on: bool, exclusive: &[String]) -> Option<String> {
    let alone = |name: &str| exclusive.iter().any(|other| other == name);
    let mut names: Vec<&str> = before.split_whitespace().filter(|name| *name != choice).collect();
    if on {
        names.retain(|name| !alone(choice) && !alone(name));
        names.push(choice);
    }
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Whether `name` is among the stored choices.
pub(crate) fn one_of(stored: &str, name: &str, many: bool) -> bool {
    match many {
        true => stored.split_whitespace().any(|one| one == name),
        false => !name.is_empty() && stored == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alone() -> Vec<String> {
        ["none", "declined"].map(String::from).into()
    }

    #[test]
    fn a_worker_names_two_dangers_and_takes_one_back() {
        let first = several("", "heat", true, &alone());
        assert_eq!(first.as_deref(), Some("heat"));
        let both = several("heat", "dust", true, &alone());
        assert_eq!(both.as_deref(), Some("dust heat"));
        assert_eq!(several("dust heat", "heat", false, &alone()).as_deref(), Some("dust"));
        assert_eq!(several("dust", "dust", false, &alone()), None);
    }

    #[test]
    fn none_of_these_stands_alone() {
        assert_eq!(several("dust heat", "none", true, &alone()).as_deref(), Some("none"));
        assert_eq!(several("none", "heat", true, &alone()).as_deref(), Some("heat"));
        assert_eq!(several("declined", "none", true, &alone()).as_deref(), Some("none"));
    }

    #[test]
    fn a_name_within_a_name_is_not_chosen() {
        assert!(one_of("heat dust", "heat", true));
        assert!(!one_of("heatwave", "heat", true));
        assert!(!one_of("heat dust", "heat", false));
        assert!(!one_of("", "", false));
    }

    proptest! {
        #[test]
        fn an_exclusive_choice_never_stands_beside_another(
            taps in prop::collection::vec((0..6usize, any::<bool>()), 0..30)
        ) {
            let names = ["a", "b", "c", "d", "none", "declined"];
            let mut stored = String::new();
            for (at, on) in taps {
                stored = several(&stored, names[at], on, &alone()).unwrap_or_default();
                let now: Vec<_> = stored.split(' ').collect();
                let excludes = now.iter().any(|name| alone().iter().any(|other| other == name));
                prop_assert!(!excludes || now.len() == 1, "{stored}");
                prop_assert_eq!(one_of(&stored, names[at], true), on);
            }
        }
    }
}
