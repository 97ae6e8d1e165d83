use crate::components::Icon;
use crate::words::figures;
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use shared::payroll::Summary;

/// Owed, short, not verifiable: the last is never folded away, and counts worse than clean.
#[component]
pub(super) fn Totals(of: Summary) -> impl IntoView {
    let owed: Vec<_> = of
        .owed
        .iter()
        .filter(|owed| !owed.amount.is_zero())
        .map(|owed| {
            let name = format!("owed-{}", owed.currency);
            let sum = payroll::sum(owed.amount, &owed.currency);
            view! { <p class="figure short" data-figure=name>{sum}</p> }
        })
        .collect();
    let none = owed.is_empty();
    let count = |name: &'static str, label: String, count: u32, note: Option<String>| {
        view! {
            <div class="stack tight">
                <p class="label">{label}</p>
                <p class="figure"><span data-figure=name>{figures::number(count.into())}</span>{note.map(|note| view! { " "<small>{note}</small> })}</p>
            </div>
        }
    };
    view! {
        <section class="sheet figures" aria-label=say::totals()>
            <div class="stack tight is-first">
                <p class="label">{say::owed_to_workers()}</p>
                {owed}
                {none.then(|| view! { <p class="head">{say::nothing_owed()}</p> })}
            </div>
            {count("short", say::workers_short(), of.workers_short, Some(say::of_workers(of.workers)))}
            {count("breach", say::in_breach(), of.workers_in_breach, None)}
            <div class="stack tight">
                <p class="label"><Icon of=icondata::LuCircleHelp/>" "{say::not_verifiable()}</p>
                <p class="figure"><span data-figure="open">{figures::number(of.workers_not_verifiable.into())}</span></p>
                <p class="small">{say::not_verifiable_worse()}</p>
            </div>
            {count("clean", say::clean_workers(), of.workers_clean, None)}
        </section>
    }
}
