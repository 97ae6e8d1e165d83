//! Answers that suggest a breach.

use super::{Noon, definition};
use crate::form::{Begun, DECLINED, Form, Sitting};
use proptest::prelude::*;
use std::collections::BTreeMap;

const PAY: &str = "one waits list=crops
integer hours relevant=${waits} = 'okra'; provision=pay; suggests=. > ${limit}
integer limit
many said list=crops; provision=respect; suggests=selected(., 'pepper')
text why provision=respect; suggests=not(. = '')
repeat crew
integer fee provision=fees; suggests=. > 0
end
";

fn begin() -> Sitting {
    let form = Form::new(definition(PAY), &BTreeMap::new()).unwrap();
    Sitting::begin(&form, Box::new(Noon), "B", &Begun::default()).0
}

fn keys(sitting: &Sitting) -> Vec<String> {
    sitting.suggested().into_iter().map(|found| found.key).collect()
}

#[test]
fn an_answer_suggests_a_breach_and_no_longer_does_once_it_is_corrected() {
    let mut sitting = begin();
    assert!(keys(&sitting).is_empty(), "nobody has said anything");
    for (key, text) in [
        ("waits", "okra"),
        ("limit", "8"),
        ("hours", "11"),
        ("said", "okra pepper"),
    ] {
        sitting.answer(key, Some(text)).unwrap();
    }
    sitting.answer("crew[B1]/fee", Some("40")).unwrap();
    let (second, _) = sitting.add("crew[]", "C").unwrap();
    sitting.answer(&format!("{second}/fee"), Some("0")).unwrap();
    assert_eq!(keys(&sitting), ["hours", "said", "crew[B1]/fee"]);
    let provisions: Vec<_> = sitting
        .suggested()
        .iter()
        .map(|found| found.question.provision())
        .collect();
    assert_eq!(provisions, [Some("pay"), Some("respect"), Some("fees")]);

    sitting.answer("waits", Some("tomato")).unwrap();
    assert_eq!(keys(&sitting), ["said", "crew[B1]/fee"], "hours are not asked any more");
    sitting.answer("said", Some("okra")).unwrap();
    sitting.remove("crew[B1]").unwrap();
    assert!(keys(&sitting).is_empty(), "what was taken out says nothing");
}

#[test]
fn who_declines_has_said_nothing() {
    let mut sitting = begin();
    sitting.answer("why", Some(DECLINED)).unwrap();
    assert!(keys(&sitting).is_empty());
    sitting.answer("why", Some("they shout")).unwrap();
    assert_eq!(keys(&sitting), ["why"]);
}

proptest! {
    /// Whatever is said and taken back: only what stands, is asked and holds suggests anything.
    #[test]
    fn only_standing_answers_suggest(steps in prop::collection::vec((0usize..5, 0usize..4), 0..24)) {
        let mut sitting = begin();
        for (question, answer) in steps {
            let (key, words) = [
                ("waits", ["okra", "tomato", "pepper", ""]),
                ("hours", ["4", "12", DECLINED, ""]),
                ("limit", ["8", "0", DECLINED, ""]),
                ("said", ["pepper", "okra", "okra pepper", ""]),
                ("crew[B1]/fee", ["0", "7", DECLINED, ""]),
            ][question];
            sitting.answer(key, Some(words[answer]).filter(|text| !text.is_empty())).unwrap();
        }
        let text = |key: &str| sitting.find(key).map(|spot| sitting.filled().text(spot).to_owned()).unwrap_or_default();
        let number = |key: &str| text(key).parse::<f64>().unwrap_or(f64::NAN);
        let expected: Vec<&str> = [
            ("hours", number("hours") > number("limit")),
            ("said", text("said").contains("pepper")),
            ("crew[B1]/fee", number("crew[B1]/fee") > 0.0),
        ].into_iter().filter(|(_, holds)| *holds).map(|(key, _)| key).collect();
        prop_assert_eq!(keys(&sitting), expected);
    }
}
