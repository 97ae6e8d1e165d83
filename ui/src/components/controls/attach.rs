use super::recording::Recorder;
use super::shooting::Shooting;
use crate::components::{Icon, Notice, Saved, Tone};
use crate::transport::camera::bytes;
use crate::words::{figures, say};
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a question wants to be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attachment {
    Photo,
    Sound,
    Video,
    File,
}

/// What a person attached. The bytes stay the browser's, as the blob door takes them: a film is not copied twice.
#[derive(Clone, Debug)]
pub(crate) struct Attached {
    pub bytes: ArrayBuffer,
    /// As it was called; a photo or sound made here has the name of its kind.
    pub name: String,
    pub media_type: String,
}

/// A photo, a sound, a film or a file: taken here or chosen; what is kept is named, and may be taken back.
#[component]
pub(crate) fn AttachField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    kind: Attachment,
    /// Whether consent to recording stands; without it nothing is recorded.
    #[prop(optional)]
    may_record: bool,
    /// Files that may be chosen, as `accept` of HTML says it.
    #[prop(optional, into)]
    accept: Option<String>,
    /// Larger ones are refused before they are read.
    #[prop(default = 100_000_000.0)]
    largest_bytes: f64,
    #[prop(into)] value: Signal<String>,
    put: Callback<Option<String>>,
    attach: Callback<Attached>,
    /// The host is sealing what was attached.
    #[prop(optional, into)]
    busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] saved: Signal<bool>,
) -> impl IntoView {
    let fault = RwSignal::new(None::<String>);
    let held = Signal::derive(move || disabled.get() || busy.get());
    let pick = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        input.set_value(""); // the same file may be chosen again
        fault.set(None);
        if file.size() > largest_bytes {
            fault.set(Some(say::file_too_large(figures::size(largest_bytes as u64))));
            return;
        }
        spawn_local(async move {
            match bytes(&file).await {
                Some(bytes) if fault.try_get_untracked().is_some() => attach.run(Attached {
                    bytes,
                    name: file.name(),
                    media_type: file.type_(),
                }),
                Some(_) => {}
                None => drop(fault.try_set(Some(say::file_unread()))),
            }
        });
    };
    let photo = Callback::new(move |bytes: ArrayBuffer| {
        attach.run(Attached {
            bytes,
            name: "photo.jpg".into(),
            media_type: "image/jpeg".into(),
        });
    });
    let (drawing, choose, accepted, capture) = match kind {
        Attachment::Photo => (icondata::LuImage, say::choose_photo(), "image/jpeg,image/png", None),
        Attachment::Sound => (icondata::LuMic, say::choose_sound(), "audio/*", None),
        Attachment::Video => (icondata::LuVideo, say::choose_video(), "video/*", Some("environment")),
        Attachment::File => (icondata::LuFile, say::choose_file(), "", None),
    };
    let accept = accept.unwrap_or_else(|| accepted.to_owned());
    let accept = (!accept.is_empty()).then_some(accept);
    let here = match kind {
        Attachment::Photo => Some(view! { <Shooting taken=photo disabled=held/> }.into_any()),
        Attachment::Sound if may_record => Some(view! { <Recorder largest_bytes recorded=attach disabled=held/> }.into_any()),
        Attachment::Sound | Attachment::Video if !may_record => {
            Some(view! { <Notice tone=Tone::Here icon=icondata::LuMicOff><span>{say::no_recording_consent()}</span></Notice> }.into_any())
        }
        Attachment::Sound | Attachment::Video | Attachment::File => None,
    };
    // A film has sound in it: without consent none is recorded, and none chosen that was recorded elsewhere.
    let may_choose = may_record || matches!(kind, Attachment::Photo | Attachment::File);
    let field = id.clone();
    view! {
        <div class="stack tight" role="group" aria-label=label>
            {move || value.with(|value| (!value.is_empty()).then(|| value.clone())).map(|name| view! {
                <div class="sheet row kept-file">
                    <Icon of=drawing/><span class="grow" dir="auto">{name}</span><Saved when=saved/>
                    <button class="btn is-bare" type="button" disabled=held on:click=move |_| put.run(None)><Icon of=icondata::LuUndo2/>{say::take_answer_back()}</button>
                </div>
            })}
            {here}
            {may_choose.then(|| view! {
                <label class="btn file">
                    <Icon of=icondata::LuUpload/>{move || if busy.get() { say::sealing() } else { choose.clone() }}
                    <input class="unseen" id=field type="file" accept=accept capture=capture disabled=held on:change=pick/>
                </label>
            })}
            {move || fault.get().map(|fault| view! { <p class="wrong" role="alert">{fault}</p> })}
        </div>
    }
}
