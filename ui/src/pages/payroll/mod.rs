//! Payroll: the employer's books, from the file as it is to shortfalls that can be followed to the cell; pay slips beside them.

mod home;
mod importing;
mod results;
mod row;
mod spoken;

use super::desk::Desk;
use super::payslips::{PaySlipEntry, PaySlipPage};
use leptos::prelude::*;
use spoken::spoken;

/// Registers and pay slips, and the slip that is open beside them.
#[component]
pub(crate) fn PayDesk() -> impl IntoView {
    spoken(|| {
        view! { <Desk list=|| view! { <home::PayHome/> }.into_any() detail=|| view! { <PaySlipPage/> }.into_any()/> }
            .into_any()
    })
}

/// A pay slip keyed in by hand.
#[component]
pub(crate) fn SlipEntryPage() -> impl IntoView {
    spoken(|| view! { <PaySlipEntry/> }.into_any())
}

/// A register, from its file to the check; or another reading of one that is kept.
#[component]
pub(crate) fn ImportPage() -> impl IntoView {
    spoken(|| view! { <importing::Import/> }.into_any())
}

/// A checked register.
#[component]
pub(crate) fn ResultsPage() -> impl IntoView {
    spoken(|| view! { <results::Results/> }.into_any())
}

/// One worker's pay period in it.
#[component]
pub(crate) fn RowPage() -> impl IntoView {
    spoken(|| view! { <row::Row/> }.into_any())
}
