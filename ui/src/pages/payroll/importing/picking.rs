use super::draft::{Draft, Picked};
use crate::components::{Fault, Icon};
use crate::pages::audit_here;
use crate::state::{Session, session};
use crate::transport::{blobs, camera};
use crate::words::payroll::{self, say};
use crate::words::{figures, say as everywhere};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{AddEvidence, ApiError, LookAtRegister, RegisterLook};
use shared::ids::{RecordId, RoomId};
use shared::payroll::register::RegisterKind;
use std::sync::Arc;
use web_sys::File;

/// What a spreadsheet program or a payroll program writes. A wrong name is no hindrance: the bytes decide.
const ACCEPTED: &str = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,text/csv,application/vnd.ms-excel,\
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.oasis.opendocument.spreadsheet";

/// How far a file has come.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Idle,
    Sealing(u64),
    Reading(u64),
}

/// Picks a file, or takes the one that is dropped here; seals it as evidence, looks at it, and opens the draft.
#[component]
pub(super) fn Picking(draft: Draft) -> impl IntoView {
    let session = session();
    let audit = audit_here();
    let stage = RwSignal::new(Stage::Idle);
    let fault = RwSignal::new(None::<ApiError>);
    let over = RwSignal::new(false);
    let take = move |file: Option<File>| {
        let Some(file) = file else { return };
        if stage.get_untracked() != Stage::Idle {
            return;
        }
        fault.set(None);
        spawn_local(async move {
            let kind = draft.kind;
            let reply = seal_and_look(session, audit, kind, file, move |now| {
                let _ = stage.try_set(now);
            })
            .await;
            if stage.try_set(Stage::Idle).is_some() {
                return; // the page is gone
            }
            match reply {
                Ok(picked) => draft.open(picked, None),
                Err(refused) => fault.set(Some(payroll::fault(refused))),
            }
        });
    };
    let picked = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        take(input.files().and_then(|files| files.get(0)));
        input.set_value(""); // the same file may be chosen again
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|given| given.files());
        take(files.and_then(|files| files.get(0)));
    };
    let words = move || match (stage.get(), draft.kind) {
        (Stage::Sealing(size), _) => say::sealing_file(figures::size(size)),
        (Stage::Reading(size), _) => say::reading_file(figures::size(size)),
        (Stage::Idle, RegisterKind::Register) => say::choose_register(),
        (Stage::Idle, RegisterKind::TimeCards) => say::choose_time_cards(),
        (Stage::Idle, RegisterKind::PieceTickets) => say::choose_tickets(),
    };
    view! {
        <div class="stack wide">
            <div class="stack tight drop" class:is-over=over on:drop=dropped
                on:dragover=move |event| { event.prevent_default(); over.set(true) } on:dragleave=move |_| over.set(false)>
                <label class="btn file" class:is-main=draft.kind == RegisterKind::Register>
                    <Icon of=icondata::LuUpload/><span>{words}</span>
                    <input class="unseen" type="file" accept=ACCEPTED id=draft.id("file") disabled=move || stage.get() != Stage::Idle on:change=picked/>
                </label>
                <p class="unseen" role="status">{move || (stage.get() != Stage::Idle).then(words)}</p>
                <p class="small soft only-desk">{say::drop_here()}</p>
            </div>
            {move || fault.get().map(|fault| view! { <Fault of=fault/> })}
        </div>
    }
}

async fn seal_and_look(
    session: Session,
    audit: RoomId,
    kind: RegisterKind,
    file: File,
    stage: impl Fn(Stage),
) -> Result<Picked, ApiError> {
    let size = file.size() as u64;
    stage(Stage::Sealing(size));
    let unread = || {
        let code = shared::api::Code::BadRequest;
        ApiError::new(code, everywhere::file_unread(), String::new(), String::new())
    };
    let bytes = camera::bytes(&file).await.ok_or_else(unread)?;
    let captured = blobs::put(&bytes, &blobs::declared_register(&file)).await?;
    drop(bytes);
    stage(Stage::Reading(size));
    let caption = match kind {
        RegisterKind::Register => say::caption_register(),
        RegisterKind::TimeCards => say::caption_time_cards(),
        RegisterKind::PieceTickets => say::caption_tickets(),
    };
    let call = AddEvidence {
        audit,
        capture: captured.capture,
        caption,
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    };
    let evidence = session.call(call).await?.evidence;
    let seen = look(session, evidence, kind).await?;
    Ok(Picked {
        evidence,
        file_name: file.name(),
        seen: Arc::new(seen),
    })
}

pub(super) async fn look(session: Session, evidence: RecordId, kind: RegisterKind) -> Result<RegisterLook, ApiError> {
    session.call(LookAtRegister { evidence, kind }).await
}
