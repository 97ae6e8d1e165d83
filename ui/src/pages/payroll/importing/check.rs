use super::draft::{Draft, Picked};
use super::mapping::MappingOf;
use super::picking::{Picking, look};
use super::site::{Site, SiteFacts};
use crate::components::{Empty, Fault, Frame, Icon, Loaded, Notice, Tone};
use crate::pages::{audit_here, audit_path};
use crate::state::{Doing, Session, ask, session};
use crate::words::payroll::{self, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::api::{BookFile, ImportRegister, ListRegisters, OpenRegister, RegisterView};
use shared::ids::RecordId;
use shared::payroll::register::RegisterKind;
use std::sync::Arc;

/// `…/register/new`, or `…/register/:record/columns` for another reading of one that is kept.
#[component]
pub(crate) fn Import() -> impl IntoView {
    let correct = use_params_map().with_untracked(|params| params.get("record")?.parse::<RecordId>().ok());
    let Some(payroll) = correct else {
        return view! { <Form kept=None/> }.into_any();
    };
    let kept = ask(&[], move || OpenRegister { payroll });
    let back = format!("{}/pay/register/{payroll}", audit_path(audit_here()));
    let here = Memo::new(move |_| kept.state.with(|_| kept.with(|_| ()).is_some()));
    (move || match here.get() {
        true => view! { <Form kept=untrack(|| kept.get())/> }.into_any(),
        false => view! {
            <Frame title=say::correct_columns() back=back.clone()><Loaded from=kept let:_kept>""</Loaded></Frame>
        }
        .into_any(),
    })
    .into_any()
}

#[component]
fn Form(kept: Option<RegisterView>) -> impl IntoView {
    let audit = audit_here();
    let session = session();
    let correct = kept.as_ref().map(|kept| kept.line.payroll);
    let [register, cards, tickets] = [
        RegisterKind::Register,
        RegisterKind::TimeCards,
        RegisterKind::PieceTickets,
    ]
    .map(Draft::new);
    let site = Site::new(kept.as_ref().map(|kept| &kept.circumstances));
    let doing = Doing::new();
    match kept {
        Some(kept) => {
            let books = [
                (register, Some(kept.register)),
                (cards, kept.time_cards),
                (tickets, kept.tickets),
            ];
            for (draft, book) in books {
                if let Some(book) = book {
                    look_again(session, doing, draft, book);
                }
            }
        }
        None => like_the_last(session, site),
    }
    let base = audit_path(audit);
    let back = match correct {
        Some(payroll) => format!("{base}/pay/register/{payroll}"),
        None => format!("{base}/pay"),
    };
    let title = if correct.is_some() {
        say::correct_columns()
    } else {
        say::import_register()
    };
    let navigate = StoredValue::new_local(use_navigate());
    let ready = Memo::new(move |_| register.mapping.with(Option::is_some) && site.read().is_some());
    let check = move |_| {
        let (Some(book), Some(circumstances)) = untrack(|| (register.book(), site.read())) else {
            return;
        };
        let call = ImportRegister {
            audit,
            correct,
            register: book,
            time_cards: untrack(|| cards.book()),
            tickets: untrack(|| tickets.book()),
            circumstances,
        };
        doing.run(call, move |view| {
            let options = NavigateOptions {
                replace: true,
                ..Default::default()
            };
            let to = format!("{}/pay/register/{}", audit_path(audit), view.line.payroll);
            navigate.with_value(|go| go(&to, options));
        });
    };
    let dock = move || {
        register.mapping.with(Option::is_some).then(|| view! {
            <button class="btn is-main" type="button" on:click=check aria-disabled=move || (!ready.get() || doing.busy.get()).to_string()>
                <Icon of=icondata::LuScale/><span role="status">{move || if doing.busy.get() { say::checking() } else { say::check_books() }}</span>
            </button>
        })
    };
    let here = Memo::new(move |_| register.file.with(Option::is_some));
    view! {
        <Frame title back dock=move || dock.into_any()>
            <div class="stack loose">
                {move || doing.fault.get().map(|fault| view! { <Fault of=payroll::fault(fault)/> })}
                {move || match here.get() {
                    false if correct.is_some() => ().into_any(),
                    false => view! {
                        <Empty icon=icondata::LuFileSpreadsheet title=say::choose_register() text=say::register_note()><Picking draft=register/></Empty>
                    }.into_any(),
                    true => view! {
                        <MappingOf draft=register/>
                        <SiteFacts of=site/>
                        <section class="stack" aria-labelledby="more-books">
                            <h2 class="head" id="more-books">{say::other_files()}</h2>
                            <p class="small soft">{say::other_files_note()}</p>
                            <Other draft=cards/>
                            <Other draft=tickets/>
                        </section>
                        <Notice tone=Tone::Indigo icon=icondata::LuLock><span>{say::names_sealed()}</span></Notice>
                    }.into_any(),
                }}
            </div>
        </Frame>
    }
}

/// Time cards or tickets: folded until somebody has them.
#[component]
fn Other(draft: Draft) -> impl IntoView {
    let words = if draft.kind == RegisterKind::TimeCards {
        say::time_cards()
    } else {
        say::tickets()
    };
    let here = Memo::new(move |_| draft.file.with(Option::is_some));
    view! {
        <details class="sheet" open=here.get_untracked()>
            <summary>{words}</summary>
            <div class="stack">
                {move || match here.get() {
                    true => view! { <MappingOf draft/> }.into_any(),
                    false => view! { <Picking draft/> }.into_any(),
                }}
            </div>
        </details>
    }
}

/// The file of a kept register again, with the mapping that it was read by.
fn look_again(session: Session, doing: Doing, draft: Draft, book: BookFile) {
    spawn_local(async move {
        match look(session, book.evidence, draft.kind).await {
            Ok(seen) => {
                let picked = Picked {
                    evidence: book.evidence,
                    file_name: book.file_name,
                    seen: Arc::new(seen),
                };
                if draft.file.try_get_untracked().is_some() {
                    draft.open(picked, Some(book.mapping));
                }
            }
            Err(refused) => drop(doing.fault.try_set(Some(refused))),
        }
    });
}

/// The site is the same as for the last register of this audit; what buyers paid is not.
fn like_the_last(session: Session, site: Site) {
    let audit = audit_here();
    spawn_local(async move {
        let Ok(all) = session.call(ListRegisters { audit }).await else {
            return;
        };
        let Some(last) = all.registers.into_iter().next() else {
            return;
        };
        let Ok(last) = session.call(OpenRegister { payroll: last.payroll }).await else {
            return;
        };
        site.fill(&last.circumstances);
    });
}
