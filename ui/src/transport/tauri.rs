//! The Tauri window: `invoke` is there without the global API.

use super::{refusal, unreachable, unreadable};
use data_encoding::BASE64URL_NOPAD;
use js_sys::{Array, ArrayBuffer, Function, JSON, Object, Promise, Reflect, Uint8Array};
use shared::api::ApiError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

fn internals() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"__TAURI_INTERNALS__".into())
        .ok()
        .filter(|found| found.is_object())
}

/// Whether the page stands inside the Tauri window.
pub(crate) fn is_here() -> bool {
    internals().is_some()
}

fn function(name: &str) -> Option<(JsValue, Function)> {
    let internals = internals()?;
    let found = Reflect::get(&internals, &name.into()).ok()?.dyn_into().ok()?;
    Some((internals, found))
}

async fn invoke(command: &str, payload: &JsValue, options: &JsValue) -> Result<JsValue, ApiError> {
    let (this, invoke) = function("invoke").ok_or_else(unreachable)?;
    let arguments = Array::of3(&command.into(), payload, options);
    let promise: Promise = invoke
        .apply(&this, &arguments)
        .ok()
        .and_then(|it| it.dyn_into().ok())
        .ok_or_else(unreachable)?;
    JsFuture::from(promise)
        .await
        .map_err(|refused| match JSON::stringify(&refused) {
            Ok(text) => refusal(&String::from(text)),
            Err(_) => unreadable(),
        })
}

/// `invoke("call", {request})`; the reply as JSON text.
pub(super) async fn call(request: &str) -> Result<String, ApiError> {
    let payload = Object::new();
    let request = JSON::parse(request).map_err(|_| unreadable())?;
    let _ = Reflect::set(&payload, &"request".into(), &request);
    let reply = invoke("call", &payload, &JsValue::UNDEFINED).await?;
    JSON::stringify(&reply).map(String::from).map_err(|_| unreadable())
}

/// `invoke("put_blob", bytes)`: the body is raw, so a photo is never copied into JSON.
pub(super) async fn put_blob(bytes: &ArrayBuffer, declared: &str) -> Result<String, ApiError> {
    let (headers, options) = (Object::new(), Object::new());
    let _ = Reflect::set(&headers, &"surco-media-type".into(), &declared.into());
    let _ = Reflect::set(&options, &"headers".into(), &headers);
    let reply = invoke("put_blob", &Uint8Array::new(bytes), &options).await?;
    JSON::stringify(&reply).map(String::from).map_err(|_| unreadable())
}

/// `invoke("get_blob", {blob, …})`: the bytes.
pub(super) async fn get_blob(path: &str) -> Result<ArrayBuffer, ApiError> {
    let payload = Object::new();
    let _ = Reflect::set(&payload, &"path".into(), &path.into());
    invoke("get_blob", &payload, &JsValue::UNDEFINED)
        .await?
        .dyn_into()
        .map_err(|_| unreadable())
}

/// `invoke("save_file", bytes)`, named in a header; the path of the file.
pub(super) async fn save_file(name: &str, bytes: &Uint8Array) -> Result<String, ApiError> {
    let (headers, options) = (Object::new(), Object::new());
    let name = BASE64URL_NOPAD.encode(name.as_bytes());
    let _ = Reflect::set(&headers, &"surco-file-name".into(), &name.into());
    let _ = Reflect::set(&options, &"headers".into(), &headers);
    let kept = invoke("save_file", bytes, &options).await?;
    kept.as_string().ok_or_else(unreadable)
}

/// Hears the event `changed`: `plugin:event|listen` with a callback registered by Tauri.
pub(super) async fn listen(heard: &JsValue) {
    let Some((this, register)) = function("transformCallback") else {
        return;
    };
    let Ok(handler) = register.call2(&this, heard, &false.into()) else {
        return;
    };
    let target = Object::new();
    let _ = Reflect::set(&target, &"kind".into(), &"Any".into());
    let payload = Object::new();
    for (name, value) in [
        ("event", &"changed".into()),
        ("target", target.as_ref()),
        ("handler", &handler),
    ] {
        let _ = Reflect::set(&payload, &name.into(), value);
    }
    let _ = invoke("plugin:event|listen", &payload, &JsValue::UNDEFINED).await;
}
