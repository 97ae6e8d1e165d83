use crate::components::{Entry, Fault, Icon, Notice, Tone};
use crate::state::Doing;
use crate::words::say;
use leptos::prelude::*;
use shared::api::{AcceptInvitation, SecondFactor};

/// Turns an invitation into an account and shows the second factor once.
#[component]
pub(super) fn Accepting(done: Callback<String>) -> impl IntoView {
    let doing = Doing::new();
    let code = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let factor = RwSignal::new(None::<SecondFactor>);
    let accept = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let call = AcceptInvitation {
            code: code.get_untracked().trim().to_string(),
            sign_in_name: name.get_untracked().trim().to_string(),
            password: password.get_untracked(),
        };
        doing.run(call, move |reply| factor.set(Some(reply)));
    };
    move || {
        match factor.get() {
        None => view! {
            <form class="stack" on:submit=accept>
                <Entry id="invitation" label=say::invite_code() value=code/>
                <Entry id="new-name" label=say::sign_in_name() autocomplete="username" value=name/>
                <Entry id="new-password" label=say::password() note=say::password_note() kind="password" autocomplete="new-password" value=password/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-main is-wide" type="submit" aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuUserPlus/>{say::make_account()}</button>
            </form>
        }
        .into_any(),
        Some(factor) => {
            let known = factor.sign_in_name.clone();
            view! {
                <div class="stack">
                    <Notice tone=Tone::Here icon=icondata::LuTriangleAlert><span>{say::second_factor_once()}</span></Notice>
                    <div class="qr" role="img" aria-label=say::second_factor_qr() inner_html=factor.qr_svg></div>
                    <p class="code big" id="second-factor">{factor.secret}</p>
                    <button class="btn is-main is-wide" type="button" on:click=move |_| done.run(known.clone())>{say::to_sign_in()}</button>
                </div>
            }
            .into_any()
        }
    }
    }
}
