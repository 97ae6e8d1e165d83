//! One form read twice: as the workbook, and as the XForm that pyxform makes of it. Both have to stand alike.

use serde_json::{Value, json};
use shared::form::{Choices, Definition, Device, Filled, Group, Item, Kind, Plan, Question, Source, Standing};
use shared::xlsform::Workbook;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::forms::Chance;

/// A clock that stands still, and no chance.
struct Still;

impl Device for Still {
    fn now(&self) -> chrono::DateTime<chrono::FixedOffset> {
        chrono::DateTime::UNIX_EPOCH.fixed_offset() + chrono::TimeDelta::days(20_511)
    }

    fn random(&self) -> f64 {
        0.25
    }
}

/// A workbook as pyxform's process takes it.
pub fn sheets(workbook: &Workbook) -> Value {
    let mut all = json!({});
    let only = workbook.sheets.len() == 1;
    for sheet in &workbook.sheets {
        let name = if only {
            "survey".to_owned()
        } else {
            sheet.name.to_lowercase()
        };
        let last = sheet.rows.keys().last().copied().unwrap_or(0);
        let width = sheet
            .rows
            .values()
            .flatten()
            .map(|(column, _)| column + 1)
            .max()
            .unwrap_or(0);
        let rows: Vec<Vec<String>> = (1..=last)
            .map(|number| {
                let mut row = vec![String::new(); width];
                for (column, text) in sheet.rows.get(&number).into_iter().flatten() {
                    row[*column].clone_from(text);
                }
                row
            })
            .collect();
        if rows.len() > 1 {
            all[name] = json!(rows);
        }
    }
    all
}

/// Answers by chance to a form that nobody knows: some fit, some do not.
pub fn answers(chance: &mut Chance, definition: &Definition) -> BTreeMap<String, String> {
    let mut given = BTreeMap::new();
    fill(chance, definition, &definition.items, "", &mut given);
    given
}

fn fill(chance: &mut Chance, form: &Definition, items: &[Item], before: &str, given: &mut BTreeMap<String, String>) {
    for item in items {
        match item {
            // What is computed and has no words is drawn nowhere, so that nobody can answer it.
            Item::Question(question) if question.calculation.is_some() && question.label.is_empty() => {}
            Item::Question(question) if chance.one_in(5) || question.read_only.is_some() => {}
            Item::Question(question) => {
                if let Some(text) = answer(chance, form, question) {
                    given.insert(format!("{before}{}", question.name), text);
                }
            }
            Item::Group(group) if group.repeat.is_some() => {
                for instance in 1..=chance.below(3) {
                    fill(
                        chance,
                        form,
                        &group.items,
                        &format!("{before}{}[{instance}]/", group.name),
                        given,
                    );
                }
            }
            Item::Group(group) => fill(chance, form, &group.items, &format!("{before}{}/", group.name), given),
        }
    }
}

fn answer(chance: &mut Chance, form: &Definition, question: &Question) -> Option<String> {
    let named = |choices: &Choices| match &choices.source {
        Source::List { list } => form
            .lists
            .get(list)
            .map(|list| list.choices.iter().map(|choice| choice.name.clone()).collect())
            .unwrap_or_default(),
        Source::File { .. } | Source::Answers { .. } => vec!["1".to_owned(), "Ana".to_owned()],
    };
    let names: Vec<String> = question.choices.as_ref().map(named).unwrap_or_default();
    Some(match question.kind {
        Kind::Integer | Kind::Range => chance.between(-2, 12).to_string(),
        Kind::Decimal => format!("{}.25", chance.between(-2, 40)),
        Kind::Date => format!("2026-0{}-1{}", chance.between(1, 9), chance.between(0, 9)),
        Kind::Time => format!("0{}:30:00.000", chance.between(0, 9)),
        Kind::DateTime => format!("2026-03-1{}T08:30:00.000+00:00", chance.between(0, 9)),
        Kind::SelectOne => chance.pick(&names)?.clone(),
        Kind::SelectMultiple => chance.shuffled(names).into_iter().take(2).collect::<Vec<_>>().join(" "),
        Kind::Rank => chance.shuffled(names).join(" "),
        Kind::Acknowledge => "OK".to_owned(),
        Kind::Geopoint => "1.5 2.5 0 0".to_owned(),
        Kind::Geotrace | Kind::Geoshape => "1 2 0 0;1 3 0 0;2 3 0 0".to_owned(),
        Kind::Text | Kind::Barcode | Kind::Hidden => chance.word(&["Ana", "abc", "a b", "12", "7.5", "other", "x"]),
        Kind::Image | Kind::Audio | Kind::Video | Kind::File => "a.bin".to_owned(),
        Kind::Note | Kind::Calculate | Kind::Metadata(_) | Kind::ExternalFile => return None,
    })
}

