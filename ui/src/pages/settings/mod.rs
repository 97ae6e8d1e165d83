mod screens;
mod storage;

use crate::components::{Fault, Frame, Icon, role_name};
use crate::state::{Doing, session};
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use screens::{Link, Screens};
use shared::api::{ChangePassphrase, Lock, SignOut};
pub(crate) use storage::LowStorage;
use storage::StorageSheet;

/// How the screens look, who uses this device, its lock, its storage.
#[component]
pub(crate) fn Settings() -> impl IntoView {
    let session = session();
    let doing = Doing::new();
    let staff = session.is_staff();
    view! {
        <Frame title=say::settings() back="/">
            <div class="stack loose measure">
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                {move || session.unkept.get().map(|fault| view! { <Fault of=fault/> })}
                <Screens/>
                {session.status().map(|status| view! {
                    <section class="sheet stack tight">
                        <h2 class="head">{say::this_device()}</h2>
                        <dl class="facts">
                            {status.enrolled.map(|who| view! {
                                <dt>{say::person()}</dt><dd dir="auto">{who.person}</dd>
                                <dt>{say::role()}</dt><dd>{role_name(who.role)}</dd>
                                <dt>{say::program()}</dt><dd dir="auto">{who.program_name}</dd>
                                <dt>{say::letters()}</dt><dd class="code">{who.letters}</dd>
                                <dt>{say::server_address()}</dt><dd class="code">{who.server}</dd>
                            })}
                            <dt>{say::version()}</dt><dd class="code">{status.app_version}</dd>
                        </dl>
                    </section>
                    <section class="sheet stack">
                        <h2 class="head">{say::lock()}</h2>
                        <p class="small soft">{say::lock_note()}</p>
                        <button class="btn is-wide" type="button" on:click=move |_| doing.run(Lock {}, move |_| spawn_local(session.refresh()))>
                            <Icon of=icondata::LuLock/>{say::lock_device()}
                        </button>
                    </section>
                    <NewPassphrase/>
                    <Link/>
                    <StorageSheet/>
                })}
                {staff.then(|| view! {
                    <section class="sheet stack">
                        <h2 class="head">{say::sign_out()}</h2>
                        <button class="btn is-wide" type="button" on:click=move |_| doing.run(SignOut {}, move |_| spawn_local(session.refresh()))>
                            <Icon of=icondata::LuLogOut/>{say::sign_out()}
                        </button>
                    </section>
                })}
            </div>
        </Frame>
    }
}

#[component]
fn NewPassphrase() -> impl IntoView {
    let doing = Doing::new();
    let old = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let done = RwSignal::new(false);
    let change = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        done.set(false);
        doing.run(
            ChangePassphrase {
                old: old.get_untracked(),
                new: new.get_untracked(),
            },
            move |_| {
                old.set(String::new());
                new.set(String::new());
                done.set(true);
            },
        );
    };
    view! {
        <details class="sheet">
            <summary><Icon of=icondata::LuLock/>{say::change_passphrase()}</summary>
            <form class="stack" on:submit=change>
                <crate::components::Entry id="old" label=say::old_passphrase() kind="password" autocomplete="current-password" value=old/>
                <crate::components::Entry id="new" label=say::new_passphrase() note=say::own_passphrase_note() kind="password" autocomplete="new-password" value=new/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <crate::components::Saved when=done/>
                <button class="btn is-wide" type="submit">{say::change_passphrase()}</button>
            </form>
        </details>
    }
}
