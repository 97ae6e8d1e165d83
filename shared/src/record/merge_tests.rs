//! Properties of merging: whatever people write and however their news travel, everybody ends with the same record.

use super::story_tests::{actor, finding, noon};
use super::*;
use crate::fields::Value;
use crate::ids::{DeviceNumber, Hash};
use automerge::ReadDoc;
use proptest::prelude::*;
use std::collections::BTreeSet;

const DEVICES: u32 = 3;
const KEYS: [&str; 3] = ["severity", "place", "count"];

/// What happens next, somewhere.
#[derive(Clone, Debug)]
enum Step {
    Write {
        device: u32,
        edit: Edit,
    },
    /// `to` gets all that `from` wrote so far, as news since nothing.
    Send {
        from: u32,
        to: u32,
    },
}

fn edit() -> impl Strategy<Value = Edit> {
    let key = prop::sample::select(&KEYS[..]);
    prop_oneof![
        4 => (key.clone(), 0..4i64).prop_map(|(key, value)| Edit::put(key, value)),
        1 => key.prop_map(Edit::remove),
        2 => "[ab ]{0,6}".prop_map(|text| Edit::text("statement", text)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..DEVICES, edit()).prop_map(|(device, edit)| Step::Write { device: device + 2, edit }),
        1 => (0..DEVICES, 0..DEVICES).prop_map(|(from, to)| Step::Send { from: from + 2, to: to + 2 }),
    ]
}

/// A write that was acknowledged: its change, and what it said.
struct Accepted {
    device: DeviceNumber,
    change: Vec<u8>,
    edit: Edit,
}

fn place(device: u32) -> usize {
    (device - 2) as usize
}

/// Plays the steps on three phones that begin with the same finding.
fn play(steps: Vec<Step>) -> (Vec<Document>, Vec<Accepted>) {
    let mut phones = vec![finding(); DEVICES as usize];
    let mut accepted = Vec::new();
    for step in steps {
        match step {
            Step::Write { device, edit } => {
                let number = DeviceNumber(device);
                let written = phones[place(device)].apply(&actor(number), std::slice::from_ref(&edit), &[], noon());
                match written {
                    Ok(Some(change)) => accepted.push(Accepted {
                        device: number,
                        change,
                        edit,
                    }),
                    Ok(None) | Err(RecordError::Conflicted { .. }) => {}
                    Err(other) => panic!("{other}"),
                }
            }
            Step::Send { from, to } => {
                for news in phones[place(from)].news_since(&[], DeviceNumber(from)) {
                    let here = &phones[place(to)];
                    let admitted = admit(Some(here), here.identity(), DeviceNumber(from), news.borrowed()).unwrap();
                    assert!(admitted.merged.dropped.is_empty());
                    phones[place(to)] = admitted.document;
                }
            }
        }
    }
    (phones, accepted)
}

/// Everything that was accepted, taken in change by change in the order of `order`, some of it twice.
fn gathered(mut document: Document, accepted: &[Accepted], order: &[usize]) -> Document {
    for index in order.iter().chain(order.iter().take(3)) {
        let Some(one) = accepted.get(*index) else { continue };
        let news = News::Changes(&one.change);
        document = admit(Some(&document), document.identity(), one.device, news)
            .unwrap()
            .document;
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn order_repetition_and_grouping_do_not_matter(
        steps in prop::collection::vec(step(), 1..24),
        order in Just((0..24).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let (phones, accepted) = play(steps);
        let straight: Vec<usize> = (0..accepted.len()).collect();
        let expected = gathered(finding(), &accepted, &straight).canonical();
        prop_assert_eq!(&gathered(finding(), &accepted, &order).canonical(), &expected);
        for phone in phones {
            let after = gathered(phone, &accepted, &order);
            prop_assert!(after.missing().is_empty());
            prop_assert_eq!(&after.canonical(), &expected);
            let reloaded = Document::load(&after.save()).unwrap();
            prop_assert_eq!(&reloaded.canonical(), &expected);
        }
    }

    #[test]
    fn every_accepted_value_stands_or_was_overwritten_by_one_who_saw_it(steps in prop::collection::vec(step(), 1..24)) {
        let (_, accepted) = play(steps);
        let straight: Vec<usize> = (0..accepted.len()).collect();
        let all = gathered(finding(), &accepted, &straight);
        let fields = all.fields(&[]);
        for (index, one) in accepted.iter().enumerate() {
            let Edit::Put { key, value } = &one.edit else { continue };
            let stands = fields.get(key).is_some_and(|field| {
                field.value == *value || field.rivals.iter().any(|held| held.value == *value)
            });
            let seen_later = accepted.iter().skip(index + 1).any(|later| {
                later.edit.key() == key && ancestors(&all, &later.change).contains(&name(&one.change))
            });
            prop_assert!(stands || seen_later, "{:?} is gone", one.edit);
            let told = all.history(key).into_iter().any(|written| written.change == name(&one.change) && written.value.as_ref() == Some(value));
            prop_assert!(told, "{:?} is not in the history", one.edit);
        }
    }

    #[test]
    fn a_conflict_shows_exactly_the_values_that_nobody_overwrote(
        left in prop::collection::vec(0..5i64, 1..4),
        right in prop::collection::vec(0..5i64, 1..4),
    ) {
        let (mut amina, mut joseph) = (finding(), finding());
        let mut last = Vec::new();
        for (document, device, values) in [(&mut amina, DeviceNumber(2), left), (&mut joseph, DeviceNumber(3), right)] {
            for value in &values {
                document.apply(&actor(device), &[Edit::put("count", *value)], &[], noon()).unwrap();
            }
            last.push(Value::Int(*values.last().unwrap()));
        }
        for news in joseph.news_since(&[], DeviceNumber(3)) {
            amina = admit(Some(&amina), amina.identity(), DeviceNumber(3), news.borrowed()).unwrap().document;
        }
        let fields = amina.fields(&[]);
        let field = fields.get("count").unwrap();
        let shown: BTreeSet<Value> = match field.rivals.as_slice() {
            [] => BTreeSet::from([field.value.clone()]),
            rivals => rivals.iter().map(|held| held.value.clone()).collect(),
        };
        prop_assert_eq!(shown, last.into_iter().collect::<BTreeSet<_>>());
    }
}

fn name(change: &[u8]) -> Hash {
    super::chunks::changes(change).unwrap()[0].hash
}

/// All changes that the author of `change` knew.
fn ancestors(document: &Document, change: &[u8]) -> BTreeSet<Hash> {
    let mut todo = super::chunks::changes(change).unwrap()[0].deps.clone();
    let mut known = BTreeSet::new();
    while let Some(hash) = todo.pop() {
        if known.insert(hash) {
            let change = document.doc.get_change_by_hash(&automerge::ChangeHash(hash.0)).unwrap();
            todo.extend(change.deps().iter().map(|dep| Hash(dep.0)));
        }
    }
    known
}
