use super::Panel;
use crate::components::{Fault, Icon};
use crate::state::{Doing, session};
use crate::words::say;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Lock, Uncover};
use shared::digits::latin;

/// The cover: looks like the app at rest. Open asks for the PIN and returns to the same page.
#[component]
pub(crate) fn Covered() -> impl IntoView {
    let session = session();
    let asking = RwSignal::new(false);
    let doing = Doing::new();
    let pin = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let open = move || {
        doing.run(
            Uncover {
                pin: pin.get_untracked(),
            },
            move |_| {
                spawn_local(session.refresh());
            },
        );
    };
    Effect::new(move |_| {
        if doing.fault.get().is_some() {
            pin.set(String::new());
        }
    });
    let typed = move |event| {
        pin.set(
            latin(&event_target_value(&event))
                .chars()
                .filter(char::is_ascii_digit)
                .take(6)
                .collect(),
        );
        if pin.with_untracked(|pin| pin.len() == 6) {
            open();
        }
    };
    view! {
        <Panel>
            {move || if asking.get() {
                view! {
                    <form class="stack" on:submit=move |event| { event.prevent_default(); open() }>
                        <div class="entry">
                            <label for="pin">{say::pin()}</label>
                            <input id="pin" class="num pin" type="password" inputmode="numeric" autocomplete="off" maxlength="6" dir="ltr"
                                node_ref=field prop:value=pin on:input=typed/>
                        </div>
                        <button class="btn is-main is-wide" type="submit"><Icon of=icondata::LuLockOpen/>{say::open()}</button>
                        {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                        <button class="btn is-wide" type="button" on:click=move |_| doing.run(Lock {}, move |_| spawn_local(session.refresh()))>
                            <Icon of=icondata::LuLock/>{say::use_passphrase()}
                        </button>
                    </form>
                }.into_any()
            } else {
                view! {
                    <button class="btn is-wide" type="button" on:click=move |_| asking.set(true)><Icon of=icondata::LuLockOpen/>{say::open()}</button>
                }.into_any()
            }}
        </Panel>
    }
}
