use super::*;
use crate::ids::DeviceNumber;

fn interview(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(key, text)| (*key, Value::from(*text))).collect()
}

fn search(fields: &Fields, text: &str) -> Option<SearchHit> {
    hit(RecordId([1; 16]), Kind::Interview, fields, &Query::read(text)?)
}

fn marked(hit: &SearchHit) -> Vec<String> {
    let letters: Vec<char> = hit.snippet.chars().collect();
    let marks = hit.marks.iter();
    marks
        .map(|mark| letters[mark.from as usize..mark.to as usize].iter().collect())
        .collect()
}

#[test]
fn words_spread_over_an_interview_find_it_and_the_best_place_is_shown() {
    let fields = interview(&[
        ("code", "C-017"),
        ("answers/breaks", "Never. José says the SUPERVISOR shouts."),
        ("notes/pay", "Paid late; supervisor keeps the card"),
    ]);
    let found = search(&fields, "jose superv").unwrap();
    assert_eq!((found.label.as_str(), found.place), ("C-017", SearchPlace::Answer));
    assert_eq!(found.question.as_deref(), Some("breaks"));
    assert_eq!(marked(&found), ["José", "SUPERVISOR"]);
    assert_eq!(found.other_places, 0, "the note holds one of the two");
    assert_eq!(search(&fields, "supervisor").unwrap().other_places, 1);
    assert!(search(&fields, "jose late").is_some(), "in two places");
    assert_eq!(search(&fields, "c-017").unwrap().place, SearchPlace::Label);
    assert_eq!(
        search(&fields, "jos supervisor"),
        None,
        "only the last word may be a beginning"
    );
    assert_eq!(Query::read(" … "), None);
}

#[test]
fn what_a_worker_took_back_and_who_they_are_is_not_found() {
    let mut fields = interview(&[("code", "C-017"), ("answers/breaks", "never")]);
    assert!(search(&fields, "never").is_some(), "the control");
    fields.insert("withdrawn", Field::of(true));
    assert_eq!(search(&fields, "never"), None);
    assert!(all_words(Kind::Interview, &fields).is_empty());
    let identity = interview(&[("name", "Rosa"), ("contact", "555")]);
    assert!(passages(Kind::Identity, &identity).is_empty());
}

#[test]
fn both_values_of_a_conflict_are_found() {
    let held = |text: &str| crate::fields::Held {
        value: text.into(),
        device: DeviceNumber(2),
        at: chrono::DateTime::UNIX_EPOCH,
    };
    let mut fields = Fields::default();
    let rivals = vec![held("never"), held("always")];
    fields.insert(
        "answers/breaks",
        Field {
            value: "always".into(),
            rivals,
        },
    );
    assert!(search(&fields, "never").is_some() && search(&fields, "always").is_some());
}

#[test]
fn a_snippet_is_short_and_its_marks_fit_in_every_script() {
    let long = format!("{} বেতন দেয়নি মালিক {}", "আগে কাজ ".repeat(40), "পরে কাজ ".repeat(60));
    let fields = interview(&[("notes/pay", &long)]);
    let found = search(&fields, "বেতন দেয়").unwrap();
    assert!(found.snippet.chars().count() <= 200 && found.snippet.starts_with('…') && found.snippet.ends_with('…'));
    assert_eq!(marked(&found), ["বেতন", "দেয়নি"]);
    let fields = interview(&[("notes/pay", "مالک نے تنخواہ نہیں دی")]);
    assert_eq!(marked(&search(&fields, "تنخواه").unwrap()), ["تنخواہ"]);
    let fields = interview(&[("notes/pay", &"x".repeat(5_000))]);
    assert_eq!(search(&fields, "xx").unwrap().snippet.chars().count(), 199);
}
