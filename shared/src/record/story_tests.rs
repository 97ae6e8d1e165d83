//! Stories of several devices, told with documents alone.

use super::*;
use crate::fields::{Decision, Value};
use crate::ids::{DeviceNumber, Hash, RecordId, RoomId};
use crate::kinds::Kind;
use crate::time::Timestamp;

pub(super) const AMINA: DeviceNumber = DeviceNumber(2);
pub(super) const JOSEPH: DeviceNumber = DeviceNumber(3);
pub(super) const LEAD: DeviceNumber = DeviceNumber(1);

pub(super) fn actor(device: DeviceNumber) -> Actor {
    Actor::new(device, [7; 8])
}

pub(super) fn noon() -> Timestamp {
    Timestamp::from_timestamp(1_790_000_000, 0).unwrap()
}

pub(super) fn finding_of(creator: DeviceNumber) -> RecordIdentity {
    RecordIdentity {
        room: RoomId([1; 16]),
        kind: Kind::Finding,
        creator,
        chance: [9; 16],
    }
}

/// Amina's new finding: a severity and a statement.
pub(super) fn finding() -> Document {
    let edits = [Edit::put("severity", "minor"), Edit::text("statement", "No shade.")];
    Document::create(finding_of(AMINA), &actor(AMINA), &edits, noon())
        .unwrap()
        .0
}

pub(super) fn put(document: &mut Document, device: DeviceNumber, key: &str, value: impl Into<Value>) -> Vec<u8> {
    document
        .apply(&actor(device), &[Edit::put(key, value)], &[], noon())
        .unwrap()
        .expect("something changed")
}

pub(super) fn take(document: &mut Document, from: DeviceNumber, changes: &[u8]) -> Merged {
    let admitted = admit(
        Some(document),
        &document.identity().clone(),
        from,
        News::Changes(changes),
    )
    .unwrap();
    *document = admitted.document;
    admitted.merged
}

/// Two phones with the same finding whose severity was then written differently, merged on both.
pub(super) fn disagreement() -> (Document, Document) {
    let mut amina = finding();
    let mut joseph = amina.clone();
    let (hers, his) = (
        put(&mut amina, AMINA, "severity", "major"),
        put(&mut joseph, JOSEPH, "severity", "critical"),
    );
    take(&mut amina, JOSEPH, &his);
    take(&mut joseph, AMINA, &hers);
    (amina, joseph)
}

fn decision(document: &Document, number: u8, choice: &str) -> Decision {
    Decision {
        record: RecordId([number; 16]),
        device: LEAD,
        at: noon(),
        key: "severity".into(),
        heads: document.heads(),
        choice: choice.into(),
        settles: Vec::new(),
    }
}

fn rivals(document: &Document, decisions: &[Decision]) -> Vec<String> {
    let fields = document.fields(decisions);
    let field = fields.get("severity").expect("a severity");
    field
        .rivals
        .iter()
        .map(|held| format!("{:?} by {}", held.value, held.device))
        .collect()
}

#[test]
fn an_answer_reads_back_after_saving_and_a_repeated_one_changes_nothing() {
    let mut document = finding();
    let edits = [
        Edit::put("count", 12),
        Edit::put("seen", true),
        Edit::put("note", "ten toilets"),
        Edit::remove("gone"),
    ];
    assert!(document.apply(&actor(AMINA), &edits, &[], noon()).unwrap().is_some());
    assert_eq!(
        document.apply(&actor(AMINA), &edits, &[], noon()).unwrap(),
        None,
        "nothing new to write"
    );
    let loaded = Document::load(&document.save()).unwrap();
    let fields = loaded.fields(&[]);
    assert_eq!(
        (fields.int("count"), fields.bool("seen"), fields.text("note")),
        (Some(12), Some(true), Some("ten toilets"))
    );
    assert_eq!(fields.text("statement"), Some("No shade."));
    assert_eq!(loaded.canonical(), document.canonical());
    assert_eq!(loaded.identity(), document.identity());
    assert_eq!(fields.get("kind"), None, "what the record is, is not one of its fields");
}

