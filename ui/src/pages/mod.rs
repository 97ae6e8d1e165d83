//! Pages: each asks the host for what it shows and tells it what a person did.

mod actions;
mod audits;
mod desk;
pub(crate) mod doors;
mod evidence;
mod exports;
mod findings;
mod handing_back;
mod history;
mod interviews;
mod joining;
mod members;
mod packs;
mod payroll;
mod payslips;
mod program;
mod reconcile;
mod reports;
mod search;
mod settings;
#[cfg(debug_assertions)]
mod showroom;
mod sitenote;
pub(crate) mod staff;
mod sync;
mod tasks;
mod timeline;
mod today;
pub(crate) mod vault;

use crate::components::{Empty, Frame};
use crate::state::session;
use crate::words::say;
use doors::{audit, casework, fieldwork, hearing, joining as joining_doors, payroll as payroll_doors};
use leptos::prelude::*;
use leptos_router::components::{A, Route, Routes};
use leptos_router::hooks::use_params_map;
use leptos_router::path;
use shared::ids::{RecordId, RoomId};

/// Every address of the app. Addresses name records by random ids and say nothing of content.
#[component]
pub(crate) fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <Nowhere/> }>
            <Route path=path!("/") view=Home/>
            <Route path=path!("/index.html") view=Home/>
            <Route path=path!("/new-audit") view=audit::NewAudit/>
            <Route path=path!("/members") view=audit::MembersPage/>
            <Route path=path!("/members/offline") view=joining_doors::Offline/>
            <Route path=path!("/sync") view=sync::SyncPage/>
            <Route path=path!("/reports/:record?") view=casework::ReportDesk/>
            <Route path=path!("/actions") view=casework::ActionList/>
            <Route path=path!("/settings") view=settings::Settings/>
            <Route path=path!("/a/:audit") view=audit::AuditHome/>
            <Route path=path!("/a/:audit/members") view=audit::MembersPage/>
            <Route path=path!("/a/:audit/members/offline") view=joining_doors::Offline/>
            <Route path=path!("/a/:audit/interviews/new") view=hearing::StartPage/>
            <Route path=path!("/a/:audit/interviews/:record?") view=hearing::InterviewDesk/>
            <Route path=path!("/a/:audit/checklists/:record?") view=hearing::ChecklistDesk/>
            <Route path=path!("/a/:audit/checklists/:record/finish") view=hearing::FinishPage/>
            <Route path=path!("/a/:audit/interviews/:record/identity") view=hearing::IdentityPage/>
            <Route path=path!("/a/:audit/interviews/:record/finish") view=hearing::FinishPage/>
            <Route path=path!("/a/:audit/pay/new") view=payroll_doors::SlipEntryPage/>
            <Route path=path!("/a/:audit/pay/register/new") view=payroll_doors::ImportPage/>
            <Route path=path!("/a/:audit/pay/register/:record") view=payroll_doors::ResultsPage/>
            <Route path=path!("/a/:audit/pay/register/:record/columns") view=payroll_doors::ImportPage/>
            <Route path=path!("/a/:audit/pay/register/:record/:period") view=payroll_doors::RowPage/>
            <Route path=path!("/a/:audit/pay/:record?") view=payroll_doors::PayDesk/>
            <Route path=path!("/a/:audit/pay/:record/correct") view=payroll_doors::SlipEntryPage/>
            <Route path=path!("/a/:audit/evidence/new") view=fieldwork::CameraPage/>
            <Route path=path!("/a/:audit/evidence/:record/redact") view=fieldwork::RedactPage/>
            <Route path=path!("/a/:audit/evidence/:record?") view=fieldwork::EvidenceDesk/>
            <Route path=path!("/a/:audit/findings/new") view=fieldwork::NewFinding/>
            <Route path=path!("/a/:audit/findings/:record?") view=fieldwork::FindingDesk/>
            <Route path=path!("/a/:audit/note") view=fieldwork::SitenotePage/>
            <Route path=path!("/a/:audit/tasks") view=fieldwork::TaskPage/>
            <Route path=path!("/a/:audit/reconcile") view=audit::ReconcilePage/>
            <Route path=path!("/a/:audit/history/:record") view=audit::HistoryPage/>
            <Route path=path!("/a/:audit/timeline") view=audit::TimelinePage/>
            <Route path=path!("/a/:audit/search") view=audit::SearchPage/>
            <Route path=path!("/a/:audit/publish") view=audit::PublishPage/>
            <Route path=path!("/a/:audit/answers") view=audit::ExportPage/>
            <Route path=path!("/a/:audit/pack") view=audit::PackPage/>
        </Routes>
    }
}

/// `/gallery`: every component in every state, in development builds only. It stands before the vault, because it needs
/// nothing from it.
#[cfg(debug_assertions)]
#[component]
pub(crate) fn Gallery() -> impl IntoView {
    view! { <doors::gallery::Showroom/> }
}

/// The first page: Today on a device, the reports in a browser of staff.
#[component]
fn Home() -> impl IntoView {
    if session().is_staff() {
        view! { <casework::ReportList/> }.into_any()
    } else {
        doors::fetch_ahead();
        view! { <today::TodayPage/> }.into_any()
    }
}

#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <Frame title=say::no_such_page() back="/">
            <Empty icon=icondata::LuCircleDashed title=say::no_such_page() text=say::no_such_page_text()>
                <A href="/" attr:class="btn">{say::today()}</A>
            </Empty>
        </Frame>
    }
}

/// The audit that the address names; zeros when it names none, which the host answers with `not-found`.
fn audit_here() -> RoomId {
    use_params_map()
        .with_untracked(|params| params.get("audit").and_then(|id| id.parse().ok()))
        .unwrap_or(RoomId::ZERO)
}

/// The record that the address names.
fn record_here() -> RecordId {
    use_params_map()
        .with_untracked(|params| params.get("record").and_then(|id| id.parse().ok()))
        .unwrap_or(RecordId::ZERO)
}

/// The part of the address that says "audit".
fn audit_path(audit: RoomId) -> String {
    format!("/a/{audit}")
}
