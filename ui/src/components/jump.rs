use crate::words::{figures, say};
use leptos::prelude::*;

/// How far a question has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuestionIs {
    Open,
    Done,
    Flagged,
    /// Answered, against a rule of the form.
    Wrong,
}

/// A question by its number; stands in a `.jump`.
#[component]
pub(crate) fn JumpTo(
    number: u32,
    #[prop(into)] is: Signal<QuestionIs>,
    #[prop(into)] here: Signal<bool>,
    go: Callback<()>,
) -> impl IntoView {
    let state = move || match is.get() {
        QuestionIs::Flagged => Some("flag"),
        QuestionIs::Done => Some("done"),
        QuestionIs::Wrong => Some("wrong"),
        QuestionIs::Open => None,
    };
    let words = move || match is.get() {
        QuestionIs::Flagged => say::question_flagged(number),
        QuestionIs::Done => say::question_done(number),
        QuestionIs::Wrong => say::question_wrong(number),
        QuestionIs::Open => say::question_open(number),
    };
    view! {
        <button type="button" data-is=state aria-current=move || here.get().then_some("true") on:click=move |_| go.run(())>
            <span aria-hidden="true">{figures::number(number.into())}</span><span class="unseen">{words}</span>
        </button>
    }
}
