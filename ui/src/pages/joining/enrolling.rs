use crate::components::{Entry, Fault, Icon, Scanner};
use crate::pages::vault::{Panel, Tongue};
use crate::state::{Doing, session};
use crate::words::say;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Enrol, Lock};

/// Joins a program: scans the invite's code, or takes the 26 characters and the server's address, or the code's text.
#[component]
pub(crate) fn Enrolling() -> impl IntoView {
    let session = session();
    let doing = Doing::new();
    let code = RwSignal::new(String::new());
    let server = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let scanning = RwSignal::new(false);
    // The text of a QR code is longer than the typed code and names the server itself.
    let typed = move || code.with(|code| code.chars().filter(char::is_ascii_alphanumeric).count());
    let is_qr = move || code.with(|code| code.contains(':'));
    let code_wrong = move || (tried.get() && !is_qr() && typed() != 26).then(|| say::code_has_26(typed()));
    let server_wrong =
        move || (tried.get() && !is_qr() && server.with(|server| server.trim().is_empty())).then(say::server_missing);
    let join = move || {
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
    let scanned = Callback::new(move |text: String| {
        code.set(text);
        scanning.set(false);
        join();
    });
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |before: Option<bool>| {
        let now = scanning.get();
        // Where the page has changed under the person, the focus goes to its heading.
        if let Some(heading) = heading.get().filter(|_| before.is_some_and(|before| before != now)) {
            let _ = heading.focus();
        }
        now
    });
    view! {
        <Panel>
            {move || scanning.get().then(|| view! {
                <section class="stack">
                    <h2 class="head" tabindex="-1" node_ref=heading>{say::scan_code()}</h2>
                    <Scanner found=scanned/>
                    <button class="btn is-wide" type="button" on:click=move |_| scanning.set(false)><Icon of=icondata::LuKeyboard/>{say::type_instead()}</button>
                </section>
            })}
            <form class="stack" hidden=move || scanning.get() on:submit=move |event| { event.prevent_default(); join() }>
                <h2 class="head">{say::join_program()}</h2>
                <p class="small soft">{say::join_program_note()}</p>
                <button class="btn is-wide" type="button" on:click=move |_| { doing.fault.set(None); scanning.set(true) }><Icon of=icondata::LuScanLine/>{say::scan_code()}</button>
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
