//! Pages that arrive when somebody first opens one of them, area by area, so that the first load stays small: a phone
//! that unlocks fetches no report, a monitor's browser no interview. `cargo xtask ui` cuts the bundle at these doors.

#[cfg(debug_assertions)]
use super::showroom;
use super::vault::Panel;
use super::{
    actions, audits, evidence, exports, findings, history, interviews, members, packs, payroll as pay, reconcile,
    reports, search, sitenote, tasks, timeline,
};
use crate::components::{Fault, Frame};
use crate::transport::unreachable;
use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos_router::params::ParamsMap;
use std::future::Future;
use std::time::Duration;

/// An area and its pages, each a component that draws itself once the area is here.
macro_rules! area {
    ($(#[$doc:meta])* $area:ident { $($home:ident :: $page:ident,)* }) => {
        $(#[$doc])*
        pub(super) mod $area {
            use super::*;

            #[derive(Clone, Copy)]
            pub(super) enum Door { $($page,)* }

            #[wasm_split($area, wasm_split_path = ::leptos::wasm_split, fallible, preload(#[allow(dead_code)] fetch))]
            pub(super) fn open(door: Door) -> Result<AnyView, SplitLoaderError> {
                Ok(match door { $(Door::$page => view! { <$home::$page/> }.into_any(),)* })
            }

            $(
                #[component]
                pub(in crate::pages) fn $page() -> impl IntoView { opening(|| open(Door::$page)) }
            )*
        }
    };
}

area! {
    /// Hearing workers.
    hearing {
        interviews::InterviewDesk,
        interviews::StartPage,
        interviews::IdentityPage,
        interviews::FinishPage,
        interviews::ChecklistDesk,
    }
}
area! {
    /// What the team writes down and photographs beside interviews.
    fieldwork {
        evidence::EvidenceDesk,
        evidence::CameraPage,
        evidence::RedactPage,
        findings::FindingDesk,
        findings::NewFinding,
        sitenote::SitenotePage,
        tasks::TaskPage,
    }
}
area! {
    /// The employer's books.
    payroll {
        pay::PayDesk,
        pay::ImportPage,
        pay::ResultsPage,
        pay::RowPage,
        pay::SlipEntryPage,
    }
}
area! {
    /// The audit as a whole, and what its lead does.
    audit {
        audits::AuditHome,
        audits::NewAudit,
        history::HistoryPage,
        timeline::TimelinePage,
        members::MembersPage,
        search::SearchPage,
        reconcile::ReconcilePage,
        reconcile::PublishPage,
        exports::ExportPage,
        packs::PackPage,
    }
}
area! {
    /// What outlives the audit.
    casework {
        reports::ReportList,
        reports::ReportDesk,
        actions::ActionList,
    }
}

/// Joining a program, with what reads QR codes. Two of its screens stand before the pages, in a frame of their own.
pub(crate) mod joining {
    use super::*;
    use crate::pages::joining;

    #[derive(Clone, Copy)]
    enum Door {
        Enrolling,
        Waiting,
        Offline,
    }

    #[wasm_split(joining, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn open(door: Door) -> Result<AnyView, SplitLoaderError> {
        Ok(match door {
            Door::Enrolling => view! { <joining::Enrolling/> }.into_any(),
            Door::Waiting => view! { <joining::Waiting/> }.into_any(),
            Door::Offline => view! { <joining::OfflinePage/> }.into_any(),
        })
    }

    #[component]
    pub(in crate::pages) fn Offline() -> impl IntoView {
        opening(|| open(Door::Offline))
    }

    #[component]
    pub(crate) fn Enrolling() -> impl IntoView {
        opening_in(|| open(Door::Enrolling), before_the_pages)
    }

    #[component]
    pub(crate) fn Waiting() -> impl IntoView {
        opening_in(|| open(Door::Waiting), before_the_pages)
    }

    fn before_the_pages(retry: Callback<()>) -> AnyView {
        view! { <Panel><Fault of=unreachable() retry/></Panel> }.into_any()
    }
}

#[cfg(debug_assertions)]
area! {
    /// Every component in every state; not in what people load.
    gallery {
        showroom::Showroom,
    }
}

/// Fetches what a person in the field opens first while nothing else is to be done, so that the first tap waits for nothing.
pub(super) fn fetch_ahead() {
    let soon = Duration::from_millis(600);
    set_timeout(|| spawn_local(async { drop(hearing::fetch().await) }), soon);
}

/// The page when its area is here; what to do when it does not come. A later try asks again.
///
/// The router leaves a page standing while the address goes on fitting its route, and a page reads once of which audit it is:
/// with another audit in the address it is made anew, here and for every page.
fn opening<Opened>(open: impl Fn() -> Opened + Clone + Send + 'static) -> impl IntoView
where
    Opened: Future<Output = Result<AnyView, SplitLoaderError>> + 'static,
{
    // The gallery stands in no route.
    let params = use_context::<ArcMemo<ParamsMap>>();
    let audit = Memo::new(move |_| params.as_ref()?.with(|params| params.get("audit")));
    view! {
        <For each=move || [audit.get()] key=Option::clone let:_audit>
            {opening_in(open.clone(), |retry| view! { <Frame title="Surco" back="/"><Fault of=unreachable() retry/></Frame> }.into_any())}
        </For>
    }
}

/// As [`opening`], with another frame around what is said when the area does not come.
fn opening_in<Opened>(
    open: impl Fn() -> Opened + Send + 'static,
    failed: impl Fn(Callback<()>) -> AnyView + Copy + Send + 'static,
) -> impl IntoView
where
    Opened: Future<Output = Result<AnyView, SplitLoaderError>> + 'static,
{
    let tries = RwSignal::new(0u32);
    move || {
        tries.track();
        let opened = open();
        Suspend::new(SendWrapper::new(async move {
            opened
                .await
                .unwrap_or_else(|_| failed(Callback::new(move |()| tries.update(|tries| *tries += 1))))
        }))
    }
}
