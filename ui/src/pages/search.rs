use crate::components::{Empty, Entry, Frame, Icon, Loaded};
use crate::pages::{audit_here, audit_path};
use crate::state::ask;
use crate::words::say;
use icondata::Icon as Drawing;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::{Mark, Search, SearchHit, SearchPlace};
use shared::ids::RoomId;
use shared::kinds::Kind;
use std::time::Duration;

/// Still typing.
const PAUSE: Duration = Duration::from_millis(250);
const MOST_HITS: u32 = 50;

/// Words, wherever the team wrote them in this audit. Names and contacts are never found.
#[component]
pub(crate) fn SearchPage() -> impl IntoView {
    let audit = audit_here();
    let typed = RwSignal::new(String::new());
    let wanted = RwSignal::new(String::new());
    let pause = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let text = typed.get().trim().to_string();
        if let Some(pause) = pause.try_update_value(Option::take).flatten() {
            pause.clear();
        }
        let later = set_timeout_with_handle(
            move || {
                let _ = wanted.try_set(text);
            },
            PAUSE,
        );
        pause.set_value(later.ok());
    });
    let asked = Memo::new(move |_| wanted.get());
    view! {
        <Frame title=say::search() back=audit_path(audit)>
            <div class="stack measure">
                <Entry id="search" label=say::search_this_audit() note=say::search_note() kind="search" length=300 value=typed/>
                <div role="status">
                    {move || Some(asked.get()).filter(|text| !text.is_empty()).map(|text| view! { <Hits audit text/> })}
                </div>
            </div>
        </Frame>
    }
}

#[component]
fn Hits(audit: RoomId, text: String) -> impl IntoView {
    let found = ask(&[], move || Search {
        audit,
        text: text.clone(),
        limit: MOST_HITS,
    });
    view! {
        <Loaded from=found let:value>
            {move || {
                let found = value.get();
                if found.hits.is_empty() {
                    return view! { <Empty icon=icondata::LuSearch title=say::nothing_found() text=say::nothing_found_text()/> }.into_any();
                }
                let rows: Vec<_> = found.hits.into_iter().map(|hit| view! { <Hit audit hit/> }).collect();
                view! {
                    <ul class="list sheet is-flush">{rows}</ul>
                    {found.more.then(|| view! { <p class="small soft">{say::more_found()}</p> })}
                }.into_any()
            }}
        </Loaded>
    }
}

#[component]
fn Hit(audit: RoomId, hit: SearchHit) -> impl IntoView {
    let base = audit_path(audit);
    let record = hit.record;
    let (icon, to, name): (Drawing, _, _) = match hit.kind {
        Kind::Interview => (
            icondata::LuUsers,
            format!("{base}/interviews/{record}"),
            say::interview(),
        ),
        Kind::Finding => (icondata::LuFlag, format!("{base}/findings/{record}"), say::finding()),
        Kind::Evidence => (icondata::LuCamera, format!("{base}/evidence/{record}"), say::evidence()),
        Kind::Sitenote => (icondata::LuNotebookPen, format!("{base}/note"), say::site_note()),
        _ => (icondata::LuListChecks, format!("{base}/tasks"), say::tasks()),
    };
    let place = match hit.place {
        SearchPlace::Answer => say::answer(),
        SearchPlace::Note => say::note(),
        SearchPlace::Statement => say::statement(),
        SearchPlace::Caption => say::caption(),
        SearchPlace::PhotoPlace => say::place(),
        SearchPlace::Sitenote | SearchPlace::Task | SearchPlace::TaskAnswer | SearchPlace::Label => String::new(),
    };
    let head = [hit.label, name, place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li><A href=to attr:class="item">
            <Icon of=icon/>
            <span class="grow"><strong dir="auto">{head}</strong><span class="small" dir="auto">{marked(&hit.snippet, &hit.marks)}</span></span>
            <Icon of=icondata::LuChevronRight turns=true/>
        </A></li>
    }
}

/// The text with the words that were found marked in it; marks count characters.
fn marked(text: &str, marks: &[Mark]) -> Vec<AnyView> {
    let letters: Vec<char> = text.chars().collect();
    let piece = |from: usize, to: usize| {
        letters
            .get(from..to.max(from))
            .unwrap_or_default()
            .iter()
            .collect::<String>()
    };
    let (mut parts, mut done) = (Vec::new(), 0);
    for mark in marks {
        let (from, to) = (mark.from as usize, mark.to as usize);
        parts.push(piece(done, from).into_any());
        parts.push(view! { <mark>{piece(from, to)}</mark> }.into_any());
        done = to;
    }
    parts.push(piece(done, letters.len()).into_any());
    parts
}
