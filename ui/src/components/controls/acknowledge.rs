use crate::components::Choice;
use crate::words::say;
use leptos::prelude::*;

/// As XForms stores it.
const OK: &str = "OK";

/// One box to tick: that something was read or done.
#[component]
pub(crate) fn Acknowledge(
    #[prop(into)] id: String,
    /// The words beside the box; the app's own "Understood" when the form has none.
    #[prop(into)]
    label: String,
    #[prop(into)] lang: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let label = if label.is_empty() { say::understood() } else { label };
    let chosen = Signal::derive(move || value.with(|value| !value.is_empty()));
    let saved = Signal::derive(move || saved.get() && chosen.get());
    let pick = Callback::new(move |on: bool| put.run(on.then(|| OK.to_owned())));
    view! { <Choice name=id label lang many=true chosen saved disabled pick/> }
}
