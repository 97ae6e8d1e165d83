use crate::components::{Area, Entry, Fault, Icon};
use crate::state::{Doing, session};
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{GetRecoverySlot, Recover, RecoverySlot};
use shared::digits::latin;

/// A lost passphrase: this phone shows what somebody named by the program can open elsewhere, and takes their digits.
#[component]
pub(super) fn Recovering() -> impl IntoView {
    let session = session();
    let (asking, opening) = (Doing::new(), Doing::new());
    let slot = RwSignal::new(None::<String>);
    let [code, passphrase] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let show = move |_| {
        asking.run(GetRecoverySlot {}, move |reply: RecoverySlot| {
            slot.set(Some(reply.slot))
        });
    };
    let recover = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let call = Recover {
            code: latin(&code.get_untracked()),
            passphrase: passphrase.get_untracked(),
        };
        opening.run(call, move |_| spawn_local(session.refresh()));
    };
    // Long text is copied by hand: the whole of it is marked when it is touched.
    let choose = |event: leptos::ev::FocusEvent| event_target::<web_sys::HtmlTextAreaElement>(&event).select();
    view! {
        <p class="small">{say::lost_passphrase_note()}</p>
        {move || asking.fault.get().map(|fault| view! { <Fault of=fault/> })}
        {move || match slot.get() {
            None => view! {
                <button class="btn is-wide" type="button" on:click=show><Icon of=icondata::LuKeyRound/>{say::lost_passphrase()}</button>
            }.into_any(),
            Some(slot) => view! {
                <form class="stack" on:submit=recover>
                    <div class="entry">
                        <label for="slot">{say::recovery_text()}</label>
                        <textarea id="slot" class="code" rows="6" readonly dir="ltr" on:focus=choose>{slot}</textarea>
                    </div>
                    <Area id="digits" label=say::recovery_code() rows=3 value=code/>
                    <Entry id="fresh" label=say::new_passphrase() note=say::own_passphrase_note() kind="password" autocomplete="new-password" value=passphrase/>
                    {move || opening.fault.get().map(|fault| view! { <Fault of=fault/> })}
                    <button class="btn is-wide" type="submit" aria-disabled=move || opening.busy.get().to_string()>
                        <Icon of=icondata::LuLockOpen/>{say::recover()}
                    </button>
                </form>
            }.into_any(),
        }}
    }
}
