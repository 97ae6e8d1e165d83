use crate::components::{
    ClockOff, CustodyCounts, Fault, Frame, Icon, Loaded, SendingQueue, SetAsideNotice, SyncState, SyncTryLine,
};
use crate::state::{Doing, ask, session};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{GetSyncStatus, JudgeBatch, ListSetAside, PauseFiles, SetAside, SyncNow, SyncPhase};
use shared::permissions::Role;

/// Where the work is, how the last tries went, and what does not count yet.
#[component]
pub(crate) fn SyncPage() -> impl IntoView {
    let status = ask(&[], || GetSyncStatus {});
    let aside = ask(&[], || ListSetAside {});
    let doing = Doing::new();
    let send = move |originals: bool| {
        doing.run(SyncNow { originals }, move |reply| {
            status.set(reply);
            aside.again();
        })
    };
    let pausing = Doing::new();
    let pause = Callback::new(move |paused: bool| pausing.run(PauseFiles { paused }, move |reply| status.set(reply)));
    let going = move || doing.busy.get() || status.get().is_some_and(|status| status.phase != SyncPhase::Idle);
    let sub = Signal::derive(move || {
        Some(if going() {
            say::sync_going()
        } else {
            say::sync_at_rest()
        })
    });
    let dock = move || {
        view! {
            <button class="btn is-main" type="button" on:click=move |_| send(false) aria-disabled=move || doing.busy.get().to_string()>
                <Icon of=icondata::LuRefreshCw/>{move || if doing.busy.get() { say::sync_going() } else { say::sync_now() }}
            </button>
        }
    };
    view! {
        <Frame title=say::sync() sub back="/" dock=move || dock().into_any()>
            <Loaded from=status let:value>
                <div class="cols is-side">
                    <div class="stack">
                        <div role="status">
                            {move || match doing.fault.get() {
                                Some(fault) => view! { <Fault of=fault/> }.into_any(),
                                None => value.with(|value| view! { <SyncState of=value.clone()/> }).into_any(),
                            }}
                        </div>
                        {move || view! { <SendingQueue of=value.get() send=Callback::new(move |()| send(true)) pause busy=doing.busy/> }}
                        {move || pausing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                        <Loaded from=aside let:items>
                            {move || items.get().items.into_iter().map(|item| view! { <Aside item judged=Callback::new(move |()| { aside.again(); status.again() })/> }).collect::<Vec<_>>()}
                        </Loaded>
                    </div>
                    <aside class="stack">
                        <section class="sheet stack tight-3" aria-labelledby="custody">
                            <h2 class="head" id="custody">{say::where_the_work_is()}</h2>
                            {move || view! { <CustodyCounts of=value.with(|value| value.custody.clone())/> }}
                        </section>
                        {move || view! { <ClockOff ahead_s=value.with(|value| value.clock_ahead_s)/> }}
                        <section class="sheet stack tight-3" aria-labelledby="tries">
                            <h2 class="head" id="tries">{say::last_tries()}</h2>
                            {move || {
                                let tries = value.get().tries;
                                if tries.is_empty() { view! { <p class="small soft">{say::no_try_yet()}</p> }.into_any() } else {
                                    view! { <ol class="timeline small">{tries.into_iter().take(6).map(|one| view! { <SyncTryLine one/> }).collect::<Vec<_>>()}</ol> }.into_any()
                                }
                            }}
                        </section>
                    </aside>
                </div>
            </Loaded>
        </Frame>
    }
}

#[component]
fn Aside(item: SetAside, judged: Callback<()>) -> impl IntoView {
    let doing = Doing::new();
    let batch = item.batch;
    let leads = session()
        .status()
        .and_then(|status| status.enrolled)
        .is_some_and(|who| who.role == Role::Lead);
    let judge = Callback::new(move |accept| doing.run(JudgeBatch { batch, accept }, move |_| judged.run(())));
    let may_judge = item.can_judge && leads;
    view! { <SetAsideNotice item may_judge fault=doing.fault judge/> }
}
