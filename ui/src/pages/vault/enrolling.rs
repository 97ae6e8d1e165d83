use super::{Panel, Tongue};
use crate::components::{Entry, Fault, Icon};
use crate::state::{Doing, session};
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Enrol, Lock};

/// Joins a program: the 26 characters and the server's address, or the whole text of the QR code.
#[component]
pub(crate) fn Enrolling() -> impl IntoView {
    let session = session();
    let doing = Doing::new();
    let code = RwSignal::new(String::new());
    let server = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    // The text of a QR code is longer than the typed code and names the server itself.
    let typed = move || code.with(|code| code.chars().filter(char::is_ascii_alphanumeric).count());
    let is_qr = move || code.with(|code| code.contains(':'));
    let code_wrong = move || (tried.get() && !is_qr() && typed() != 26).then(|| say::code_has_26(typed()));
    let server_wrong =
        move || (tried.get() && !is_qr() && server.with(|server| server.trim().is_empty())).then(say::server_missing);
    let enrol = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if code_wrong().is_none() && server_wrong().is_none() {
            let address = server.get_untracked().trim().trim_end_matches('/').to_string();
            let address = if address.is_empty() || address.contains("://") {
                address
            } else {
                format!("https://{address}")
            };
            let call = Enrol {
                code: code.get_untracked().trim().to_string(),
                server: (!address.is_empty()).then_some(address),
            };
            doing.run(call, move |_| spawn_local(session.refresh()));
        }
    };
    view! {
        <Panel>
            <form class="stack" on:submit=enrol>
                <h2 class="head">{say::join_program()}</h2>
                <p class="small soft">{say::join_program_note()}</p>
                <Entry id="code" label=say::invite_code() note=say::invite_code_note() wrong=Signal::derive(code_wrong) value=code/>
                <Entry id="server" label=say::server_address() note=say::server_address_note() kind="url" wrong=Signal::derive(server_wrong) value=server/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-main is-wide" type="submit" aria-disabled=move || doing.busy.get().to_string()>
                    <Icon of=icondata::LuUserPlus/>{move || if doing.busy.get() { say::joining() } else { say::join() }}
                </button>
                <button class="btn is-wide" type="button" on:click=move |_| doing.run(Lock {}, move |_| spawn_local(session.refresh()))>
                    <Icon of=icondata::LuLock/>{say::lock_device()}
                </button>
            </form>
            <Tongue/>
        </Panel>
    }
}
