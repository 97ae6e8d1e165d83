use crate::answers::Clock;
use crate::components::Saved;
use crate::words::say;
use leptos::prelude::*;

/// A time of day, stored with the offset from UTC that holds on this device.
#[component]
pub(crate) fn TimeField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let stored = move || value.with(|value| Clock::read(value));
    let commit = move |event| {
        let typed = Clock::read(&event_target_value(&event));
        let now = js_sys::Date::new_0();
        put.run(typed.map(|typed| {
            let offset = Some(offset(&now));
            Clock { offset, ..typed }.text()
        }));
    };
    let saved = Signal::derive(move || saved.get() && stored().is_some());
    let elsewhere = move || {
        stored()?
            .elsewhere(offset(&js_sys::Date::new_0()))
            .map(say::time_elsewhere)
    };
    view! {
        <div class="entry">
            <input id=id class="num" type="time" dir="ltr" aria-label=label disabled=disabled
                prop:value=move || stored().map(Clock::field).unwrap_or_default() on:change=commit/>
            <p class="row spread small soft"><span>{elsewhere}</span><Saved when=saved/></p>
        </div>
    }
}

/// What this device adds to UTC at that moment, in minutes.
pub(super) fn offset(at: &js_sys::Date) -> i32 {
    -(at.get_timezone_offset() as i32)
}
