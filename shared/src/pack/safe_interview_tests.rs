//! Interviews in programs against violence and harassment: safe for somebody who survived it.

use super::shipped_tests::Aloud;
use super::tests::folder;
use super::*;
use crate::form::{DECLINED, Item, Kind};

/// Programs against violence and harassment: an interview asks about the workplace, and nobody is led to tell an assault.
#[test]
fn an_interview_about_violence_never_asks_what_happened_to_the_person() {
    for name in ["lesotho-agreement", "dindigul-agreement"] {
        let pack = Pack::parse(&folder(name)).unwrap();
        let form = &pack.interview(Audience::Worker).unwrap().form;
        for question in form.questions() {
            assert!(
                question.required.is_none(),
                "{name}: `{}` must be answered",
                question.name
            );
            let writes = question.kind == Kind::Text;
            assert!(
                !(writes && question.is_sensitive()),
                "{name}: `{}` has an account written down",
                question.name
            );
        }
        let groups = form.definition.items.iter().filter_map(|item| match item {
            Item::Group(group) => Some(group),
            Item::Question(_) => None,
        });
        for group in groups.filter(|group| ["climate", "after"].contains(&group.name.as_str())) {
            assert!(
                group.relevant.is_some(),
                "{name}: `{}` begins without asking whether to go on",
                group.name
            );
            let questions = group.items.iter().filter_map(|item| match item {
                Item::Question(question) => Some(question),
                Item::Group(_) => None,
            });
            for question in questions.filter(|question| question.is_asked()) {
                let words = question.label.read("en").to_lowercase();
                let to_the_person = words
                    .split(|c: char| !c.is_alphabetic())
                    .any(|word| word == "you" || word == "your");
                assert!(!to_the_person, "{name}: `{}` asks about the person", question.name);
                assert!(
                    question.is_sensitive(),
                    "{name}: `{}` stays on the screen",
                    question.name
                );
                assert!(question.takes_no_note(), "{name}: `{}` takes a note", question.name);
            }
        }
        let scopes: Vec<&str> = pack.consent.scopes.iter().map(|scope| scope.id.as_str()).collect();
        assert_eq!(
            scopes,
            ["notes", "quote"],
            "{name}: no voice and no picture of an injury in an interview"
        );
        assert!(
            pack.protocol.iter().any(|card| card.id == "disclosure"),
            "{name} has no card for who begins to tell"
        );
        let offer = form.question("number_given").unwrap();
        assert_eq!(
            offer.provision(),
            Some("survivor-support"),
            "{name} offers nobody to speak with"
        );
        assert_eq!(
            form.question("feeling").unwrap().kind,
            Kind::Note,
            "{name} records who was shaken"
        );
        assert_eq!(
            form.questions().last().unwrap().kind,
            Kind::Note,
            "{name} ends without saying where to call"
        );
        assert!(pack.disclosure.outside >= 20 && pack.disclosure.monitors >= 10);
    }
}

/// Somebody stops before the hard part: the interview goes straight to the offer of help and to the goodbye.
#[test]
fn who_does_not_want_to_go_on_is_led_to_the_closing() {
    for name in ["lesotho-agreement", "dindigul-agreement"] {
        let pack = Pack::parse(&folder(name)).unwrap();
        let form = &pack.interview(Audience::Worker).unwrap().form;
        for answer in ["no", DECLINED] {
            let mut aloud = Aloud::begin(form);
            aloud.answer("go_on_climate", answer);
            assert_eq!(aloud.after("go_on_climate").as_deref(), Some("offer"), "{name}");
        }
    }
}
