use super::leaving::{Changes, Kept, Leaks};
use crate::components::{Area, Confirm, Fault, Frame, Icon, LateRecords, Notice, Stops};
use crate::pages::program::{Pack, program};
use crate::pages::reports::Content;
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, Session, session};
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use shared::api::{ListReports, OpenReport, PreviewReport, PublishReport, ReportPreview, ReportText, ReportView};
use shared::ids::RoomId;

/// Exactly what would leave, what is kept back and why, and what stops it; then the act itself.
#[component]
pub(crate) fn PublishPage() -> impl IntoView {
    let audit = audit_here();
    let pack = Pack(program());
    let summary = RwSignal::new(String::new());
    let method = RwSignal::new(String::new());
    let preview = RwSignal::new(None::<(ReportText, ReportPreview)>);
    let looking = Doing::new();
    let publishing = Doing::new();
    let navigate = StoredValue::new_local(use_navigate());
    let text = move || ReportText {
        summary: summary.get().trim().to_string(),
        method: method.get().trim().to_string(),
    };
    let look = move || {
        let text = untrack(text);
        looking.run(
            PreviewReport {
                audit,
                text: text.clone(),
            },
            move |reply| preview.set(Some((text, reply))),
        );
    };
    // A new version begins from the words of the one before.
    let session = session();
    spawn_local(async move {
        if let Some(before) = last_report(session, audit).await {
            let (of_method, of_summary) = (before.content.written_method(), before.content.summary);
            for (field, words) in [(summary, of_summary), (method, of_method)] {
                if field.try_with_untracked(String::is_empty) == Some(true) {
                    field.set(words);
                }
            }
        }
        if looking.busy.try_get_untracked().is_some() {
            look();
        }
    });
    // What was read is what leaves: a changed text must be looked at again.
    let fresh = Memo::new(move |_| preview.with(|preview| preview.as_ref().is_some_and(|(seen, _)| *seen == text())));
    let free = Memo::new(move |_| {
        preview.with(|preview| {
            preview
                .as_ref()
                .is_some_and(|(_, found)| found.stops.is_empty() && found.leaks.is_empty())
        })
    });
    let publish = Callback::new(move |()| {
        if let Some((text, found)) = preview.get_untracked() {
            publishing.run(
                PublishReport {
                    audit,
                    text,
                    hash: found.content.hash,
                },
                move |view| {
                    navigate.with_value(|go| go(&format!("/reports/{}", view.line.report), Default::default()));
                },
            );
        }
    });
    let dock = move || {
        view! {
            {move || (!fresh.get()).then(|| view! {
                <button class="btn is-main" type="button" on:click=move |_| look() aria-disabled=move || looking.busy.get().to_string()><Icon of=icondata::LuEye/>{say::look_again()}</button>
            })}
            {move || (fresh.get() && free.get()).then(|| view! {
                <Confirm icon=icondata::LuSend label=say::publish_report() consequence=say::publish_consequence() class="btn is-main" go=publish/>
            })}
            {move || (fresh.get() && !free.get()).then(|| view! {
                <button class="btn is-main" type="button" aria-disabled="true" aria-describedby="stops leaks"><Icon of=icondata::LuLock/>
                    {preview.with(|preview| preview.as_ref().map(|(_, found)| say::publish_stopped(found.stops.len() + found.leaks.len())))}
                </button>
            })}
        }
    };
    view! {
        <Frame title=say::publish() sub=say::what_would_leave() back=format!("{}/reconcile", audit_path(audit)) dock=move || dock().into_any()>
            <div class="cols is-side">
                <div class="stack loose">
                    {move || preview.get().map(|(_, found)| {
                        // Words that must not leave stop it, too: then nothing says that nothing does.
                        let stops = (!found.stopped_by.is_empty() || found.leaks.is_empty()).then(|| view! { <Stops of=found.stopped_by/> });
                        view! { {stops}<LateRecords count=found.late/><Leaks of=found.leaks/> }
                    })}
                    {move || publishing.fault.get().or(looking.fault.get()).map(|fault| view! { <Fault of=fault/> })}
                    <section class="sheet stack">
                        <h2 class="head">{say::you_write()}</h2>
                        <Area id="summary" label=say::summary() note=say::summary_note() rows=5 value=summary left=Callback::new(move |()| if !fresh.get_untracked() { look() })/>
                        <Area id="method" label=say::method() note=say::method_note() value=method left=Callback::new(move |()| if !fresh.get_untracked() { look() })/>
                    </section>
                    {move || preview.get().map(|(_, found)| view! {
                        <h2 class="title">{say::what_would_leave()}</h2>
                        <Content of=found.content pack/>
                    })}
                </div>
                <aside class="stack">
                    <div class="stack">
                        {move || preview.get().map(|(_, found)| view! { <Changes version=found.replaces_version of=found.changes/><Kept of=found.kept_back/> })}
                        <Notice icon=icondata::LuLock><h2 class="head">{say::stays_with_team()}</h2><p class="small">{say::stays_with_team_note()}</p></Notice>
                    </div>
                </aside>
            </div>
        </Frame>
    }
}

async fn last_report(session: Session, audit: RoomId) -> Option<ReportView> {
    let all = session.call(ListReports { audit: Some(audit) }).await.ok()?.reports;
    let last = all.into_iter().max_by_key(|line| line.version)?;
    session.call(OpenReport { report: last.report }).await.ok()
}
