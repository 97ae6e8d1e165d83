use super::{audit_here, audit_path};
use crate::components::{Fault, Frame, Icon, Loaded, Saved};
use crate::state::{Doing, ask, session};
use crate::words::say;
use leptos::prelude::*;
use shared::api::{OpenSitenote, SitenoteView, WriteSitenote};
use shared::kinds::Kind;

/// The shared notebook of the visit. Two people may write at once: only what each changed is applied.
#[component]
pub(crate) fn SitenotePage() -> impl IntoView {
    let audit = audit_here();
    let note = ask(&[Kind::Sitenote], move || OpenSitenote { audit });
    let sub = Signal::derive(move || {
        note.get().map(|note| {
            if note.writers.is_empty() {
                say::shared_by_team()
            } else {
                note.writers.join(", ")
            }
        })
    });
    let doing = Doing::new();
    let text = RwSignal::new(String::new());
    let seen = RwSignal::new(String::new());
    let saved = RwSignal::new(false);
    let keep = move || {
        let (before, now) = (seen.get_untracked(), text.get_untracked());
        if before != now {
            doing.run(
                WriteSitenote {
                    audit,
                    seen: before,
                    text: now.clone(),
                },
                move |reply| {
                    // What a teammate wrote meanwhile is in the reply; what was typed meanwhile stays as it is.
                    if text.get_untracked() == now {
                        text.set(reply.text.clone());
                        seen.set(reply.text.clone());
                        saved.set(true);
                    } else {
                        seen.set(now);
                    }
                    note.set(reply);
                },
            );
        }
    };
    session().keep_before_hiding(move || {
        Box::pin(async move {
            let (Some(before), Some(now)) = (seen.try_get_untracked(), text.try_get_untracked()) else {
                return;
            };
            if before != now {
                let _ = crate::transport::call(WriteSitenote {
                    audit,
                    seen: before,
                    text: now,
                })
                .await;
            }
        })
    });
    let may_write = move || note.get().is_some_and(|note: SitenoteView| note.may_write);
    let dock = move || {
        may_write().then(|| view! {
        <button class="btn is-main" type="button" on:click=move |_| keep() aria-disabled=move || doing.busy.get().to_string()>
            <Icon of=icondata::LuCheck/>{say::save_note()}
        </button>
    })
    };
    view! {
        <Frame title=say::site_note() sub back=audit_path(audit) dock=move || dock.into_any()>
            <div class="stack">
                {move || doing.fault.get().map(|fault| view! { <Fault of=fault/> })}
                <Loaded from=note let:value>
                    {
                        // News from a teammate appears unless this person is in the middle of writing.
                        Effect::new(move |_| {
                            let theirs = value.with(|value| value.text.clone());
                            if untrack(|| seen.get() == text.get()) {
                                text.set(theirs.clone());
                                seen.set(theirs);
                            }
                        });
                        view! {
                            <div class="entry">
                                <label for="sitenote">{say::site_note_label()}</label>
                                <textarea id="sitenote" class="tall" dir="auto" maxlength="60000" readonly=move || !may_write() prop:value=text
                                    on:input=move |event| { text.set(event_target_value(&event)); saved.set(false) } on:blur=move |_| keep()></textarea>
                                <p class="row spread small soft"><span>{say::site_note_note()}</span><Saved when=saved/></p>
                            </div>
                        }
                    }
                </Loaded>
            </div>
        </Frame>
    }
}
