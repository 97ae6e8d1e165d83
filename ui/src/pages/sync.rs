use crate::components::{Confirm, CustodyCounts, Fault, Frame, Icon, Loaded, Notice, Tone};
use crate::state::{Doing, ask, session};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{GetSyncStatus, JudgeBatch, ListSetAside, SetAside, SyncNow, SyncPhase, SyncStatus, SyncTry};
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
                                None => value.with(|value| view! { <Now of=value.clone()/> }).into_any(),
                            }}
                        </div>
                        {move || view! { <Queue of=value.get() send=Callback::new(move |()| send(true)) busy=doing.busy/> }}
                        <Loaded from=aside let:items>
                            {move || items.get().items.into_iter().map(|item| view! { <Aside item judged=Callback::new(move |()| { aside.again(); status.again() })/> }).collect::<Vec<_>>()}
                        </Loaded>
                    </div>
                    <aside class="stack">
                        <section class="sheet stack tight-3" aria-labelledby="custody">
                            <h2 class="head" id="custody">{say::where_the_work_is()}</h2>
                            {move || view! { <CustodyCounts of=value.with(|value| value.custody.clone())/> }}
                        </section>
                        {move || view! { <Clock ahead_s=value.with(|value| value.clock_ahead_s)/> }}
                        <section class="sheet stack tight-3" aria-labelledby="tries">
                            <h2 class="head" id="tries">{say::last_tries()}</h2>
                            {move || {
                                let tries = value.get().tries;
                                if tries.is_empty() { view! { <p class="small soft">{say::no_try_yet()}</p> }.into_any() } else {
                                    view! { <ol class="timeline small">{tries.into_iter().take(6).map(|one| view! { <Try one/> }).collect::<Vec<_>>()}</ol> }.into_any()
                                }
                            }}
                        </section>
                    </aside>
                </div>
            </Loaded>
        </Frame>
    }
}

/// One sentence on how things stand, with the plain reason when they do not.
#[component]
fn Now(of: SyncStatus) -> impl IntoView {
    if let Some(fault) = of.tries.first().and_then(|last| last.stopped.clone()) {
        return view! { <Fault of=fault/> }.into_any();
    }
    let (tone, icon, title, text) = match of.phase {
        SyncPhase::Records => (
            Tone::Indigo,
            icondata::LuRefreshCw,
            say::sending_records(),
            say::cut_costs_nothing(),
        ),
        SyncPhase::Previews => (
            Tone::Indigo,
            icondata::LuRefreshCw,
            say::sending_previews(),
            say::cut_costs_nothing(),
        ),
        SyncPhase::Originals => (
            Tone::Indigo,
            icondata::LuRefreshCw,
            say::sending_originals(),
            say::cut_costs_nothing(),
        ),
        SyncPhase::Idle if of.custody.only_here == 0 && of.custody.with_teammate == 0 && of.custody.on_server > 0 => (
            Tone::Field,
            icondata::LuCheckCheck,
            say::everything_on_server(),
            say::everything_on_server_note(of.custody.on_server),
        ),
        SyncPhase::Idle if of.custody.only_here == 0 => (
            Tone::Indigo,
            icondata::LuCheck,
            say::nothing_to_send(),
            say::nothing_to_send_note(),
        ),
        SyncPhase::Idle => (
            Tone::Here,
            icondata::LuHourglass,
            say::waits_to_be_sent(of.custody.only_here),
            say::saved_here_go_on(),
        ),
    };
    view! { <Notice tone icon><h2 class="head">{title}</h2><p>{text}</p></Notice> }.into_any()
}

#[component]
fn Queue(of: SyncStatus, send: Callback<()>, busy: RwSignal<bool>) -> impl IntoView {
    let row = |number: u32, name: String, left: u32, now: bool| {
        let (icon, mark, word) = match (left, now) {
            (_, true) => (icondata::LuUpload, "mark is-indigo", say::queue_now()),
            (0, false) => (icondata::LuCheckCheck, "mark is-field", say::done_state()),
            _ => (icondata::LuHourglass, "mark is-ochre", say::queue_waits()),
        };
        let says = if left == 0 {
            say::nothing_waits()
        } else {
            say::to_send(left)
        };
        view! {
            <li class="item"><Icon of=icon/><span class="grow"><strong>{format!("{number}. {name}")}</strong><span class="small soft num">{says}</span></span><span class=mark>{word}</span></li>
        }
    };
    let originals = of.originals_to_send;
    view! {
        <section class="stack tight" aria-labelledby="queue">
            <div class="row spread"><h2 class="head" id="queue">{say::order_of_sending()}</h2>
                {(of.bytes_to_send > 0).then(|| view! { <span class="small num soft">{figures::size(of.bytes_to_send)}</span> })}</div>
            <ul class="list sheet is-flush">
                {row(1, say::records(), of.records_to_send, of.phase == SyncPhase::Records)}
                {row(2, say::previews(), of.previews_to_send, of.phase == SyncPhase::Previews)}
                {row(3, say::originals(), originals, of.phase == SyncPhase::Originals)}
            </ul>
            {(originals > 0).then(|| view! {
                <p class="small soft">{say::originals_note()}</p>
                <button class="btn" type="button" on:click=move |_| send.run(()) aria-disabled=move || busy.get().to_string()><Icon of=icondata::LuUpload/>{say::send_originals()}</button>
            })}
        </section>
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
    let judge =
        move |accept: bool| Callback::new(move |()| doing.run(JudgeBatch { batch, accept }, move |_| judged.run(())));
    view! {
        <Notice tone=Tone::Clay icon=icondata::LuCircleAlert>
            <h2 class="head">{say::set_aside_from(item.person)}</h2>
            <p dir="auto">{item.sentence}</p>
            <p class="small">{say::set_aside_safe()}</p>
            {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
            {(item.can_judge && leads).then(|| view! {
                <div class="row">
                    <Confirm icon=icondata::LuCheck label=say::accept() consequence=say::accept_consequence() class="btn" go=judge(true)/>
                    <Confirm icon=icondata::LuTrash2 label=say::refuse() consequence=say::refuse_consequence() class="btn" destroys=true go=judge(false)/>
                </div>
            })}
            <p class="small"><span class="code">{item.reason}</span></p>
        </Notice>
    }
}

#[component]
fn Try(one: SyncTry) -> impl IntoView {
    let state = if one.stopped.is_some() { "late" } else { "done" };
    let says = match one.stopped {
        Some(fault) => fault.message,
        None => say::try_went(
            one.sent_records,
            one.received_records,
            figures::size(one.sent_bytes + one.received_bytes),
        ),
    };
    view! { <li data-is=state><strong>{figures::moment(one.at)}</strong><br/>{says}</li> }
}

/// A clock that is minutes off makes dates wrong: said, never silently corrected.
#[component]
fn Clock(ahead_s: Option<i64>) -> impl IntoView {
    let ahead = ahead_s.filter(|ahead| ahead.abs() > 120)?;
    let minutes = u32::try_from(ahead.unsigned_abs() / 60).unwrap_or(u32::MAX);
    let text = if ahead > 0 {
        say::clock_ahead(minutes)
    } else {
        say::clock_behind(minutes)
    };
    Some(view! { <Notice tone=Tone::Here icon=icondata::LuAlarmClock><span>{text}</span></Notice> })
}
