use super::Saved;
use leptos::prelude::*;

/// One of several answers, 56 px high. `apart`: an answer such as "does not want to say", dashed but no gap.
#[component]
pub(crate) fn Choice(
    /// Groups the radio buttons.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    /// The language of the label, for fonts and screen readers.
    #[prop(optional, into)]
    lang: Option<String>,
    #[prop(optional, into)] note: Option<String>,
    /// The address of a picture that stands with the words.
    #[prop(optional_no_strip)]
    picture: Option<String>,
    /// Its classes.
    #[prop(default = "choice")]
    look: &'static str,
    /// In a table its head says the words: where there is room for one, they are for screen readers alone.
    #[prop(optional)]
    headed: bool,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
    #[prop(optional)] many: bool,
    #[prop(optional)] apart: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(into)] pick: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class=look class:is-apart=apart>
            {picture.map(|picture| view! { <img src=picture alt=""/> })}
            <input
                type=if many { "checkbox" } else { "radio" }
                name=name
                prop:checked=chosen
                disabled=disabled
                on:change=move |event| pick.run(event_target_checked(&event))
            />
            <span class="grow" class:unseen=headed>
                <span lang=lang dir="auto">{label}</span>
                {note.map(|note| view! { <small dir="auto">{note}</small> })}
            </span>
            <Saved when=saved/>
        </label>
    }
}

/// A yes or no that stands alone.
#[component]
pub(crate) fn Tick(
    #[prop(into)] label: String,
    #[prop(optional, into)] note: Option<String>,
    on: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=on on:change=move |event| on.set(event_target_checked(&event))/>
            <span class="grow">{label}{note.map(|note| view! { <small>{note}</small> })}</span>
        </label>
    }
}
