use crate::components::{Entry, Fault, Frame, Icon, Loaded, Notice, Saved, Tone};
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::{Doing, ask};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{IdentityView, OpenIdentity, SetIdentity};
use shared::kinds::Kind;

/// Name and contact, in a record of their own: the only page that shows them.
#[component]
pub(crate) fn IdentityPage() -> impl IntoView {
    let interview = record_here();
    let identity = ask(&[Kind::Identity], move || OpenIdentity { interview });
    let back = format!("{}/interviews/{interview}", audit_path(audit_here()));
    let sub = Signal::derive(move || identity.get().map(|identity| identity.worker_code));
    let dock = move || {
        view! { <button class="btn is-main" type="submit" form="identity"><Icon of=icondata::LuLock/>{say::keep_sealed()}</button> }
    };
    view! {
        <Frame title=say::identity_apart() sub back dock=move || dock().into_any()>
            <div class="stack loose measure">
                <Notice tone=Tone::Here icon=icondata::LuLock><span>{say::identity_note()}</span></Notice>
                <Loaded from=identity let:value><Fields value/></Loaded>
            </div>
        </Frame>
    }
}

#[component]
fn Fields(value: RwSignal<IdentityView>) -> impl IntoView {
    let interview = record_here();
    let doing = Doing::new();
    let saved = RwSignal::new(false);
    let of = value.get_untracked();
    let name = RwSignal::new(of.name);
    let contact = RwSignal::new(of.contact);
    let worker_number = RwSignal::new(of.worker_number);
    Effect::new(move |before: Option<()>| {
        name.track();
        contact.track();
        worker_number.track();
        if before.is_some() {
            saved.set(false);
        }
    });
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let call = SetIdentity {
            interview,
            name: name.get_untracked(),
            contact: contact.get_untracked(),
            worker_number: worker_number.get_untracked(),
        };
        doing.run(call, move |reply| {
            value.set(reply);
            saved.set(true);
        });
    };
    view! {
        <form class="sheet stack" id="identity" on:submit=keep>
            <Entry id="worker-name" label=say::worker_name() value=name/>
            <Entry id="worker-contact" label=say::worker_contact() note=say::worker_contact_note() value=contact/>
            <Entry id="worker-number" label=say::worker_number() note=say::worker_number_note() value=worker_number/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <Saved when=saved/>
        </form>
    }
}
