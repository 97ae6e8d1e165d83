//! What leaves of a shipped questionnaire, and what has to be named first.

use super::*;
use crate::api::LeftOutWhy;
use crate::form::Form;
use crate::pack::tests::folder;
use crate::pack::{Audience, Pack};

fn form() -> Form {
    let pack = Pack::parse(&folder("fair-food")).unwrap();
    pack.interview(Audience::Worker).unwrap().form.clone()
}

fn list(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn crew_and_free_words_stay_unless_they_are_named_one_by_one() {
    let form = form();
    let leave = choose(&form, Wish::default()).unwrap();
    let why = |key: &str| leave.left_out.iter().find(|left| left.key == key).map(|left| left.why);
    assert_eq!(why("crew"), Some(LeftOutWhy::Crew));
    assert_eq!(why("anything_else"), Some(LeftOutWhy::FreeText));
    assert!(leave.columns.contains(&"shade".to_owned()) && !leave.worker_codes);
    let text = list(&["anything_else", WORKER_CODE]);
    let (with_text, leave_out) = (text.as_slice(), list(&["shade"]));
    let wish = Wish {
        with_text,
        leave_out: &leave_out,
        ..Wish::default()
    };
    let leave = choose(&form, wish).unwrap();
    assert!(leave.columns.contains(&"anything_else".to_owned()) && leave.worker_codes);
    assert!(!leave.columns.contains(&"shade".to_owned()) && !leave.columns.contains(&"crew".to_owned()));
}

#[test]
fn a_wish_that_cannot_be_followed_says_why() {
    let form = form();
    let fault = |columns: &[&str], leave_out: &[&str]| {
        let (columns, leave_out) = (list(columns), list(leave_out));
        let wish = Wish {
            columns: &columns,
            leave_out: &leave_out,
            with_text: &[],
        };
        choose(&form, wish).unwrap_err()
    };
    let unknown = fault(&["shadde"], &[]);
    assert_eq!(
        (unknown.place(), unknown.to_string()),
        (
            "columns",
            "The questionnaire has no question `shadde`; did you mean `shade`?.".replace("?.", "?")
        )
    );
    assert_eq!(fault(&["rate_told"], &[]), WishFault::NotNamed("rate_told".into()));
    let shade = list(&["shade"]);
    let wish = Wish {
        columns: &shade,
        leave_out: &shade,
        with_text: &[],
    };
    assert!(choose(&form, wish).unwrap().columns.is_empty());
}
