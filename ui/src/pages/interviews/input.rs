use super::typed::Typed;
use super::writer::Writer;
use crate::components::{Choice, Icon};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{DECLINED, FormQuestion, Point, QuestionKind};
use shared::ids::RecordId;

/// The place where one question is answered.
#[component]
pub(super) fn Input(
    writer: Writer,
    record: RecordId,
    key: String,
    question: FormQuestion,
    point: Memo<Point>,
    /// The worker's language.
    lang: String,
    draft: Option<String>,
    /// Crews of the plan, for the question that gives the crew.
    crews: Vec<String>,
    disabled: bool,
) -> impl IntoView {
    let name = key;
    let take_back = {
        let name = name.clone();
        let answered = {
            let name = name.clone();
            move || writer.answer(&name).is_some()
        };
        move || {
            (!disabled && answered()).then(|| {
            let name = name.clone();
            view! {
                <button class="btn is-bare" type="button" on:click=move |_| writer.put(&name, None)><Icon of=icondata::LuUndo2/>{say::take_answer_back()}</button>
            }
        })
        }
    };
    // Crews come from the audit's plan: nobody types a crew's name twice.
    let of_crews = question.stratum.as_deref() == Some("crew") && !crews.is_empty();
    match question.kind {
        QuestionKind::Note => view! { <Computed point/> }.into_any(),
        _ if point.with(|point| point.locked) => view! { <Computed point/> }.into_any(),
        _ if of_crews => view! { <Choices writer key=name question lang crews disabled/>{take_back} }.into_any(),
        QuestionKind::SelectOne | QuestionKind::SelectMultiple => {
            view! { <Choices writer key=name question lang crews disabled/>{take_back} }.into_any()
        }
        _ => {
            let label = question.label.read(&lang).to_string();
            let may_decline = question.may_decline;
            let declined = {
                let name = name.clone();
                Signal::derive(move || writer.answer(&name).as_deref() == Some(DECLINED))
            };
            let saved = {
                let name = name.clone();
                Signal::derive(move || declined.get() && writer.is_saved(&name))
            };
            let decline = {
                let name = name.clone();
                Callback::new(move |on: bool| writer.put(&name, on.then(|| DECLINED.to_string())))
            };
            view! {
                <Typed writer record question=name kind=question.kind label lang draft disabled/>
                {may_decline.then(|| view! {
                    <Choice name="declined" many=true apart=true label=say::prefers_not_to_say() chosen=declined saved disabled=Signal::stored(disabled) pick=decline/>
                })}
                {take_back}
            }
            .into_any()
        }
    }
}

/// What the form computed, to be read.
#[component]
fn Computed(point: Memo<Point>) -> impl IntoView {
    move || {
        let computed = point.with(|point| point.computed.clone());
        computed.map(|text| view! { <p class="figure num" dir="auto">{text}</p> })
    }
}

#[component]
fn Choices(
    writer: Writer,
    key: String,
    question: FormQuestion,
    lang: String,
    crews: Vec<String>,
    disabled: bool,
) -> impl IntoView {
    let many = question.kind == QuestionKind::SelectMultiple;
    let exclusive: Vec<String> = question
        .choices
        .iter()
        .filter(|choice| choice.exclusive || choice.apart)
        .map(|choice| choice.name.clone())
        .collect();
    let exclusive = StoredValue::new(exclusive);
    let name = StoredValue::new(key);
    let mut offers: Vec<(String, String, bool)> = question
        .choices
        .iter()
        .map(|choice| (choice.name.clone(), choice.label.read(&lang).to_string(), choice.apart))
        .collect();
    if question.stratum.as_deref() == Some("crew") && !crews.is_empty() {
        if offers.is_empty() && question.may_decline {
            offers.push((DECLINED.to_string(), say::prefers_not_to_say(), true));
        }
        let apart: Vec<_> = offers.into_iter().filter(|(_, _, apart)| *apart).collect();
        offers = crews
            .into_iter()
            .map(|crew| (crew.clone(), crew, false))
            .chain(apart)
            .collect();
    }
    let choices: Vec<_> = offers
        .into_iter()
        .map(|(choice, label, apart)| {
            let lang = lang.clone();
            let mine = StoredValue::new(choice);
            let chosen = Signal::derive(move || {
                let answer = name.with_value(|name| writer.answer(name)).unwrap_or_default();
                mine.with_value(|mine| {
                    if many {
                        answer.split(' ').any(|one| one == mine)
                    } else {
                        answer == *mine
                    }
                })
            });
            let saved = Signal::derive(move || chosen.get() && name.with_value(|name| writer.is_saved(name)));
            let pick = Callback::new(move |on: bool| {
                let choice = mine.get_value();
                let answer = if many {
                    let before = untrack(|| name.with_value(|name| writer.answer(name))).unwrap_or_default();
                    several(&before, &choice, on, &exclusive.get_value())
                } else {
                    Some(choice)
                };
                name.with_value(|name| writer.put(name, answer));
            });
            view! { <Choice name="answer" label lang chosen saved many apart disabled=Signal::stored(disabled) pick/> }
        })
        .collect();
    let role = if many { "group" } else { "radiogroup" };
    view! { <div class="choices" role=role aria-labelledby="ask">{choices}</div> }
}

/// Several choices as they are stored; one that excludes the others stands alone.
fn several(before: &str, choice: &str, on: bool, exclusive: &[String]) -> Option<String> {
    let alone = |name: &str| exclusive.iter().any(|other| other == name);
    let mut names: Vec<&str> = before
        .split(' ')
        .filter(|name| !name.is_empty() && *name != choice)
        .collect();
    if on {
        names.retain(|name| !alone(choice) && !alone(name));
        names.push(choice);
    }
    names.sort_unstable();
    (!names.is_empty()).then(|| names.join(" "))
}
