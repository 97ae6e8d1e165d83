use super::writer::Writer;
use crate::components::controls::{AttachField, Attached, Attachment};
use crate::components::{Fault, Icon};
use crate::pages::{audit_here, audit_path};
use crate::state::session;
use crate::transport::blobs;
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use shared::api::{AddEvidence, ApiError, InterviewView};

/// Photos of one item of a checklist: taken here, sealed as evidence, and named beside the item.
#[component]
pub(super) fn ItemPhotos(view: RwSignal<InterviewView>, writer: Writer, key: StoredValue<String>) -> impl IntoView {
    let session = session();
    let audit = audit_here();
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let interview = view.with_untracked(|view| view.line.interview);
    let attach = Callback::new(move |attached: Attached| {
        busy.set(true);
        spawn_local(async move {
            let reply = match blobs::put(&attached.bytes, &attached.media_type).await {
                Ok(captured) => {
                    let call = AddEvidence {
                        audit,
                        capture: captured.capture,
                        caption: String::new(),
                        place: view.try_with_untracked(|view| view.place.clone()).unwrap_or_default(),
                        finding: None,
                        interview: Some(interview),
                        question: key.try_get_value().unwrap_or_default(),
                    };
                    session.call(call).await.map(|_| ())
                }
                Err(refused) => Err(refused),
            };
            let _ = busy.try_set(false);
            let _ = fault.try_set(reply.err());
            writer.look_again().await;
        });
    });
    let taken = move || {
        let mine = view.with(|view| {
            let of_item = view
                .attached
                .iter()
                .filter(|one| key.with_value(|key| one.question == *key));
            of_item.cloned().collect::<Vec<_>>()
        });
        let links: Vec<_> = mine
            .into_iter()
            .map(|one| {
                let to = format!("{}/evidence/{}", audit_path(audit), one.evidence);
                view! { <A href=to attr:class="btn"><Icon of=icondata::LuImage/>{one.label}</A> }
            })
            .collect();
        (!links.is_empty()).then(|| view! { <div class="row">{links}</div> })
    };
    view! {
        <section class="stack tight" aria-label=say::photos_of_item()>
            {taken}
            <AttachField id="item-photo" label=say::photos_of_item() kind=Attachment::Photo value=Signal::stored(String::new())
                put=Callback::new(|_| ()) attach busy/>
            {move || fault.get().map(|fault| view! { <Fault of=fault/> })}
        </section>
    }
}
