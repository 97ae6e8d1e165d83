use crate::components::{Fault, Frame, Waiting};
use crate::transport::unreachable;
use crate::words::{payroll, say};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A page of this area once its words are here; what to do when they do not come.
pub(super) fn spoken(page: fn() -> AnyView) -> impl IntoView {
    let state = RwSignal::new(payroll::here().then_some(true));
    let bring = move || {
        state.set(None);
        spawn_local(async move {
            let came = payroll::bring().await;
            let _ = state.try_set(Some(came));
        });
    };
    if state.get_untracked().is_none() {
        bring();
    }
    move || {
        match state.get() {
        Some(true) => page(),
        Some(false) => view! {
            <Frame title=say::payroll() back="/"><Fault of=unreachable() retry=Callback::new(move |()| bring())/></Frame>
        }
        .into_any(),
        None => view! { <Frame title=say::payroll() back="/"><Waiting/></Frame> }.into_any(),
    }
    }
}
