use crate::components::{Door, Icon, Notice, Tone};
use crate::pages::audit_path;
use crate::words::say;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::api::EvidenceView;

/// Redacted copies of a picture, or what a copy was made of; only copies are published.
#[component]
pub(super) fn Copies(of: EvidenceView) -> impl IntoView {
    let at = |evidence| format!("{}/evidence/{evidence}", audit_path(of.audit));
    let is_picture = of.has_preview || of.media_type.starts_with("image/");
    let redact = format!("{}/redact", at(of.evidence));
    let copies: Vec<_> = of
        .copies
        .iter()
        .map(|copy| view! { <Door icon=icondata::LuScanFace to=at(copy.evidence) name=say::redacted_copy(copy.label.clone())/> })
        .collect();
    let source = of.redacts.as_ref().map(|original| {
        let published = !of.findings.is_empty();
        view! {
            <Notice tone=Tone::Field icon=icondata::LuScanFace>
                <span>{if published { say::redacted_published() } else { say::redacted_unlinked() }}</span>
            </Notice>
            <ul class="list"><Door icon=icondata::LuImage to=at(original.evidence) name=say::redacted_from(original.label.clone())/></ul>
        }
    });
    let is_copy = source.is_some();
    is_picture.then(|| {
        view! {
            <section class="sheet stack tight-3">
                <h2 class="head">{say::redacted_copies()}</h2>
                {source}
                {(!is_copy && copies.is_empty()).then(|| view! { <p class="small soft">{say::redacted_none()}</p> })}
                {(!copies.is_empty()).then(|| view! { <ul class="list">{copies}</ul> })}
                {of.may_write.then(|| view! { <A href=redact attr:class="btn is-wide"><Icon of=icondata::LuSquareDashed/>{say::redact()}</A> })}
            </section>
        }
    })
}
