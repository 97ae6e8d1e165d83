use crate::components::{Icon, Saved, Scanner};
use crate::words::say;
use leptos::prelude::*;

/// A code that is read by the camera or typed.
#[component]
pub(crate) fn CodeField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let scanning = RwSignal::new(false);
    let found = Callback::new(move |text: String| {
        scanning.set(false);
        put.run(Some(text));
    });
    let typed = move |event| {
        let text = event_target_value(&event).trim().to_owned();
        put.run((!text.is_empty()).then_some(text));
    };
    let saved = Signal::derive(move || saved.get() && value.with(|value| !value.is_empty()));
    view! {
        <div class="stack tight">
            <div class="entry">
                <input id=id class="code" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto" maxlength="2000" aria-label=label disabled=disabled
                    prop:value=value on:change=typed/>
                <p class="row spread small soft"><span>{say::code_typed_or_read()}</span><Saved when=saved/></p>
            </div>
            {move || scanning.get().then(|| view! { <Scanner bars=true found/> })}
            <button class="btn is-wide" type="button" disabled=disabled aria-expanded=move || scanning.get().to_string() on:click=move |_| scanning.update(|on| *on = !*on)>
                {move || if scanning.get() {
                    view! { <Icon of=icondata::LuX/>{say::scan_stop()} }.into_any()
                } else {
                    view! { <Icon of=icondata::LuScanLine/>{say::read_code()} }.into_any()
                }}
            </button>
        </div>
    }
}
