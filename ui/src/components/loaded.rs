use super::{Fault, Waiting};
use crate::state::{Asked, Asking};
use leptos::prelude::*;

/// The one place that draws "loading" and "failed". Its children are drawn once and follow the value from then on, so
/// that a refetch neither moves the focus nor empties a field.
#[component]
pub(crate) fn Loaded<T, F, V>(from: Asked<T>, children: F) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Fn(RwSignal<T>) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let state = Memo::new(move |_| from.state.get());
    move || match state.get() {
        Asking::Waiting => view! { <Waiting/> }.into_any(),
        Asking::Failed(fault) => view! { <Fault of=fault retry=Callback::new(move |()| from.again())/> }.into_any(),
        Asking::Here(value) => children(value).into_any(),
    }
}
