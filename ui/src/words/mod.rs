//! Every word on a screen: Fluent files, English within the bundle, other languages fetched when they are chosen.
//!
//! `say::…` is made by build.rs from `static/locales/en.ftl`: one function a sentence, named like its key. It reads the
//! language of the moment; when the language changes, `App` draws the page again. The words of `payroll` come with its area.

pub(crate) mod changes;
pub(crate) mod disclosed;
pub(crate) mod engine;
pub(crate) mod figures;
mod formatters;
pub(crate) mod payroll;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use leptos::prelude::{RwSignal, Set};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// The sentences, one function each.
pub(crate) mod say {
    use super::{Value, sentence};
    include!(concat!(env!("OUT_DIR"), "/say.rs"));
}

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static CHOSEN: RefCell<Option<Bundle>> = const { RefCell::new(None) };
    static ENGLISH: RefCell<Option<Bundle>> = const { RefCell::new(None) };
    static TAG: Cell<&'static str> = const { Cell::new("en") };
}

const ENGLISH_TEXT: &str = include_str!("../../static/locales/en.ftl");

/// What stands in a variable of a sentence.
pub(crate) struct Value(FluentValue<'static>);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value(FluentValue::String(Cow::Owned(text.to_string())))
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Value(FluentValue::String(Cow::Owned(text)))
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::from(text.as_str())
    }
}
impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Value(FluentValue::Number(FluentNumber::new(
            f64::from(number),
            Default::default(),
        )))
    }
}
impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Value::from(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

/// The language of the screens, as in `<html lang>`.
pub(crate) fn language() -> &'static str {
    TAG.get()
}

/// What a language calls itself.
pub(crate) fn own_name(tag: &str) -> String {
    match tag {
        "en" => "English".into(),
        "es" => "Español".into(),
        "bn" => "বাংলা".into(),
        "ur" => "اردو".into(),
        "ht" => "Kreyòl ayisyen".into(),
        "ta" => "தமிழ்".into(),
        "st" => "Sesotho".into(),
        other => formatters::own_name(other).unwrap_or_else(|| other.to_uppercase()),
    }
}

/// Whether a language is written from right to left.
pub(crate) fn right_to_left(tag: &str) -> bool {
    matches!(
        tag,
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi"
    )
}

/// The best of the languages that the app has, by the wishes of the browser or phone.
pub(crate) fn wished() -> &'static str {
    let wishes = leptos::prelude::window().navigator().languages();
    for wish in wishes.iter().filter_map(|wish| wish.as_string()) {
        let wish = wish.split('-').next().unwrap_or_default().to_lowercase();
        if let Some(tag) = say::LANGUAGES.iter().find(|tag| **tag == wish) {
            return tag;
        }
    }
    "en"
}

/// Speaks `tag` from now on; keeps the present language when its file cannot be had.
pub(crate) async fn choose(tag: &'static str, spoken: RwSignal<&'static str>) {
    let text = match tag {
        "en" => Some(ENGLISH_TEXT.to_string()),
        tag => crate::transport::http::text(&format!("/locales/{tag}.ftl")).await,
    };
    if let Some(bundle) = text.and_then(|text| bundle(tag, text)) {
        CHOSEN.with_borrow_mut(|chosen| *chosen = Some(bundle));
        TAG.set(tag);
        if let Some(root) = leptos::prelude::document().document_element() {
            let _ = root.set_attribute("lang", tag);
            let _ = root.set_attribute("dir", if right_to_left(tag) { "rtl" } else { "ltr" });
        }
        spoken.set(tag);
    }
}

fn bundle(tag: &str, text: String) -> Option<Bundle> {
    let mut bundle = FluentBundle::new(vec![tag.parse().ok()?]);
    // Isolation marks keep codes and figures in order inside right-to-left text; elsewhere they would only be copied along.
    bundle.set_use_isolating(right_to_left(tag));
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(figures::number(number.value)),
        _ => None,
    }));
    // A sentence that does not parse was refused at build time; what does parse is used.
    let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    Some(bundle)
}

fn sentence(id: &str, values: &[(&str, Value)]) -> String {
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set((*name).to_string(), value.0.clone());
    }
    CHOSEN
        .with_borrow(|chosen| chosen.as_ref().and_then(|bundle| spoken(bundle, id, &arguments)))
        .unwrap_or_else(|| {
            ENGLISH.with_borrow_mut(|english| {
                if english.is_none() {
                    *english = bundle("en", ENGLISH_TEXT.to_string());
                }
                english
                    .as_ref()
                    .and_then(|bundle| spoken(bundle, id, &arguments))
                    .unwrap_or_else(|| id.to_string())
            })
        })
}

fn spoken(bundle: &Bundle, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut faults = Vec::new();
    Some(
        bundle
            .format_pattern(pattern, Some(arguments), &mut faults)
            .into_owned(),
    )
}
