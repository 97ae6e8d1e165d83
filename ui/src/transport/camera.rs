//! The camera inside the app: a live picture, and one taken from it. No file is ever written in clear.

use js_sys::{ArrayBuffer, Function, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement, HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// A camera that is on. Dropping it does not switch it off: `off` does.
#[derive(Clone)]
pub(crate) struct Camera {
    stream: MediaStream,
}

/// More than any phone has: as large a photo as it takes.
pub(crate) const PHOTO_PX: f64 = 4096.0;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoCamera {
    /// The person, or the system for them, said no.
    Refused,
    Absent,
}

/// Switches the camera on, the one that looks away from the person where there are two, with about so many pixels a side.
pub(crate) async fn on(side_px: f64) -> Result<Camera, NoCamera> {
    let devices = window().navigator().media_devices().map_err(|_| NoCamera::Absent)?;
    let video = Object::new();
    let _ = Reflect::set(&video, &"facingMode".into(), &"environment".into());
    for (key, value) in [("width", side_px), ("height", side_px)] {
        let ideal = Object::new();
        let _ = Reflect::set(&ideal, &"ideal".into(), &value.into());
        let _ = Reflect::set(&video, &key.into(), &ideal);
    }
    let wish = MediaStreamConstraints::new();
    wish.set_video(&video);
    wish.set_audio(&JsValue::FALSE);
    let promise = devices
        .get_user_media_with_constraints(&wish)
        .map_err(|_| NoCamera::Absent)?;
    let stream = JsFuture::from(promise).await.map_err(|fault| why(&fault))?;
    let stream = stream.dyn_into().map_err(|_| NoCamera::Absent)?;
    Ok(Camera { stream })
}

/// `NotAllowedError` is a no; all else means that nothing usable is there.
pub(super) fn why(fault: &JsValue) -> NoCamera {
    let name = Reflect::get(fault, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => NoCamera::Refused,
        Some(_) | None => NoCamera::Absent,
    }
}

impl Camera {
    /// Shows the live picture.
    pub fn show(&self, video: &HtmlVideoElement) {
        video.set_src_object(Some(&self.stream));
        video.set_muted(true);
        let _ = video.play();
    }

    /// Every track stops: the lamp of the camera goes out.
    pub fn off(&self) {
        for track in self.stream.get_tracks().iter() {
            if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
                track.stop();
            }
        }
    }

    /// The bytes of a photo: by `ImageCapture.takePhoto`, else the frame that the video shows.
    pub async fn take(&self, video: &HtmlVideoElement) -> Option<ArrayBuffer> {
        let blob = match self.take_photo().await {
            Some(blob) => blob,
            None => frame(video).await?,
        };
        bytes(&blob).await
    }

    async fn take_photo(&self) -> Option<Blob> {
        let maker: Function = Reflect::get(&js_sys::global(), &"ImageCapture".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let track = self.stream.get_video_tracks().get(0);
        let capture = Reflect::construct(&maker, &js_sys::Array::of1(&track)).ok()?;
        let take: Function = Reflect::get(&capture, &"takePhoto".into()).ok()?.dyn_into().ok()?;
        let promise: Promise = take.call0(&capture).ok()?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()?.dyn_into().ok()
    }
}

/// What the video shows now, as JPEG.
async fn frame(video: &HtmlVideoElement) -> Option<Blob> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(video.video_width());
    canvas.set_height(video.video_height());
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_video_element(video, 0.0, 0.0).ok()?;
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        if canvas
            .to_blob_with_type_and_encoder_options(done.unchecked_ref(), "image/jpeg", &0.92.into())
            .is_err()
        {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The bytes of a blob or file.
pub(crate) async fn bytes(blob: &Blob) -> Option<ArrayBuffer> {
    JsFuture::from(blob.array_buffer()).await.ok()?.dyn_into().ok()
}
