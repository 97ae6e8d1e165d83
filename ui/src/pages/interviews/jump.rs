use super::place::{entry_of, is_roster};
use super::writer::Writer;
use crate::components::{Icon, JumpTo, QuestionIs};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{FormGroup, FormSheet, InterviewView, ViolationKind, pattern_of};
use std::collections::BTreeMap;

/// All questions by number: done, flagged, against a rule, left open. Questions that do not apply are not there; of the
/// entries of a repeat, those of the one that is being asked.
#[component]
pub(super) fn Jump(
    form: StoredValue<FormSheet>,
    view: RwSignal<InterviewView>,
    writer: Writer,
    lang: Signal<String>,
    at: Signal<Option<String>>,
    go: Callback<String>,
) -> impl IntoView {
    // Drawn anew when other questions apply; an answer or a flag changes its own button only.
    let relevant = Memo::new(move |_| view.with(|view| view.relevant.clone()));
    let entry = Memo::new(move |_| at.with(|at| at.as_deref().and_then(entry_of).map(str::to_owned)));
    let groups = move || {
        let lang = lang.get();
        let entry = entry.get();
        // Keys that have a button, by what the form calls them. Of a repeat only one entry: the open one, else the first.
        let mut keys: BTreeMap<String, String> = BTreeMap::new();
        relevant.with(|relevant| {
            for key in relevant {
                let within = entry_of(key);
                let is_open = within.is_none() || within == entry.as_deref();
                let pattern = pattern_of(key);
                if is_open || !keys.contains_key(&pattern) {
                    keys.insert(pattern, key.clone());
                }
            }
        });
        let draw = |group: &FormGroup| draw(group, &keys, view, writer, &lang, at, go);
        form.with_value(|form| form.groups.iter().map(draw).collect::<Vec<_>>())
    };
    view! {
        <nav class="stack tight" aria-label=say::all_questions()>{groups}</nav>
        <p class="small soft row"><span class="mark is-field">{say::done_state()}</span><span class="mark is-clay">{say::flagged()}</span><span class="mark is-ochre">{say::against_a_rule()}</span><span class="mark">{say::open_state()}</span></p>
    }
}

fn draw(
    group: &FormGroup,
    keys: &BTreeMap<String, String>,
    view: RwSignal<InterviewView>,
    writer: Writer,
    lang: &str,
    at: Signal<Option<String>>,
    go: Callback<String>,
) -> Option<impl IntoView + use<>> {
    let asked = group.questions.iter().filter_map(|question| {
        let key = keys.get(&question.key)?.clone();
        Some((key, question.number?))
    });
    let mut buttons: Vec<_> = asked
        .map(|(key, number)| {
            let is = {
                let key = key.clone();
                Memo::new(move |_| state_of(view, writer, &key))
            };
            let mine = key.clone();
            let here = Signal::derive(move || at.with(|at| at.as_deref() == Some(&mine)));
            view! { <JumpTo number is here go=Callback::new(move |()| go.run(key.clone()))/> }.into_any()
        })
        .collect();
    let roster = group
        .repeat
        .as_ref()
        .and_then(|repeat| keys.get(repeat))
        .filter(|key| is_roster(key))
        .cloned();
    if let Some(key) = roster {
        let mine = key.clone();
        let here = move || at.with(|at| at.as_deref() == Some(&mine)).then_some("true");
        buttons.push(
            view! {
                <button type="button" aria-label=say::all_entries() aria-current=here on:click=move |_| go.run(key.clone())>
                    <Icon of=icondata::LuListPlus/>
                </button>
            }
            .into_any(),
        );
    }
    let label = group.label.read(lang).to_string();
    (!buttons.is_empty()).then(|| {
        view! {
            <h3 class="label" dir="auto">{label}</h3>
            <div class="jump">{buttons}</div>
        }
    })
}

fn state_of(view: RwSignal<InterviewView>, writer: Writer, key: &str) -> QuestionIs {
    let answered = writer.has_answer(key);
    let (flagged, wrong) = view.with(|view| {
        let wrong = view.points.get(key).and_then(|point| point.wrong.as_ref());
        let breaks = wrong.is_some_and(|wrong| wrong.kind == ViolationKind::Constraint);
        (view.flags.iter().any(|flag| flag == key), breaks)
    });
    match (flagged, answered && wrong, answered) {
        (true, ..) => QuestionIs::Flagged,
        (false, true, _) => QuestionIs::Wrong,
        (false, false, true) => QuestionIs::Done,
        (false, false, false) => QuestionIs::Open,
    }
}
