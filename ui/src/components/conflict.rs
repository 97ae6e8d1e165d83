use super::{Notice, Tone};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::RivalView;

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
