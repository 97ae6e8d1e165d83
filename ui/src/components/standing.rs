use super::{Notice, Tone};
use crate::words::say;
use leptos::prelude::*;

/// What stands over a whole record: taken back, late, waiting for what has not arrived.
#[component]
pub(crate) fn RecordStanding(withheld: bool, late: bool, waiting: u32) -> impl IntoView {
    view! {
        {withheld.then(|| view! { <Notice tone=Tone::Here icon=icondata::LuLock><span>{say::history_withheld()}</span></Notice> })}
        {late.then(|| view! { <Notice tone=Tone::Here icon=icondata::LuAlarmClock><span>{say::history_late()}</span></Notice> })}
        {(waiting > 0).then(|| view! { <Notice tone=Tone::Indigo icon=icondata::LuHourglass><span>{say::history_waiting(waiting)}</span></Notice> })}
    }
}
