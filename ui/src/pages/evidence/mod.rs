//! Photos: taken inside the app, sealed at once, linked to findings.

mod camera;
mod gallery;
mod page;
mod plate;

use super::desk::Desk;
pub(crate) use camera::CameraPage;
use gallery::Gallery;
use leptos::prelude::*;
use page::EvidencePage;

/// The list, and what its rows open.
#[component]
pub(crate) fn EvidenceDesk() -> impl IntoView {
    view! { <Desk list=|| view! { <Gallery/> }.into_any() detail=|| view! { <EvidencePage/> }.into_any()/> }
}
