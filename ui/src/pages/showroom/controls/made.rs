use super::offered::PICTURE;
use super::{Held, Shown, held};
use crate::components::controls::{
    AttachField, Attached, Attachment, CodeField, DrawingField, Paper, Prompt, PromptMedia,
};
use leptos::prelude::*;

/// What is drawn, photographed, recorded, read, shown and played.
#[component]
pub(super) fn Made() -> impl IntoView {
    let (blank, signed, fixed, marked) = (held(""), held("signature.png"), held(""), held(""));
    let (photo, taken, mute, sound) = (
        held(""),
        held("a-photo-with-a-very-long-name-that-has-to-wrap-2026-11-11.jpg"),
        held(""),
        held("sound.m4a"),
    );
    let (film, file, code, empty_code) = (held(""), held("রেজিস্টার.pdf"), held("8901030865278"), held(""));
    let yes = Signal::stored(true);
    let keep = |to: Held| {
        let named = move |png: Vec<u8>| to.put.run(Some(format!("drawing.png ({} bytes)", png.len())));
        Callback::new(named)
    };
    let attach = |to: Held| {
        let named = move |file: Attached| {
            let facts = format!(
                "{} ({}, {} bytes)",
                file.name,
                file.media_type,
                file.bytes.byte_length()
            );
            to.put.run(Some(facts));
        };
        Callback::new(named)
    };
    let prompt = Prompt {
        picture: Some(PICTURE.into()),
        big_picture: Some(PICTURE.into()),
        alt: "Hills with trees".into(),
        ..Prompt::default()
    };
    let played = Prompt {
        sound: Some("none.mp3".into()),
        video: Some("none.mp4".into()),
        alt: "How water is drawn at the well".into(),
        ..Prompt::default()
    };
    view! {
        <div class="cols is-two">
            <Shown what="Signature: empty, or photographed"><DrawingField id="signature" label="Signature" paper=Paper::Signature value=blank.value put=blank.put keep=keep(blank) photo=Callback::new(|()| ())/></Shown>
            <Shown what="Signature: kept and saved"><DrawingField id="signature-kept" label="Signature" paper=Paper::Signature value=signed.value kept=Some(PICTURE.to_owned()) put=signed.put keep=keep(signed) saved=yes/></Shown>
            <Shown what="Drawing: not to be changed"><DrawingField id="drawing" label="The way to the field" paper=Paper::Blank value=fixed.value put=fixed.put keep=keep(fixed) disabled=yes/></Shown>
            <Shown what="A picture that is drawn on"><DrawingField id="annotate" label="Where it hurts" paper=Paper::Picture(PICTURE.into()) value=marked.value put=marked.put keep=keep(marked)/></Shown>
            <Shown what="Photo: empty"><AttachField id="attach-photo" label="Start board" kind=Attachment::Photo value=photo.value put=photo.put attach=attach(photo)/></Shown>
            <Shown what="Photo: kept and saved"><AttachField id="attach-taken" label="Start board" kind=Attachment::Photo value=taken.value put=taken.put attach=attach(taken) saved=yes/></Shown>
            <Shown what="Sound: no consent"><AttachField id="attach-mute" label="Own words" kind=Attachment::Sound value=mute.value put=mute.put attach=attach(mute)/></Shown>
            <Shown what="Sound: consent stands"><AttachField id="attach-sound" label="Own words" kind=Attachment::Sound may_record=true value=sound.value put=sound.put attach=attach(sound) saved=yes/></Shown>
            <Shown what="Film: being sealed"><AttachField id="attach-film" label="Line" kind=Attachment::Video may_record=true value=film.value put=film.put attach=attach(film) busy=yes/></Shown>
            <Shown what="File: not to be changed"><AttachField id="attach-file" label="Register" kind=Attachment::File value=file.value put=file.put attach=attach(file) disabled=yes/></Shown>
            <Shown what="Code: empty"><CodeField id="code-empty" label="Label of the crate" value=empty_code.value put=empty_code.put/></Shown>
            <Shown what="Code: read"><CodeField id="code-read" label="Label of the crate" value=code.value put=code.put saved=yes/></Shown>
            <Shown what="A question's picture, that opens larger"><PromptMedia prompt/></Shown>
            <Shown what="A question's sound and film"><PromptMedia prompt=played/></Shown>
        </div>
    }
}
