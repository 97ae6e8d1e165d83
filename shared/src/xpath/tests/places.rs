//! Expressions that stand somewhere: in a repeat, on a question, in the record after another.

use super::world::World;
use crate::xpath::Value;

#[test]
fn a_name_in_a_repeat_means_this_members() {
    let world = World::new();
    assert_eq!(
        world.said_from("concat(${who}, ' earns ', ${pay})", "/data/crew/member[3]/pay"),
        "Chi earns 2.5"
    );
    assert_eq!(world.said_from("count(${kind})", "/data/crew/member[1]/pay"), "2");
    assert_eq!(world.said_from("position(..)", "/data/crew/member[2]/who"), "2");
    assert_eq!(world.said_from("../pay", "/data/crew/member[1]/who"), "[10]");
    assert_eq!(world.said_from("current()/../who", "/data/crew/member[1]/pay"), "[Ana]");
    assert_eq!(
        world.said_from(
            "indexed-repeat(${who}, ${member}, position(..) - 1)",
            "/data/crew/member[3]/pay"
        ),
        "[Ben]"
    );
    assert_eq!(
        world.said_from("indexed-repeat(${kind}, ${tool}, 2)", "/data/crew/member[1]/pay"),
        "[hoe]"
    );
}

#[test]
fn a_constraint_asks_the_question_itself() {
    let world = World::new();
    assert_eq!(world.said_from(". > 18 and . < 100", "/data/age"), "true");
    assert_eq!(
        world.said_from("string-length() = 2 and number() = 34", "/data/age"),
        "true"
    );
    assert_eq!(world.said_from("once('later')", "/data/age"), "34");
    assert_eq!(world.said_from("once('later')", "/data/blank"), "later");
    assert_eq!(world.said_from("position()", "/data/crew/member[2]"), "2");
    assert_eq!(world.said_from("normalize-space()", "/data/spaced"), "two words");
}

#[test]
fn labels_come_from_the_host() {
    let world = World::new();
    let index = world.node("/data/crops").index;
    assert_eq!(
        world.said("jr:choice-name('tea', '${crops}')"),
        format!("<tea of {index}>")
    );
    assert_eq!(
        world.said("jr:choice-name(selected-at(${crops}, 1), '/data/crops')"),
        format!("<beans of {index}>")
    );
    assert_eq!(world.said("jr:choice-name('tea', '${wine}')"), "");
    assert_eq!(world.said("jr:itext('hello')"), "<hello>");
    assert_eq!(world.said("concat(${last-saved#age}, '!')"), "!");
}

#[test]
fn an_id_by_chance_has_the_form_of_one() {
    let id = World::new().said("uuid()");
    assert_eq!(id.len(), 36);
    assert_eq!(id.as_bytes()[14], b'4', "{id}");
    assert!(
        id.bytes()
            .enumerate()
            .all(|(at, byte)| [8, 13, 18, 23].contains(&at) == (byte == b'-')),
        "{id}"
    );
}

#[test]
fn a_whole_form_of_a_predicate_by_chance_draws_anew_for_each_node() {
    let world = World::new();
    let Value::Nodes(kept) = world.value("letters/l[random() < 0.5]", world.node("/data")) else {
        panic!()
    };
    assert!(!kept.is_empty() && kept.len() < 6, "{}", kept.len());
}
