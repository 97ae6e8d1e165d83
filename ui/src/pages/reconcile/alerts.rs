use crate::components::{Area, Fault, Icon, Notice, SeverityMark, Tone};
use crate::pages::audit_path;
use crate::pages::program::Pack;
use crate::state::Doing;
use crate::words::{figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{AcknowledgeAlert, AlertLine};

/// Zero-tolerance alarms that wait for this lead, above everything else.
#[component]
pub(super) fn AlertSheets(of: Vec<AlertLine>, pack: Pack, done: Callback<()>) -> impl IntoView {
    let waiting = of.into_iter().filter(|alert| alert.waits_for_me);
    waiting
        .map(|alert| view! { <AlertSheet of=alert pack done/> })
        .collect::<Vec<_>>()
}

#[component]
fn AlertSheet(of: AlertLine, pack: Pack, done: Callback<()>) -> impl IntoView {
    let doing = Doing::new();
    let note = RwSignal::new(String::new());
    let alert = of.alert;
    let severity = of.severity;
    let seen = move |_| {
        let call = AcknowledgeAlert {
            alert,
            note: note.get_untracked().trim().to_string(),
        };
        doing.run(call, move |_| done.run(()));
    };
    let open = of.finding.map(|finding| {
        let to = format!("{}/findings/{finding}", audit_path(of.audit));
        view! { <A href=to attr:class="btn grow"><Icon of=icondata::LuFlag/>{say::open_finding()}</A> }
    });
    view! {
        <Notice tone=Tone::Blood icon=icondata::LuOctagonAlert alert=true>
            <div class="row spread">
                <h2 class="head">{say::alarm_on(of.label)}</h2>
                {move || { pack.track(); let (place, word) = pack.severity(&severity); view! { <SeverityMark place word/> } }}
            </div>
            <p class="small" dir="auto">{say::alarm_raised(of.raised_by, figures::since(of.at))}</p>
            <p class="small">{say::alarm_note()}</p>
            <Area id=format!("alarm-{alert}") label=say::what_you_do_now() value=note/>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            <div class="row">
                <button class="btn is-main grow" type="button" on:click=seen aria-disabled=move || doing.busy.get().to_string()><Icon of=icondata::LuCheck/>{say::i_have_seen_it()}</button>
                {open}
            </div>
        </Notice>
    }
}

/// Who of the leads has seen the alarm, for the finding's page.
#[component]
pub(crate) fn AlarmState(of: AlertLine) -> impl IntoView {
    let seen: Vec<_> = of
        .acknowledged
        .into_iter()
        .map(|one| {
            let note = (!one.note.is_empty()).then(|| view! { <br/><span dir="auto">{one.note}</span> });
            view! { <li class="small"><strong dir="auto">{one.by}</strong>" · "{figures::moment(one.at)}{note}</li> }
        })
        .collect();
    let nobody = seen.is_empty();
    view! {
        <Notice tone=if nobody { Tone::Blood } else { Tone::Indigo } icon=icondata::LuOctagonAlert>
            <h2 class="head">{if nobody { say::alarm_unseen() } else { say::alarm_seen() }}</h2>
            <ul class="stack tight">{seen}</ul>
        </Notice>
    }
}
