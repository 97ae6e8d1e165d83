use super::session;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use leptos::task::spawn_local;
use shared::api::{ApiError, Call, Code};
use shared::kinds::Kind;

/// What a page asked for.
#[derive(Clone, PartialEq)]
pub(crate) enum Asking<T: 'static> {
    Waiting,
    Failed(ApiError),
    Here(RwSignal<T>),
}

/// A question of a page to the host: asked when it opens, when what it depends on changes, and when the bell rings.
pub(crate) struct Asked<T: 'static> {
    pub state: RwSignal<Asking<T>>,
    again: RwSignal<u32>,
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Asked<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Asked<T> {
    /// As if the host had been asked: for the gallery, which has none.
    #[cfg(debug_assertions)]
    pub fn told(state: Asking<T>) -> Self {
        Asked {
            state: RwSignal::new(state),
            again: RwSignal::new(0),
        }
    }

    pub fn again(self) {
        self.again.update(|times| *times += 1);
    }

    /// Puts the reply of a write in place, without asking again.
    pub fn set(self, value: T) {
        if let Some(Asking::Here(here)) = self.state.try_get_untracked() {
            let _ = here.try_set(value);
        }
    }

    /// Reads the reply in place. Tracked where something watches; a component's body is drawn once and does not.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let watched = Observer::get().is_some();
        match if watched {
            self.state.get()
        } else {
            self.state.get_untracked()
        } {
            Asking::Here(here) if watched => Some(here.with(read)),
            Asking::Here(here) => Some(here.with_untracked(read)),
            Asking::Waiting | Asking::Failed(_) => None,
        }
    }

    pub fn get(self) -> Option<T> {
        match self.state.get() {
            Asking::Here(here) => Some(here.get()),
            Asking::Waiting | Asking::Failed(_) => None,
        }
    }
}

/// Asks `question` and keeps asking when a record of one of `kinds` changes (empty: at every change).
pub(crate) fn ask<C: Call + 'static>(kinds: &'static [Kind], question: impl Fn() -> C + 'static) -> Asked<C::Reply>
where
    C::Reply: Clone + PartialEq + Send + Sync + 'static,
{
    let session = session();
    let asked = Asked {
        state: RwSignal::new(Asking::Waiting),
        again: RwSignal::new(0),
    };
    let latest = StoredValue::new(0u32);
    // Not the page itself: what it owns would hold it for ever, and pages that were left would go on asking.
    let owner = Owner::current().map(|owner| owner.downgrade());
    let rung = Memo::new(move |times: Option<&u32>| {
        let concerns = session.bell.with(|changed| {
            changed.kinds.is_empty() || kinds.is_empty() || changed.kinds.iter().any(|kind| kinds.contains(kind))
        });
        times.map_or(0, |times| times + u32::from(concerns))
    });
    Effect::new(move |_| {
        asked.again.track();
        rung.track();
        let question = question();
        let turn = latest.with_value(|turn| turn + 1);
        latest.set_value(turn);
        let owner = owner.clone();
        spawn_local(async move {
            let reply = session.call(question).await;
            // A later question, or another page, has made this reply stale.
            if latest.try_with_value(|latest| *latest == turn) != Some(true) {
                return;
            }
            let state = asked.state.try_get_untracked();
            match (reply, state) {
                (Ok(value), Some(Asking::Here(here))) => {
                    if here.try_with_untracked(|old| *old != value) == Some(true) {
                        here.set(value);
                    }
                }
                (Ok(value), _) => {
                    if let Some(owner) = owner.and_then(|owner| owner.upgrade()) {
                        let here = owner.with(|| RwSignal::new(value));
                        let _ = asked.state.try_set(Asking::Here(here));
                    }
                }
                // A refetch that did not get through leaves what is shown: it was true a moment ago.
                (Err(refused), Some(Asking::Here(_)))
                    if matches!(
                        refused.code,
                        Code::NoConnection | Code::NotTheServer | Code::Covered | Code::Locked
                    ) => {}
                (Err(refused), _) => {
                    let _ = asked.state.try_set(Asking::Failed(refused));
                }
            }
        });
    });
    asked
}
