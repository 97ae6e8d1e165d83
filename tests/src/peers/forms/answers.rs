//! Answers by chance: fitting ones, blank ones, ones that violate, ones to questions that are hidden.

use super::Item;
use super::chance::Chance;
use super::expressions::day;
use super::known::{Asked, Kind, choices};
use crate::peers::Answers;
use serde_json::{Value, json};

/// Answers to the questions of a form; a fifth of them stays open.
pub fn answers(chance: &mut Chance, known: &[Asked], items: &[Item]) -> Answers {
    let mut given = Answers::new();
    fill(chance, known, items, "", &mut given);
    given
}

fn fill(chance: &mut Chance, known: &[Asked], items: &[Item], before: &str, given: &mut Answers) {
    for item in items {
        match item {
            Item::Question(at) => {
                let asked = &known[*at];
                if !asked.computed && !chance.one_in(5) {
                    given.insert(format!("{before}{}", asked.name), answer(chance, asked));
                }
            }
            Item::Branch(within, inner) if within.repeats => {
                for instance in 1..=chance.below(4) {
                    fill(
                        chance,
                        known,
                        inner,
                        &format!("{before}{}[{instance}]/", within.name),
                        given,
                    );
                }
            }
            Item::Branch(within, inner) => fill(chance, known, inner, &format!("{before}{}/", within.name), given),
        }
    }
}

fn answer(chance: &mut Chance, asked: &Asked) -> Value {
    if asked.counts {
        return json!(chance.between(0, 3));
    }
    let list = || asked.list.map(choices).unwrap_or_default();
    match asked.kind {
        Kind::Integer => json!(chance.between(-3, 20)),
        // Never whole: ODK's engine writes `6.0` then, ours 6.
        Kind::Decimal => json!(f64::from(chance.between(-10, 60)) + 0.25),
        Kind::Range => json!(2 * chance.between(0, 4)),
        Kind::Time => json!(format!("{:02}:30:00.000", chance.between(0, 23))),
        Kind::Date => json!(day(chance)),
        Kind::One => json!(chance.word(&list())),
        Kind::Many => {
            let some = 1 + chance.below(3);
            json!(chance.shuffled(list()).into_iter().take(some).collect::<Vec<_>>())
        }
        Kind::Rank => json!(chance.shuffled(list())),
        Kind::Acknowledge => json!("OK"),
        _ => json!(chance.word(&[
            "Ana", "Zoé", "abc", "a b", "12", "sweet", "7.5", "A-b-c", "a", "a  b", " x"
        ])),
    }
}
