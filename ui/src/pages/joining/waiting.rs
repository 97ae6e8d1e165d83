use crate::components::{Confirm, Fault, Frame, Icon, Notice, Tone, role_name};
use crate::pages::vault::Tongue;
use crate::state::{Doing, Stage, session};
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{CancelEnrolment, Lock, PendingEnrolment, SyncNow};

/// A new phone that has scanned an invite: its answer for the other phone, and what it waits for. It goes on by itself.
#[component]
pub(crate) fn Waiting() -> impl IntoView {
    let session = session();
    let doing = Doing::new();
    let pending = Memo::new(move |_| {
        session.stage.with(|stage| match stage {
            Stage::Device(status) => status.pending_enrolment.clone(),
            Stage::Starting | Stage::Cut(_) | Stage::Staff(_) => None,
        })
    });
    let refresh = move || spawn_local(session.refresh());
    let fault = move || {
        let told = pending.with(|pending| pending.as_ref().and_then(|pending| pending.trouble.clone()));
        doing.fault.get().or(told)
    };
    // Long text is copied by hand: the whole of it is marked when it is touched.
    let choose = |event: leptos::ev::FocusEvent| event_target::<web_sys::HtmlTextAreaElement>(&event).select();
    let give_up = Callback::new(move |()| doing.run(CancelEnrolment {}, move |_| refresh()));
    let dock = move || {
        view! {
            <button class="btn is-main" type="button" aria-disabled=move || doing.busy.get().to_string()
                on:click=move |_| doing.run(SyncNow { originals: false }, move |_| refresh())>
                <Icon of=icondata::LuRefreshCw/>{say::try_now()}
            </button>
        }
    };
    view! {
        <Frame title=say::waits_head() alone=true dock=move || dock().into_any()>
            <div class="stack">
                {move || fault().map(|fault| view! { <Fault of=fault/> })}
                {move || pending.get().map(|PendingEnrolment { person, role, program_name, expires, answer, answer_svg, .. }| view! {
                    <p><strong dir="auto">{person}</strong>" · "{role_name(role)}" · "<span dir="auto">{program_name}</span></p>
                    <p>{say::waits_show()}</p>
                    <div class="qr is-large" role="img" aria-label=say::answer_qr() inner_html=answer_svg></div>
                    <p class="small soft">{say::invite_until(figures::moment(expires))}</p>
                    <details>
                        <summary class="small">{say::code_as_text()}</summary>
                        <div class="entry">
                            <label for="answer">{say::answer_text()}</label>
                            <textarea id="answer" class="code" rows="5" readonly dir="ltr" on:focus=choose>{answer}</textarea>
                        </div>
                    </details>
                })}
                <div role="status"><Notice tone=Tone::Here icon=icondata::LuHourglass><p>{say::waits_note()}</p></Notice></div>
                <Confirm icon=icondata::LuTrash2 label=say::give_up_invite() consequence=say::give_up_invite_consequence() destroys=true go=give_up/>
                <button class="btn is-wide" type="button" on:click=move |_| doing.run(Lock {}, move |_| refresh())><Icon of=icondata::LuLock/>{say::lock_device()}</button>
                <Tongue/>
            </div>
        </Frame>
    }
}
