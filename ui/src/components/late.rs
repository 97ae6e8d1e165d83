use super::{Notice, Tone};
use crate::words::say;
use leptos::prelude::*;

/// Records that came after their phase had closed; nothing when there are none.
#[component]
pub(crate) fn LateRecords(count: u32) -> impl IntoView {
    (count > 0).then(|| {
        view! {
            <Notice tone=Tone::Here icon=icondata::LuAlarmClock><span>{say::late_records(count)}</span></Notice>
        }
    })
}
