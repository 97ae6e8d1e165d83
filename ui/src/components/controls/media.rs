use crate::components::Icon;
use crate::words::say;
use leptos::html;
use leptos::prelude::*;

/// What a question shows and plays beside its words: addresses, each optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prompt {
    pub picture: Option<String>,
    /// Opens when the picture is pressed.
    pub big_picture: Option<String>,
    pub sound: Option<String>,
    pub video: Option<String>,
    /// What the picture or video shows, for those who cannot see it.
    pub alt: String,
}

/// The media of a question. Nothing plays by itself: somebody may be listening who should not.
#[component]
pub(crate) fn PromptMedia(prompt: Prompt) -> impl IntoView {
    let Prompt {
        picture,
        big_picture,
        sound,
        video,
        alt,
    } = prompt;
    let (of_big, of_video) = (alt.clone(), alt.clone());
    let shown = picture.map(|picture| match big_picture.clone() {
        Some(big) => view! { <Enlarging picture big alt=of_big.clone()/> }.into_any(),
        None => view! { <img class="prompt-picture" src=picture alt=alt.clone()/> }.into_any(),
    });
    let alone = match (&shown, big_picture) {
        (None, Some(big)) => Some(view! { <img class="prompt-picture" src=big alt=of_big/> }),
        _ => None,
    };
    view! {
        <div class="stack tight prompt">
            {shown}
            {alone}
            {sound.map(|address| view! { <Sound address/> })}
            {video.map(|address| view! { <video class="prompt-video" src=address controls=true preload="none" playsinline=true aria-label=of_video></video> })}
        </div>
    }
}

/// A picture that opens a larger one.
#[component]
fn Enlarging(picture: String, big: String, alt: String) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let (large, named) = (alt.clone(), alt.clone());
    view! {
        <button class="btn prompt-open" type="button" aria-haspopup="dialog" on:click=open>
            <img class="prompt-picture" src=picture alt=alt/><span class="row"><Icon of=icondata::LuMaximize2/>{say::show_larger()}</span>
        </button>
        <dialog class="sheet prompt-large" node_ref=dialog aria-label=named>
            <div class="stack">
                <img class="prompt-picture" src=big alt=large/>
                <button class="btn is-wide" type="button" on:click=close>{say::back()}</button>
            </div>
        </dialog>
    }
}

/// A sound behind one button.
#[component]
fn Sound(address: String) -> impl IntoView {
    let player = NodeRef::<html::Audio>::new();
    let playing = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let toggle = move |_| {
        let Some(player) = player.get_untracked() else { return };
        if playing.get_untracked() {
            let _ = player.pause();
        } else {
            failed.set(false);
            let _ = player.play();
        }
    };
    view! {
        <audio node_ref=player src=address preload="none" on:playing=move |_| playing.set(true) on:pause=move |_| playing.set(false) on:ended=move |_| playing.set(false)
            on:error=move |_| { playing.set(false); failed.set(true) }></audio>
        <button class="btn start" type="button" on:click=toggle>
            {move || if playing.get() {
                view! { <Icon of=icondata::LuPause/>{say::pause_sound()} }.into_any()
            } else {
                view! { <Icon of=icondata::LuVolume2/>{say::play_sound()} }.into_any()
            }}
        </button>
        <p class="wrong" role="status">{move || failed.get().then(say::sound_unplayable)}</p>
    }
}
