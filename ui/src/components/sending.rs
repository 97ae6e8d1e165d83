use super::{Fault, Furrow, Icon, Notice, Tone};
use crate::words::{figures, say};
use leptos::prelude::*;
use shared::api::{SendingFile, StuckFile, SyncPhase, SyncStatus, SyncTry};

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
pub(crate) fn SendingQueue(
    of: SyncStatus,
    send: Callback<()>,
    pause: Callback<bool>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let paused = of.files_paused;
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
    let files = originals + of.previews_to_send;
    view! {
        <section class="stack tight" aria-labelledby="queue">
            <div class="row spread"><h2 class="head" id="queue">{say::order_of_sending()}</h2>
                {(of.bytes_to_send > 0).then(|| view! { <span class="small num soft">{figures::size(of.bytes_to_send)}</span> })}</div>
            <ul class="list sheet is-flush">
                {row(1, say::records(), of.records_to_send, of.phase == SyncPhase::Records)}
                {row(2, say::previews(), of.previews_to_send, of.phase == SyncPhase::Previews)}
                {row(3, say::originals(), originals, of.phase == SyncPhase::Originals)}
            </ul>
            {of.sending.map(|file| view! { <OnItsWay file/> })}
            {paused.then(|| view! { <p class="small row"><Icon of=icondata::LuPause/><span class="grow">{say::files_are_paused()}</span></p> })}
            {(originals > 0 && !paused).then(|| view! { <p class="small soft">{say::originals_note()}</p> })}
            <div class="row wrap">
                {(originals > 0 && !paused).then(|| view! {
                    <button class="btn" type="button" on:click=move |_| send.run(()) aria-disabled=move || busy.get().to_string()><Icon of=icondata::LuUpload/>{say::send_originals()}</button>
                })}
                {(files > 0 || paused).then(|| view! {
                    <button class="btn" type="button" id="pause-files" on:click=move |_| pause.run(!paused)>
                        {if paused { view! { <Icon of=icondata::LuPlay/>{say::let_files_go()} }.into_any() } else { view! { <Icon of=icondata::LuPause/>{say::pause_files()} }.into_any() }}
                    </button>
                })}
            </div>
            <Stuck files=of.stuck/>
        </section>
    }
}

/// How far the present file is, and how long all of its kind may take.
#[component]
fn OnItsWay(file: SendingFile) -> impl IntoView {
    let percent = u32::try_from(file.sent_bytes.saturating_mul(100) / file.size_bytes.max(1)).unwrap_or(100);
    let (sent, size) = (figures::size(file.sent_bytes), figures::size(file.size_bytes));
    let says = say::sent_of(sent, size);
    let speed = file
        .bytes_per_second
        .map(|speed| say::each_second(figures::size(speed)));
    let left = file.seconds_left.map(|seconds| match seconds {
        0..60 => say::less_than_a_minute(),
        _ => say::minutes_left(u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX)),
    });
    let beside: Vec<_> = speed.into_iter().chain(left).collect();
    view! {
        <div class="stack tight" id="on-its-way">
            <Furrow percent label=says.clone()/>
            <p class="small num">{says}{(!beside.is_empty()).then(|| view! { <span class="soft">" · "{beside.join(" · ")}</span> })}</p>
        </div>
    }
}

/// Files that did not go although others did, each with its reason.
#[component]
fn Stuck(files: Vec<StuckFile>) -> impl IntoView {
    let rows: Vec<_> = files
        .into_iter()
        .map(|file| {
            let size = figures::size(file.size_bytes);
            view! {
                <li class="item"><Icon of=icondata::LuTriangleAlert/><span class="grow"><strong class="code">{file.label}</strong>" "<span class="small soft num">{size}</span>
                    <span class="small" dir="auto">{file.why.message}" "{file.why.next}</span></span></li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! {
        <div class="stack tight"><h3 class="label">{say::stuck_files()}</h3><p class="small soft">{say::stuck_note()}</p><ul class="list sheet is-flush">{rows}</ul></div>
    })
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
