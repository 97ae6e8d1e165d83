//! What the window may ask: one command, a door in each direction for bytes, and one for files that a person keeps.
//!
//! Work on the vault blocks (it waits for the disk), so it leaves the threads that draw.

use crate::place;
use data_encoding::BASE64URL_NOPAD;
use device::{Device, downloads};
use serde_json::Value;
use shared::api::{ApiError, Captured, Code, Request, Told};
use tauri::ipc::{InvokeBody, Request as Message, Response};
use tauri::{AppHandle, State};

/// The header that says what a file was called, where its own first bytes leave it open.
const MEDIA_TYPE: &str = "surco-media-type";

/// The header that names a file, in base64 for addresses.
const FILE_NAME: &str = "surco-file-name";

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
    let declared = message.headers().get(MEDIA_TYPE).and_then(|name| name.to_str().ok());
    let declared = declared.unwrap_or_default().to_owned();
    aside(move || device.put_blob(&bytes, &declared)).await
}

/// Hands out the bytes of a blob. `path` is what stands behind `/api/blob/` in `surco-device --http`.
#[tauri::command]
pub async fn get_blob(device: State<'_, Device>, path: String) -> Result<Response, ApiError> {
    let device = device.inner().clone();
    aside(move || device.get_blob(&path))
        .await
        .map(|blob| Response::new(blob.bytes.to_vec()))
}

/// Keeps the bytes as a new file in the person's folder for downloads, in clear, and says where. A header names it (headers
/// hold no Bengali: base64).
#[tauri::command]
pub async fn save_file(app: AppHandle, message: Message<'_>) -> Result<String, ApiError> {
    let bytes = bytes(message.body())?;
    let header = message.headers().get(FILE_NAME).map(|name| name.as_bytes());
    let name = file_name(header.unwrap_or_default())?;
    let folder = place::downloads_folder(&app).map_err(|_| nowhere_to_save())?;
    let kept = aside(move || downloads::keep(&folder, &name, &bytes)).await?;
    Ok(kept.display().to_string())
}

/// The name that a header carries; what is wrong with it as a name is mended where it is used.
fn file_name(header: &[u8]) -> Result<String, ApiError> {
    let name = BASE64URL_NOPAD.decode(header).ok();
    let name = name.and_then(|bytes| String::from_utf8(bytes).ok());
    name.ok_or_else(|| ApiError::bad_request(FILE_NAME, "The name of the file cannot be read."))
}

fn nowhere_to_save() -> ApiError {
    ApiError::new(
        Code::NotHere,
        "This device names no folder for downloads.",
        "Nothing was lost: what the file was made from is in the app.",
        "Save the file on another device of yours, or in a browser (`surco-device --http`).",
    )
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
    fn the_name_of_a_file_comes_in_any_script_or_is_refused() {
        let sent = BASE64URL_NOPAD.encode("মজুরি.zip".as_bytes());
        assert_eq!(file_name(sent.as_bytes()).unwrap(), "মজুরি.zip");
        assert_eq!(file_name(b"").unwrap(), "");
        for wrong in [b"%%".as_slice(), b"_w"] {
            assert_eq!(file_name(wrong).unwrap_err().code, Code::BadRequest);
        }
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
