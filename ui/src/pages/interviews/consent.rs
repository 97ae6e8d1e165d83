use crate::components::{Confirm, Entry, Fault, Icon};
use crate::state::Doing;
use crate::words::{figures, own_name, say};
use leptos::html;
use leptos::prelude::*;
use shared::api::{Consent, GiveConsent, InterviewView, WithdrawConsent};

/// What a pack asks consent to, in the worker's language, by scope. What it does not ask is not offered.
#[derive(Clone)]
pub(super) struct AskedScopes(pub Vec<(String, String)>);

/// What a person agrees to, and until when. Notes are the least: without them there is no interview.
#[component]
pub(super) fn ConsentTicks(consent: RwSignal<Consent>) -> impl IntoView {
    let asked = use_context::<AskedScopes>().map(|asked| asked.0).unwrap_or_default();
    let title = move |scope: &str, ours: String| match asked.iter().find(|(id, _)| id == scope) {
        Some((_, title)) => Some(title.clone()),
        None => asked.is_empty().then_some(ours),
    };
    let until = RwSignal::new(
        consent
            .with_untracked(|consent| consent.until)
            .map(|day| day.to_string())
            .unwrap_or_default(),
    );
    Effect::new(move |_| {
        let day = until.with(|until| until.parse().ok());
        consent.update(|consent| consent.until = day);
    });
    let tick = move |label: String, note: String, read: fn(&Consent) -> bool, write: fn(&mut Consent, bool)| {
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=move || consent.with(read)
                    on:change=move |event| consent.update(|consent| write(consent, event_target_checked(&event)))/>
                <span class="grow">{label}<small>{note}</small></span>
            </label>
        }
    };
    view! {
        <fieldset class="stack tight">
            <legend class="head">{say::agrees_to()}</legend>
            {tick(title("notes", say::consent_notes()).unwrap_or_else(say::consent_notes), say::consent_notes_note(), |consent| consent.notes, |consent, on| consent.notes = on)}
            {title("photo", say::consent_photos()).map(|title| tick(title, say::consent_photos_note(), |consent| consent.photos, |consent, on| consent.photos = on))}
            {title("audio", say::consent_audio()).map(|title| tick(title, say::consent_audio_note(), |consent| consent.audio, |consent, on| consent.audio = on))}
            {title("quote", say::consent_quote()).map(|title| tick(title, say::consent_quote_note(), |consent| consent.quote, |consent, on| consent.quote = on))}
            <Entry id="consent-until" label=say::consent_until() note=say::consent_until_note() kind="date" value=until/>
        </fieldset>
    }
}

/// What was agreed to, in few words.
pub(super) fn consent_words(consent: &Consent) -> String {
    let mut words = vec![if consent.notes {
        say::scope_notes()
    } else {
        say::scope_no_notes()
    }];
    words.push(if consent.audio {
        say::scope_audio()
    } else {
        say::scope_no_audio()
    });
    if consent.photos {
        words.push(say::scope_photos());
    }
    if consent.quote {
        words.push(say::scope_quote());
    }
    words.extend(consent.until.map(|day| say::scope_until(figures::day(day))));
    words.join(", ")
}

/// The consent of an interview: shown on its button, changed in its dialog, taken back at any time.
#[component]
pub(super) fn ConsentButton(view: RwSignal<InterviewView>) -> impl IntoView {
    let doing = Doing::new();
    let dialog = NodeRef::<html::Dialog>::new();
    let consent = RwSignal::new(view.with_untracked(|view| view.consent.clone()));
    let interview = view.with_untracked(|view| view.line.interview);
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let open = move |_| {
        consent.set(view.with_untracked(|view| view.consent.clone()));
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let keep = move |_| {
        doing.run(
            GiveConsent {
                interview,
                consent: consent.get_untracked(),
            },
            move |reply| {
                view.set(reply);
                close();
            },
        );
    };
    let withdraw = Callback::new(move |()| {
        doing.run(WithdrawConsent { interview }, move |reply| {
            close();
            view.set(reply);
        });
    });
    view! {
        <button class="btn grow is-consent" type="button" aria-haspopup="dialog" on:click=open>
            <Icon of=icondata::LuUserCheck/>{move || view.with(|view| consent_words(&view.consent))}
        </button>
        <dialog class="sheet" node_ref=dialog aria-label=say::consent()>
            <div class="stack">
                <h2 class="head">{say::consent()}</h2>
                <p class="small soft">{move || view.with(|view| say::consent_read_in(own_name(&view.consent.language)))}</p>
                <ConsentTicks consent/>
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <div class="row">
                    <button class="btn grow" type="button" on:click=move |_| close()>{say::no_back()}</button>
                    <button class="btn grow is-main" type="button" on:click=keep>{say::keep_consent()}</button>
                </div>
                <Confirm icon=icondata::LuUndo2 label=say::withdraw() consequence=say::withdraw_consequence() destroys=true go=withdraw/>
            </div>
        </dialog>
    }
}
