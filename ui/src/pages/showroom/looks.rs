use crate::components::Seg;
use crate::pages::vault::Tongue;
use crate::words::{language, right_to_left};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What the page is looked at in: language, direction, light, contrast, size of the text. Nothing of it is kept: what
/// the person's own settings had set stands again when the page is left.
#[component]
pub(super) fn Looks() -> impl IntoView {
    view! {
        <section class="sheet row" aria-label="Look">
            <Tongue/>
            <Look label="Direction" name="dir" options=&[("", "as written"), ("ltr", "ltr"), ("rtl", "rtl")]/>
            <Look label="Light" name="data-theme" options=&[("", "as device"), ("light", "light"), ("dark", "dark")]/>
            <Look label="Contrast" name="data-contrast" options=&[("", "as device"), ("more", "more contrast")]/>
            <Look label="Text" name="font-size" options=&[("", "as set"), ("200%", "200 %")]/>
        </section>
    }
}

/// One choice, set on the root: an attribute, or its `font-size`.
#[component]
fn Look(label: &'static str, name: &'static str, options: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let before = StoredValue::new(read(name));
    let chosen = RwSignal::new(String::new());
    // Another language draws the page anew and brings its own direction.
    let unchanged = move || match name {
        "dir" if right_to_left(language()) => "rtl".to_string(),
        "dir" => "ltr".to_string(),
        _ => before.get_value(),
    };
    Effect::new(move |_| match chosen.get() {
        none if none.is_empty() => write(name, &unchanged()),
        value => write(name, &value),
    });
    on_cleanup(move || write(name, &unchanged()));
    let words = |(key, words): &(&str, &str)| (key.to_string(), words.to_string());
    view! { <Seg label options=options.iter().map(words).collect() chosen/> }
}

fn root() -> Option<web_sys::HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

fn read(name: &str) -> String {
    let root = root();
    let value = match name {
        "font-size" => root.and_then(|root| root.style().get_property_value(name).ok()),
        name => root.and_then(|root| root.get_attribute(name)),
    };
    value.unwrap_or_default()
}

fn write(name: &str, value: &str) {
    let Some(root) = root() else { return };
    let _ = match (name, value) {
        ("font-size", size) => root.style().set_property(name, size),
        (name, "") => root.remove_attribute(name),
        (name, value) => root.set_attribute(name, value),
    };
}
