use crate::answers::{Appearance, Scale};
use crate::components::{Icon, Saved};
use crate::words::{figures, say};
use leptos::prelude::*;
use rust_decimal::Decimal;

/// Above this many, stars are no way to choose.
const MOST_STARS: u32 = 12;
/// Above this many, a list is no way to choose.
const MOST_PICKED: u32 = 500;

/// A value of a scale: by a slider, from a list (`picker`), or as stars (`rating`).
#[component]
pub(crate) fn RangeField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    /// `None`: the form's parameters make no scale, and the number is typed.
    scale: Option<Scale>,
    #[prop(optional, into)] appearance: String,
    #[prop(optional)] tick_interval: Option<Decimal>,
    /// Words in place of numbers, by value.
    #[prop(optional)]
    tick_labels: Vec<(String, String)>,
    #[prop(into)] lang: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let Some(scale) = scale else {
        return view! { <Typed id label value put disabled saved/> }.into_any();
    };
    let appearance = Appearance::new(&appearance);
    let place = Memo::new(move |_| value.with(|value| scale.place(value)));
    let saved = Signal::derive(move || saved.get() && place.get().is_some());
    if appearance.has("rating") && scale.count() <= MOST_STARS {
        return view! { <Stars id label scale place put disabled saved/> }.into_any();
    }
    if appearance.has("picker") && scale.count() <= MOST_PICKED {
        return view! { <Picked id label lang scale tick_labels place put disabled saved/> }.into_any();
    }
    let ticks = if appearance.has("no-ticks") {
        Vec::new()
    } else {
        scale.ticks(tick_interval)
    };
    let vertical = appearance.has("vertical");
    view! { <Slider id label lang scale ticks tick_labels vertical place put disabled saved/> }.into_any()
}

/// The words for a value: those of the form, else its figures in the reader's digits.
fn shown(scale: Scale, place: u32, labels: &[(String, String)]) -> String {
    let label = labels.iter().find(|(value, _)| scale.place(value) == Some(place));
    match label {
        Some((_, words)) => words.clone(),
        None => figures::decimal(scale.at(place)),
    }
}

