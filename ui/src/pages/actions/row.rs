use super::planning::Planning;
use super::reporting::Reporting;
use crate::components::{ActionMark, Furrow};
use crate::words::{figures, say};
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use shared::api::{ActionLine, Actions, PlanView, ProgressView, Restitution, WorkersConfirm};

/// A corrective action: what, who, by when, how far, what was done; and what may be added.
#[component]
pub(super) fn Row(of: ActionLine, done: Callback<Actions>) -> impl IntoView {
    let tone = match of.overdue_days {
        Some(_) => "finding is-clay",
        None => "finding",
    };
    let due = of
        .due
        .map_or_else(say::no_date, |due| say::due(figures::day_of_year(due)));
    let plan = [Some(of.who.clone()).filter(|who| !who.is_empty()), Some(due)];
    let plan = plan.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let entries = history(&of);
    let (reporting, planning) = (of.clone(), of.clone());
    view! {
        <li><article class=tone>
            <div class="row spread"><span class="label" dir="auto">{of.site}</span><ActionMark state=of.state overdue_days=of.overdue_days/></div>
            <h2 class="head" dir="auto">{of.what}</h2>
            <p class="small soft" dir="auto">{plan}</p>
            {of.owed.map(|owed| view! { <Owed of=owed/> })}
            {(!entries.is_empty()).then(|| view! { <details><summary>{say::history()}</summary><ol class="timeline small">{entries}</ol></details> })}
            {of.may_write.then(|| view! { <Reporting of=reporting done/><Planning of=planning done/> })}
        </article></li>
    }
}

#[component]
fn Owed(of: Restitution) -> impl IntoView {
    let share = (of.paid_back.amount * Decimal::ONE_HUNDRED)
        .checked_div(of.owed.amount)
        .unwrap_or_default();
    let words = say::paid_back_of(figures::money(&of.paid_back), figures::money(&of.owed));
    view! {
        <div class="stack tight">
            <p class="row spread small"><span>{words.clone()}</span><strong class="num">{say::left_to_pay(figures::money(&of.left))}</strong></p>
            <Furrow percent=share.to_u32().unwrap_or(0) goal=100 label=words/>
        </div>
    }
}

/// Progress and changes of the plan together, oldest first.
fn history(of: &ActionLine) -> Vec<AnyView> {
    let progress = of.progress.iter().map(|entry| (entry.at, progressed(entry)));
    let planned = of.planned.iter().map(|entry| (entry.at, replanned(entry)));
    let mut all: Vec<_> = progress.chain(planned).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, view)| view).collect()
}

fn progressed(of: &ProgressView) -> AnyView {
    let seen = of.visit.map(|visit| match visit.photos {
        0 => say::seen_on(figures::day_of_year(visit.day)),
        photos => say::seen_on_with_photos(figures::day_of_year(visit.day), photos),
    });
    let said = of.workers.map(|workers| match workers {
        WorkersConfirm::Counted { asked, confirmed } => say::workers_confirm_counted(confirmed, asked),
        WorkersConfirm::Some => say::workers_confirm_some(),
        WorkersConfirm::Asked => say::workers_were_asked(),
    });
    let notes: Vec<_> = [seen, said]
        .into_iter()
        .flatten()
        .map(|note| view! { <br/><span class="soft">{note}</span> })
        .collect();
    let state = view! { <ActionMark state=of.state overdue_days=None/> };
    view! { <li data-is="done"><span class="row spread"><span><strong>{figures::moment(of.at)}</strong>" · "<span dir="auto">{of.by.clone()}</span></span>{state}</span><span dir="auto">{of.text.clone()}</span>{notes}</li> }.into_any()
}

fn replanned(of: &PlanView) -> AnyView {
    let due = of.due.map(|day| say::due(figures::day_of_year(day)));
    let what = [of.who.clone(), due]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    view! { <li><strong>{figures::moment(of.at)}</strong>" · "<span dir="auto">{of.by.clone()}</span><br/><span dir="auto">{say::plan_changed(what)}</span>
        {(!of.reason.is_empty()).then(|| view! { <br/><span class="soft" dir="auto">{of.reason.clone()}</span> })}</li> }
    .into_any()
}
