//! The column `suggests`: what a pack may write there, and that what the shipped packs write can hold and can fail.

use super::tests::folder;
use super::*;
use crate::form::{Begun, DECLINED, Definition, Device, Form, Item, Question, Sitting};
use std::collections::BTreeMap;

struct Still;

impl Device for Still {
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset> {
        "2025-11-03T12:00:00-05:00".parse().unwrap()
    }
    fn random(&self) -> f64 {
        0.5
    }
}

/// A form with this one question in it, always asked.
fn alone(form: &Form, question: &Question) -> Form {
    let mut question = question.clone();
    question.relevant = None;
    let definition = Definition {
        items: vec![Item::Question(Box::new(question))],
        ..Definition::clone(&form.definition)
    };
    Form::new(definition, &BTreeMap::new()).unwrap()
}

#[test]
fn every_suggestion_of_a_shipped_pack_holds_for_some_answers_and_not_for_others() {
    for name in ["fair-food", "milk-with-dignity", "bangladesh-rsc"] {
        let pack = Pack::parse(&folder(name)).unwrap();
        let interviews = pack.interviews.iter().map(|asked| &asked.form);
        let mut suggesting = 0;
        for form in interviews.chain(pack.checklists.iter().map(|list| &list.form)) {
            for question in form.questions().filter(|question| question.suggests().is_some()) {
                suggesting += 1;
                let one = alone(form, question);
                let suggests = |answer: &str| {
                    let (mut sitting, _) = Sitting::begin(&one, Box::new(Still), "A", &Begun::default());
                    sitting.answer(&question.name, Some(answer)).unwrap();
                    !sitting.suggested().is_empty()
                };
                let choices: Vec<&str> = form
                    .choices(question)
                    .iter()
                    .map(|choice| choice.name.as_str())
                    .collect();
                let text = question.suggests().unwrap();
                assert!(
                    choices.iter().any(|choice| suggests(choice)),
                    "{name}: `{}` never: {text}",
                    question.name
                );
                assert!(
                    choices.iter().any(|choice| !suggests(choice)),
                    "{name}: `{}` always: {text}",
                    question.name
                );
                assert!(
                    !choices.contains(&DECLINED) || !suggests(DECLINED),
                    "{name}: `{}`: who says nothing suggests nothing",
                    question.name
                );
                for word in text.split('\'').skip(1).step_by(2) {
                    assert!(
                        choices.contains(&word),
                        "{name}: `{}` has no choice `{word}`",
                        question.name
                    );
                }
            }
        }
        assert!(suggesting > 60, "{name}: only {suggesting} questions suggest anything");
    }
}

#[test]
fn a_suggestion_that_cannot_work_is_refused_with_its_line_and_what_to_do() {
    let faults = |from: &str, to: &str| -> Vec<String> {
        let mut files = folder("fair-food");
        let sheet = String::from_utf8(files["worker-interview/survey.csv"].clone()).unwrap();
        assert!(sheet.contains(from), "{from}");
        files.insert(
            "worker-interview/survey.csv".into(),
            sheet.replacen(from, to, 1).into_bytes(),
        );
        let found = Pack::parse(&files).err().unwrap_or_default();
        found.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        faults(
            "no-recruitment-abuse,. = 'yes',yes",
            "no-recruitment-abuse,. = 'yes,yes"
        )
        .len(),
        1
    );
    let unread = faults(
        "no-recruitment-abuse,. = 'yes',yes",
        "no-recruitment-abuse,. == 'yes',yes",
    );
    assert!(
        unread[0].starts_with("worker-interview/survey.csv, line 10: `suggests` cannot be read at character 4"),
        "{unread:#?}"
    );
    assert_eq!(
        faults("no-recruitment-abuse,. = 'yes',yes", ",. = 'yes',yes"),
        [
            "worker-interview/survey.csv, line 10: `suggests` needs a `provision` in the same row: the article that the answer may breach"
        ]
    );
    let unknown = faults(
        "no-recruitment-abuse,. = 'yes',yes",
        "no-recruitment-abuse,${fee_payed} = 'yes',yes",
    );
    assert!(unknown[0].contains("no question is named `fee_payed`"), "{unknown:#?}");
    let misspelt = faults(",suggests,", ",sugests,");
    assert!(
        misspelt.contains(
            &"worker-interview/survey.csv, line 1: unknown column `sugests`; did you mean `suggests`?".to_owned()
        ),
        "{misspelt:#?}"
    );
}

#[test]
fn a_note_suggests_nothing_because_nobody_answers_it() {
    let mut files = folder("fair-food");
    let sheet = String::from_utf8(files["worker-interview/survey.csv"].clone()).unwrap();
    let lines = sheet.lines().map(|line| {
        match line
            .strip_suffix(",,,,,,")
            .filter(|_| line.starts_with("note,respect_note"))
        {
            Some(note) => format!("{note},no-harassment,. != '',,,,\n"),
            None => format!("{line}\n"),
        }
    });
    files.insert(
        "worker-interview/survey.csv".into(),
        lines.collect::<String>().into_bytes(),
    );
    let found = Pack::parse(&files).err().unwrap_or_default();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].reason.contains("a question that nobody answers; move it"),
        "{}",
        found[0]
    );
}
