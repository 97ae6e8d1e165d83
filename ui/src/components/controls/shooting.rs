use crate::components::{Icon, Notice, Tone};
use crate::transport::camera::{self, Camera, NoCamera};
use crate::words::say;
use js_sys::ArrayBuffer;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Copy, PartialEq)]
enum Lens {
    Off,
    Starting,
    Live,
    None(NoCamera),
}

/// The camera inside a page: on after a press, off when the photo is taken or the page is left.
#[component]
pub(super) fn Shooting(taken: Callback<ArrayBuffer>, disabled: Signal<bool>) -> impl IntoView {
    let video = NodeRef::<html::Video>::new();
    let device = StoredValue::new_local(None::<Camera>);
    let lens = RwSignal::new(Lens::Off);
    let off = move || {
        if let Some(Some(camera)) = device.try_update_value(Option::take) {
            camera.off();
        }
    };
    on_cleanup(off);
    let start = move |_| {
        lens.set(Lens::Starting);
        spawn_local(async move {
            let camera = camera::on(camera::PHOTO_PX).await;
            // The page may be gone, or the person has changed their mind, before the camera was allowed.
            if lens.try_get_untracked() != Some(Lens::Starting) {
                if let Ok(camera) = camera {
                    camera.off();
                }
                return;
            }
            lens.set(camera.as_ref().map_or_else(|why| Lens::None(*why), |_| Lens::Live));
            device.set_value(camera.ok());
        });
    };
    let stop = move |_| {
        off();
        lens.set(Lens::Off);
    };
    let take = move |_| {
        let (Some(video), Some(camera)) = (video.get_untracked(), device.get_value()) else {
            return;
        };
        spawn_local(async move {
            let photo = camera.take(&video).await;
            off();
            match photo {
                Some(photo) if lens.try_set(Lens::Off).is_none() => taken.run(photo),
                Some(_) => {}
                None => drop(lens.try_set(Lens::None(NoCamera::Absent))),
            }
        });
    };
    Effect::new(move |_| {
        if let (Lens::Live, Some(video)) = (lens.get(), video.get()) {
            device.with_value(|camera| camera.iter().for_each(|camera| camera.show(&video)));
        }
    });
    let stop_button = move || view! { <button class="btn" type="button" on:click=stop><Icon of=icondata::LuX/>{say::camera_stop()}</button> };
    move || {
        match lens.get() {
        Lens::Off => view! {
            <button class="btn is-wide" type="button" disabled=disabled on:click=start><Icon of=icondata::LuCamera/>{say::take_photo()}</button>
        }
        .into_any(),
        Lens::Starting => view! { <p class="small soft" role="status">{say::camera_starting()}</p>{stop_button()} }.into_any(),
        Lens::Live => view! {
            <div class="stack tight">
                <video class="viewfinder" node_ref=video autoplay=true playsinline=true aria-label=say::viewfinder()></video>
                <div class="row">
                    <button class="btn is-main grow" type="button" on:click=take><Icon of=icondata::LuCamera/>{say::take_photo()}</button>
                    {stop_button()}
                </div>
            </div>
        }
        .into_any(),
        Lens::None(_) => view! {
            <Notice tone=Tone::Here icon=icondata::LuCamera><span role="status">{say::no_camera_text()}</span></Notice>
        }
        .into_any(),
    }
    }
}
