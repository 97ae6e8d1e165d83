use super::OfferShown;
use crate::answers::{Window, one_of, several};
use crate::components::{Icon, Saved};
use crate::words::say;
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;

/// Rows that were asked for: a part of `total` found ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub total: u32,
    pub offset: u32,
    pub rows: Vec<OfferShown>,
}

/// A pause in typing before the list is searched.
const PAUSE: Duration = Duration::from_millis(180);
/// What a page key moves by.
const LEAP: u32 = 6;

/// One or several of up to 100,000 rows: found by typing, held as at most 200 nodes. Rows come by `look` and `page`.
#[component]
pub(crate) fn LongList(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] lang: String,
    #[prop(optional)] many: bool,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
    /// Words of what is chosen, where it may be among rows that were never looked at.
    #[prop(optional, into)]
    known: Signal<Vec<OfferShown>>,
    #[prop(into)] page: Signal<Option<Page>>,
    /// Asks for rows: what is searched, how many to leave out, how many to give.
    look: Callback<(String, u32, u32)>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let active = RwSignal::new(0u32);
    let asked = StoredValue::new(None::<(String, Window)>);
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let seen = StoredValue::new(BTreeMap::<String, OfferShown>::new());
    let frame = NodeRef::<html::Div>::new();
    let total = Memo::new(move |_| page.with(|page| page.as_ref().map_or(0, |page| page.total)));

    let ask = move |first: u32, in_sight: u32, total: u32| {
        let wanted = (search.get_untracked(), Window::around(first, in_sight, total));
        if asked.with_value(|asked| asked.as_ref() != Some(&wanted)) {
            asked.set_value(Some(wanted.clone()));
            look.run((wanted.0, wanted.1.offset, wanted.1.limit));
        }
    };
    ask(0, LEAP, u32::MAX);
    let scrolled = move || {
        let Some(frame) = frame.get_untracked() else { return };
        let row = row_px(&frame, total.get_untracked());
        let (first, in_sight) = (
            f64::from(frame.scroll_top()) / row,
            f64::from(frame.client_height()) / row,
        );
        ask(first.max(0.0) as u32, in_sight.max(1.0) as u32, total.get_untracked());
    };
    let go = move |to: u32| {
        let to = to.min(total.get_untracked().saturating_sub(1));
        active.set(to);
        if let Some(frame) = frame.get_untracked() {
            let row = row_px(&frame, total.get_untracked());
            let (top, height) = (f64::from(frame.scroll_top()), f64::from(frame.client_height()));
            let at = f64::from(to) * row;
            if at < top {
                frame.set_scroll_top(at as i32);
            } else if at + row > top + height {
                frame.set_scroll_top((at + row - height).ceil() as i32);
            }
        }
        scrolled();
    };
    let typed = move |event| {
        search.set(event_target_value(&event));
        if let Some(pause) = pause.try_update_value(Option::take).flatten() {
            pause.clear();
        }
        let find = move || {
            active.set(0);
            if let Some(frame) = frame.get_untracked() {
                frame.set_scroll_top(0);
            }
            ask(0, LEAP, u32::MAX);
        };
        pause.set_value(set_timeout_with_handle(find, PAUSE).ok());
    };
    on_cleanup(move || {
        if let Some(pause) = pause.try_update_value(Option::take).flatten() {
            pause.clear();
        }
    });

    let toggle = Callback::new(move |offer: OfferShown| {
        if disabled.get_untracked() {
            return;
        }
        let before = value.get_untracked();
        let on = !one_of(&before, &offer.name, many);
        seen.update_value(|seen| drop(seen.insert(offer.name.clone(), offer.clone())));
        put.run(if many {
            let mut alone: Vec<String> = seen.with_value(|seen| {
                let alone = seen.values().filter(|offer| offer.exclusive || offer.apart);
                alone.map(|offer| offer.name.clone()).collect()
            });
            known.with_untracked(|known| {
                let known = known.iter().filter(|offer| offer.exclusive || offer.apart);
                alone.extend(known.map(|offer| offer.name.clone()));
            });
            alone.extend((offer.exclusive || offer.apart).then(|| offer.name.clone()));
            several(&before, &offer.name, on, &alone)
        } else {
            on.then(|| offer.name.clone())
        });
    });
    let key = move |event: leptos::ev::KeyboardEvent| {
        let at = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => go(at.saturating_add(1)),
            "ArrowUp" => go(at.saturating_sub(1)),
            "PageDown" => go(at.saturating_add(LEAP)),
            "PageUp" => go(at.saturating_sub(LEAP)),
            "Home" => go(0),
            "End" => go(u32::MAX),
            "Enter" | " " => {
                let row = page.with_untracked(|page| {
                    let page = page.as_ref()?;
                    page.rows
                        .get(usize::try_from(at.checked_sub(page.offset)?).ok()?)
                        .cloned()
                });
                if let Some(row) = row {
                    toggle.run(row);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let (list_id, field) = (format!("{id}-list"), format!("{id}-search"));
    let into_list = {
        let list_id = list_id.clone();
        move |event: leptos::ev::KeyboardEvent| {
            if event.key() == "ArrowDown" {
                event.prevent_default();
                event.stop_propagation();
                focus(&list_id);
            }
        }
    };
    let option_id = StoredValue::new(format!("{id}-row"));
    let here = move || {
        let held = page.with(|page| {
            page.as_ref().is_some_and(|page| {
                let place = active
                    .get()
                    .checked_sub(page.offset)
                    .and_then(|place| usize::try_from(place).ok());
                place.is_some_and(|place| place < page.rows.len().min(crate::answers::MOST_ROWS))
            })
        });
        held.then(|| format!("{}-{}", option_id.get_value(), active.get()))
    };
    let spoken = StoredValue::new(lang);
    let rows = move || {
        let page = page.get()?;
        let (offset, total) = (page.offset, page.total);
        let row = move |(place, offer): (usize, OfferShown)| {
            let at = offset.saturating_add(u32::try_from(place).unwrap_or(u32::MAX));
            let (mine, tapped) = (offer.name.clone(), offer.clone());
            let chosen = Memo::new(move |_| value.with(|value| one_of(value, &mine, many)));
            view! {
                <li role="option" id=format!("{}-{at}", option_id.get_value()) class="long-row" class:is-apart=offer.apart class:is-here=move || active.get() == at
                    style=("--at", at.to_string()) aria-selected=move || chosen.get().to_string() aria-setsize=total.to_string() aria-posinset=at.saturating_add(1).to_string()
                    aria-disabled=move || disabled.get().then_some("true")
                    on:click=move |_| { active.set(at); toggle.run(tapped.clone()) }>
                    <span class="long-tick" class:is-many=many>{move || chosen.get().then(|| view! { <Icon of=icondata::LuCheck/> })}</span>
                    <span class="grow clamp" lang=spoken.get_value() dir="auto">{offer.label}{offer.note.map(|note| view! { " "<small>{note}</small> })}</span>
                </li>
            }
        };
        let rows = page.rows.into_iter().take(crate::answers::MOST_ROWS);
        Some(rows.enumerate().map(row).collect::<Vec<_>>())
    };
    let chosen = move || {
        let names: Vec<String> = value.with(|value| match many {
            true => value.split_whitespace().map(String::from).collect(),
            false => (!value.is_empty()).then(|| value.clone()).into_iter().collect(),
        });
        let of = move |name: String| {
            let of_page = page.with(|page| {
                page.as_ref()
                    .and_then(|page| page.rows.iter().find(|row| row.name == name).cloned())
            });
            let known = of_page.or_else(|| known.with(|known| known.iter().find(|offer| offer.name == name).cloned()));
            let known = known.or_else(|| seen.with_value(|seen| seen.get(&name).cloned()));
            let offer = known.unwrap_or_else(|| OfferShown {
                label: name.clone(),
                name,
                ..OfferShown::default()
            });
            let words = offer.label.clone();
            let back = say::take_back_choice(&words);
            view! {
                <li class="choice is-chosen">
                    <span class="grow" lang=spoken.get_value() dir="auto">{words}</span>
                    <Saved when=saved/>
                    <button class="btn is-bare" type="button" disabled=disabled aria-label=back on:click=move |_| toggle.run(offer.clone())><Icon of=icondata::LuX/></button>
                </li>
            }
        };
        (!names.is_empty()).then(|| view! { <ul class="choices" aria-label=say::chosen()>{names.into_iter().map(of).collect::<Vec<_>>()}</ul> })
    };
    let found = move || page.with(|page| page.as_ref().map(|page| say::rows_found(page.total)));
    view! {
        <div class="stack tight" id=id>
            {chosen}
            <div class="entry">
                <label for=field.clone()>{say::search_list()}</label>
                <input id=field type="search" autocomplete="off" spellcheck="false" dir="auto" maxlength="100" aria-controls=list_id.clone() disabled=disabled
                    prop:value=search on:input=typed on:keydown=into_list/>
            </div>
            <p class="small soft" role="status">{found}</p>
            <div class="long-list scrolls" class:is-empty=move || total.get() == 0 node_ref=frame on:scroll=move |_| scrolled()>
                <ul class="long-rows" id=list_id role="listbox" tabindex="0" aria-label=label aria-multiselectable=many.then_some("true") aria-activedescendant=here
                    style=("--rows", move || total.get().to_string()) on:keydown=key>{rows}</ul>
            </div>
        </div>
    }
}

/// The height of a row in CSS pixels, which grows with the text.
fn row_px(frame: &web_sys::HtmlDivElement, total: u32) -> f64 {
    (f64::from(frame.scroll_height()) / f64::from(total.max(1))).max(24.0)
}

fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let found = document()
        .get_element_by_id(id)
        .and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(found) = found {
        let _ = found.focus();
    }
}
