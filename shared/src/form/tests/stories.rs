//! Answers, and what follows from them.

use super::*;

#[test]
fn an_answer_opens_what_depends_on_it_and_a_change_of_mind_closes_it_without_losing_it() {
    let mut form = begin(
        "one fee
         decimal amount relevant=${fee} = 'yes'
         calculate twice calculation=${amount} * 2
         group debt relevant=${amount} > 100
         text who
         end",
    );
    assert!(!asked(&form, "amount") && !asked(&form, "debt/who"));
    say(&mut form, "fee", "yes");
    say(&mut form, "amount", "900");
    say(&mut form, "debt/who", "the recruiter");
    assert_eq!(value(&form, "twice"), "1800");
    say(&mut form, "fee", "no");
    assert!(!asked(&form, "amount") && !asked(&form, "debt/who"));
    assert_eq!(value(&form, "twice"), "", "what is not asked is empty, not 0");
    let left: Vec<String> = form.left_out().into_iter().map(|spot| form.path(spot)).collect();
    assert_eq!(left, ["amount", "debt/who"]);
    say(&mut form, "fee", "yes");
    assert_eq!(value(&form, "debt/who"), "the recruiter");
}

#[test]
fn a_computed_default_stands_once_and_a_trigger_writes_when_its_question_changes() {
    let mut form = begin(
        "date day first=today()
         text name
         text greeting trigger=name; calculation=concat('Hello ', ${name})
         calculate stamp trigger=day; calculation=now()",
    );
    assert_eq!(value(&form, "day"), "2025-11-03");
    say(&mut form, "name", "Amina");
    assert_eq!(value(&form, "greeting"), "Hello Amina");
    say(&mut form, "greeting", "Good day");
    assert_eq!(value(&form, "greeting"), "Good day", "a person may write over it");
    say(&mut form, "name", "Joseph");
    assert_eq!(value(&form, "greeting"), "Hello Joseph");
}

#[test]
fn what_is_required_or_out_of_bounds_is_named_with_its_place() {
    let mut form = begin(
        "group day
         decimal hours constraint=. <= 24; required=true()
         text why required=${hours} > 12
         end",
    );
    let wrong = |form: &Filled| {
        form.violations()
            .into_iter()
            .map(|one| (one.path, one.kind))
            .collect::<Vec<_>>()
    };
    assert_eq!(wrong(&form), [("day/hours".to_owned(), ViolationKind::Required)]);
    say(&mut form, "day/hours", "25");
    assert_eq!(
        wrong(&form),
        [
            ("day/hours".to_owned(), ViolationKind::Constraint),
            ("day/why".to_owned(), ViolationKind::Required)
        ]
    );
    say(&mut form, "day/hours", "8");
    assert_eq!(wrong(&form), []);
}

#[test]
fn questions_that_wait_for_each_other_are_refused_with_the_way_round() {
    let fault = |text: &str| Plan::new(definition(text), &BTreeMap::new()).unwrap_err().to_string();
    assert_eq!(
        fault("calculate a calculation=${b} + 1\ncalculate b calculation=${c}\ncalculate c calculation=${a}"),
        "these wait for each other, so none can be computed: a → b → c → a"
    );
    assert_eq!(
        fault("text a relevant=${a} = 'x'"),
        "these wait for each other, so none can be computed: a → a"
    );
    assert!(fault("group g relevant=${x} = 1\ninteger x\nend").contains("g → x → g"));
}

#[test]
fn a_select_offers_what_its_filter_leaves_and_an_answer_that_left_comes_back_with_its_choice() {
    let mut form = begin(
        "text field
         one crop list=crops; filter=field = ${field}; required=true()
         many all list=crops
         rank order list=crops; filter=field = ${field}
         calculate said calculation=jr:choice-name(${crop}, '${crop}')",
    );
    let crop = form.find("crop").unwrap();
    assert_eq!(form.offers(crop), []);
    say(&mut form, "field", "north");
    let names = |form: &mut Filled| {
        form.offers(crop)
            .into_iter()
            .map(|offer| offer.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&mut form), ["tomato", "pepper"]);
    say(&mut form, "crop", "pepper");
    say(&mut form, "order", "pepper tomato");
    assert_eq!(value(&form, "said"), "pepper");
    say(&mut form, "field", "south");
    assert_eq!(value(&form, "crop"), "", "it is not offered in the south");
    assert_eq!(value(&form, "said"), "");
    assert_eq!(value(&form, "order"), "squash okra");
    assert_eq!(form.violations().len(), 1, "so the question is open again");
    say(&mut form, "field", "north");
    assert_eq!(value(&form, "crop"), "pepper");
    assert_eq!(value(&form, "order"), "pepper tomato");
    say(&mut form, "all", "okra nothing tomato");
    assert_eq!(
        value(&form, "all"),
        "tomato okra",
        "in the order of the list, and only what is in it"
    );
    form.speak("es");
    assert_eq!(form.offers(crop)[0].label, "tomato (es)");
}
