use super::prose;
use crate::components::Furrow;
use leptos::prelude::*;
use shared::api::{Fact, Prose};

/// What stands first: which report, and the figures that people look for, each with what it is of.
#[component]
pub(in crate::pages::reports) fn Head(lines: Vec<Prose>, facts: Vec<Fact>) -> impl IntoView {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| view! { <p class="small soft">{prose(line)}</p> })
        .collect();
    let facts: Vec<_> = facts.into_iter().map(|fact| view! { <One fact/> }).collect();
    view! {
        <div class="stack tight report-lines">{lines}</div>
        <div class="report-facts">{facts}</div>
    }
}

#[component]
fn One(fact: Fact) -> impl IntoView {
    let long = fact.figure.text.chars().count() > 7;
    let figure = match fact.figure.kept_back {
        true => view! { <p class="kept-back padded">{fact.figure.text.clone()}</p> }.into_any(),
        false => view! { <p class="figure" class:is-long=long>{fact.figure.text.clone()}</p> }.into_any(),
    };
    let label = format!("{} {}", fact.figure.text, fact.says);
    view! {
        <div class="sheet stack tight">
            <p class="label">{fact.label}</p>
            {figure}
            {fact.share_permille.map(|share| match fact.goal_permille {
                Some(goal) => view! { <Furrow percent=share / 10 goal=goal / 10 label=label/> }.into_any(),
                None => view! { <Furrow percent=share / 10 label=label/> }.into_any(),
            })}
            <p class="small">{fact.says}</p>
        </div>
    }
}
