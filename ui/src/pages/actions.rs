use crate::components::{ActionMark, Area, Empty, Entry, Fault, Frame, Furrow, Icon, Loaded, Pick};
use crate::state::{Doing, ask};
use crate::words::{figures, say};
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use shared::api::{ActionLine, ActionState, Actions, ListActions, ReportProgress};
use shared::digits;
use shared::kinds::Kind;

/// Corrective actions of the program: overdue first.
#[component]
pub(crate) fn ActionList() -> impl IntoView {
    let actions = ask(&[Kind::Action], || ListActions { audit: None });
    let done = Callback::new(move |reply: Actions| actions.set(reply));
    let sub = Signal::derive(move || {
        let all = actions.get()?.actions;
        let fixed = all
            .iter()
            .filter(|one| matches!(one.state, ActionState::ReportedFixed | ActionState::Verified))
            .count();
        Some(say::corrected_of(fixed, all.len()))
    });
    view! {
        <Frame title=say::actions() sub back="/">
            <Loaded from=actions let:value>
                {move || {
                    let mut all = value.get().actions;
                    if all.is_empty() {
                        return view! { <Empty icon=icondata::LuClipboardCheck title=say::no_actions() text=say::no_actions_text()/> }.into_any();
                    }
                    all.sort_by_key(|one| (one.state == ActionState::Verified, std::cmp::Reverse(one.overdue_days), one.due));
                    let rows: Vec<_> = all.into_iter().map(|action| view! { <Row action done/> }).collect();
                    view! { <ul class="list sheet is-flush">{rows}</ul> }.into_any()
                }}
            </Loaded>
        </Frame>
    }
}

#[component]
fn Row(action: ActionLine, done: Callback<Actions>) -> impl IntoView {
    let doing = Doing::new();
    let id = action.action;
    let text = RwSignal::new(String::new());
    let paid = RwSignal::new(String::new());
    let currency = action.owed.as_ref().map(|owed| owed.owed.currency.clone());
    let owes = currency.is_some();
    let state = RwSignal::new("reported_fixed".to_string());
    let due = action
        .due
        .map_or_else(say::no_date, |due| say::due(figures::day_of_year(due)));
    let options = vec![
        ("in_progress".to_string(), say::action_in_progress()),
        ("reported_fixed".to_string(), say::action_reported_fixed()),
        ("verified".to_string(), say::action_verified()),
        ("reopened".to_string(), say::action_reopened()),
    ];
    let report = move |_| {
        let state = state.with_untracked(|state| match state.as_str() {
            "in_progress" => ActionState::InProgress,
            "verified" => ActionState::Verified,
            "reopened" => ActionState::Reopened,
            _ => ActionState::ReportedFixed,
        });
        doing.run(
            ReportProgress {
                action: id,
                state,
                text: text.get_untracked().trim().to_string(),
                paid_back: owes.then(|| paid.with_untracked(|paid| digits::figure(paid))).flatten(),
            },
            move |reply| done.run(reply),
        );
    };
    let tone = if action.overdue_days.is_some() {
        "finding is-clay"
    } else {
        "finding"
    };
    let progress: Vec<_> = action
        .progress
        .into_iter()
        .map(|step| view! { <li data-is="done"><strong>{figures::moment(step.at)}</strong>" · "<span dir="auto">{step.by}</span><br/><span dir="auto">{step.text}</span></li> })
        .collect();
    view! {
        <li><article class=tone>
            <div class="row spread"><span class="label" dir="auto">{action.site}</span><ActionMark state=action.state overdue_days=action.overdue_days/></div>
            <h2 class="head" dir="auto">{action.what}</h2>
            <p class="small soft">{due}</p>
            {action.owed.map(|owed| {
                let share = (owed.paid_back.amount * Decimal::ONE_HUNDRED).checked_div(owed.owed.amount).unwrap_or_default();
                let (paid, of) = (figures::money(&owed.paid_back), figures::money(&owed.owed));
                let words = say::paid_back_of(paid, of);
                view! {
                    <div class="stack tight">
                        <p class="row spread small"><span>{words.clone()}</span><strong class="num">{say::left_to_pay(figures::money(&owed.left))}</strong></p>
                        <Furrow percent=share.to_u32().unwrap_or(0) goal=100 label=words/>
                    </div>
                }
            })}
            {(!progress.is_empty()).then(|| view! { <details><summary>{say::history()}</summary><ol class="timeline small">{progress}</ol></details> })}
            {action.may_write.then(|| view! {
                <details><summary>{say::report_progress()}</summary>
                    <div class="stack">
                        <Pick id=format!("state-{id}") label=say::state() options value=state/>
                        {currency.map(|currency| view! {
                            <Entry id=format!("paid-{id}") label=say::paid_back_now(currency) pad="decimal" value=paid/>
                        })}
                        <Area id=format!("progress-{id}") label=say::what_was_done() note=say::no_names_note() value=text/>
                        {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                        <button class="btn is-wide" type="button" on:click=report><Icon of=icondata::LuCheck/>{say::report_progress()}</button>
                    </div>
                </details>
            })}
        </article></li>
    }
}
