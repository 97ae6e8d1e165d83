mod detector;
mod reading;

use super::{Empty, Icon};
use crate::transport::camera::{self, Camera, NoCamera};
use crate::words::say;
use detector::Detector;
use leptos::ev;
use leptos::html;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use leptos::task::spawn_local;
use reading::Reader;
use std::time::Duration;

/// Between looks at the picture.
const BEAT: Duration = Duration::from_millis(150);
/// What the camera is asked for: enough for a code, quick to shrink.
const WIDTH_PX: f64 = 1280.0;

#[derive(Clone, Copy, PartialEq)]
enum Lens {
    Starting,
    Live,
    /// The app was left: the camera is off until the person wants it again.
    Paused,
    None(NoCamera),
}

/// A live picture that is looked at until a QR code is in it; then the camera goes off and `found` gets its text. The
/// camera is on only while this stands and is seen. What else the person can do, the page around it offers.
#[component]
pub(crate) fn Scanner(
    /// Looks for printed bar codes too, where the browser reads them; not only for QR codes.
    #[prop(optional)]
    bars: bool,
    found: Callback<String>,
) -> impl IntoView {
    let video = NodeRef::<html::Video>::new();
    let device = StoredValue::new_local(None::<Camera>);
    let reader = StoredValue::new_local(Reader::new());
    let lens = RwSignal::new(Lens::Starting);
    let detector = StoredValue::new_local(if bars { Detector::new() } else { None });
    let rest_until = StoredValue::new(0.0);
    let start = move || {
        lens.set(Lens::Starting);
        spawn_local(async move {
            let camera = camera::on(WIDTH_PX).await;
            // The page may be gone, or left, before the person allowed the camera.
            if lens.try_get_untracked() != Some(Lens::Starting) {
                if let Ok(camera) = camera {
                    camera.off();
                }
                return;
            }
            lens.set(match &camera {
                Ok(_) => Lens::Live,
                Err(why) => Lens::None(*why),
            });
            device.set_value(camera.ok());
        });
    };
    let off = move || {
        if let Some(Some(camera)) = device.try_update_value(Option::take) {
            camera.off();
        }
    };
    start();
    Effect::new(move |_| {
        if let (Lens::Live, Some(video)) = (lens.get(), video.get()) {
            device.with_value(|camera| camera.iter().for_each(|camera| camera.show(&video)));
        }
    });
    let seen = move |text: String| {
        off();
        lens.set(Lens::Paused);
        found.run(text);
    };
    let look = move || {
        let Some(video) = video.get_untracked().filter(|_| lens.get_untracked() == Lens::Live) else {
            return;
        };
        if js_sys::Date::now() < rest_until.get_value() {
            return;
        }
        if let Some(detector) = detector.get_value() {
            rest_until.set_value(f64::MAX);
            spawn_local(async move {
                let text = detector.look(&video).await;
                // The page may be gone, or the camera off, since.
                if rest_until.try_set_value(0.0).is_none() && lens.get_untracked() == Lens::Live {
                    text.into_iter().for_each(seen);
                }
            });
            return;
        }
        let read = reader.try_update_value(|reader| reader.as_mut().map(|reader| reader.look(&video)));
        let Some(Some((text, took))) = read else { return };
        // A slow phone rests as long as it worked, so that touches get through.
        rest_until.set_value(js_sys::Date::now() + took);
        text.into_iter().for_each(seen);
    };
    let beat = set_interval_with_handle(look, BEAT);
    let left = window_event_listener(ev::Custom::<ev::Event>::new("visibilitychange"), move |_| {
        if document().hidden() && matches!(lens.get_untracked(), Lens::Live | Lens::Starting) {
            off();
            lens.set(Lens::Paused);
        }
    });
    on_cleanup(move || {
        off();
        left.remove();
        if let Ok(beat) = beat {
            beat.clear();
        }
    });
    view! {
        <div class="stack">
            {move || match lens.get() {
                Lens::Starting => None,
                Lens::Live => Some(view! {
                    <video class="viewfinder is-square" node_ref=video autoplay=true playsinline=true aria-label=say::viewfinder()></video>
                }.into_any()),
                Lens::Paused => Some(view! {
                    <Empty icon=icondata::LuCamera title=say::camera_paused() text=say::camera_paused_text()>
                        <button class="btn is-wide" type="button" on:click=move |_| start()><Icon of=icondata::LuCamera/>{say::camera_on()}</button>
                    </Empty>
                }.into_any()),
                Lens::None(NoCamera::Refused) => Some(view! {
                    <Empty icon=icondata::LuCamera title=say::camera_refused() text=say::camera_refused_text()/>
                }.into_any()),
                Lens::None(NoCamera::Absent) => Some(view! {
                    <Empty icon=icondata::LuCamera title=say::no_camera() text=say::no_camera_scan()/>
                }.into_any()),
            }}
            <p class="small soft" role="status">{move || match lens.get() {
                Lens::Starting => say::camera_starting(),
                Lens::Live => say::looking_for_code(),
                Lens::Paused | Lens::None(_) => String::new(),
            }}</p>
        </div>
    }
}
