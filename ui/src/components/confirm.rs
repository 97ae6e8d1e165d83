use super::Icon;
use crate::words::say;
use icondata::Icon as Drawing;
use leptos::html;
use leptos::prelude::*;

/// A button that asks again, with the consequence in words, before it does what it says.
#[component]
pub(crate) fn Confirm(
    icon: Drawing,
    #[prop(into)] label: String,
    /// What will have happened.
    #[prop(into)]
    consequence: String,
    #[prop(default = "btn is-wide")] class: &'static str,
    #[prop(optional)] destroys: bool,
    #[prop(into)] go: Callback<()>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let (asked, heading, again) = (label.clone(), label.clone(), label.clone());
    view! {
        <button class=class class:is-destroy=destroys type="button" aria-haspopup="dialog" on:click=open><Icon of=icon/>{label}</button>
        <dialog class="sheet" node_ref=dialog aria-label=asked>
            <div class="stack">
                <h2 class="head">{heading}</h2>
                <p>{consequence}</p>
                <div class="row">
                    <button class="btn grow" type="button" on:click=move |_| close()>{say::no_back()}</button>
                    <button class="btn grow" class:is-destroy=destroys class:is-main=!destroys type="button" on:click=move |_| { close(); go.run(()) }>{again}</button>
                </div>
            </div>
        </dialog>
    }
}
