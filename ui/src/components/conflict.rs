use super::{Notice, Tone};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{DecisionLine, RivalView};

/// What two people set differently while both were apart: who set which, and when.
#[component]
pub(crate) fn TwoValues(values: Vec<RivalView>) -> impl IntoView {
    let values: Vec<_> = values
        .into_iter()
        .map(|rival| view! { <li><strong dir="auto">{rival.value}</strong>" · "<span dir="auto">{rival.person}</span>", "{figures::moment(rival.at)}</li> })
        .collect();
    view! {
        <Notice tone=Tone::Clay icon=icondata::LuSplit>
            <h2 class="head">{say::two_values_for_one()}</h2>
            <ul class="stack tight">{values}</ul>
            <p class="small">{say::lead_decides()}</p>
        </Notice>
    }
}

/// What two leads said on one finding while both were apart: who said what, and why.
#[component]
pub(crate) fn DecidedApart(of: Vec<DecisionLine>) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let words: Vec<_> = of
            .into_iter()
            .map(|line| {
                let said = if line.choice == "confirmed" { say::confirmed() } else { say::dismissed() };
                view! { <li><strong dir="auto">{line.by}</strong>": "{said}{(!line.reason.is_empty()).then(|| view! { <br/><span dir="auto">{line.reason}</span> })}</li> }
            })
            .collect();
        view! {
            <Notice tone=Tone::Clay icon=icondata::LuSplit>
                <h2 class="head">{say::decided_apart()}</h2>
                <ul class="stack tight">{words}</ul>
                <p class="small">{say::decided_apart_note()}</p>
            </Notice>
        }
    })
}
