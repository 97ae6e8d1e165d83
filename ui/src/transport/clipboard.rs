//! The clipboard of browser or window, by its oldest door: no permission is asked for, and every webview has it.

use leptos::ev::copy;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::{document, window};
use std::cell::Cell;
use wasm_bindgen::JsCast;

thread_local! {
    /// Whether the clipboard may still hold what this app put there.
    static OURS: Cell<bool> = const { Cell::new(false) };
}

/// Puts a table on the clipboard, as text and as HTML; `false` when the browser would not.
pub(crate) fn put(table: &web_sys::Element, text: &str, html: &str) -> bool {
    // WebKit copies only where something is selected.
    let selection = window().get_selection().ok().flatten();
    if let Some(selection) = &selection {
        let _ = selection.select_all_children(table);
    }
    let done = hand_over(text.to_string(), html.to_string());
    if let Some(selection) = &selection {
        let _ = selection.remove_all_ranges();
    }
    OURS.set(OURS.get() || done);
    done
}

/// Empties it, if it is ours: with Hide, nothing of the work stays where the next app could paste it.
pub(crate) fn clear() {
    if OURS.get() && hand_over(" ".into(), String::new()) {
        OURS.set(false);
    }
}

/// The browser asks for the data while it copies.
fn hand_over(text: String, html: String) -> bool {
    let asked = window_event_listener(copy, move |event| {
        if let Some(data) = event.clipboard_data() {
            let _ = data.set_data("text/plain", &text);
            if !html.is_empty() {
                let _ = data.set_data("text/html", &html);
            }
            event.prevent_default();
        }
    });
    let done = document()
        .dyn_into::<web_sys::HtmlDocument>()
        .is_ok_and(|document| document.exec_command("copy").unwrap_or(false));
    asked.remove();
    done
}
