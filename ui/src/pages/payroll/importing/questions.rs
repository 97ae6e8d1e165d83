use super::draft::Draft;
use super::settings::Setting;
use crate::components::{Icon, Notice, Tone};
use crate::words::payroll::say;
use leptos::prelude::*;
use shared::payroll::register::{About, Question};

/// What only a person can tell, first: each with what raises it, and its control.
#[component]
pub(super) fn Questions(draft: Draft, questions: Vec<Question>) -> impl IntoView {
    if questions.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = questions
        .into_iter()
        .map(|question| view! { <Asked draft question/> })
        .collect();
    view! {
        <Notice tone=Tone::Here icon=icondata::LuCircleHelp>
            <h2 class="head">{say::ask_first()}</h2>
            <ul class="stack">{rows}</ul>
        </Notice>
    }
    .into_any()
}

#[component]
fn Asked(draft: Draft, question: Question) -> impl IntoView {
    let seen = draft.file.get_untracked().map(|file| file.seen);
    let text = question.text.unwrap_or_default();
    let words = match question.about {
        About::DateOrder => say::ask_date_order(text),
        About::DecimalMark => say::ask_decimal_mark(text),
        About::HoursForm => say::ask_hours_form(),
        About::Blocks => say::ask_blocks(),
        About::HeaderRow => say::ask_header_row(),
        About::WorkerColumn => say::ask_worker(),
        About::GrossColumn => say::ask_gross(),
        About::HoursWithOvertime => say::ask_hours_with_overtime(text),
        About::Period => say::ask_period(),
        About::Sheets => say::ask_sheets(text),
        About::Encoding => format!("{} {}", say::ask_encoding(text), say::letters_right()),
        About::Currency => say::ask_currency(text),
    };
    let at = question
        .at
        .map(|at| view! { <span class="code small">{at.address()}</span> });
    view! {
        <li class="stack tight">
            <p dir="auto"><Icon of=icondata::LuChevronRight turns=true/>{words}" "{at}</p>
            {seen.map(|seen| view! { <Setting draft about=question.about seen/> })}
        </li>
    }
}