#[test]
fn both_severities_stand_on_both_phones_in_the_same_order() {
    let (amina, joseph) = disagreement();
    assert_eq!(
        rivals(&amina, &[]),
        [r#"Text("major") by 2"#, r#"Text("critical") by 3"#]
    );
    assert_eq!(amina.canonical(), joseph.canonical());
}

#[test]
fn the_same_answer_given_twice_is_no_conflict() {
    let mut amina = finding();
    let mut joseph = amina.clone();
    put(&mut amina, AMINA, "severity", "major");
    let his = put(&mut joseph, JOSEPH, "severity", "major");
    take(&mut amina, JOSEPH, &his);
    assert_eq!(
        amina.fields(&[]).get("severity"),
        Some(&crate::fields::Field::of("major"))
    );
    put(&mut amina, AMINA, "severity", "minor");
}

#[test]
fn an_ordinary_write_cannot_erase_a_conflict() {
    let (mut amina, _) = disagreement();
    for edit in [
        Edit::put("severity", "minor"),
        Edit::remove("severity"),
        Edit::text("severity", "minor"),
    ] {
        let refused = amina.apply(&actor(AMINA), &[Edit::put("place", "field 4"), edit], &[], noon());
        assert_eq!(refused, Err(RecordError::Conflicted { key: "severity".into() }));
    }
    assert_eq!(
        amina.fields(&[]).text("place"),
        None,
        "nothing of a refused change is written"
    );
    put(&mut amina, AMINA, "place", "field 4");
}

#[test]
fn the_lead_decides_and_both_values_stay_in_the_history() {
    let (amina, joseph) = disagreement();
    let decisions = [decision(&amina, 1, "major")];
    assert_eq!(amina.fields(&decisions).text("severity"), Some("major"));
    assert!(rivals(&joseph, &decisions).is_empty());
    let history: Vec<_> = amina
        .history("severity")
        .into_iter()
        .filter_map(|written| written.value)
        .collect();
    assert_eq!(history, ["minor".into(), "major".into(), "critical".into()]);
}

#[test]
fn a_decided_key_may_be_written_again_and_then_the_decision_has_had_its_day() {
    let (mut amina, mut joseph) = disagreement();
    let decisions = [decision(&amina, 1, "major")];
    let later = amina
        .apply(&actor(AMINA), &[Edit::put("severity", "minor")], &decisions, noon())
        .unwrap()
        .unwrap();
    take(&mut joseph, AMINA, &later);
    for phone in [&amina, &joseph] {
        assert_eq!(phone.fields(&decisions).text("severity"), Some("minor"));
        assert!(rivals(phone, &decisions).is_empty());
    }
}

#[test]
fn a_write_that_did_not_know_the_decided_heads_opens_the_conflict_again() {
    let start = finding();
    let (mut amina, mut joseph, mut away) = (start.clone(), start.clone(), start);
    let (hers, his) = (
        put(&mut amina, AMINA, "severity", "major"),
        put(&mut joseph, JOSEPH, "severity", "critical"),
    );
    take(&mut amina, JOSEPH, &his);
    let decisions = [decision(&amina, 1, "major")];
    let late = put(&mut away, DeviceNumber(4), "severity", "cosmetic");
    take(&mut amina, DeviceNumber(4), &late);
    assert_eq!(rivals(&amina, &decisions).len(), 3);
    take(&mut joseph, DeviceNumber(4), &late);
    take(&mut joseph, AMINA, &hers);
    assert_eq!(amina.fields(&decisions), joseph.fields(&decisions));
}

#[test]
fn a_write_to_another_key_leaves_the_decision_standing() {
    let (mut amina, _) = disagreement();
    let decisions = [decision(&amina, 1, "major")];
    put(&mut amina, AMINA, "place", "field 4");
    assert_eq!(amina.fields(&decisions).text("severity"), Some("major"));
}

#[test]
fn a_decision_on_heads_that_are_not_here_waits() {
    let (amina, _) = disagreement();
    let mut heads = amina.heads();
    heads.push(Hash([5; 32]));
    let partly = Decision {
        heads,
        ..decision(&amina, 1, "major")
    };
    let empty = Decision {
        heads: Vec::new(),
        ..decision(&amina, 1, "major")
    };
    assert_eq!(rivals(&amina, &[partly, empty]).len(), 2);
}

#[test]
fn two_leads_deciding_differently_disagree_until_one_settles_it() {
    let (mut amina, _) = disagreement();
    let (first, second) = (decision(&amina, 1, "major"), decision(&amina, 2, "critical"));
    let both = [second.clone(), first.clone()];
    assert_eq!(
        rivals(&amina, &both),
        [r#"Text("major") by 1"#, r#"Text("critical") by 1"#]
    );
    let refused = amina.apply(&actor(AMINA), &[Edit::put("severity", "minor")], &both, noon());
    assert_eq!(refused, Err(RecordError::Conflicted { key: "severity".into() }));
    let agreed = [
        first.clone(),
        Decision {
            choice: "major".into(),
            ..second.clone()
        },
    ];
    assert!(rivals(&amina, &agreed).is_empty(), "the same choice twice is one");
    let last = Decision {
        settles: vec![first.record, second.record],
        ..decision(&amina, 3, "minor")
    };
    let all = [first, second, last];
    assert_eq!(amina.fields(&all).text("severity"), Some("minor"));
    assert!(rivals(&amina, &all).is_empty());
}

#[test]
fn two_people_write_in_one_text_and_nothing_is_lost() {
    let mut amina = finding();
    let mut joseph = amina.clone();
    let write = |document: &mut Document, device, text: &str| {
        document
            .apply(&actor(device), &[Edit::text("statement", text)], &[], noon())
            .unwrap()
            .unwrap()
    };
    let hers = write(&mut amina, AMINA, "No shade in field 4.");
    let his = write(&mut joseph, JOSEPH, "No shade. No water.");
    take(&mut amina, JOSEPH, &his);
    take(&mut joseph, AMINA, &hers);
    let text = amina.fields(&[]).text("statement").unwrap().to_owned();
    assert!(text.contains("in field 4") && text.contains("No water."), "{text}");
    assert_eq!(amina.canonical(), joseph.canonical());
    assert_eq!(amina.history("statement").len(), 3);
}

#[test]
fn a_reply_that_overtakes_its_question_waits_and_then_counts() {
    let mut amina = finding();
    let mut joseph = amina.clone();
    let first = put(&mut amina, AMINA, "place", "field 4");
    take(&mut joseph, AMINA, &first);
    let reply = put(&mut joseph, JOSEPH, "place", "field 5");

    let mut lead = finding();
    let merged = take(&mut lead, JOSEPH, &reply);
    assert_eq!((merged.applied, merged.waiting), (0, 1));
    assert_eq!(merged.missing, amina.heads());
    assert_eq!(lead.fields(&[]).text("place"), None);
    let mut lead = Document::load(&lead.save()).unwrap();
    assert_eq!(lead.missing(), amina.heads(), "what waits survives the night");
    let merged = take(&mut lead, AMINA, &first);
    assert_eq!((merged.applied, merged.waiting), (2, 0));
    assert_eq!(lead.canonical(), joseph.canonical());
}

#[test]
fn changes_that_come_before_their_record_begin_it() {
    let mut amina = finding();
    let later = put(&mut amina, AMINA, "place", "field 4");
    let early = admit(None, &finding_of(AMINA), AMINA, News::Changes(&later)).unwrap();
    assert_eq!((early.merged.applied, early.merged.waiting), (0, 1));
    let mut lead = Document::load(&early.document.save()).unwrap();
    assert!(lead.fields(&[]).is_empty());
    let write = lead.apply(&actor(LEAD), &[Edit::put("place", "here")], &[], noon());
    assert_eq!(write, Err(RecordError::NotHereYet));
    let birth = &finding().news_since(&[], AMINA)[0];
    let begun = admit(Some(&lead), &finding_of(AMINA), AMINA, birth.borrowed()).unwrap();
    assert_eq!(begun.document.canonical(), amina.canonical());
}

#[test]
fn news_are_only_ones_own_and_only_what_is_new() {
    let mut amina = finding();
    let sealed = amina.heads();
    assert!(amina.made_only_by(AMINA) && !amina.made_only_by(JOSEPH));
    assert!(amina.news_since(&sealed, AMINA).is_empty());
    let mut joseph = amina.clone();
    let his = put(&mut joseph, JOSEPH, "place", "field 5");
    take(&mut amina, JOSEPH, &his);
    let hers = put(&mut amina, AMINA, "count", 3);
    assert!(!amina.made_only_by(AMINA));
    assert_eq!(amina.news_since(&sealed, AMINA), [NewsBuf::Changes(hers)]);
    assert_eq!(amina.news_since(&sealed, JOSEPH), [NewsBuf::Changes(his)]);
}

#[test]
fn a_whole_interview_travels_as_one_saved_document() {
    let identity = RecordIdentity {
        kind: Kind::Interview,
        ..finding_of(AMINA)
    };
    let (mut document, _) = Document::create(identity, &actor(AMINA), &[], noon()).unwrap();
    for question in 0..45 {
        put(&mut document, AMINA, &format!("answers/q{question}"), "yes");
    }
    let news = document.news_since(&[], AMINA);
    let [NewsBuf::Saved(saved)] = news.as_slice() else {
        panic!("{news:?}")
    };
    let admitted = admit(None, &identity, AMINA, News::Saved(saved)).unwrap();
    assert_eq!(admitted.merged.applied, 46);
    assert_eq!(admitted.document.canonical(), document.canonical());
}

#[test]
fn too_much_is_refused_before_it_is_written() {
    let mut amina = finding();
    let before = amina.canonical();
    let mut refused = |edit: Edit| amina.apply(&actor(AMINA), &[edit], &[], noon()).unwrap_err();
    let ten_megabytes = "x".repeat(10_000_000);
    assert!(matches!(
        refused(Edit::put("note", ten_megabytes.as_str())),
        RecordError::TooLong { .. }
    ));
    assert!(matches!(
        refused(Edit::text("statement", ten_megabytes)),
        RecordError::TooLong { .. }
    ));
    assert_eq!(
        refused(Edit::text("statement", "word ".repeat(2_000))),
        RecordError::TooMuchAtOnce
    );
    for key in ["", "kind", "creator", "chance", "a\nb", &"k".repeat(201)] {
        assert!(
            matches!(refused(Edit::put(key, "x")), RecordError::BadKey { .. }),
            "{key}"
        );
    }
    assert_eq!(amina.canonical(), before);
    put(&mut amina, AMINA, "note", "still writable");
}

#[test]
fn a_damaged_store_is_reported_not_shown() {
    let saved = disagreement().0.save();
    for end in 0..saved.len() {
        assert!(Document::load(&saved[..end]).is_err(), "cut at {end}");
    }
}
