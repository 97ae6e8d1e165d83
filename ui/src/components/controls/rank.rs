use super::OfferShown;
use crate::answers::{moved, ranked};
use crate::components::{Icon, Saved};
use crate::words::{figures, say};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Offers put in order by buttons or arrow keys. Nothing is stored before the person has moved one or kept the order.
#[component]
pub(crate) fn RankField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] lang: String,
    offers: Vec<OfferShown>,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let names: Vec<String> = offers.iter().map(|offer| offer.name.clone()).collect();
    let count = names.len();
    let (names, offers) = (StoredValue::new(names), StoredValue::new(offers));
    let order = Memo::new(move |_| value.with(|value| names.with_value(|names| ranked(value, names))));
    let open = Memo::new(move |_| value.with(|value| value.trim().is_empty()));
    let told = RwSignal::new(String::new());
    let words = move |name: &str| {
        let found = |offers: &Vec<OfferShown>| offers.iter().find(|offer| offer.name == name).map(|o| o.label.clone());
        offers.with_value(found).unwrap_or_else(|| name.to_owned())
    };
    let id = StoredValue::new(id);
    let shift = Callback::new(move |(name, up): (String, bool)| {
        if disabled.get_untracked() {
            return;
        }
        let before = order.get_untracked();
        let at = before.iter().position(|one| *one == name);
        let Some((after, to)) = at.and_then(|at| moved(&before, at, up)) else {
            return;
        };
        told.set(say::ranked_now(words(&name), to + 1, count));
        put.run(Some(after.join(" ")));
        // The row has moved in the page, which takes the focus off its button.
        let button = format!("{}-{name}-{}", id.get_value(), if up { "up" } else { "down" });
        request_animation_frame(move || focus(&button));
    });
    let row = move |name: String| {
        let label = words(&name);
        let at = {
            let name = name.clone();
            Memo::new(move |_| {
                order
                    .with(|order| order.iter().position(|one| *one == name))
                    .unwrap_or_default()
            })
        };
        let (up, down, keyed) = (name.clone(), name.clone(), name.clone());
        let (up_id, down_id) = id.with_value(|id| (format!("{id}-{name}-up"), format!("{id}-{name}-down")));
        let key = move |event: leptos::ev::KeyboardEvent| {
            let up = match event.key().as_str() {
                "ArrowUp" => true,
                "ArrowDown" => false,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            shift.run((keyed.clone(), up));
        };
        view! {
            <li class="rank" on:keydown=key>
                <span class="rank-place num">{move || if open.get() { "–".to_owned() } else { figures::number(at.get() as f64 + 1.0) }}</span>
                <span class="grow" lang=lang.clone() dir="auto">{label.clone()}</span>
                <button class="btn" type="button" id=up_id disabled=disabled aria-disabled=move || (at.get() == 0).then_some("true") aria-label=say::move_up(&label)
                    on:click=move |_| shift.run((up.clone(), true))><Icon of=icondata::LuArrowUp/></button>
                <button class="btn" type="button" id=down_id disabled=disabled aria-disabled=move || (at.get() + 1 >= count).then_some("true") aria-label=say::move_down(&label)
                    on:click=move |_| shift.run((down.clone(), false))><Icon of=icondata::LuArrowDown/></button>
            </li>
        }
    };
    view! {
        <div class="stack tight" role="group" aria-label=label>
            {move || open.get().then(|| view! { <p class="small soft">{say::rank_open()}</p> })}
            <ol class="choices"><For each=move || order.get() key=|name| name.clone() children=row/></ol>
            <p class="row spread small soft">
                <span role="status">{told}</span>
                <Saved when=Signal::derive(move || saved.get() && !open.get())/>
            </p>
            {move || (open.get() && !disabled.get()).then(|| view! {
                <button class="btn start" type="button" on:click=move |_| put.run(Some(order.get_untracked().join(" ")))><Icon of=icondata::LuCheck/>{say::rank_keep()}</button>
            })}
        </div>
    }
}

fn focus(id: &str) {
    let found = document()
        .get_element_by_id(id)
        .and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(found) = found {
        let _ = found.focus();
    }
}
