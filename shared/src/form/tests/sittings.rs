//! Interviews as records keep them: answers by key, entries of two people, what comes back after a reload.

use super::{Noon, definition};
use crate::form::{Begun, Form, Keep, Kept, Sitting, SittingFault, ViolationKind};
use std::collections::BTreeMap;

const CREWS: &str = "text leader
repeat crew
text name
integer workers
decimal hours constraint=. <= 24
end
calculate heads calculation=sum(${workers})
text why relevant=${heads} > 10
note all label=In all ${heads} of ${leader}
";

pub(super) fn form(text: &str) -> Form {
    Form::new(definition(text), &BTreeMap::new()).unwrap()
}

/// Puts changes where a record would have them.
pub(super) fn keep(kept: &mut Kept, changes: &[Keep]) {
    for change in changes {
        match change.clone() {
            Keep::Answer(key, Some(text)) => drop(kept.answers.insert(key, text)),
            Keep::Answer(key, None) => drop(kept.answers.remove(&key)),
            Keep::Row(key, order) => drop(kept.rows.insert(key, order)),
            Keep::Computed(key, Some(text)) => drop(kept.computed.insert(key, text)),
            Keep::Computed(key, None) => drop(kept.computed.remove(&key)),
        }
    }
}

pub(super) fn begin(form: &Form, letters: &str) -> (Sitting, Kept) {
    let (sitting, changes) = Sitting::begin(form, Box::new(Noon), letters, &Begun::default());
    let mut kept = Kept::default();
    keep(&mut kept, &changes);
    (sitting, kept)
}

fn say(sitting: &mut Sitting, kept: &mut Kept, key: &str, text: &str) {
    let changes = sitting.answer(key, Some(text)).unwrap();
    keep(kept, &changes);
}

#[test]
fn a_roster_comes_back_as_it_was_with_its_ids_and_what_follows_from_it() {
    let form = form(CREWS);
    let (mut sitting, mut kept) = begin(&form, "B");
    assert_eq!(
        sitting.stops(),
        [
            "leader",
            "crew[B1]/name",
            "crew[B1]/workers",
            "crew[B1]/hours",
            "crew[]",
            "all"
        ]
    );
    say(&mut sitting, &mut kept, "crew[B1]/workers", "4");
    let (second, changes) = sitting.add("crew[]", "B").unwrap();
    keep(&mut kept, &changes);
    assert_eq!(second, "crew[B2]");
    say(&mut sitting, &mut kept, "crew[B2]/workers", "9");
    say(&mut sitting, &mut kept, "leader", "Ana");

    let mut again = Sitting::open(&form, Box::new(Noon), &kept);
    assert_eq!(again.stops(), sitting.stops());
    let (stops, points) = again.look();
    assert!(stops.contains(&"why".to_owned()));
    assert_eq!(
        points["all"].said.as_ref().unwrap().label.read("en"),
        "In all 13 of Ana"
    );

    keep(&mut kept, &again.remove("crew[B1]").unwrap());
    let turn = again.turn();
    assert!(!again.stops().contains(&"why".to_owned()));
    assert_eq!(
        turn.points["all"].said.as_ref().unwrap().label.read("en"),
        "In all 9 of Ana"
    );
    let mut by_splices = stops;
    assert!(turn.stops.unwrap().apply(&mut by_splices));
    assert_eq!(by_splices, again.stops());
    let (third, _) = again.add("crew[]", "B").unwrap();
    assert_eq!(third, "crew[B3]", "an id is never given twice");
    assert_eq!(
        Sitting::open(&form, Box::new(Noon), &kept).stops(),
        [
            "leader",
            "crew[B2]/name",
            "crew[B2]/workers",
            "crew[B2]/hours",
            "crew[]",
            "all"
        ]
    );
}

