//! Interviews in programs against violence and harassment: safe for somebody who survived it.

use super::tests::folder;
use super::*;
use crate::questionnaire::{Answer, Answers, QuestionKind, next};

/// Programs against violence and harassment: an interview asks about the workplace, and nobody is led to tell an assault.
#[test]
fn an_interview_about_violence_never_asks_what_happened_to_the_person() {
    for name in ["lesotho-agreement", "dindigul-agreement"] {
        let pack = Pack::parse(&folder(name)).unwrap();
        let form = &pack.interview(Audience::Worker).unwrap().form;
        for question in form.questions() {
            assert!(!question.required, "{name}: `{}` must be answered", question.name);
            let writes = question.kind == QuestionKind::Text;
            assert!(
                !(writes && question.sensitive),
                "{name}: `{}` has an account written down",
                question.name
            );
        }
        for group in form
            .groups
            .iter()
            .filter(|group| ["climate", "after"].contains(&group.name.as_str()))
        {
            assert!(
                group.relevant.is_some(),
                "{name}: `{}` begins without asking whether to go on",
                group.name
            );
            for question in group
                .questions
                .iter()
                .filter(|question| question.kind != QuestionKind::Note)
            {
                let words = question.label.read("en").to_lowercase();
                let to_the_person = words
                    .split(|c: char| !c.is_alphabetic())
                    .any(|word| word == "you" || word == "your");
                assert!(!to_the_person, "{name}: `{}` asks about the person", question.name);
                assert!(question.sensitive, "{name}: `{}` stays on the screen", question.name);
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
            offer.provision.as_deref(),
            Some("survivor-support"),
            "{name} offers nobody to speak with"
        );
        assert_eq!(
            form.question("feeling").unwrap().kind,
            QuestionKind::Note,
            "{name} records who was shaken"
        );
        assert_eq!(
            form.questions().last().unwrap().kind,
            QuestionKind::Note,
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
        for answer in [Answer::One("no".into()), Answer::Declined] {
            let answers = Answers::from([("go_on_climate".to_owned(), answer)]);
            assert_eq!(
                next(form, &answers, Some("go_on_climate")).unwrap().name,
                "offer",
                "{name}"
            );
        }
    }
}
