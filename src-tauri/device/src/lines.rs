//! The language of `surco-device` on standard input and output: one JSON request a line, one reply a line.
//!
//! `{"call": …}` is a request; with `"id"` the reply carries it. Files have lines of their own, since JSON carries no bytes:
//! `{"put_blob": {"path": …, "media_type": …}}` and `{"get_blob": {"name": "<evidence>/preview", "path": …}}`.

use crate::calls::storage_error;
use crate::device::Device;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shared::api::{ApiError, Code, Request, Told};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

/// Longest line.
const LONGEST: u64 = 4 * 1024 * 1024;
/// Longest file.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Put { put_blob: PutBlob },
    Get { get_blob: GetBlob },
    Call(Box<Request>),
}

#[derive(Deserialize)]
struct PutBlob {
    path: PathBuf,
    media_type: String,
}

#[derive(Deserialize)]
struct GetBlob {
    name: String,
    path: PathBuf,
}

/// The next line without its end; `None` at the end of the input. One that is too long is cut and answered with an error.
pub fn next_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 == LONGEST {
        skip_line(input)?;
    }
    Ok(Some(line))
}

/// The rest of a line that is too long goes unread, piece by piece.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    let mut rest = Vec::new();
    while input.by_ref().take(64 * 1024).read_until(b'\n', &mut rest)? > 0 && rest.last() != Some(&b'\n') {
        rest.clear();
    }
    Ok(())
}

/// What is said to one line.
#[derive(Serialize)]
pub struct Answer {
    #[serde(flatten)]
    said: Said,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Reply(Told),
    Error(ApiError),
}

/// The reply to one line, as one line.
pub fn answer(device: &Device, line: &[u8]) -> Answer {
    let parsed = serde_json::from_slice::<Value>(line).ok();
    let id = parsed.as_ref().and_then(|value| value.get("id")).cloned();
    let request = parsed.and_then(|value| serde_json::from_value::<Line>(value).ok());
    let reply = match request {
        Some(Line::Call(request)) => device.call(*request),
        Some(Line::Put { put_blob }) => put(device, &put_blob),
        Some(Line::Get { get_blob }) => get(device, &get_blob),
        None if line.len() as u64 >= LONGEST => Err(ApiError::new(
            Code::TooLarge,
            format!("A request is at most {} MiB long.", LONGEST / 1024 / 1024),
            "Everything saved before is kept. Nothing of this request was done.",
            "Shorten the text, or put a long document in as a file.",
        )),
        None => Err(ApiError::bad_request(
            "request",
            "The line is not a request that this version knows.",
        )),
    };
    let said = reply.map_or_else(Said::Error, Said::Reply);
    Answer { said, id }
}

fn put(device: &Device, call: &PutBlob) -> Result<Told, ApiError> {
    let file = std::fs::File::open(&call.path).map_err(|error| unreadable(&call.path, &error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&call.path, &error))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ApiError::new(
            Code::TooLarge,
            "This file is too large.",
            "Nothing was changed.",
            "Choose a smaller one.",
        ));
    }
    let captured = device.put_blob(&bytes, &call.media_type)?;
    Told::of(&captured)
}

fn get(device: &Device, call: &GetBlob) -> Result<Told, ApiError> {
    let opened = device.get_blob(&call.name)?;
    std::fs::write(&call.path, &opened.bytes).map_err(|error| storage_error(&error))?;
    Told::of(&json!({ "media_type": opened.media_type, "size_bytes": opened.bytes.len() }))
}

fn unreadable(path: &Path, error: &io::Error) -> ApiError {
    ApiError::bad_request("path", format!("{} cannot be read: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_one_by_one_and_a_paste_of_ten_megabytes_costs_only_itself() {
        let mut text = b"{\"call\":\"status\"}\n".to_vec();
        text.extend(vec![b'x'; 10 << 20]);
        text.extend(b"\n{\"call\":\"lock\"}");
        let mut input = io::BufReader::new(text.as_slice());
        assert_eq!(next_line(&mut input).unwrap().unwrap(), b"{\"call\":\"status\"}");
        assert_eq!(next_line(&mut input).unwrap().unwrap().len() as u64, LONGEST);
        assert_eq!(next_line(&mut input).unwrap().unwrap(), b"{\"call\":\"lock\"}");
        assert!(next_line(&mut input).unwrap().is_none());
    }
}