#[test]
fn two_people_add_an_entry_each_and_both_see_both_in_the_same_order() {
    let form = form(CREWS);
    let (mut first, mut base) = begin(&form, "B");
    say(&mut first, &mut base, "crew[B1]/workers", "0");
    let on = |letters: &str, workers: &str| {
        let mut sitting = Sitting::open(&form, Box::new(Noon), &base);
        let (key, mut changes) = sitting.add("crew[]", letters).unwrap();
        changes.extend(sitting.answer(&format!("{key}/workers"), Some(workers)).unwrap());
        (sitting, changes)
    };
    let (mut ana, of_ana) = on("B", "3");
    let (mut juan, of_juan) = on("C", "5");
    let mut merged = base.clone();
    keep(&mut merged, &of_juan);
    keep(&mut merged, &of_ana);
    ana.catch_up(&merged);
    juan.catch_up(&merged);
    assert_eq!(ana.stops(), juan.stops());
    assert_eq!(ana.stops(), Sitting::open(&form, Box::new(Noon), &merged).stops());
    assert!(ana.stops().contains(&"crew[C1]/workers".to_owned()));
    let (_, points) = ana.look();
    assert_eq!(points["all"].said.as_ref().unwrap().label.read("en"), "In all 8 of ");
}

#[test]
fn an_answer_that_breaks_a_rule_stands_and_is_marked() {
    let form = form(CREWS);
    let (mut sitting, mut kept) = begin(&form, "B");
    sitting.look();
    say(&mut sitting, &mut kept, "crew[B1]/hours", "26");
    let turn = sitting.turn();
    assert_eq!(
        turn.points["crew[B1]/hours"].wrong.as_ref().unwrap().kind,
        ViolationKind::Constraint
    );
    assert_eq!(
        sitting.wrong(),
        [("crew[B1]/hours".to_owned(), ViolationKind::Constraint)]
    );
    say(&mut sitting, &mut kept, "crew[B1]/hours", "prefers_not_to_say");
    assert_eq!(sitting.wrong(), []);
    assert_eq!(kept.answers["crew[B1]/hours"], "prefers_not_to_say");
    let again = Sitting::open(&form, Box::new(Noon), &kept);
    assert_eq!(again.filled().text(again.find("crew[B1]/hours").unwrap()), "");
    assert_eq!(again.wrong(), []);
}

#[test]
fn what_chance_told_once_is_the_same_after_a_reload() {
    let form = form("calculate code calculation=once(uuid())\ntext name default=Ana\n");
    let (sitting, kept) = begin(&form, "B");
    let code = kept.computed["code"].clone();
    assert_eq!(kept.answers["name"], "Ana");
    assert!(code.len() > 30);
    let again = Sitting::open(&form, Box::new(Noon), &kept);
    assert_eq!(again.filled().kept(again.find("code").unwrap()), code);
    drop(sitting);
}

#[test]
fn what_the_clock_tells_is_not_kept_so_two_devices_never_disagree_about_it() {
    let form = form("date born\ncalculate now calculation=format-date(now(), '%Y')\ntext said label=In ${now}\n");
    let (mut sitting, mut kept) = begin(&form, "B");
    say(&mut sitting, &mut kept, "born", "1990-01-01");
    assert_eq!(kept.computed, BTreeMap::new());
    let (_, points) = Sitting::open(&form, Box::new(Noon), &kept).look();
    assert_eq!(points["said"].said.as_ref().unwrap().label.read("en"), "In 2025");
}

#[test]
fn a_second_look_is_the_same_and_says_so() {
    let form = form(CREWS);
    let (mut sitting, _) = begin(&form, "B");
    let first = (sitting.look(), sitting.revision());
    assert_eq!((sitting.look(), sitting.revision()), first);
    sitting.answer("leader", Some("Ana")).unwrap();
    let turn = sitting.turn();
    assert_eq!(sitting.revision(), first.1 + 1, "{turn:?}");
}

#[test]
fn a_default_that_was_taken_back_stays_away() {
    let form = form("text name default=Ana\n");
    let (mut sitting, mut kept) = begin(&form, "B");
    keep(&mut kept, &sitting.answer("name", None).unwrap());
    let again = Sitting::open(&form, Box::new(Noon), &kept);
    assert_eq!(again.filled().kept(again.find("name").unwrap()), "");
}

