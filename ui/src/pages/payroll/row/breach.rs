use crate::components::Icon;
use crate::words::payroll::{self, say};
use crate::words::{figures, language};
use leptos::prelude::*;
use shared::api::RegisterView;
use shared::payroll::register::{Field, RegisterKind};
use shared::payroll::{Breach, Rule, Step, StepKey};

/// The sentence, the steps, what they rest on, and the rule.
#[component]
pub(super) fn BreachOf(place: usize, breach: Breach, known: RegisterView, draft: Callback<Rule>) -> impl IntoView {
    let rule = breach.rule;
    let words = known.rules.iter().find(|words| words.rule == rule);
    let (title, text) = words
        .map(|words| {
            (
                words.title.read(language()).to_string(),
                words.text.read(language()).to_string(),
            )
        })
        .unwrap_or_default();
    let currency = breach
        .owed
        .as_ref()
        .map_or(known.currency.clone(), |owed| owed.currency.clone());
    let owed = breach
        .owed
        .as_ref()
        .map(|owed| view! { <strong class="num short">{figures::money(owed)}</strong> });
    let steps: Vec<_> = breach
        .steps
        .into_iter()
        .map(|step| view! { <StepRow step currency=currency.clone()/> })
        .collect();
    let inputs: Vec<_> = breach
        .inputs
        .into_iter()
        .filter(|input| !matches!(input.field, Field::Name | Field::Worker))
        .map(|input| {
            let book = match input.book {
                RegisterKind::Register => None,
                RegisterKind::TimeCards => Some(say::time_cards()),
                RegisterKind::PieceTickets => Some(say::tickets()),
            };
            let book = book.map(|book| view! { <small class="soft">{book}</small> });
            view! { <tr><th scope="row">{payroll::field(input.field)}" "{book}</th><td dir="auto">{payroll::cell(input.field, input.value)}</td><td class="code">{input.at.address()}</td></tr> }
        })
        .collect();
    let sources: Vec<_> = breach
        .sources
        .into_iter()
        .map(|id| {
            let of_pack = known.sources.iter().find(|source| source.id == id);
            let (title, address) = of_pack.map_or((id, None), |source| (source.title.clone(), source.address.clone()));
            view! { <li><span dir="auto">{title}</span>{address.map(|address| view! { <small class="soft code wrap" dir="ltr">" "{address}</small> })}</li> }
        })
        .collect();
    let heading = format!("breach-{place}");
    let region = format!("inputs-{place}");
    view! {
        <section class="sheet stack" aria-labelledby=heading>
            <div class="row spread top"><h2 class="head grow" id=heading.clone()><span class="code">{rule.id()}</span>" "<span dir="auto">{title}</span></h2>{owed}</div>
            <p class="ask" dir="auto">{payroll::statement(&breach.statement)}</p>
            {(!steps.is_empty()).then(|| view! {
                <div class="stack tight"><h3 class="label">{say::step_by_step()}</h3><table class="ledger"><tbody>{steps}</tbody></table></div>
            })}
            {(!inputs.is_empty()).then(|| view! {
                <div class="stack tight">
                    <h3 class="label" id=region.clone()>{say::rests_on()}</h3>
                    <div class="table-wrap" tabindex="0" role="region" aria-labelledby=region>
                        <table class="table"><tbody>{inputs}</tbody></table>
                    </div>
                </div>
            })}
            <details>
                <summary>{say::rule_says()}</summary>
                <div class="stack tight">
                    <p dir="auto">{text}</p>
                    <h4 class="label">{say::source()}</h4>
                    <ul class="plain small">{sources}</ul>
                    {breach.unverified.then(|| view! { <p class="small doubted">{say::rule_unverified()}</p> })}
                    {known.may_write.then(|| view! {
                        <button class="btn start" type="button" on:click=move |_| draft.run(rule)><Icon of=icondata::LuFlag/>{say::draft_finding_on(rule.id())}</button>
                    })}
                </div>
            </details>
        </section>
    }
}

#[component]
fn StepRow(step: Step, currency: String) -> impl IntoView {
    let result = step.key == StepKey::Short;
    let formula = payroll::formula(&step.formula, &currency);
    let notes = [
        (!formula.is_empty()).then_some(formula),
        step.of_pack.clone(),
        step.absent.then(say::no_such_column),
    ];
    let notes: Vec<_> = notes
        .into_iter()
        .flatten()
        .map(|note| view! { <small dir="auto">{note}</small> })
        .collect();
    let amount = payroll::quantity(step.amount, step.unit, &currency);
    view! { <tr class:total=result><th scope="row">{payroll::step(step.key)}{notes}</th><td class:short=result>{amount}</td></tr> }
}
