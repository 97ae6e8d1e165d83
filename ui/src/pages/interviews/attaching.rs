use super::input::Answering;
use crate::components::Fault;
use crate::components::controls::{AttachField, Attached, Attachment, DrawingField, Paper};
use crate::pages::audit_here;
use crate::state::session;
use crate::transport::blobs;
use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{AddEvidence, ApiError, QuestionKind};

/// A photo, sound, film, file or drawing as an answer: the bytes are sealed as evidence of this interview, the answer is its label.
#[component]
pub(super) fn Attaching(of: Answering) -> impl IntoView {
    let session = session();
    let audit = audit_here();
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let interview = of.view.with_untracked(|view| view.line.interview);
    let (key, put) = (of.key, of.put);
    let keep = move |bytes: ArrayBuffer, declared: String| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let reply = match blobs::put(&bytes, &declared).await {
                Ok(captured) => {
                    let call = AddEvidence {
                        audit,
                        capture: captured.capture,
                        caption: String::new(),
                        place: String::new(),
                        finding: None,
                        interview: Some(interview),
                        question: key.try_get_value().unwrap_or_default(),
                    };
                    session.call(call).await
                }
                Err(refused) => Err(refused),
            };
            let _ = busy.try_set(false);
            match reply {
                Ok(evidence) => {
                    let _ = fault.try_set(None);
                    put.try_run(Some(evidence.label));
                }
                Err(refused) => {
                    let _ = fault.try_set(Some(refused));
                }
            }
        });
    };
    let label = of.question.label.read(&of.lang).to_string();
    let has = |word: &str| of.question.appearance.iter().any(|known| known == word);
    let paper = match (has("signature"), has("draw") || has("annotate")) {
        (true, _) => Some(Paper::Signature),
        (false, true) => Some(Paper::Blank),
        (false, false) => None,
    };
    let control = match paper.filter(|_| of.question.kind == QuestionKind::Image) {
        Some(paper) => {
            let keep = Callback::new(move |bytes: Vec<u8>| {
                keep(Uint8Array::from(bytes.as_slice()).buffer(), "image/png".into())
            });
            view! { <DrawingField id="answer" label paper value=of.value put keep disabled=of.disabled saved=of.saved/> }.into_any()
        }
        None => {
            let kind = match of.question.kind {
                QuestionKind::Image => Attachment::Photo,
                QuestionKind::Audio => Attachment::Sound,
                QuestionKind::Video => Attachment::Video,
                _ => Attachment::File,
            };
            let consent = of.view.with_untracked(|view| view.consent.clone());
            let attach = Callback::new(move |attached: Attached| keep(attached.bytes, attached.media_type));
            view! {
                <AttachField id="answer" label kind may_record=consent.audio value=of.value put attach busy disabled=of.disabled saved=of.saved/>
            }
            .into_any()
        }
    };
    view! {
        {control}
        {move || fault.get().map(|fault| view! { <Fault of=fault/> })}
    }
}
