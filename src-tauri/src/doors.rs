//! What the window may ask: one command, and a door in each direction for bytes.
//!
//! Work on the vault blocks (it waits for the disk), so it leaves the threads that draw.

use device::Device;
use serde_json::Value;
use shared::api::{ApiError, Captured, Code, Request, Told};
use tauri::State;
use tauri::ipc::{InvokeBody, Request as Message, Response};

/// The file's own first bytes say what it is; a web view's word for it proves nothing.
const UNKNOWN_TYPE: &str = "application/octet-stream";

/// Answers any request of the screens' language (docs/api.md).
#[tauri::command]
pub async fn call(device: State<'_, Device>, request: Value) -> Result<Told, ApiError> {
    let request = understood(request)?;
    let device = device.inner().clone();
    aside(move || device.call(request)).await
}

/// Takes the bytes of a photo or document, as they are, and seals them.
#[tauri::command]
pub async fn put_blob(device: State<'_, Device>, message: Message<'_>) -> Result<Captured, ApiError> {
    let bytes = bytes(message.body())?;
    let device = device.inner().clone();
    aside(move || device.put_blob(&bytes, UNKNOWN_TYPE)).await
}

/// Hands out the bytes of a blob. `path` is what stands behind `/api/blob/` in `surco-device --http`.
#[tauri::command]
pub async fn get_blob(device: State<'_, Device>, path: String) -> Result<Response, ApiError> {
    let device = device.inner().clone();
    aside(move || device.get_blob(&path))
        .await
        .map(|blob| Response::new(blob.bytes.to_vec()))
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, ApiError> + Send + 'static) -> Result<T, ApiError> {
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(gave_up()))
}

/// The body of a message. Android's web view cannot hand over bytes: there they come as a list of numbers.
fn bytes(body: &InvokeBody) -> Result<Vec<u8>, ApiError> {
    match body {
        InvokeBody::Raw(bytes) => Ok(bytes.clone()),
        InvokeBody::Json(list) => serde_json::from_value(list.clone())
            .map_err(|_| ApiError::bad_request("body", "Bytes were expected and something else came.")),
    }
}

/// Read here rather than by Tauri, which would refuse in a text of its own.
fn understood(request: Value) -> Result<Request, ApiError> {
    serde_json::from_value(request).map_err(|reason| ApiError::bad_request("request", reason.to_string()))
}

/// The work panicked. What was acknowledged before is in the journal.
fn gave_up() -> ApiError {
    ApiError::new(
        Code::Internal,
        "Something went wrong inside the app.",
        "Everything that was shown as saved is kept.",
        "Try again. If it happens again, close the app and open it.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_request_that_nobody_knows_is_refused_in_words() {
        assert_eq!(
            understood(json!({ "call": "make_coffee" })).unwrap_err().code,
            Code::BadRequest
        );
        assert!(understood(json!({ "call": "lock" })).is_ok());
    }

    #[test]
    fn a_photo_arrives_as_bytes_and_from_android_as_numbers() {
        assert_eq!(bytes(&InvokeBody::Raw(vec![255, 216])).unwrap(), [255, 216]);
        assert_eq!(bytes(&InvokeBody::Json(json!([255, 216]))).unwrap(), [255, 216]);
        assert_eq!(
            bytes(&InvokeBody::Json(json!({ "a": 1 }))).unwrap_err().code,
            Code::BadRequest
        );
        assert_eq!(
            bytes(&InvokeBody::Json(json!([256]))).unwrap_err().code,
            Code::BadRequest
        );
    }
}
