use crate::components::{Fault, Icon, Table};
use crate::pages::audit_path;
use crate::state::Doing;
use crate::words::payroll::{self, say};
use crate::words::{figures, language};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::api::{DraftPayFinding, RegisterView, RuleInWords};
use shared::payroll::{Rule, RuleTotal};
use shared::spreadsheet::Field;

/// What each rule found, in every currency; a draft finding is one tap away.
#[component]
pub(super) fn ByRule(of: RegisterView) -> impl IntoView {
    let doing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());
    let (audit, payroll_id, may_write) = (of.audit, of.line.payroll, of.may_write);
    let draft = Callback::new(move |rule: Rule| {
        let call = DraftPayFinding {
            payroll: payroll_id,
            rule,
        };
        doing.run(call, move |finding| {
            navigate.with_value(|go| {
                go(
                    &format!("{}/findings/{}", audit_path(audit), finding.finding),
                    Default::default(),
                )
            });
        });
    });
    let words = |rule: Rule| of.rules.iter().find(|words| words.rule == rule);
    let title = |rule: Rule| {
        words(rule)
            .map(|words| words.title.read(language()).to_string())
            .unwrap_or_default()
    };
    let head = [
        say::rule(),
        say::checked(),
        say::short(),
        say::broken(),
        say::not_verifiable(),
        say::owed(),
        say::currency(),
    ];
    let mut sheet: Vec<Vec<Field>> = vec![head.clone().into_iter().map(Field::from).collect()];
    sheet.extend(of.totals.iter().map(|total| {
        vec![
            format!("{} {}", total.rule.id(), title(total.rule)).into(),
            total.workers_checked.into(),
            total.workers_short.into(),
            total.breaches.into(),
            total.not_verifiable.into(),
            total.owed.into(),
            total.currency.clone().into(),
        ]
    }));
    let unverified: Vec<_> = of
        .rules
        .iter()
        .filter(|words| words.unverified)
        .map(|words| words.rule.id())
        .collect();
    let rows: Vec<_> = of.totals.iter().map(|total| row(total, title(total.rule))).collect();
    let lines: Vec<_> = of
        .totals
        .into_iter()
        .map(|total| {
            let known = of.rules.iter().find(|words| words.rule == total.rule).cloned();
            view! { <RuleLine total known draft may_write/> }
        })
        .collect();
    let heads: Vec<_> = head
        .into_iter()
        .take(6)
        .enumerate()
        .map(|(place, head)| view! { <th scope="col" class:num=place != 0>{head}</th> })
        .collect();
    view! {
        <section class="stack tight">
            <h2 class="head" id="by-rule">{say::by_rule()}</h2>
            {move || doing.fault.get().map(|fault| view! { <Fault of=payroll::fault(fault)/> })}
            <ul class="list sheet is-flush">{lines}</ul>
            {(!unverified.is_empty()).then(|| view! { <p class="small doubted">{say::rules_unverified(unverified.join(", "))}</p> })}
            <details>
                <summary>{say::figures_as_table()}</summary>
                <Table caption=say::by_rule() sheet>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </details>
        </section>
    }
}

fn row(total: &RuleTotal, title: String) -> AnyView {
    let counts = [
        total.workers_checked,
        total.workers_short,
        total.breaches,
        total.not_verifiable,
    ];
    let cells: Vec<_> = counts
        .into_iter()
        .map(|count| view! { <td class="num">{figures::number(count.into())}</td> })
        .collect();
    view! {
        <tr><th scope="row"><span class="code">{total.rule.id()}</span>" "<span dir="auto">{title}</span></th>{cells}<td class="num">{payroll::sum(total.owed, &total.currency)}</td></tr>
    }
    .into_any()
}

#[component]
fn RuleLine(total: RuleTotal, known: Option<RuleInWords>, draft: Callback<Rule>, may_write: bool) -> impl IntoView {
    let rule = total.rule;
    let id = |what: &str| format!("{what}-{}-{}", rule.id(), total.currency);
    let found = total.breaches > 0 || total.workers_short > 0 || total.not_verifiable > 0;
    let title = known
        .as_ref()
        .map(|words| words.title.read(language()).to_string())
        .unwrap_or_default();
    let counts = [
        ("checked", say::checked(), total.workers_checked),
        ("short", say::short(), total.workers_short),
        ("broken", say::broken(), total.breaches),
        ("open", say::not_verifiable(), total.not_verifiable),
    ];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(what, _, count)| *what == "checked" || *count > 0)
        .map(|(what, word, count)| {
            view! { <span class="count">{word}" "<strong class="num" data-figure=id(what)>{figures::number(count.into())}</strong></span> }
        })
        .collect();
    let owed = (!total.owed.is_zero()).then(|| {
        view! { <strong class="num short" data-figure=id("owed")>{payroll::sum(total.owed, &total.currency)}</strong> }
    });
    view! {
        <li class="item rule-line">
            <span class="grow">
                <strong><span class="code">{rule.id()}</span>" "<span dir="auto">{title}</span></strong>
                <span class="small soft counts">{counts}</span>
            </span>
            {owed}
            {(may_write && found).then(|| view! {
                <button class="btn is-bare" type="button" aria-label=say::draft_finding_on(rule.id()) on:click=move |_| draft.run(rule)><Icon of=icondata::LuFlag/>{say::draft_finding()}</button>
            })}
        </li>
    }
}
