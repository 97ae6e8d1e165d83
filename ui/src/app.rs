//! The app: which screen stands, and the ears that all pages share.

use crate::components::Fault;
use crate::pages::doors::joining;
use crate::pages::{self, vault};
use crate::state::{Session, Stage, width_px};
use crate::transport;
use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Router;
use shared::api::VaultState;
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;

/// Idle minutes after which the cover goes on by itself.
const IDLE: Duration = Duration::from_secs(4 * 60);

/// Starts when the bundle has loaded.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
}

/// What stands before the pages, as far as drawing must change.
#[derive(Clone, Debug, PartialEq)]
enum Front {
    Starting,
    Cut(shared::api::ApiError),
    FirstRun,
    Locked,
    Covered,
    Enrol,
    /// Has scanned an invite and waits for signal.
    Waits,
    Pages,
    SignIn,
    StaffHidden,
}

#[component]
fn App() -> impl IntoView {
    let session = Session::new();
    provide_context(session);
    spawn_local(async move {
        session.recall().await;
        session.refresh().await;
        transport::listen(session.bell).await;
    });
    listen_for_hiding(session);
    listen_for_size(session);
    // A change without a room is about the vault: locked, covered, enrolled, synced.
    Effect::new(move |before: Option<()>| {
        let of_vault = session.bell.with(|changed| changed.room.is_none());
        if before.is_some() && of_vault {
            spawn_local(session.refresh());
        }
    });
    let front = Memo::new(move |_| {
        let hidden = session.hidden.get();
        session.stage.with(|stage| match stage {
            Stage::Starting => Front::Starting,
            Stage::Cut(fault) => Front::Cut(fault.clone()),
            Stage::Device(status) => match status.state {
                VaultState::Empty => Front::FirstRun,
                VaultState::Locked => Front::Locked,
                VaultState::Covered => Front::Covered,
                VaultState::Open if hidden => Front::Covered,
                VaultState::Open if status.enrolled.is_none() && status.pending_enrolment.is_some() => Front::Waits,
                VaultState::Open if status.enrolled.is_none() => Front::Enrol,
                VaultState::Open => Front::Pages,
            },
            Stage::Staff(person) if person.person.is_none() => Front::SignIn,
            Stage::Staff(_) if hidden => Front::StaffHidden,
            Stage::Staff(_) => Front::Pages,
        })
    });
    view! {
        <Router>
            {move || {
                session.spoken.track(); // another language: the same page, drawn again
                #[cfg(debug_assertions)]
                if is_gallery() && !matches!(front.get(), Front::Covered | Front::StaffHidden) {
                    return view! { <pages::Gallery/> }.into_any();
                }
                match front.get() {
                    Front::Starting => view! { <vault::Blank/> }.into_any(),
                    Front::Cut(fault) => view! {
                        <vault::Panel><Fault of=fault retry=Callback::new(move |()| spawn_local(session.refresh()))/></vault::Panel>
                    }.into_any(),
                    Front::FirstRun => view! { <vault::FirstRun/> }.into_any(),
                    Front::Locked => view! { <vault::Unlocking/> }.into_any(),
                    Front::Covered => view! { <vault::Covered/> }.into_any(),
                    Front::Enrol => view! { <joining::Enrolling/> }.into_any(),
                    Front::Waits => view! { <joining::Waiting/> }.into_any(),
                    Front::Pages => view! { <pages::Pages/> }.into_any(),
                    Front::SignIn => view! { <pages::staff::Door/> }.into_any(),
                    Front::StaffHidden => view! { <pages::staff::Hidden/> }.into_any(),
                }
            }}
        </Router>
    }
}

/// Whether the address is the gallery's. A memo, so that other addresses do not draw the app anew.
#[cfg(debug_assertions)]
fn is_gallery() -> bool {
    let path = leptos_router::hooks::use_location().pathname;
    Memo::new(move |_| path.get() == "/gallery").get()
}

/// A window that was made wider or narrower may be a desk, or no longer.
fn listen_for_size(session: Session) {
    let resized = window_event_listener(ev::resize, move |_| session.width_px.set(width_px()));
    on_cleanup(move || resized.remove());
}

/// Escape hides, unless a dialog is open that Escape closes; so do four idle minutes.
fn listen_for_hiding(session: Session) {
    let touched = StoredValue::new(js_sys::Date::now());
    let keys = window_event_listener(ev::keydown, move |event| {
        touched.set_value(js_sys::Date::now());
        let dialog_open = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
        if event.key() == "Escape" && !dialog_open {
            session.hide();
        } else {
            session.pressed(&event);
        }
    });
    // A task switcher takes its picture after the page is told that it is out of sight.
    let sight = window_event_listener(ev::visibilitychange, |_| {
        if let Some(root) = document().document_element() {
            let _ = root.toggle_attribute_with_force("data-away", document().hidden());
        }
    });
    let pointers = window_event_listener(ev::pointerdown, move |_| touched.set_value(js_sys::Date::now()));
    let watch = set_interval_with_handle(
        move || {
            if js_sys::Date::now() - touched.get_value() > IDLE.as_millis() as f64 {
                session.hide();
            }
        },
        Duration::from_secs(5),
    );
    on_cleanup(move || {
        keys.remove();
        pointers.remove();
        sight.remove();
        if let Ok(watch) = watch {
            watch.clear();
        }
    });
}
