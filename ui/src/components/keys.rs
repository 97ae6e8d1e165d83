use super::Icon;
use crate::state::session;
use crate::words::say;
use leptos::html;
use leptos::prelude::*;

/// The keys of the page that stands, opened by `?`; at the desk also by a button.
#[component]
pub(crate) fn KeySheet() -> impl IntoView {
    let session = session();
    let dialog = NodeRef::<html::Dialog>::new();
    let open = move || {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    session.key("?", say::keys(), open);
    let rows = move || {
        let mut keys: Vec<_> = session
            .keys
            .get()
            .into_iter()
            .filter(|key| !key.says.is_empty())
            .map(|key| (key.key.to_string(), key.says))
            .collect();
        keys.push(("Esc".into(), say::hide()));
        keys.into_iter()
            .map(|(key, says)| view! { <dt><kbd>{key}</kbd></dt><dd>{says}</dd> })
            .collect::<Vec<_>>()
    };
    view! {
        <button class="keys only-desk" type="button" aria-haspopup="dialog" on:click=move |_| open()><Icon of=icondata::LuKeyboard/>{say::keys()}</button>
        <dialog class="sheet" node_ref=dialog aria-label=say::keys()>
            <div class="stack">
                <h2 class="head">{say::keys()}</h2>
                <dl class="facts">{rows}</dl>
                <button class="btn is-wide" type="button" on:click=close>{say::no_back()}</button>
            </div>
        </dialog>
    }
}
