//! The browser's own reader of codes, where it has one: it reads printed bar codes as well.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlVideoElement;

#[derive(Clone)]
pub(super) struct Detector(JsValue);

impl Detector {
    /// `None` where the browser has none.
    pub fn new() -> Option<Detector> {
        let maker = Reflect::get(&js_sys::global(), &"BarcodeDetector".into()).ok()?;
        let maker = maker.dyn_into::<Function>().ok()?;
        Reflect::construct(&maker, &Array::new()).ok().map(Detector)
    }

    /// The text of a code in the frame that the video shows now.
    pub async fn look(&self, video: &HtmlVideoElement) -> Option<String> {
        let detect = Reflect::get(&self.0, &"detect".into())
            .ok()?
            .dyn_into::<Function>()
            .ok()?;
        let promise = detect.call1(&self.0, video).ok()?.dyn_into::<Promise>().ok()?;
        let codes = JsFuture::from(promise).await.ok()?.dyn_into::<Array>().ok()?;
        let text = Reflect::get(&codes.get(0), &"rawValue".into()).ok()?;
        text.as_string().filter(|text| !text.is_empty())
    }
}
