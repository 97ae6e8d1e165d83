use crate::answers::{Appearance, Layout, one_of, several};
use crate::components::{Choice, Icon, Saved};
use crate::words::say;
use leptos::html;
use leptos::prelude::*;

/// One offer of a question, in the worker's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OfferShown {
    /// As it is stored.
    pub name: String,
    pub label: String,
    pub note: Option<String>,
    /// The address of a picture.
    pub picture: Option<String>,
    /// An answer such as "does not want to say": dashed, but no gap.
    pub apart: bool,
    /// Stands alone where several may be chosen.
    pub exclusive: bool,
}

/// One or several of a short list, laid out as the appearance says.
#[component]
pub(crate) fn ChoiceField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] lang: String,
    offers: Vec<OfferShown>,
    #[prop(optional)] many: bool,
    #[prop(optional, into)] appearance: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
    /// With the appearance `quick`: one was chosen by touch, or confirmed by Enter; the page may go on.
    #[prop(optional, into)]
    chosen: Option<Callback<()>>,
) -> impl IntoView {
    let appearance = Appearance::new(&appearance);
    let (layout, bare) = (appearance.layout(), appearance.bare());
    let go_on = chosen.filter(|_| appearance.quick() && !many);
    let count = offers.len();
    let offers = StoredValue::new(offers);
    // Arrow keys choose as they pass: they must not carry the person to the next question.
    let by_touch = StoredValue::new(false);
    let pick = Callback::new(move |(name, on): (String, bool)| {
        put.run(if many {
            let alone = |offers: &Vec<OfferShown>| {
                let alone = offers.iter().filter(|offer| offer.exclusive || offer.apart);
                alone.map(|offer| offer.name.clone()).collect::<Vec<_>>()
            };
            several(&value.get_untracked(), &name, on, &offers.with_value(alone))
        } else {
            Some(name)
        });
        if let Some(go_on) = go_on.filter(|_| by_touch.get_value()) {
            go_on.run(());
        }
    });
    let key = move |event: leptos::ev::KeyboardEvent| {
        by_touch.set_value(false);
        if let Some(go_on) = go_on.filter(|_| event.key() == "Enter" && !value.with_untracked(String::is_empty)) {
            event.prevent_default();
            go_on.run(());
        }
    };
    let class = match layout {
        Layout::List | Layout::Minimal => "choices",
        Layout::Columns(_) => "choices is-columns",
        Layout::Packed => "choices is-packed",
        Layout::Likert => "choices is-likert",
        Layout::Head => "choices is-row is-head",
        Layout::Row => "choices is-row",
    };
    let columns = match layout {
        Layout::Columns(wished) => wished.map(usize::from).unwrap_or(0),
        Layout::List | Layout::Packed | Layout::Minimal | Layout::Likert | Layout::Head | Layout::Row => count,
    };
    let counted = matches!(layout, Layout::Columns(Some(_)));
    if layout == Layout::Head {
        let words: Vec<_> = offers.with_value(|offers| {
            let word = |offer: &OfferShown| view! { <span lang=lang.clone() dir="auto">{offer.label.clone()}</span> };
            offers.iter().map(word).collect()
        });
        return view! { <div class=class style=("--n", count.to_string()) aria-hidden="true">{words}</div> }.into_any();
    }
    let look = match layout {
        _ if bare => "choice is-bare",
        Layout::Likert | Layout::Row => "choice is-point",
        Layout::List | Layout::Columns(_) | Layout::Packed | Layout::Minimal | Layout::Head => "choice",
    };
    let (group, named) = (StoredValue::new(id.clone()), StoredValue::new(label.clone()));
    let spoken = StoredValue::new(lang);
    let list = move || {
        let rows: Vec<_> = offers
            .get_value()
            .into_iter()
            .map(|offer| {
                let (mine, picked) = (offer.name.clone(), offer.name);
                let chosen = Signal::derive(move || value.with(|value| one_of(value, &mine, many)));
                let saved = Signal::derive(move || chosen.get() && saved.get());
                let pick = Callback::new(move |on: bool| pick.run((picked.clone(), on)));
                let (name, label, lang, apart) = (group.get_value(), offer.label, spoken.get_value(), offer.apart);
                let (picture, headed) = (offer.picture, layout == Layout::Row);
                match offer.note {
                    Some(note) => {
                        view! { <Choice name label lang note picture look headed chosen saved many apart disabled pick/> }
                            .into_any()
                    }
                    None => view! { <Choice name label lang picture look headed chosen saved many apart disabled pick/> }
                        .into_any(),
                }
            })
            .collect();
        view! {
            <div class=class style=("--n", columns.max(1).to_string()) class:is-counted=counted role=if many { "group" } else { "radiogroup" } aria-label=named.get_value()
                on:pointerdown=move |_| by_touch.set_value(true) on:keydown=key>{rows}</div>
        }
    };
    if layout == Layout::Minimal {
        view! { <Opening id label offers many value saved disabled by_touch list=move || list().into_any()/> }
            .into_any()
    } else {
        list().into_any()
    }
}

/// One button with what is chosen; it opens the list, and one of one choice closes it again.
#[component]
fn Opening<List: Fn() -> AnyView + Copy + Send + Sync + 'static>(
    id: String,
    label: String,
    offers: StoredValue<Vec<OfferShown>>,
    many: bool,
    value: Signal<String>,
    saved: Signal<bool>,
    disabled: Signal<bool>,
    by_touch: StoredValue<bool>,
    list: List,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let words = move || {
        let words = value.with(|value| {
            let chosen = |offers: &Vec<OfferShown>| {
                let chosen = offers.iter().filter(|offer| one_of(value, &offer.name, many));
                chosen.map(|offer| offer.label.clone()).collect::<Vec<_>>()
            };
            offers.with_value(chosen).join(" · ")
        });
        if words.is_empty() { say::choose_answer() } else { words }
    };
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    // Arrow keys go on through the list; Enter closes it.
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if !many && by_touch.get_value() && open.get_untracked() && before.is_some_and(|before| before != now) {
            close();
        }
        now
    });
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            close();
        }
    };
    let panel = format!("{id}-list");
    let controls = panel.clone();
    view! {
        <div class="choices">
            <button class="choice opens" type="button" node_ref=button id=id disabled=disabled aria-expanded=move || open.get().to_string() aria-controls=controls
                on:click=move |_| open.update(|open| *open = !*open)>
                <span class="unseen">{label}": "</span><span class="grow" dir="auto">{words}</span><Saved when=Signal::derive(move || saved.get() && value.with(|value| !value.is_empty()))/>
                <Icon of=icondata::LuChevronDown/>
            </button>
            <div id=panel on:keydown=key>{move || open.get().then(list)}</div>
        </div>
    }
}