/// How a form stands with some answers, in one language.
struct Seen {
    standing: Standing,
    not_taken: BTreeSet<String>,
    /// What each select offers.
    offers: BTreeMap<String, Vec<(String, String)>>,
}

fn seen(plan: &Arc<Plan>, answers: &BTreeMap<String, String>, language: &str) -> Seen {
    let mut filled = Filled::begin(plan.clone(), Box::new(Still));
    filled.speak(language);
    let not_taken = filled.answer_all(answers).into_iter().map(|not| not.path).collect();
    let mut offers = BTreeMap::new();
    for spot in filled.spots() {
        let offered = filled
            .offers(spot)
            .into_iter()
            .map(|offer| (offer.name, squeezed(&offer.label)));
        let offered: Vec<_> = offered.collect();
        if !offered.is_empty() {
            offers.insert(filled.path(spot), offered);
        }
    }
    Seen {
        standing: filled.standing(),
        not_taken,
        offers,
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything in which two readings of one form part, for one set of answers; nothing when they agree.
pub fn partings(workbook: &Definition, xform: &Definition, answers: &BTreeMap<String, String>) -> Vec<String> {
    let files = BTreeMap::new();
    let plans = [workbook, xform].map(|form| Plan::new(form.clone(), &files).map(Arc::new));
    let mut found = words_of_form(workbook, xform);
    let [ours, theirs] = match plans {
        [Ok(ours), Ok(theirs)] => [ours, theirs],
        [Err(_), Err(_)] => return found,
        [Ok(_), Err(fault)] => return vec![format!("only the XForm cannot be planned: {fault}")],
        [Err(fault), Ok(_)] => return vec![format!("only the workbook cannot be planned: {fault}")],
    };
    for language in &workbook.languages {
        let [ours, theirs] = [&ours, &theirs].map(|plan| seen(plan, answers, &language.code));
        compare(&mut found, &language.code, &ours, &theirs);
    }
    found.sort();
    found.dedup();
    found
}

fn words_of_form(workbook: &Definition, xform: &Definition) -> Vec<String> {
    let mut found = Vec::new();
    for (what, ours, theirs) in [
        ("version", &workbook.version, &xform.version),
        ("title", &workbook.title, &xform.title),
    ] {
        if ours != theirs {
            found.push(format!("{what}: workbook {ours:?}, XForm {theirs:?}"));
        }
    }
    let languages = |form: &Definition| form.languages.iter().map(|l| l.code.clone()).collect::<BTreeSet<_>>();
    if languages(workbook) != languages(xform) {
        found.push(format!(
            "languages: workbook {:?}, XForm {:?}",
            languages(workbook),
            languages(xform)
        ));
    }
    if workbook.instance_name.is_some() != xform.instance_name.is_some() {
        found.push("the name of the instance".to_owned());
    }
    if workbook.style != xform.style {
        found.push(format!("style: workbook {:?}, XForm {:?}", workbook.style, xform.style));
    }
    let entities = |form: &Definition| {
        form.entities
            .iter()
            .filter_map(|row| row.get("list_name").cloned())
            .collect::<Vec<_>>()
    };
    if entities(workbook) != entities(xform) {
        found.push(format!(
            "entities: workbook {:?}, XForm {:?}",
            entities(workbook),
            entities(xform)
        ));
    }
    shapes(&mut found, "", &workbook.items, &xform.items);
    found
}

/// Kinds, appearances and parameters, question by question.
fn shapes(found: &mut Vec<String>, before: &str, ours: &[Item], theirs: &[Item]) {
    let name = |item: &Item| match item {
        Item::Question(question) => question.name.clone(),
        Item::Group(group) => group.name.clone(),
    };
    let theirs: BTreeMap<String, &Item> = theirs.iter().map(|item| (name(item), item)).collect();
    for ours in ours {
        let path = format!("{before}{}", name(ours));
        match (ours, theirs.get(&name(ours))) {
            (Item::Question(ours), Some(Item::Question(theirs))) => question(found, &path, ours, theirs),
            (Item::Group(ours), Some(Item::Group(theirs))) => group(found, &path, ours, theirs),
            (Item::Question(ours), None) if ours.kind == Kind::ExternalFile => {}
            _ => found.push(format!("{path}: not in the XForm")),
        }
    }
}

fn group(found: &mut Vec<String>, path: &str, ours: &Group, theirs: &Group) {
    let told = |group: &Group| (group.appearance.clone(), group.repeat.is_some(), group.media.clone());
    if told(ours) != told(theirs) {
        found.push(format!("{path}: group {:?}, XForm {:?}", told(ours), told(theirs)));
    }
    shapes(found, &format!("{path}/"), &ours.items, &theirs.items);
}

fn question(found: &mut Vec<String>, path: &str, ours: &Question, theirs: &Question) {
    // A note, a text that nobody can answer and a value that nothing asks are one thing in an XForm.
    let kind = |question: &Question| match question.kind {
        Kind::Note | Kind::Hidden | Kind::Calculate => "text or none".to_owned(),
        Kind::Text if question.read_only.is_some() || question.label.is_empty() => "text or none".to_owned(),
        kind => format!("{kind:?}"),
    };
    for (what, ours, theirs) in [
        ("kind", kind(ours), kind(theirs)),
        ("appearance", ours.appearance.join(" "), theirs.appearance.join(" ")),
        (
            "save_to",
            format!("{:?}", ours.save_to),
            format!("{:?}", theirs.save_to),
        ),
        ("media", format!("{:?}", ours.media), format!("{:?}", theirs.media)),
        (
            "parameters",
            format!("{:?}", ours.parameters),
            format!("{:?}", theirs.parameters),
        ),
        (
            "trigger",
            format!("{:?}", ours.trigger),
            format!("{:?}", theirs.trigger),
        ),
        ("random", random(ours), random(theirs)),
    ] {
        if ours != theirs {
            found.push(format!("{what} of {path}: workbook {ours}, XForm {theirs}"));
        }
    }
}

fn random(question: &Question) -> String {
    let told = |choices: &Choices| format!("{} {}", choices.randomize, choices.seed.is_some());
    question.choices.as_ref().map(told).unwrap_or_default()
}

fn compare(found: &mut Vec<String>, language: &str, ours: &Seen, theirs: &Seen) {
    let text = |value: Option<&String>| value.map(|text| squeezed(text)).unwrap_or_default();
    for path in ours.standing.relevant.keys() {
        let (left, right) = (ours.standing.relevant.get(path), theirs.standing.relevant.get(path));
        if left != right {
            found.push(format!("relevant of {path}: workbook {left:?}, XForm {right:?}"));
        }
        let (left, right) = (ours.standing.values.get(path), theirs.standing.values.get(path));
        if left != right {
            found.push(format!("value of {path}: workbook {left:?}, XForm {right:?}"));
        }
        let (left, right) = (
            text(ours.standing.labels.get(path)),
            text(theirs.standing.labels.get(path)),
        );
        if left != right {
            found.push(format!(
                "label of {path} in {language}: workbook {left:?}, XForm {right:?}"
            ));
        }
    }
    let told = |seen: &Seen| -> BTreeSet<(String, String)> {
        let violations = seen.standing.violations.iter();
        violations
            .map(|one| (one.path.clone(), squeezed(&one.message)))
            .collect()
    };
    for (path, message) in told(ours).symmetric_difference(&told(theirs)) {
        found.push(format!("violation of {path} in {language}: only one says {message:?}"));
    }
    for path in ours.not_taken.symmetric_difference(&theirs.not_taken) {
        found.push(format!("answer to {path}: only one takes it"));
    }
    for (path, offered) in &ours.offers {
        let other = theirs.offers.get(path);
        if other != Some(offered) {
            found.push(format!(
                "offers of {path} in {language}: workbook {offered:?}, XForm {other:?}"
            ));
        }
    }
}
