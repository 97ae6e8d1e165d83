use super::{Fault, Icon, Notice, Tone};
use crate::state::session;
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{SendingFiles, SyncPhase, SyncStatus, SyncTry};

/// One sentence on how things stand, with the plain reason when they do not.
#[component]
pub(crate) fn SyncState(of: SyncStatus) -> impl IntoView {
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

/// What waits, in the order in which it goes.
#[component]
pub(crate) fn SendingQueue(of: SyncStatus, send: Callback<()>, busy: RwSignal<bool>) -> impl IntoView {
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
            {of.sending.map(|sending| view! { <Progress of=sending/> })}
            {(of.paused || of.previews_to_send + originals > 0).then(|| {
                let paused = of.paused;
                let turn = move |_| session().keep(|settings| settings.files_paused = !paused);
                view! {
                    {paused.then(|| view! { <p class="small" role="status">{say::files_paused()}</p> })}
                    <button class="btn" type="button" id="pause-files" on:click=turn>
                        <Icon of=if paused { icondata::LuPlay } else { icondata::LuPause }/>{if paused { say::files_go_on() } else { say::pause_files() }}
                    </button>
                }
            })}
            {(originals > 0).then(|| view! {
                <p class="small soft">{say::originals_note()}</p>
                <button class="btn" type="button" on:click=move |_| send.run(()) aria-disabled=move || busy.get().to_string()><Icon of=icondata::LuUpload/>{say::send_originals()}</button>
            })}
        </section>
    }
}

/// How far the files of this round are, and how long they still take.
#[component]
fn Progress(of: SendingFiles) -> impl IntoView {
    let all = of.sent_bytes.saturating_add(of.left_bytes).max(1);
    let left = of.seconds_left.map(|seconds| match seconds {
        0..=59 => say::a_moment(),
        60..=5399 => say::minutes(seconds.div_ceil(60)),
        _ => say::hours(seconds.div_ceil(3600)),
    });
    view! {
        <div class="stack tight">
            <progress max=all.to_string() value=of.sent_bytes.to_string() aria-label=say::files_progress()></progress>
            <p class="small num">{say::files_sent(figures::size(of.sent_bytes), figures::size(all))}{left.map(|left| format!(" · {}", say::time_left(left)))}</p>
        </div>
    }
}

/// How one try went.
#[component]
pub(crate) fn SyncTryLine(one: SyncTry) -> impl IntoView {
    let state = if one.stopped.is_some() { "late" } else { "done" };
    let says = match one.stopped {
        Some(fault) => fault.message,
        None => say::try_went(
            one.sent_records,
            one.received_records,
            figures::size(one.sent_bytes + one.received_bytes),
        ),
    };
    view! { <li data-is=state><strong>{figures::moment(one.at)}</strong><br/><span dir="auto">{says}</span></li> }
}
