use super::attach::Attached;
use crate::components::{Icon, Notice, Tone};
use crate::transport::camera::NoCamera;
use crate::transport::microphone::{self, Recording};
use crate::words::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

#[derive(Clone, Copy, PartialEq)]
enum Ear {
    Off,
    Starting,
    /// Since so many milliseconds of the epoch.
    On(f64),
    None(NoCamera),
}

/// Records sound inside the page. What runs is discarded when the page is left: a recording nobody ended was not kept.
#[component]
pub(super) fn Recorder(
    /// It ends by itself at this size.
    largest_bytes: f64,
    recorded: Callback<Attached>,
    disabled: Signal<bool>,
) -> impl IntoView {
    let ear = RwSignal::new(Ear::Off);
    let device = StoredValue::new_local(None::<Recording>);
    let now = RwSignal::new(0.0);
    let beat = set_interval_with_handle(move || now.set(js_sys::Date::now()), Duration::from_secs(1));
    on_cleanup(move || {
        if let Some(Some(recording)) = device.try_update_value(Option::take) {
            recording.discard();
        }
        if let Ok(beat) = beat {
            beat.clear();
        }
    });
    let end = move || {
        let Some(Some(recording)) = device.try_update_value(Option::take) else {
            return;
        };
        spawn_local(async move {
            let whole = recording.end().await;
            if ear.try_set(Ear::Off).is_some() {
                return;
            }
            match whole {
                Some((bytes, media_type)) => {
                    let ending = match media_type.as_str() {
                        "audio/mp4" => "m4a",
                        "audio/ogg" => "ogg",
                        _ => "webm",
                    };
                    recorded.run(Attached {
                        bytes,
                        name: format!("sound.{ending}"),
                        media_type,
                    });
                }
                None => ear.set(Ear::None(NoCamera::Absent)),
            }
        });
    };
    let grown = move |bytes: f64| {
        if bytes >= largest_bytes {
            end();
        }
    };
    let start = move |_| {
        ear.set(Ear::Starting);
        spawn_local(async move {
            let recording = microphone::record(grown).await;
            if ear.try_get_untracked() != Some(Ear::Starting) {
                if let Ok(recording) = recording {
                    recording.discard();
                }
                return;
            }
            now.set(js_sys::Date::now());
            ear.set(
                recording
                    .as_ref()
                    .map_or_else(|why| Ear::None(*why), |_| Ear::On(js_sys::Date::now())),
            );
            device.set_value(recording.ok());
        });
    };
    let discard = move |_| {
        if let Some(Some(recording)) = device.try_update_value(Option::take) {
            recording.discard();
        }
        ear.set(Ear::Off);
    };
    move || {
        match ear.get() {
        Ear::Off => view! {
            <button class="btn is-wide" type="button" disabled=disabled on:click=start><Icon of=icondata::LuMic/>{say::record_sound()}</button>
        }
        .into_any(),
        Ear::Starting => view! { <p class="small soft" role="status">{say::microphone_starting()}</p> }.into_any(),
        Ear::On(since) => view! {
            <Notice tone=Tone::Clay icon=icondata::LuMic>
                <p class="row spread"><strong role="status">{say::recording_now()}</strong><span class="num" role="timer">{move || lasted(now.get() - since)}</span></p>
                <div class="row">
                    <button class="btn is-main grow" type="button" on:click=move |_| end()><Icon of=icondata::LuCheck/>{say::record_keep()}</button>
                    <button class="btn" type="button" on:click=discard><Icon of=icondata::LuX/>{say::record_discard()}</button>
                </div>
            </Notice>
        }
        .into_any(),
        Ear::None(why) => {
            let words = match why {
                NoCamera::Refused => say::microphone_refused(),
                NoCamera::Absent => say::microphone_absent(),
            };
            view! { <Notice tone=Tone::Here icon=icondata::LuMicOff><span role="status">{words}</span></Notice> }.into_any()
        }
    }
    }
}

/// `3:07`.
fn lasted(milliseconds: f64) -> String {
    let seconds = (milliseconds.max(0.0) / 1_000.0) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
