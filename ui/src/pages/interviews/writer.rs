//! Writes of an interview, strictly one after another: a quick second tap on another choice cannot overtake the first.

use crate::state::{Session, session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{
    AddEntry, AnswerQuestion, Answered, ApiError, FlagQuestion, InterviewView, KeepDraft, NoteQuestion, OpenInterview,
    Point, TakeEntryOut,
};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// One write that waits for its turn.
enum Write {
    Answer(AnswerQuestion),
    Add(AddEntry, Callback<String>),
    TakeOut(TakeEntryOut),
    Note(NoteQuestion),
    Flag(FlagQuestion),
}

/// Writes in the order of the taps, and whether one is on its way.
#[derive(Default)]
struct Line {
    waiting: RefCell<VecDeque<Write>>,
    moving: Cell<bool>,
}

/// The pen of one open interview.
#[derive(Clone, Copy)]
pub(super) struct Writer {
    view: RwSignal<InterviewView>,
    session: Session,
    line: StoredValue<Rc<Line>, LocalStorage>,
    /// Answers that the person gave and the host has not confirmed: shown as chosen, never as saved.
    pub unconfirmed: RwSignal<BTreeMap<String, Option<String>>>,
    pub fault: RwSignal<Option<ApiError>>,
    /// The question that was answered last, with what stood there before.
    pub last: RwSignal<Option<(String, Option<String>)>>,
    /// The protocol card to show at once.
    pub protocol: RwSignal<Option<String>>,
}

impl Writer {
    pub fn new(view: RwSignal<InterviewView>) -> Self {
        Writer {
            view,
            session: session(),
            line: StoredValue::new_local(Rc::new(Line::default())),
            unconfirmed: RwSignal::new(BTreeMap::new()),
            fault: RwSignal::new(None),
            protocol: RwSignal::new(None),
            last: RwSignal::new(None),
        }
    }

    fn interview(self) -> shared::ids::RecordId {
        self.view.with_untracked(|view| view.line.interview)
    }

    /// What stands for a question on screen: the newest tap, else what the host has.
    pub fn answer(self, question: &str) -> Option<String> {
        match self.unconfirmed.with(|waiting| waiting.get(question).cloned()) {
            Some(answer) => answer,
            None => self.view.with(|view| view.answers.get(question).cloned()),
        }
    }

    /// Whether anything stands for a question on screen.
    pub fn has_answer(self, question: &str) -> bool {
        match self
            .unconfirmed
            .with(|waiting| waiting.get(question).map(Option::is_some))
        {
            Some(answered) => answered,
            None => self.view.with(|view| view.answers.contains_key(question)),
        }
    }

    /// Whether the host has confirmed what stands on screen.
    pub fn is_saved(self, question: &str) -> bool {
        !self.unconfirmed.with(|waiting| waiting.contains_key(question))
            && self.view.with(|view| view.answers.contains_key(question))
    }

    /// Saves an answer; `None` takes it back. Nothing is sent when nothing changes.
    pub fn put(self, question: &str, answer: Option<String>) {
        let before = untrack(|| self.answer(question));
        if before == answer {
            return;
        }
        self.last.set(Some((question.to_string(), before)));
        self.unconfirmed.update(|waiting| {
            waiting.insert(question.to_string(), answer.clone());
        });
        self.push(Write::Answer(AnswerQuestion {
            interview: self.interview(),
            question: question.to_string(),
            answer,
            brief: true,
        }));
    }

    /// One more entry of a repeat; `then` hears its key.
    pub fn add(self, repeat: &str, then: Callback<String>) {
        let call = AddEntry {
            interview: self.interview(),
            repeat: repeat.to_string(),
        };
        self.push(Write::Add(call, then));
    }

    /// Takes an entry out of a repeat.
    pub fn take_out(self, entry: &str) {
        self.push(Write::TakeOut(TakeEntryOut {
            interview: self.interview(),
            entry: entry.to_string(),
        }));
    }

    /// Puts back what stood before the last answer, and names its question. The history keeps both.
    pub fn undo(self) -> Option<String> {
        let (question, before) = self.last.get_untracked()?;
        self.put(&question, before);
        self.last.set(None);
        Some(question)
    }

    pub fn note(self, question: &str, note: String) {
        if self
            .view
            .with_untracked(|view| view.notes.get(question).cloned().unwrap_or_default())
            != note
        {
            self.push(Write::Note(NoteQuestion {
                interview: self.interview(),
                question: question.to_string(),
                note,
            }));
        }
    }

    pub fn flag(self, question: &str, flagged: bool, protocol: Option<String>) {
        self.push(Write::Flag(FlagQuestion {
            interview: self.interview(),
            question: question.to_string(),
            flagged,
            protocol,
        }));
    }

    fn push(self, write: Write) {
        // The task holds the line itself: what was tapped is saved also when the page is left meanwhile.
        let line = self.line.get_value();
        line.waiting.borrow_mut().push_back(write);
        if line.moving.replace(true) {
            return;
        }
        spawn_local(async move {
            loop {
                let next = line.waiting.borrow_mut().pop_front();
                let Some(write) = next else { break };
                self.write(write).await;
            }
            line.moving.set(false);
        });
    }

    async fn write(self, write: Write) {
        let (reply, note, flag) = match write {
            Write::Answer(call) => {
                let (interview, question, answer) = (call.interview, call.question.clone(), call.answer.clone());
                let reply = self.session.call(call).await;
                if let (Err(_), Some(text)) = (&reply, &answer) {
                    // What was refused is not lost: it stands in its field again when the person comes back to it.
                    let draft = KeepDraft {
                        record: interview,
                        key: question.clone(),
                        text: text.clone(),
                    };
                    let _ = self
                        .view
                        .try_update(|view| view.drafts.insert(question.clone(), text.clone()));
                    let _ = self.session.call(draft).await;
                }
                let _ = self.unconfirmed.try_update(|waiting| {
                    // A newer tap on the same question still waits for its own reply.
                    if waiting.get(&question) == Some(&answer) || reply.is_err() {
                        waiting.remove(&question);
                    }
                });
                (reply, None, None)
            }
            Write::Add(call, then) => match self.session.call(call).await {
                Ok(reply) => {
                    let entry = reply.question.clone();
                    self.heed(reply, None, None).await;
                    then.run(entry);
                    return;
                }
                refused => (refused, None, None),
            },
            Write::TakeOut(call) => (self.session.call(call).await, None, None),
            Write::Note(call) => {
                let note = call.note.clone();
                (self.session.call(call).await, Some(note), None)
            }
            Write::Flag(call) => {
                let flag = call.flagged;
                (self.session.call(call).await, None, Some(flag))
            }
        };
        match reply {
            Ok(reply) => self.heed(reply, note, flag).await,
            Err(refused) => {
                let _ = self.fault.try_set(Some(refused));
            }
        }
    }

    async fn heed(self, reply: Answered, note: Option<String>, flag: Option<bool>) {
        let _ = self.fault.try_set(None);
        if let Some(card) = reply.protocol {
            let _ = self.protocol.try_set(Some(card));
        }
        let mut follows = true;
        let _ = self.view.try_update(|view| {
            match (note, flag) {
                (Some(note), _) if note.is_empty() => drop(view.notes.remove(&reply.question)),
                (Some(note), _) => drop(view.notes.insert(reply.question, note)),
                (_, Some(true)) if !view.flags.contains(&reply.question) => view.flags.push(reply.question),
                (_, Some(false)) => view.flags.retain(|flag| *flag != reply.question),
                (_, Some(true)) => {}
                (None, None) => match reply.answer {
                    Some(answer) => {
                        view.drafts.remove(&reply.question);
                        view.answers.insert(reply.question, answer);
                    }
                    None => drop(view.answers.remove(&reply.question)),
                },
            }
            view.line.answered = reply.answered;
            view.hidden_answers = reply.hidden_answers;
            for (key, answer) in reply.turn.answers {
                match answer {
                    Some(answer) => drop(view.answers.insert(key, answer)),
                    None => drop(view.answers.remove(&key)),
                }
            }
            for (key, point) in reply.turn.points {
                match point == Point::default() {
                    true => drop(view.points.remove(&key)),
                    false => drop(view.points.insert(key, point)),
                }
            }
            let continues = view.revision.wrapping_add(1) == reply.revision;
            view.revision = reply.revision;
            follows = continues && reply.turn.stops.is_none_or(|splice| splice.apply(&mut view.relevant));
        });
        if !follows {
            self.look_again().await;
        }
    }

    /// Somebody else has looked or written in between: everything is asked for once more.
    pub async fn look_again(self) {
        let interview = self.interview();
        if let Ok(fresh) = self.session.call(OpenInterview { interview }).await {
            let _ = self.view.try_set(fresh);
        }
    }
}
