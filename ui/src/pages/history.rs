use crate::components::{Door, Empty, Frame, Icon, Loaded, RecordStanding};
use crate::pages::program::{Pack, program};
use crate::pages::{audit_here, audit_path, record_here};
use crate::state::ask;
use crate::words::{engine, figures, say};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::api::{GetHistory, HistoryAct, HistoryEntry};
use shared::ids::{RecordId, RoomId};

const PAGE_ENTRIES: u32 = 50;

/// The door to a record's history; `from` is the part of the audit to come back to, such as `findings`.
#[component]
pub(super) fn HistoryDoor(audit: RoomId, record: RecordId, from: &'static str) -> impl IntoView {
    let to = format!("{}/history/{record}?from={from}/{record}", audit_path(audit));
    view! { <ul class="list sheet is-flush"><Door icon=icondata::LuHistory to name=say::history()/></ul> }
}

/// Who set what, and when: nothing that was ever saved is missing.
#[component]
pub(crate) fn HistoryPage() -> impl IntoView {
    let (audit, record) = (audit_here(), record_here());
    // The name of a door of this audit, so that an address made by somebody else leads nowhere else.
    let from = use_query_map()
        .with_untracked(|query| query.get("from"))
        .unwrap_or_default();
    let from = from
        .split('/')
        .filter(|part| part.bytes().all(|b| b.is_ascii_alphanumeric()));
    let back = from.fold(audit_path(audit), |path, part| format!("{path}/{part}"));
    let offset = RwSignal::new(0u32);
    let view = ask(&[], move || GetHistory {
        record,
        offset: offset.get(),
        limit: PAGE_ENTRIES,
    });
    let pack = Pack(program());
    view! {
        <Frame title=say::history() back>
            <Loaded from=view let:value>
                <div class="stack measure">
                    {move || view! { <RecordStanding withheld=value.with(|view| view.withheld) late=value.with(|view| view.late) waiting=value.with(|view| view.waiting)/> }}
                    {move || {
                        pack.track();
                        let view = value.get();
                        let rows: Vec<_> = view.entries.into_iter().filter(|entry| is_told(&entry.key)).map(|entry| view! { <Entry of=entry pack/> }).collect();
                        if rows.is_empty() {
                            view! { <Empty icon=icondata::LuHistory title=say::history() text=say::history_empty()/> }.into_any()
                        } else {
                            view! { <ol class="timeline sheet">{rows}</ol> }.into_any()
                        }
                    }}
                    <div class="row">
                        {move || (offset.get() > 0).then(|| view! {
                            <button class="btn grow" type="button" on:click=move |_| offset.update(|offset| *offset = offset.saturating_sub(PAGE_ENTRIES))>{say::newer()}</button>
                        })}
                        {move || (value.with(|view| view.total) > offset.get() + PAGE_ENTRIES).then(|| view! {
                            <button class="btn grow" type="button" on:click=move |_| offset.update(|offset| *offset += PAGE_ENTRIES)>{say::older()}</button>
                        })}
                    </div>
                </div>
            </Loaded>
        </Frame>
    }
}

/// Seals, hashes and salts are the machine's own; a person asks who said what.
pub(super) fn is_told(key: &str) -> bool {
    ![
        "original/",
        "preview/",
        "stamp/",
        "slip/",
        "label",
        "slip",
        "pack",
        "engine",
        "heads",
    ]
    .iter()
    .any(|own| key == *own || (own.ends_with('/') && key.starts_with(own)))
}

#[component]
fn Entry(of: HistoryEntry, pack: Pack) -> impl IntoView {
    let what = engine::field(&of.key);
    let act = match of.act {
        HistoryAct::Begun => say::act_begun(),
        HistoryAct::Set => say::act_set(),
        HistoryAct::Emptied => say::act_emptied(),
        HistoryAct::Edited => say::act_edited(),
        HistoryAct::Decided => say::act_decided(),
        HistoryAct::Unread => say::act_unread(),
    };
    let decided = of.act == HistoryAct::Decided;
    let in_words = |value: String| match of.key.as_str() {
        "severity" => pack.severity(&value).1,
        "provision" => pack.provision(&value),
        _ => value,
    };
    let before = of.before.map(in_words).filter(|before| !before.is_empty());
    let value = of.value.map(in_words).map(|value| match of.is_cut {
        true => format!("{value}…"),
        false => value,
    });
    view! {
        <li data-is=decided.then_some("done")>
            <p class="row spread"><strong dir="auto">{of.person}</strong><span class="small soft">{figures::moment(of.at)}</span></p>
            <p class="small"><span class="soft">{act}</span>" "<strong dir="auto">{what}</strong></p>
            {before.map(|before| view! { <p class="small soft" dir="auto">{say::was_value(before)}</p> })}
            {value.map(|value| view! { <p class="statement" dir="auto">{value}</p> })}
            {of.edit.map(|edit| view! {
                {(!edit.removed.is_empty()).then(|| view! { <p class="statement" dir="auto"><del>{edit.removed}</del></p> })}
                {(!edit.added.is_empty()).then(|| view! { <p class="statement" dir="auto"><ins>{edit.added}</ins></p> })}
            })}
            {of.reason.filter(|reason| !reason.is_empty()).map(|reason| view! { <p class="small"><Icon of=icondata::LuScale/>" "<span dir="auto">{reason}</span></p> })}
            {of.through_server.then(|| view! { <p class="label">{say::through_server()}</p> })}
        </li>
    }
}
