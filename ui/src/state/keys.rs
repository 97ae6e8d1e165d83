//! Keys that do what a button on the page does. A page names them with the words for the help sheet; they go with it.

use super::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// One key of the page that stands.
#[derive(Clone)]
pub(crate) struct Key {
    id: usize,
    /// As `KeyboardEvent.key` says it: `n`, `?`, `1`.
    pub key: &'static str,
    pub says: String,
    act: Callback<()>,
}

impl Session {
    /// While the page stands, `key` does `act`. A key that an inner part names too is that part's.
    pub fn key(self, key: &'static str, says: String, act: impl Fn() + Send + Sync + 'static) {
        let id = self
            .keys
            .with_untracked(|keys| keys.iter().map(|known| known.id + 1).max().unwrap_or(0));
        let act = Callback::new(move |()| act());
        self.keys.update(|keys| keys.push(Key { id, key, says, act }));
        on_cleanup(move || {
            let _ = self.keys.try_update(|keys| keys.retain(|known| known.id != id));
        });
    }

    /// Like [`Session::key`], for one of a row of keys whose first one is named on the help sheet.
    pub fn quiet_key(self, key: &'static str, act: impl Fn() + Send + Sync + 'static) {
        self.key(key, String::new(), act);
    }

    /// Does what the pressed key stands for, unless the person is typing or holds another key down.
    pub fn pressed(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || is_typing(event) {
            return;
        }
        let pressed = event.key();
        let found = self.keys.with_untracked(|keys| {
            keys.iter()
                .rev()
                .find(|known| known.key == pressed)
                .map(|known| known.act)
        });
        if let Some(act) = found {
            event.prevent_default();
            act.run(());
        }
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        let choosing = matches!(target.get_attribute("type").as_deref(), Some("radio" | "checkbox"));
        let field = matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
        (field && !choosing) || matches!(target.closest("dialog[open]"), Ok(Some(_)))
    })
}
