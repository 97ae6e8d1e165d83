//! Any two small forms: what is named as lost is exactly what would be lost.

use super::questions::compare;
use super::{Change, Lost};
use crate::form::Form;
use crate::xlsform::{Workbook, import};
use proptest::prelude::*;
use std::collections::BTreeMap;

const TYPES: [&str; 3] = ["text", "integer", "note"];

/// Questions `q0`, `q1`, … by number, each with one of the types, in this order.
fn form(rows: &[(usize, usize)]) -> Form {
    let rows = rows
        .iter()
        .map(|(name, kind)| format!("{},q{name},Q {name}\n", TYPES[*kind]));
    let survey = format!("type,name,label\nnote,opening,Hello\n{}", rows.collect::<String>());
    let workbook = Workbook::from_csv(&[("survey", survey.as_str())]).unwrap();
    let (definition, _) = import(&workbook, "small").unwrap();
    Form::new(definition, &BTreeMap::new()).unwrap()
}

fn rows() -> impl Strategy<Value = Vec<(usize, usize)>> {
    let kinds = prop::collection::vec(0..TYPES.len(), 8);
    let names = prop::sample::subsequence((0..8).collect::<Vec<usize>>(), 0..=8).prop_shuffle();
    (names, kinds).prop_map(|(names, kinds)| names.into_iter().map(|name| (name, kinds[name])).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn exactly_the_answered_questions_that_go_or_change_type_are_lost(old in rows(), new in rows()) {
        let mut found = Vec::new();
        let lost = compare("small", &form(&old), &form(&new), &mut found);
        let after: BTreeMap<usize, usize> = new.iter().copied().collect();
        let wanted: Vec<String> = old
            .iter()
            .filter(|(name, kind)| TYPES[*kind] != "note" && after.get(name) != Some(kind))
            .map(|(name, _)| format!("q{name}"))
            .collect();
        let named: Vec<String> = lost.iter().map(|lost| lost.key.clone()).collect();
        prop_assert_eq!(named, wanted);
        for lost in &lost {
            prop_assert_ne!(&lost.why, &Lost::FormGone);
        }
        let count = |wanted: &Change| found.iter().filter(|one| one.change == *wanted).count();
        let before: BTreeMap<usize, usize> = old.iter().copied().collect();
        prop_assert_eq!(count(&Change::Gone), before.keys().filter(|name| !after.contains_key(name)).count());
        prop_assert_eq!(count(&Change::Added), after.keys().filter(|name| !before.contains_key(name)).count());
    }

    #[test]
    fn a_form_differs_from_itself_in_nothing(rows in rows()) {
        let mut found = Vec::new();
        prop_assert!(compare("small", &form(&rows), &form(&rows), &mut found).is_empty());
        prop_assert!(found.is_empty());
    }
}
