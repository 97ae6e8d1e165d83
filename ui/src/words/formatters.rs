//! The browser's `Intl`, each formatter made once: making one takes a hundred times as long as using it, and a list has
//! hundreds of figures.

use super::language;
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// Languages × kinds of figures × currencies that a device ever shows; beyond them all are made anew.
const MOST: usize = 200;

thread_local! {
    static MADE: RefCell<HashMap<String, JsValue>> = RefCell::default();
}

/// `value` as the chosen language writes it. `class` is one of `Intl`'s, `wish` its options; `None` for options that it
/// refuses (an unknown currency).
pub(super) fn formatted(class: &str, wish: &[(&str, &str)], value: &JsValue) -> Option<String> {
    let formatter = formatter(class, wish)?;
    call(&formatter, "format", &[value])
}

/// Two values written together: "3 – 6 November 2026". `None` also where the browser cannot.
pub(super) fn range(class: &str, wish: &[(&str, &str)], from: &JsValue, to: &JsValue) -> Option<String> {
    let formatter = formatter(class, wish)?;
    call(&formatter, "formatRange", &[from, to])
}

/// What a language calls itself, where the browser knows.
pub(super) fn own_name(tag: &str) -> Option<String> {
    let names = made("DisplayNames", tag, &[("type", "language"), ("fallback", "none")])?;
    call(&names, "of", &[&tag.into()])
}

fn formatter(class: &str, wish: &[(&str, &str)]) -> Option<JsValue> {
    let language = language();
    // A formatter keeps the time zone of its making; the device may travel.
    let zoned = wish.iter().any(|(key, _)| *key == "timeZone") || class != "DateTimeFormat";
    let offset = if zoned {
        0.0
    } else {
        Date::new_0().get_timezone_offset()
    };
    let key = format!("{language} {class} {offset} {wish:?}");
    if let Some(known) = MADE.with_borrow(|made| made.get(&key).cloned()) {
        return Some(known);
    }
    let new = made(class, language, wish)?;
    MADE.with_borrow_mut(|made| {
        if made.len() >= MOST {
            made.clear();
        }
        made.insert(key, new.clone());
    });
    Some(new)
}

fn made(class: &str, language: &str, wish: &[(&str, &str)]) -> Option<JsValue> {
    let options = Object::new();
    for (key, value) in wish {
        Reflect::set(&options, &(*key).into(), &(*value).into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&class, &Array::of2(&Array::of1(&language.into()), &options)).ok()
}

fn call(of: &JsValue, method: &str, values: &[&JsValue]) -> Option<String> {
    let method: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    let values: Array = values.iter().copied().collect();
    method.apply(of, &values).ok()?.as_string()
}
