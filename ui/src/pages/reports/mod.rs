//! Reports: what was published, its review, and the lead's answers.

mod comparing;
mod content;
mod downloads;
mod drawn;
mod followed;
mod list;
mod page;
mod remarks;
mod review;

use super::desk::Desk;
pub(crate) use content::Content;
#[cfg(debug_assertions)]
pub(crate) use content::Outlined;
use leptos::prelude::*;
pub(crate) use list::ReportList;
use page::ReportPage;

/// The list, and what its rows open.
#[component]
pub(crate) fn ReportDesk() -> impl IntoView {
    view! { <Desk list=|| view! { <ReportList/> }.into_any() detail=|| view! { <ReportPage/> }.into_any()/> }
}
