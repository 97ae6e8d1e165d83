use super::accept::Accepting;
use crate::components::{Entry, Fault, Icon, Seg};
use crate::pages::vault::{Panel, Tongue};
use crate::state::{Doing, session};
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::SignIn;
use shared::digits::latin;

/// Signs staff in, or makes the account of an invitation.
#[component]
pub(crate) fn Door() -> impl IntoView {
    let session = session();
    let way = RwSignal::new("sign-in".to_string());
    let doing = Doing::new();
    let fields: [RwSignal<String>; 3] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let [name, password, code] = fields;
    let sign_in = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let call = SignIn {
            sign_in_name: name.get_untracked().trim().to_string(),
            password: password.get_untracked(),
            one_time_code: latin(&code.get_untracked())
                .chars()
                .filter(char::is_ascii_digit)
                .collect(),
        };
        doing.run(call, move |_| {
            for field in fields {
                field.set(String::new());
            }
            spawn_local(session.refresh());
        });
    };
    view! {
        <Panel>
            <Seg label=say::sign_in() chosen=way options=vec![("sign-in".into(), say::sign_in()), ("invited".into(), say::i_was_invited())]/>
            {move || if way.with(|way| way == "sign-in") {
                view! {
                    <form class="stack" on:submit=sign_in>
                        <Entry id="name" label=say::sign_in_name() autocomplete="username" value=name/>
                        <Entry id="password" label=say::password() kind="password" autocomplete="current-password" value=password/>
                        <Entry id="one-time" label=say::one_time_code() note=say::one_time_code_note() pad="numeric" autocomplete="one-time-code" length=7 value=code/>
                        {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                        <button class="btn is-main is-wide" type="submit" aria-disabled=move || doing.busy.get().to_string()>
                            <Icon of=icondata::LuLockOpen/>{move || if doing.busy.get() { say::signing_in() } else { say::sign_in() }}
                        </button>
                    </form>
                }.into_any()
            } else {
                view! { <Accepting done=Callback::new(move |known: String| { name.set(known); way.set("sign-in".into()) })/> }.into_any()
            }}
            <Tongue/>
        </Panel>
    }
}
