//! Forms filled in, as short stories: how they are written down.

mod given_out;
mod merging;
mod repeats;
mod sittings;
mod stories;
mod suggests;

use super::*;
use crate::words::Words;
use crate::xpath::Expression;
use std::collections::BTreeMap;
use std::sync::Arc;

struct Noon;

impl Device for Noon {
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset> {
        "2025-11-03T12:00:00-05:00".parse().unwrap()
    }
    fn random(&self) -> f64 {
        0.5
    }
}

/// A form in short: `integer hours relevant=${works} = 'yes'; constraint=. < 25`, `group g`, `repeat r count=2`, `end`.
fn definition(text: &str) -> Definition {
    let mut open: Vec<Group> = vec![group("")];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.splitn(3, ' ');
        let (kind, name, rest) = (
            words.next().unwrap(),
            words.next().unwrap_or(""),
            words.next().unwrap_or(""),
        );
        let said: BTreeMap<&str, &str> = rest.split("; ").filter_map(|part| part.split_once('=')).collect();
        let expression = |key: &str| said.get(key).map(|text| Expression::parse(text).unwrap());
        match kind {
            "group" | "repeat" => open.push(Group {
                relevant: expression("relevant"),
                repeat: (kind == "repeat").then(|| Repeat {
                    count: expression("count"),
                }),
                ..group(name)
            }),
            "end" => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().items.push(Item::Group(Box::new(done)));
            }
            kind => {
                let kind = match kind {
                    "text" => Kind::Text,
                    "integer" => Kind::Integer,
                    "decimal" => Kind::Decimal,
                    "date" => Kind::Date,
                    "note" => Kind::Note,
                    "calculate" => Kind::Calculate,
                    "one" => Kind::SelectOne,
                    "many" => Kind::SelectMultiple,
                    "rank" => Kind::Rank,
                    "place" => Kind::Geopoint,
                    other => panic!("{other}"),
                };
                let mut question = Question::new(name.to_owned(), kind);
                question.label = said
                    .get("label")
                    .map(|text| Words::from([("en", *text)]))
                    .unwrap_or_default();
                question.relevant = expression("relevant");
                question.calculation = expression("calculation");
                question.constraint = expression("constraint");
                question.required = expression("required");
                question.default = match (said.get("default"), expression("first")) {
                    (Some(text), _) => Some(Preset::Fixed((*text).to_owned())),
                    (None, Some(computed)) => Some(Preset::Computed(computed)),
                    (None, None) => None,
                };
                question.choices = said.get("list").map(|list| Choices {
                    source: Source::List {
                        list: (*list).to_owned(),
                    },
                    filter: expression("filter"),
                    randomize: false,
                    seed: None,
                    or_other: false,
                });
                for own in ["provision", "suggests"] {
                    let text = said.get(own).map(|text| (own.to_owned(), (*text).to_owned()));
                    question.columns.extend(text);
                }
                question.trigger = said
                    .get("trigger")
                    .map(|name| vec![(*name).to_owned()])
                    .unwrap_or_default();
                open.last_mut().unwrap().items.push(Item::Question(Box::new(question)));
            }
        }
    }
    Definition {
        id: "trial".into(),
        version: "1".into(),
        title: "Trial".into(),
        default_language: "en".into(),
        languages: vec![],
        instance_name: None,
        style: vec![],
        items: open.pop().unwrap().items,
        lists: BTreeMap::from([("crops".to_owned(), crops())]),
        settings: BTreeMap::new(),
        entities: vec![],
    }
}

/// Crops by field.
fn crops() -> ChoiceList {
    let choice = |(name, field): (&str, &str)| Choice {
        name: name.to_owned(),
        label: Words::from([("en", name), ("es", &format!("{name} (es)"))]),
        columns: BTreeMap::from([("field".to_owned(), field.to_owned())]),
        ..Choice::default()
    };
    let choices = [
        ("tomato", "north"),
        ("pepper", "north"),
        ("squash", "south"),
        ("okra", "south"),
    ];
    ChoiceList {
        choices: choices.into_iter().map(choice).collect(),
    }
}

fn group(name: &str) -> Group {
    Group {
        name: name.to_owned(),
        label: Words::default(),
        relevant: None,
        read_only: None,
        appearance: vec![],
        media: Media::default(),
        repeat: None,
        items: vec![],
    }
}

fn begin(text: &str) -> Filled {
    let plan = Plan::new(definition(text), &BTreeMap::new()).unwrap();
    Filled::begin(Arc::new(plan), Box::new(Noon))
}

fn say(form: &mut Filled, path: &str, text: &str) {
    let spot = form.find_or_add(path).unwrap_or_else(|| panic!("nothing at {path}"));
    form.answer(spot, text).unwrap();
}

fn value(form: &Filled, path: &str) -> String {
    form.text(form.find(path).unwrap_or_else(|| panic!("nothing at {path}")))
        .to_owned()
}

fn asked(form: &Filled, path: &str) -> bool {
    form.find(path).is_some_and(|spot| form.is_relevant(spot))
}
