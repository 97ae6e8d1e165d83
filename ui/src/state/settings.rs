//! How the person who holds this device wants its screens. The host keeps it beside the vault; a browser of staff keeps
//! nothing, because nothing may stay in a browser.

use super::Session;
use crate::transport;
use crate::words;
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{GetSettings, KeepSettings, Settings, Theme};
use wasm_bindgen::JsCast;

impl Session {
    /// Takes up the settings as they were kept, before the first page stands.
    pub async fn recall(self) {
        if let Ok(kept) = transport::call(GetSettings {}).await {
            self.settings.set(kept);
        }
        show(&self.settings.get_untracked());
        self.speak(spoken(&self.settings.get_untracked())).await;
    }

    /// Changes a setting: at once on the screen, then with the host.
    pub fn keep(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let settings = self.settings.get_untracked();
        show(&settings);
        let on_device = self.status().is_some() || !self.is_staff();
        spawn_local(async move {
            self.speak(spoken(&settings)).await;
            if on_device {
                self.unkept.set(transport::call(KeepSettings { settings }).await.err());
            }
        });
    }

    /// One short tick: saved. Two: refused. None where the person or the phone wants none.
    pub fn tick(self, pattern: &[i32]) {
        if self.settings.with_untracked(|settings| settings.haptics) {
            let pattern: js_sys::Array = pattern.iter().map(|ms| wasm_bindgen::JsValue::from(*ms)).collect();
            let _ = window().navigator().vibrate_with_pattern(&pattern);
        }
    }
}

/// Saved.
pub(crate) const SAVED: &[i32] = &[12];
/// Refused.
pub(crate) const REFUSED: &[i32] = &[12, 80, 12];

/// The language that was chosen, if the app has it; else what browser or phone wish for.
fn spoken(settings: &Settings) -> &'static str {
    let wish = settings.language.as_deref().and_then(|tag| tag.split('-').next());
    wish.and_then(|wish| say::LANGUAGES.iter().copied().find(|tag| *tag == wish))
        .unwrap_or_else(words::wished)
}

fn show(settings: &Settings) {
    let Some(root) = document()
        .document_element()
        .and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    let _ = match settings.theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
    // Of what browser or phone have set, so that both wishes add up.
    let size = format!("{}%", settings.text_size_percent);
    let _ = root.style().set_property("font-size", &size);
}
