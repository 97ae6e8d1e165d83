//! Hears what changed: the event `changed` of Tauri, or server-sent events of `/api/changed`.

use super::tauri;
use leptos::prelude::{RwSignal, Set};
use shared::api::Changed;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventSource;

/// Tells `bell` of every change from now on, as long as the page lives.
pub(crate) async fn listen(bell: RwSignal<Changed>) {
    if tauri::is_here() {
        let heard = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let payload = js_sys::Reflect::get(&event, &"payload".into()).unwrap_or(event);
            if let Ok(text) = js_sys::JSON::stringify(&payload) {
                ring(bell, &String::from(text));
            }
        });
        tauri::listen(heard.as_ref()).await;
        heard.forget(); // lives as long as the window
    } else if let Ok(source) = EventSource::new("/api/changed") {
        let heard = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            ring(bell, &event.data().as_string().unwrap_or_default());
        });
        source.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        let _ = source.add_event_listener_with_callback("changed", heard.as_ref().unchecked_ref());
        heard.forget();
        // The browser keeps the source while it is open; it reconnects by itself.
    }
}

fn ring(bell: RwSignal<Changed>, text: &str) {
    if let Ok(changed) = serde_json::from_str(text) {
        bell.set(changed);
    }
}
