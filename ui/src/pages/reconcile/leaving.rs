use crate::components::{Icon, Notice, Tone};
use crate::words::{disclosed, say};
use leptos::prelude::*;
use shared::api::{KeptBack, PartChange, ReportChange, TextLeak};

/// What stays with the team of what was counted, and why, part by part.
#[component]
pub(crate) fn Kept(of: Vec<KeptBack>) -> impl IntoView {
    let nothing = of.is_empty();
    let rows: Vec<_> = of
        .into_iter()
        .map(|kept| {
            let why: Vec<String> = match kept.why.is_empty() {
                true => vec![say::kept_why_not_here()],
                false => kept.why.iter().map(|why| disclosed::why(*why)).collect(),
            };
            view! {
                <li class="item is-top"><Icon of=icondata::LuLock/>
                    <div class="grow stack tight"><strong dir="auto">{disclosed::part(&kept.of)}</strong>
                        {why.into_iter().map(|why| view! { <span class="small soft">{why}</span> }).collect::<Vec<_>>()}</div></li>
            }
        })
        .collect();
    view! {
        <section class="sheet is-flush" aria-labelledby="kept">
            <h2 class="head padded" id="kept">{say::kept_title()}</h2>
            {if nothing { view! { <p class="padded soft">{say::kept_nothing()}</p> }.into_any() } else { view! { <ul class="list">{rows}</ul> }.into_any() }}
        </section>
    }
}

/// What a corrected report says otherwise than the one it replaces.
#[component]
pub(crate) fn Changes(version: Option<u32>, of: Vec<ReportChange>) -> impl IntoView {
    version.map(|version| {
        let same = of.is_empty();
        let rows: Vec<_> = of
            .into_iter()
            .map(|change| {
                let icon = match change.change {
                    PartChange::Added => icondata::LuPlus,
                    PartChange::Changed => icondata::LuPencil,
                    PartChange::Removed => icondata::LuMinus,
                };
                view! { <li class="item"><Icon of=icon/><span class="grow" dir="auto">{disclosed::part(&change.of)}</span><span class="small soft">{disclosed::change(change.change)}</span></li> }
            })
            .collect();
        view! {
            <section class="sheet is-flush" aria-labelledby="changes">
                <h2 class="head padded" id="changes">{say::report_replaces(version)}</h2>
                {if same { view! { <p class="padded soft">{say::report_replaces_same(version)}</p> }.into_any() } else { view! { <ul class="list">{rows}</ul> }.into_any() }}
            </section>
        }
    })
}

/// Words that must not leave: each in its sentence, with the place and the reason.
#[component]
pub(crate) fn Leaks(of: Vec<TextLeak>) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let rows: Vec<_> = of
            .into_iter()
            .map(|leak| {
                let why = match leak.reason.as_str() {
                    "name" => say::leak_name(),
                    "phone" => say::leak_phone(),
                    "worker_number" => say::leak_worker_number(),
                    "worker_code" => say::leak_worker_code(),
                    "testimony" => say::leak_testimony(),
                    other => other.to_string(),
                };
                let place = match leak.place.strip_prefix("finding ") {
                    Some(label) => say::leak_in_finding(label),
                    None => match leak.place.as_str() {
                        "summary" => say::summary(),
                        "method" => say::method(),
                        "decisions" => say::decisions_so_far(),
                        other => other.to_string(),
                    },
                };
                let text = leak.marked.map(|text| view! { <q class="leak" dir="auto">{text.before}<mark>{text.here}</mark>{text.after}</q> });
                view! { <li class="stack tight"><span><strong dir="auto">{place}</strong>", "{say::characters(leak.from, leak.to)}": "{why}</span>{text}</li> }
            })
            .collect();
        view! { <Notice tone=Tone::Blood icon=icondata::LuOctagonAlert alert=true><h2 class="head" id="leaks">{say::must_not_leave()}</h2><ul class="stack small">{rows}</ul></Notice> }
    })
}