#[test]
fn hidden_answers_are_counted_those_of_an_entry_taken_out_are_not() {
    let form = form(CREWS);
    let (mut sitting, mut kept) = begin(&form, "B");
    say(&mut sitting, &mut kept, "crew[B1]/workers", "20");
    say(&mut sitting, &mut kept, "why", "harvest");
    say(&mut sitting, &mut kept, "crew[B1]/workers", "2");
    assert_eq!(sitting.left_out(), ["why"]);
    keep(&mut kept, &sitting.remove("crew[B1]").unwrap());
    assert_eq!(sitting.left_out(), ["why"]);
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let form = form("one crop list=crops\ninteger age\n");
    let (mut sitting, _) = begin(&form, "B");
    assert_eq!(
        sitting.answer("crop", Some("rice")),
        Err(SittingFault::NoSuchChoice("rice".into()))
    );
    assert_eq!(sitting.answer("nobody", Some("x")), Err(SittingFault::NothingThere));
    assert!(matches!(
        sitting.answer("age", Some("old")),
        Err(SittingFault::Answer(_))
    ));
    assert_eq!(sitting.add("crop[]", "B").unwrap_err(), SittingFault::NothingThere);
    for key in ["a[", "a[1]/", "[]", "]", "age[1]", "age[]", ""] {
        assert_eq!(sitting.answer(key, Some("1")), Err(SittingFault::NothingThere), "{key}");
    }
}

#[test]
fn a_record_in_which_nothing_was_said_yet_asks_its_first_question() {
    let form = form("text name\ntext why relevant=${name} = 'Ana'\n");
    let mut sitting = Sitting::open(&form, Box::new(Noon), &Kept::default());
    assert_eq!(sitting.stops(), ["name"]);
    sitting.look();
    sitting.answer("name", Some("Ana")).unwrap();
    assert_eq!(sitting.turn().stops.unwrap().into, ["why"]);
}

#[test]
fn entries_within_entries_keep_their_own_ids() {
    let form = form(
        "repeat home\ntext street\nrepeat person\ninteger age\nend\nend\ncalculate ages calculation=sum(${age})\n",
    );
    let (mut sitting, mut kept) = begin(&form, "B");
    say(&mut sitting, &mut kept, "home[B1]/person[B1]/age", "30");
    let (second, changes) = sitting.add("home[]", "B").unwrap();
    keep(&mut kept, &changes);
    let (person, changes) = sitting.add(&format!("{second}/person[]"), "B").unwrap();
    keep(&mut kept, &changes);
    assert_eq!(person, "home[B2]/person[B1]");
    say(&mut sitting, &mut kept, "home[B2]/person[B1]/age", "12");
    let mut again = Sitting::open(&form, Box::new(Noon), &kept);
    assert_eq!(again.stops(), sitting.stops());
    let ages = |sitting: &Sitting| sitting.filled().text(sitting.find("ages").unwrap()).to_owned();
    assert_eq!(ages(&again), "42");
    keep(&mut kept, &again.remove("home[B1]").unwrap());
    assert_eq!(ages(&again), "12");
    assert_eq!(ages(&Sitting::open(&form, Box::new(Noon), &kept)), "12");
}

#[test]
fn a_count_that_goes_up_again_after_a_reload_brings_back_what_was_said() {
    let form = form("integer people\nrepeat person count=${people}\ntext name\nrepeat job\ntext employer\nend\nend\n");
    let (mut sitting, mut kept) = begin(&form, "B");
    say(&mut sitting, &mut kept, "people", "2");
    say(&mut sitting, &mut kept, "person[2]/name", "Rosa");
    let (job, changes) = sitting.add("person[2]/job[]", "B").unwrap();
    keep(&mut kept, &changes);
    say(&mut sitting, &mut kept, &format!("{job}/employer"), "Grupo");
    say(&mut sitting, &mut kept, "people", "1");
    assert_eq!(sitting.left_out().len(), 2, "kept in the draft");
    let mut again = Sitting::open(&form, Box::new(Noon), &kept);
    assert_eq!(again.left_out().len(), 2);
    let before = kept.clone();
    say(&mut again, &mut kept, "people", "2");
    assert_eq!(
        kept.answers["person[2]/name"], "Rosa",
        "what was said is not taken back by a count"
    );
    assert_eq!(kept.rows, before.rows);
    let text = |sitting: &Sitting, key: &str| sitting.filled().text(sitting.find(key).unwrap()).to_owned();
    assert_eq!(text(&again, "person[2]/name"), "Rosa");
    assert_eq!(text(&again, &format!("{job}/employer")), "Grupo");
    assert_eq!(again.stops(), Sitting::open(&form, Box::new(Noon), &kept).stops());
}
