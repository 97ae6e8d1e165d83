use super::recovering::Recovering;
use super::{Panel, Tongue};
use crate::components::{Fault, Icon};
use crate::state::{Doing, session};
use crate::words::say;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::Unlock;

/// One field. No site, no person, no count.
#[component]
pub(crate) fn Unlocking() -> impl IntoView {
    let session = session();
    let doing = Doing::new();
    let passphrase = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        doing.run(
            Unlock {
                passphrase: passphrase.get_untracked(),
            },
            move |_| {
                passphrase.set(String::new());
                spawn_local(session.refresh());
            },
        );
    };
    view! {
        <Panel>
            <form class="stack" on:submit=unlock>
                <div class="entry">
                    <label for="pass">{say::passphrase_of_device()}</label>
                    <input id="pass" type=move || if shown.get() { "text" } else { "password" } autocomplete="current-password"
                        autocapitalize="none" spellcheck="false" dir="ltr" aria-describedby="pass-note" node_ref=field
                        prop:value=passphrase on:input=move |event| passphrase.set(event_target_value(&event))/>
                    <p class="small soft" id="pass-note">{say::passphrase_note()}</p>
                </div>
                <div class="row">
                    <button class="btn" type="button" aria-pressed=move || shown.get().to_string() on:click=move |_| shown.update(|shown| *shown = !*shown)>
                        <Icon of=icondata::LuEye/>{say::show()}
                    </button>
                    <button class="btn is-main grow" type="submit" aria-disabled=move || doing.busy.get().to_string()>
                        <Icon of=icondata::LuLockOpen/>{move || if doing.busy.get() { say::unlocking() } else { say::unlock() }}
                    </button>
                </div>
                <p class="small soft" role="status">{say::works_without_signal()}</p>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            </form>
            <details>
                <summary class="small"><Icon of=icondata::LuCircleHelp/>{say::forgot()}</summary>
                <div class="stack">
                    <ul class="stack tight small"><li>{say::forgot_it()}</li><li>{say::new_device()}</li></ul>
                    <Recovering/>
                </div>
            </details>
            <Tongue/>
        </Panel>
    }
}
