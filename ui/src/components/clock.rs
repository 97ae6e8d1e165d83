use super::{Notice, Tone};
use crate::words::say;
use leptos::prelude::*;

/// A clock that is minutes off makes dates wrong: said, never silently corrected.
#[component]
pub(crate) fn ClockOff(ahead_s: Option<i64>) -> impl IntoView {
    let ahead = ahead_s.filter(|ahead| ahead.abs() > 120)?;
    let minutes = u32::try_from(ahead.unsigned_abs() / 60).unwrap_or(u32::MAX);
    let text = if ahead > 0 {
        say::clock_ahead(minutes)
    } else {
        say::clock_behind(minutes)
    };
    Some(view! { <Notice tone=Tone::Here icon=icondata::LuAlarmClock><span>{text}</span></Notice> })
}
