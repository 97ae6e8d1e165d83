use super::writer::Writer;
use crate::components::Saved;
use crate::state::session;
use crate::words::say;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::KeepDraft;
use shared::api::QuestionKind;
use shared::digits::latin;
use shared::ids::RecordId;
use std::time::Duration;

/// How long a pause in typing is before the half-typed text is kept in the vault.
const PAUSE: Duration = Duration::from_millis(400);

/// Half-typed text of one field, kept through the host so that it survives a kill, a lock and the cover.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    record: RecordId,
    key: StoredValue<String>,
    text: RwSignal<String>,
    kept: StoredValue<String>,
    pause: StoredValue<Option<TimeoutHandle>>,
}

impl Draft {
    /// `stored`: what the record has; `draft`: what was half typed before.
    pub fn new(record: RecordId, key: String, text: RwSignal<String>) -> Self {
        let session = session();
        let draft = Draft {
            record,
            key: StoredValue::new(key),
            text,
            kept: StoredValue::new(text.get_untracked()),
            pause: StoredValue::new(None),
        };
        session.keep_before_hiding(move || Box::pin(async move { draft.keep().await }));
        draft
    }

    async fn keep(self) {
        let Some(text) = self.text.try_get_untracked() else {
            return;
        };
        if self.kept.with_value(|kept| *kept != text) {
            self.kept.set_value(text.clone());
            // A draft that cannot be kept is not worth a notice: the text still stands on the screen.
            let _ = crate::transport::call(KeepDraft {
                record: self.record,
                key: self.key.get_value(),
                text,
            })
            .await;
        }
    }

    /// Something was typed.
    pub fn typed(self) {
        self.forget_pause();
        let handle = set_timeout_with_handle(move || spawn_local(self.keep()), PAUSE);
        self.pause.set_value(handle.ok());
    }

    /// The text was committed: the draft is none any more.
    pub fn committed(self) {
        self.forget_pause();
        self.kept.set_value(self.text.get_untracked());
    }

    fn forget_pause(self) {
        if let Some(pause) = self.pause.try_update_value(Option::take).flatten() {
            pause.clear();
        }
    }
}

/// A typed answer: saved when the person leaves the field or goes on, kept as a draft meanwhile.
#[component]
pub(super) fn Typed(
    writer: Writer,
    record: RecordId,
    question: String,
    kind: QuestionKind,
    /// A text that consists of digits: brings the number pad.
    numbers: bool,
    label: String,
    lang: String,
    draft: Option<String>,
    disabled: bool,
) -> impl IntoView {
    let stored = untrack(|| writer.answer(&question))
        .filter(|stored| stored != shared::api::DECLINED)
        .unwrap_or_default();
    let text = RwSignal::new(draft.unwrap_or_else(|| stored.clone()));
    let draft = Draft::new(record, question.clone(), text);
    let name = StoredValue::new(question);
    let commit = move || {
        draft.committed();
        let typed = text.get_untracked().trim().to_string();
        let typed = if kind == QuestionKind::Text {
            typed
        } else {
            latin(&typed)
        };
        let declined =
            untrack(|| name.with_value(|name| writer.answer(name))).as_deref() == Some(shared::api::DECLINED);
        if !(declined && typed.is_empty()) {
            name.with_value(|name| writer.put(name, (!typed.is_empty()).then_some(typed)));
        }
    };
    // Leaving the question commits it.
    on_cleanup(move || {
        if text.try_get_untracked().is_some() {
            commit();
        }
    });
    let saved = Signal::derive(move || {
        let shown = if kind == QuestionKind::Text {
            text.get()
        } else {
            latin(&text.get())
        };
        let same = name.with_value(|name| writer.answer(name)).unwrap_or_default() == shown.trim();
        same && name.with_value(|name| writer.is_saved(name))
    });
    let typed = move |event| {
        text.set(event_target_value(&event));
        draft.typed();
    };
    let field = match kind {
        QuestionKind::Text if !numbers => view! {
            <textarea id="answer" dir="auto" lang=lang maxlength="10000" disabled=disabled aria-label=label prop:value=text on:input=typed on:blur=move |_| commit()></textarea>
        }
        .into_any(),
        _ => {
            let (type_, pad) = match kind {
                QuestionKind::Date => ("date", None),
                QuestionKind::Integer => ("text", Some("numeric")),
                _ => ("text", Some("decimal")),
            };
            view! {
                <input id="answer" class="num" type=type_ inputmode=pad autocomplete="off" dir="ltr" maxlength="15" disabled=disabled aria-label=label
                    prop:value=text on:input=typed on:change=move |_| commit()/>
            }
            .into_any()
        }
    };
    view! {
        <div class="entry">
            {field}
            <p class="row spread small soft"><span>{say::saved_when_left()}</span><Saved when=saved/></p>
        </div>
    }
}
