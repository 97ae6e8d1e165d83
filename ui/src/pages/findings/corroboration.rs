use crate::components::audience_name;
use crate::words::{figures, language, say};
use leptos::prelude::*;
use shared::api::{Corroboration as Counted, CorroborationGroup};
use shared::pack::Audience;

/// What a finding rests on, counted for the team: who it is about stays here.
#[component]
pub(super) fn Corroboration(of: Counted) -> impl IntoView {
    let figures_of = [
        (say::interviews(), of.interviews),
        (say::pay_slips(), of.pay_slips),
        (say::employer_registers(), of.registers),
        (say::checklists(), of.checklists),
        (say::evidence(), of.evidence),
    ];
    let rows: Vec<_> = figures_of
        .into_iter()
        .map(|(name, count)| view! { <tr><th scope="row">{name}</th><td class="num">{figures::number(count.into())}</td></tr> })
        .collect();
    let groups: Vec<_> = of
        .groups
        .into_iter()
        .map(|group| {
            let count = figures::number(group.interviews.into());
            view! { <tr><th scope="row" dir="auto"><span class="soft small">{by_name(&group.by)}</span>" "{group_name(&group)}</th><td class="num">{count}</td></tr> }
        })
        .collect();
    let by_group = (!groups.is_empty()).then(|| view! {
        <details><summary>{say::interviews_by_group()}</summary><table class="ledger"><tbody>{groups}</tbody></table></details>
    });
    view! {
        <section class="sheet stack tight" aria-labelledby="rests-on">
            <h2 class="head" id="rests-on">{say::rests_on_head()}</h2>
            <table class="ledger"><tbody>{rows}</tbody></table>
            {by_group}
            <p class="small soft">{say::counts_stay()}</p>
        </section>
    }
}

fn by_name(by: &str) -> String {
    match by {
        "crew" => say::crew(),
        "audience" => String::new(),
        "gender" => say::by_gender(),
        "language" => say::by_language(),
        "pay_type" => say::by_pay_type(),
        other => other.replace('_', " "),
    }
}

fn group_name(group: &CorroborationGroup) -> String {
    let audience = Audience::ALL.iter().find(|(word, _)| *word == group.group);
    match (group.by.as_str(), audience) {
        ("audience", Some((_, audience))) => audience_name(*audience),
        _ if group.words.is_empty() => group.group.clone(),
        _ => group.words.read(language()).to_owned(),
    }
}
