use super::writer::Writer;
use crate::components::{JumpTo, QuestionIs};
use crate::words::say;
use leptos::prelude::*;
use shared::api::InterviewView;
use shared::questionnaire::{Form, QuestionKind};

/// All questions by number: done, flagged, left open. Questions that do not apply are not there.
#[component]
pub(super) fn Jump(
    form: StoredValue<Form>,
    view: RwSignal<InterviewView>,
    writer: Writer,
    lang: Signal<String>,
    at: Signal<Option<String>>,
    go: Callback<String>,
) -> impl IntoView {
    // Drawn anew when other questions apply; an answer or a flag changes its own button only.
    let relevant = Memo::new(move |_| view.with(|view| view.relevant.clone()));
    let groups = move || {
        let relevant = relevant.get();
        let lang = lang.get();
        let group = |group: &shared::questionnaire::Group| {
            let buttons: Vec<_> = group
                .questions
                .iter()
                .filter(|question| question.kind != QuestionKind::Note && relevant.contains(&question.name))
                .map(|question| {
                    let name = question.name.clone();
                    let number = question.number.unwrap_or_default();
                    let is = {
                        let name = name.clone();
                        Memo::new(move |_| {
                            match (view.with(|view| view.flags.contains(&name)), writer.has_answer(&name)) {
                                (true, _) => QuestionIs::Flagged,
                                (false, true) => QuestionIs::Done,
                                (false, false) => QuestionIs::Open,
                            }
                        })
                    };
                    let mine = name.clone();
                    let here = Signal::derive(move || at.with(|at| at.as_deref() == Some(&mine)));
                    view! { <JumpTo number is here go=Callback::new(move |()| go.run(name.clone()))/> }
                })
                .collect();
            let label = group.label.read(&lang).to_string();
            (!buttons.is_empty()).then(|| {
                view! {
                    <h3 class="label" dir="auto">{label}</h3>
                    <div class="jump">{buttons}</div>
                }
            })
        };
        form.with_value(|form| form.groups.iter().map(group).collect::<Vec<_>>())
    };
    view! {
        <nav class="stack tight" aria-label=say::all_questions()>{groups}</nav>
        <p class="small soft row"><span class="mark is-field">{say::done_state()}</span><span class="mark is-clay">{say::flagged()}</span><span class="mark">{say::open_state()}</span></p>
    }
}
