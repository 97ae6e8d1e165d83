//! A preview by the web view's own decoder, for pictures that the device does not decode: HEIC on Apple's, AVIF and WebP on all.

use super::camera::bytes;
use js_sys::{Array, ArrayBuffer};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// As large as previews that the device makes.
const LONGEST_PX: f64 = 1600.0;
const QUALITY: f64 = 0.8;

/// A JPEG without metadata, upright. `None`: this web view cannot draw it either.
pub(crate) async fn preview_of(picture: &ArrayBuffer) -> Option<ArrayBuffer> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(picture)).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let drawn = draw(&address).await;
    let _ = Url::revoke_object_url(&address);
    bytes(&jpeg(&drawn?).await?).await
}

async fn draw(address: &str) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let longest = width.max(height);
    if longest < 1.0 {
        return None;
    }
    let scale = (LONGEST_PX / longest).min(1.0);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * scale).round().max(1.0) as u32);
    canvas.set_height((height * scale).round().max(1.0) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (across, down) = (f64::from(canvas.width()), f64::from(canvas.height()));
    // JPEG has no transparency: what shows through is white.
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, across, down);
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, across, down)
        .ok()?;
    Some(canvas)
}

async fn jpeg(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let canvas = canvas.clone();
    let made = js_sys::Promise::new(&mut move |give, _| {
        let take = Closure::once_into_js(move |blob: wasm_bindgen::JsValue| {
            let _ = give.call1(&wasm_bindgen::JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob_with_type_and_encoder_options(take.unchecked_ref(), "image/jpeg", &QUALITY.into());
    });
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}
