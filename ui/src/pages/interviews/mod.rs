//! Interviews: consent first, one question at a time, "saved" only on the reply.

mod asking;
mod attaching;
mod checklists;
mod consent;
mod erase;
mod finish;
mod form_media;
mod handing_over;
mod identity;
mod input;
mod jump;
mod list;
mod looking_up;
mod notes;
mod page;
mod photos;
mod place;
mod roster;
mod start;
mod typed;
mod writer;

use super::desk::Desk;
pub(crate) use checklists::ChecklistDesk;
pub(crate) use finish::FinishPage;
pub(crate) use identity::IdentityPage;
use leptos::prelude::*;
use list::InterviewList;
use page::InterviewPage;
pub(crate) use start::StartPage;

/// The list, and what its rows open.
#[component]
pub(crate) fn InterviewDesk() -> impl IntoView {
    view! { <Desk list=|| view! { <InterviewList/> }.into_any() detail=|| view! { <InterviewPage/> }.into_any()/> }
}
