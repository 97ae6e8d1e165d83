use super::{Panel, Tongue};
use crate::components::{Entry, Fault, Icon, Seg};
use crate::state::{Doing, ask, session};
use crate::words::{language, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{CreateVault, OfferPassphrase};
use shared::digits::latin;

/// A new device: a passphrase of five offered words, or one's own, and a PIN for the cover.
#[component]
pub(crate) fn FirstRun() -> impl IntoView {
    let session = session();
    let doing = Doing::new();
    let offered = ask(&[], || OfferPassphrase {
        language: language().to_string(),
    });
    let way = RwSignal::new("offered".to_string());
    let own = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let pin = RwSignal::new(String::new());
    let pin_again = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let is_offered = move || way.with(|way| way == "offered");
    let passphrase = move || {
        if is_offered() {
            offered.get().map(|offered| offered.words.join(" ")).unwrap_or_default()
        } else {
            own.get()
        }
    };
    let pin_wrong = move || {
        let right = pin.with(|pin| latin(pin)).bytes().filter(u8::is_ascii_digit).count() == 6
            && pin.with(|pin| pin.chars().count()) == 6;
        (tried.get() && !right).then(say::pin_six_digits)
    };
    let pin_differs = move || (tried.get() && pin.get() != pin_again.get()).then(say::not_the_same);
    let differs = move || {
        (tried.get() && passphrase() != again.get().split_whitespace().collect::<Vec<_>>().join(" "))
            .then(say::not_the_same)
    };
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if differs().is_none() && pin_wrong().is_none() && pin_differs().is_none() {
            let call = CreateVault {
                passphrase: passphrase(),
                pin: latin(&pin.get_untracked()),
            };
            doing.run(call, move |_| spawn_local(session.refresh()));
        }
    };
    view! {
        <Panel>
            <Tongue/>
            <form class="stack" on:submit=create>
                <h2 class="head">{say::first_run()}</h2>
                <p class="small soft">{say::first_run_note()}</p>
                <Seg label=say::passphrase() chosen=way options=vec![("offered".into(), say::five_words()), ("own".into(), say::my_own())]/>
                {move || if is_offered() {
                    view! {
                        <div class="stack tight">
                            <p class="words" lang=language() aria-label=say::five_words()>
                                {move || offered.get().map(|offered| offered.words.into_iter().map(|word| view! { <span>{word}</span> }).collect::<Vec<_>>())}
                            </p>
                            <div class="row">
                                <button class="btn" type="button" on:click=move |_| offered.again()><Icon of=icondata::LuRefreshCw/>{say::other_words()}</button>
                            </div>
                            <p class="small soft">{say::write_them_down()}</p>
                        </div>
                    }.into_any()
                } else {
                    view! { <Entry id="own" label=say::own_passphrase() note=say::own_passphrase_note() kind="password" autocomplete="new-password" value=own/> }.into_any()
                }}
                <Entry id="again" label=say::passphrase_again() kind="text" wrong=Signal::derive(differs) value=again/>
                <Entry id="pin" label=say::new_pin() note=say::new_pin_note() kind="password" pad="numeric" length=6 wrong=Signal::derive(pin_wrong) value=pin/>
                <Entry id="pin-again" label=say::pin_again() kind="password" pad="numeric" length=6 wrong=Signal::derive(pin_differs) value=pin_again/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <button class="btn is-main is-wide" type="submit" aria-disabled=move || doing.busy.get().to_string()>
                    <Icon of=icondata::LuLock/>{move || if doing.busy.get() { say::making_vault() } else { say::make_vault() }}
                </button>
            </form>
        </Panel>
    }
}
