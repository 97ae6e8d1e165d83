//! The microphone inside the app: a recording in pieces, handed over whole when it ends. No file is ever written in clear.

use super::camera::{NoCamera, bytes, why};
use js_sys::{Array, ArrayBuffer};
use leptos::prelude::window;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobEvent, BlobPropertyBag, MediaRecorder, MediaRecorderOptions, MediaStream, MediaStreamConstraints,
    MediaStreamTrack,
};

/// How often what was said so far is handed to this app, in milliseconds.
const PIECE_MS: i32 = 1_000;
/// Speech is well understood at this rate: about 14 MB an hour.
const BITS_PER_SECOND: u32 = 32_000;
/// Kinds of sound by preference: the first can be signed where it is kept (C2PA takes m4a, not Ogg).
const KINDS: [&str; 3] = ["audio/mp4", "audio/webm;codecs=opus", "audio/ogg;codecs=opus"];

/// A recording that runs. Dropping it does not stop it: `end` and `discard` do.
pub(crate) struct Recording {
    recorder: MediaRecorder,
    stream: MediaStream,
    pieces: Rc<RefCell<Vec<Blob>>>,
    _piece: Closure<dyn FnMut(BlobEvent)>,
}

/// Switches the microphone on and records; `grown` hears how many bytes there are.
pub(crate) async fn record(grown: impl Fn(f64) + 'static) -> Result<Recording, NoCamera> {
    let devices = window().navigator().media_devices().map_err(|_| NoCamera::Absent)?;
    let wish = MediaStreamConstraints::new();
    wish.set_audio(&JsValue::TRUE);
    wish.set_video(&JsValue::FALSE);
    let promise = devices
        .get_user_media_with_constraints(&wish)
        .map_err(|_| NoCamera::Absent)?;
    let stream = JsFuture::from(promise).await.map_err(|fault| why(&fault))?;
    let stream: MediaStream = stream.dyn_into().map_err(|_| NoCamera::Absent)?;
    started(&stream, grown).ok_or_else(|| {
        off(&stream);
        NoCamera::Absent
    })
}

fn started(stream: &MediaStream, grown: impl Fn(f64) + 'static) -> Option<Recording> {
    // Old webviews have no recorder at all, where naming it would throw.
    js_sys::Reflect::get(&js_sys::global(), &"MediaRecorder".into())
        .ok()
        .filter(|maker| maker.is_function())?;
    let options = MediaRecorderOptions::new();
    options.set_audio_bits_per_second(BITS_PER_SECOND);
    if let Some(kind) = KINDS.iter().find(|kind| MediaRecorder::is_type_supported(kind)) {
        options.set_mime_type(kind);
    }
    let recorder = MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options).ok()?;
    let pieces = Rc::new(RefCell::new(Vec::<Blob>::new()));
    let kept = pieces.clone();
    let piece = Closure::new(move |event: BlobEvent| {
        if let (Some(piece), Ok(mut kept)) = (event.data(), kept.try_borrow_mut()) {
            kept.push(piece);
            grown(kept.iter().map(Blob::size).sum());
        }
    });
    recorder.set_ondataavailable(Some(piece.as_ref().unchecked_ref()));
    recorder.start_with_time_slice(PIECE_MS).ok()?;
    Some(Recording {
        recorder,
        stream: stream.clone(),
        pieces,
        _piece: piece,
    })
}

impl Recording {
    /// Ends it: the bytes and their media type.
    pub async fn end(self) -> Option<(ArrayBuffer, String)> {
        let recorder = self.recorder.clone();
        let stopped = js_sys::Promise::new(&mut |resolve, _| {
            recorder.set_onstop(Some(&resolve));
            if recorder.stop().is_err() {
                let _ = resolve.call0(&JsValue::UNDEFINED);
            }
        });
        let _ = JsFuture::from(stopped).await;
        off(&self.stream);
        let parts: Array = self.pieces.try_borrow().ok()?.iter().collect();
        let kind = self.recorder.mime_type();
        let kind = kind.split(';').next().unwrap_or_default().to_owned();
        let bag = BlobPropertyBag::new();
        bag.set_type(&kind);
        let whole = Blob::new_with_blob_sequence_and_options(&parts, &bag).ok()?;
        Some((bytes(&whole).await?, kind))
    }

    /// Ends it and forgets what was recorded.
    pub fn discard(self) {
        let _ = self.recorder.stop();
        off(&self.stream);
    }
}

/// Every track stops: the system's sign that somebody listens goes out.
fn off(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
            track.stop();
        }
    }
}
