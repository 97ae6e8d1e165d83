//! Whatever two people do to one roster without signal, both see the same afterwards, and so does whoever opens it fresh.

use super::Noon;
use super::sittings::{form, keep};
use crate::form::{Form, Kept, Sitting};
use proptest::prelude::*;

const ROSTER: &str = "integer crews
repeat counted count=${crews}
text name
end
repeat open
integer heads constraint=. < 50
repeat inner
text said relevant=${heads} > 3
end
end
calculate all calculation=sum(${heads})
text many relevant=${all} > 20
";

#[derive(Clone, Debug)]
enum Act {
    Add(usize),
    TakeOut(usize),
    Answer(usize, u32),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0..9usize).prop_map(Act::Add),
        (0..9usize).prop_map(Act::TakeOut),
        (0..20usize, 0..60u32).prop_map(|(place, number)| Act::Answer(place, number)),
    ];
    prop::collection::vec(act, 0..14)
}

/// Does what can be done; returns everything that was kept.
fn act(sitting: &mut Sitting, kept: &mut Kept, acts: &[Act], letters: &str) {
    for act in acts {
        let stops = sitting.stops();
        let pick = |of: Vec<String>, place: usize| (!of.is_empty()).then(|| of[place % of.len()].clone());
        let changes = match act {
            Act::Add(place) => {
                let repeats: Vec<String> = stops.iter().filter(|stop| stop.ends_with("[]")).cloned().collect();
                pick(repeats, *place).map(|repeat| sitting.add(&repeat, letters).unwrap().1)
            }
            Act::TakeOut(place) => {
                let entries: Vec<String> = kept
                    .rows
                    .iter()
                    .filter(|(_, order)| **order > 0)
                    .map(|(key, _)| key.clone())
                    .collect();
                pick(entries, *place).and_then(|entry| sitting.remove(&entry).ok())
            }
            Act::Answer(place, number) => {
                let asked: Vec<String> = stops.iter().filter(|stop| !stop.ends_with("[]")).cloned().collect();
                let number = if place % 20 == 0 { number % 4 } else { *number };
                pick(asked, *place).map(|key| sitting.answer(&key, Some(&number.to_string())).unwrap())
            }
        };
        keep(kept, &changes.unwrap_or_default());
        // What a fresh reader sees is what stands here.
        let fresh = Sitting::open(sitting.form(), Box::new(Noon), kept);
        assert_eq!(fresh.stops(), sitting.stops());
    }
}

/// Key by key, the second one's word last where both wrote: any rule does, as long as it is one.
fn merged(base: &Kept, one: &Kept, two: &Kept) -> Kept {
    let mut all = one.clone();
    for (key, text) in &two.answers {
        if base.answers.get(key) != Some(text) {
            all.answers.insert(key.clone(), text.clone());
        }
    }
    for key in base.answers.keys().filter(|key| !two.answers.contains_key(*key)) {
        all.answers.remove(key);
    }
    for (key, order) in &two.rows {
        if base.rows.get(key) != Some(order) {
            all.rows.insert(key.clone(), *order);
        }
    }
    all.computed.extend(two.computed.clone());
    all
}

fn story(form: &Form, first: &[Act], ana: &[Act], juan: &[Act]) {
    let (mut sitting, mut base) = super::sittings::begin(form, "A");
    act(&mut sitting, &mut base, first, "A");
    let mut of_ana = Sitting::open(form, Box::new(Noon), &base);
    let mut of_juan = Sitting::open(form, Box::new(Noon), &base);
    let (mut kept_ana, mut kept_juan) = (base.clone(), base.clone());
    act(&mut of_ana, &mut kept_ana, ana, "B");
    act(&mut of_juan, &mut kept_juan, juan, "C");
    let all = merged(&base, &kept_ana, &kept_juan);
    of_ana.look();
    of_ana.catch_up(&all);
    of_juan.catch_up(&all);
    let mut fresh = Sitting::open(form, Box::new(Noon), &all);
    assert_eq!(of_ana.stops(), of_juan.stops());
    assert_eq!(of_ana.stops(), fresh.stops());
    let (mut stops, mut points) = (fresh.stops(), fresh.look().1);
    assert_eq!(of_ana.look().1, points);
    assert_eq!(of_ana.left_out(), fresh.left_out());
    // What a screen makes of turns is what a fresh look shows.
    let key = stops.iter().find(|key| key.ends_with("heads")).cloned();
    if let Some(key) = key {
        fresh.answer(&key, Some("49")).unwrap();
        let turn = fresh.turn();
        if let Some(splice) = turn.stops {
            assert!(splice.apply(&mut stops));
        }
        for (key, point) in turn.points {
            match point == Default::default() {
                true => drop(points.remove(&key)),
                false => drop(points.insert(key, point)),
            }
        }
        let (now, told) = fresh.look();
        points.retain(|key, _| now.iter().any(|stop| stop == key));
        let told: std::collections::BTreeMap<_, _> = told.into_iter().filter(|(key, _)| now.contains(key)).collect();
        assert_eq!(stops, now);
        assert_eq!(points, told);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn two_peoples_work_on_one_roster_comes_together(first in acts(), ana in acts(), juan in acts()) {
        story(&form(ROSTER), &first, &ana, &juan);
    }
}
