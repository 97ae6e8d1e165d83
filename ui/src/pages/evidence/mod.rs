//! Photos and files: taken inside the app, sealed at once, linked to what they show, redacted before they are published.

mod boxes;
mod camera;
mod copies;
mod gallery;
mod grid;
mod links;
mod page;
mod plate;
mod proof;
mod redact;
mod zoom;

use super::desk::Desk;
pub(crate) use camera::CameraPage;
use gallery::Gallery;
use leptos::prelude::*;
use page::EvidencePage;
pub(crate) use redact::RedactPage;

/// The list, and what its rows open.
#[component]
pub(crate) fn EvidenceDesk() -> impl IntoView {
    view! { <Desk list=|| view! { <Gallery/> }.into_any() detail=|| view! { <EvidencePage/> }.into_any()/> }
}
