use super::{REFUSED, Session, session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{ApiError, Call};

/// A write of a page: one at a time, its refusal shown until the next.
#[derive(Clone, Copy)]
pub(crate) struct Doing {
    pub busy: RwSignal<bool>,
    pub fault: RwSignal<Option<ApiError>>,
    session: Session,
}

impl Doing {
    pub fn new() -> Self {
        Doing {
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
            session: session(),
        }
    }

    /// Does `call` unless something is being done (a double tap does no harm), then `then` if the page still stands.
    pub fn run<C: Call + 'static>(self, call: C, then: impl FnOnce(C::Reply) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        spawn_local(async move {
            let reply = self.session.call(call).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match reply {
                Ok(reply) => then(reply),
                Err(refused) => {
                    self.session.tick(REFUSED);
                    self.fault.set(Some(refused));
                }
            }
        });
    }
}