/// A slider holds no value before it was touched: its thumb is not there, and it says so.
#[component]
fn Slider(
    id: String,
    label: String,
    lang: String,
    scale: Scale,
    ticks: Vec<u32>,
    tick_labels: Vec<(String, String)>,
    vertical: bool,
    place: Memo<Option<u32>>,
    put: Callback<Option<String>>,
    disabled: Signal<bool>,
    saved: Signal<bool>,
) -> impl IntoView {
    let last = scale.count() - 1;
    let labels = StoredValue::new(tick_labels);
    // While the finger moves, the value follows it; it is an answer when the finger leaves.
    let moving = RwSignal::new(None::<u32>);
    let here = move || moving.get().or_else(|| place.get());
    let spoken = {
        let lang = lang.clone();
        move || here().map(|_| lang.clone())
    };
    let words = move || {
        here().map_or_else(say::not_answered, |at| {
            labels.with_value(|labels| shown(scale, at, labels))
        })
    };
    let read = move |event: &leptos::ev::Event| event_target_value(event).parse::<u32>().ok().map(|at| at.min(last));
    let commit = move |at: Option<u32>| {
        moving.set(None);
        if let Some(at) = at.filter(|at| place.get_untracked() != Some(*at)) {
            put.run(Some(scale.text(at)));
        }
    };
    // A touch on the middle changes nothing for the browser, where the thumb already stood unseen.
    let touched = move |event: leptos::ev::PointerEvent| {
        if place.get_untracked().is_none() && !disabled.get_untracked() {
            commit(read(event.as_ref()));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && place.get_untracked().is_none() && !disabled.get_untracked() {
            commit(read(event.as_ref()));
        }
    };
    let marks: Vec<_> = ticks
        .iter()
        .map(|at| {
            let percent = f64::from(*at) * 100.0 / f64::from(last.max(1));
            let words = labels.with_value(|labels| shown(scale, *at, labels));
            view! { <span style=("--at", format!("{percent:.3}")) class:is-words=labels.with_value(|labels| !labels.is_empty())>{words}</span> }
        })
        .collect();
    let has_marks = !marks.is_empty();
    let worded = labels.with_value(|labels| !labels.is_empty());
    view! {
        <div class="stack tight range" class:is-vertical=vertical class:is-open=move || here().is_none() class:is-worded=worded>
            <p class="row spread"><output class="figure" for=id.clone() lang=spoken>{words}</output><Saved when=saved/></p>
            <div class="range-line">
                <input type="range" id=id min="0" max=last step="1" aria-label=label aria-valuetext=words disabled=disabled
                    prop:value=move || place.get().unwrap_or(last / 2).to_string()
                    on:input=move |event| moving.set(read(&event)) on:change=move |event| commit(read(&event)) on:pointerup=touched on:keydown=key/>
                {has_marks.then(|| view! { <div class="range-ticks num" lang=lang aria-hidden="true">{marks}</div> })}
            </div>
            {move || here().is_none().then(|| view! { <p class="small soft">{say::range_touch()}</p> })}
        </div>
    }
}

#[component]
fn Picked(
    id: String,
    label: String,
    lang: String,
    scale: Scale,
    tick_labels: Vec<(String, String)>,
    place: Memo<Option<u32>>,
    put: Callback<Option<String>>,
    disabled: Signal<bool>,
    saved: Signal<bool>,
) -> impl IntoView {
    let options: Vec<_> = (0..scale.count())
        .map(|at| view! { <option value=at.to_string() selected=move || place.get() == Some(at)>{shown(scale, at, &tick_labels)}</option> })
        .collect();
    let pick = move |event| put.run(event_target_value(&event).parse().ok().map(|at| scale.text(at)));
    view! {
        <div class="entry">
            <select id=id lang=lang aria-label=label disabled=disabled on:change=pick>
                <option value="" selected=move || place.get().is_none()>{say::choose_answer()}</option>
                {options}
            </select>
            <Saved when=saved/>
        </div>
    }
}

#[component]
fn Stars(
    id: String,
    label: String,
    scale: Scale,
    place: Memo<Option<u32>>,
    put: Callback<Option<String>>,
    disabled: Signal<bool>,
    saved: Signal<bool>,
) -> impl IntoView {
    let last = scale.count() - 1;
    let stars: Vec<_> = (0..=last)
        .map(|at| {
            let words = say::stars_of(shown(scale, at, &[]), shown(scale, last, &[]));
            view! {
                <label class="star" class:is-full=move || place.get().is_some_and(|chosen| at <= chosen)>
                    <input class="unseen" type="radio" name=id.clone() disabled=disabled aria-label=words prop:checked=move || place.get() == Some(at)
                        on:change=move |_| put.run(Some(scale.text(at)))/>
                    <Icon of=icondata::LuStar/>
                </label>
            }
        })
        .collect();
    let words = move || match place.get() {
        Some(at) => say::stars_of(shown(scale, at, &[]), shown(scale, last, &[])),
        None => say::not_answered(),
    };
    view! {
        <div class="stack tight">
            <div class="stars" role="radiogroup" aria-label=label>{stars}</div>
            <p class="row spread"><span>{words}</span><Saved when=saved/></p>
        </div>
    }
}

#[component]
fn Typed(
    id: String,
    label: String,
    value: Signal<String>,
    put: Callback<Option<String>>,
    disabled: Signal<bool>,
    saved: Signal<bool>,
) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let commit = move |event| {
        let typed = event_target_value(&event);
        let figure = shared::digits::figure(&typed);
        wrong.set(figure.is_none() && !typed.trim().is_empty());
        if !wrong.get_untracked() {
            put.run(figure.map(|figure| figure.normalize().to_string()));
        }
    };
    let note = format!("{id}-note");
    view! {
        <div class="entry">
            <input id=id class="num" type="text" inputmode="decimal" autocomplete="off" dir="ltr" maxlength="15" aria-label=label disabled=disabled
                aria-describedby=note.clone() aria-invalid=move || wrong.get().then_some("true") prop:value=value on:change=commit/>
            <div id=note>{move || wrong.get().then(|| view! { <p class="wrong" role="alert">{say::number_expected()}</p> })}</div>
            <Saved when=saved/>
        </div>
    }
}
