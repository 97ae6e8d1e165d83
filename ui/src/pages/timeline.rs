use super::{audit_here, audit_path};
use crate::components::{Empty, Frame, Loaded, Pick};
use crate::state::ask;
use crate::words::{engine, figures, say};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{GetTimeline, TimelineAct, TimelineEntry, TimelineView};
use shared::ids::DeviceNumber;
use shared::kinds::Kind;

const PAGE_ENTRIES: u32 = 50;

/// Who did what in this audit, day by day, newest first.
#[component]
pub(crate) fn TimelinePage() -> impl IntoView {
    let audit = audit_here();
    let offset = RwSignal::new(0u32);
    let person = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    // Another view begins at its newest entry.
    Effect::new(move |before: Option<()>| {
        person.track();
        kind.track();
        if before.is_some() {
            offset.set(0);
        }
    });
    let view = ask(&[], move || GetTimeline {
        audit,
        offset: offset.get(),
        limit: PAGE_ENTRIES,
        person: person.get().parse().ok().map(DeviceNumber),
        kind: Kind::from_name(&kind.get()),
    });
    let everybody = || (String::new(), say::everybody());
    view! {
        <Frame title=say::timeline() sub=say::timeline_note() back=audit_path(audit)>
            <Loaded from=view let:value>
                <div class="stack measure">
                    <div class="cols is-two">
                        <Pick id="timeline-person" label=say::who() value=person
                            options=Signal::derive(move || value.with(|view| std::iter::once(everybody()).chain(view.people.iter().map(|one| (one.device.to_string(), one.person.clone()))).collect::<Vec<_>>()))/>
                        <Pick id="timeline-kind" label=say::what() value=kind
                            options=Signal::derive(move || value.with(|view| std::iter::once((String::new(), say::all())).chain(view.kinds.iter().map(|kind| (kind.name().to_string(), engine::kind(*kind)))).collect::<Vec<_>>()))/>
                    </div>
                    {move || view! { <Days of=value.get()/> }}
                    <div class="row">
                        {move || (offset.get() > 0).then(|| view! {
                            <button class="btn grow" type="button" on:click=move |_| offset.update(|offset| *offset = offset.saturating_sub(PAGE_ENTRIES))>{say::newer()}</button>
                        })}
                        {move || value.with(|view| view.more).then(|| view! {
                            <button class="btn grow" type="button" on:click=move |_| offset.update(|offset| *offset += PAGE_ENTRIES)>{say::older()}</button>
                        })}
                    </div>
                </div>
            </Loaded>
        </Frame>
    }
}

#[component]
fn Days(of: TimelineView) -> impl IntoView {
    if of.entries.is_empty() {
        return view! { <Empty icon=icondata::LuHistory title=say::timeline() text=say::history_empty()/> }.into_any();
    }
    let base = audit_path(of.audit);
    let mut days: Vec<(shared::time::Day, Vec<TimelineEntry>)> = Vec::new();
    for entry in of.entries {
        match days.last_mut() {
            Some((day, entries)) if *day == entry.day => entries.push(entry),
            _ => days.push((entry.day, vec![entry])),
        }
    }
    let days: Vec<_> = days
        .into_iter()
        .map(|(day, entries)| {
            let rows: Vec<_> = entries
                .into_iter()
                .map(|of| view! { <Line of base=base.clone()/> })
                .collect();
            view! { <section class="stack tight"><h2 class="head">{figures::day_of_year(day)}</h2><ol class="timeline sheet">{rows}</ol></section> }
        })
        .collect();
    view! { <div class="stack">{days}</div> }.into_any()
}

#[component]
fn Line(of: TimelineEntry, base: String) -> impl IntoView {
    let act = match of.act {
        TimelineAct::Began => say::act_begun(),
        TimelineAct::Changed => say::act_set(),
        TimelineAct::Decided => say::act_decided(),
        TimelineAct::Withdrew => say::act_withdrew(),
    };
    let done = matches!(of.act, TimelineAct::Decided | TimelineAct::Began);
    let mut keys: Vec<String> = of
        .keys
        .iter()
        .filter(|key| super::history::is_told(key))
        .map(|key| engine::field(key))
        .collect();
    keys.dedup();
    let rest = (of.written as usize).saturating_sub(of.keys.len());
    // What a record was begun with is all of it: its page says that.
    let fields = match (of.act, rest) {
        (TimelineAct::Began | TimelineAct::Withdrew, _) => String::new(),
        (TimelineAct::Changed | TimelineAct::Decided, 0) => keys.join(", "),
        (TimelineAct::Changed | TimelineAct::Decided, rest) => say::and_more(keys.join(", "), rest),
    };
    let name = match (of.act, of.label.is_empty()) {
        (TimelineAct::Decided, false) => of.label,
        _ => format!("{} {}", engine::kind(of.kind), of.label),
    };
    let to = format!("{base}/history/{}?from=timeline", of.record);
    view! {
        <li data-is=done.then_some("done")>
            <p class="row spread"><strong dir="auto">{of.person}</strong><span class="small soft num">{figures::hour(of.to)}</span></p>
            <p class="small"><span class="soft">{act}</span>" "<A href=to><span dir="auto">{name}</span></A></p>
            {(!fields.is_empty()).then(|| view! { <p class="small soft" dir="auto">{fields}</p> })}
            {of.reason.map(|reason| view! { <p class="small" dir="auto">{reason}</p> })}
        </li>
    }
}
