//! Pay slips keyed in by hand, each with its arithmetic.

mod entry;
mod list;
mod page;

use super::desk::Desk;
pub(crate) use entry::PaySlipEntry;
use leptos::prelude::*;
use list::PaySlipList;
use page::PaySlipPage;

/// The list, and what its rows open.
#[component]
pub(crate) fn PaySlipDesk() -> impl IntoView {
    view! { <Desk list=|| view! { <PaySlipList/> }.into_any() detail=|| view! { <PaySlipPage/> }.into_any()/> }
}
