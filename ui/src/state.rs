//! What the whole app knows: who is here and whether the vault is open; what was last said to have changed.
//!
//! No copy of domain state lives here: pages ask, and ask again when the bell rings for a kind that they show.

use crate::transport;
use crate::words;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use leptos::task::spawn_local;
use shared::api::{ApiError, Call, Changed, Code, Cover, SignedInPerson, Status, VaultState, VaultStatus, WhoAmI};
use shared::kinds::Kind;
use std::future::Future;
use std::pin::Pin;

/// Which screen stands before all pages.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stage {
    Starting,
    /// The host does not answer.
    Cut(ApiError),
    /// A field device.
    Device(VaultStatus),
    /// A browser at the sync server.
    Staff(SignedInPerson),
}

type Flush = Box<dyn Fn() -> Pin<Box<dyn Future<Output = ()>>>>;

/// One for the app, in the context of every page.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub stage: RwSignal<Stage>,
    /// Hidden before the host has answered, so that Hide is instant.
    pub hidden: RwSignal<bool>,
    pub bell: RwSignal<Changed>,
    pub spoken: RwSignal<&'static str>,
    drafts: StoredValue<Vec<(usize, Flush)>, LocalStorage>,
}

impl Session {
    pub fn new() -> Self {
        Session {
            stage: RwSignal::new(Stage::Starting),
            hidden: RwSignal::new(false),
            bell: RwSignal::new(Changed::default()),
            spoken: RwSignal::new("en"),
            drafts: StoredValue::new_local(Vec::new()),
        }
    }

    /// Asks who is here. A host that has no vault is the sync server.
    pub async fn refresh(self) {
        let stage = match transport::call(Status {}).await {
            Ok(status) => Stage::Device(status),
            Err(refused) if refused.code == Code::NotHere => match transport::call(WhoAmI {}).await {
                Ok(person) => Stage::Staff(person),
                Err(refused) => Stage::Cut(refused),
            },
            Err(refused) => Stage::Cut(refused),
        };
        if let Stage::Device(status) = &stage {
            self.hidden.set(status.state == VaultState::Covered);
        }
        if self.stage.with_untracked(|old| *old != stage) {
            self.stage.set(stage);
        }
    }

    /// Puts the cover on: the page goes at once, then the host refuses every call. Half-typed text is kept first.
    pub fn hide(self) {
        if self.hidden.get_untracked() {
            return;
        }
        let kept: Vec<_> = self
            .drafts
            .with_value(|drafts| drafts.iter().map(|(_, flush)| flush()).collect());
        let on_device = matches!(self.stage.get_untracked(), Stage::Device(status) if status.state == VaultState::Open);
        self.hidden.set(true);
        spawn_local(async move {
            for keep in kept {
                keep.await;
            }
            if on_device {
                let _ = transport::call(Cover {}).await;
                self.refresh().await;
            }
        });
    }

    /// Half-typed text that `flush` keeps before the cover goes on; forgotten with the page.
    pub fn keep_before_hiding(self, flush: impl Fn() -> Pin<Box<dyn Future<Output = ()>>> + 'static) {
        let id = self
            .drafts
            .with_value(|drafts| drafts.iter().map(|(id, _)| id + 1).max().unwrap_or(0));
        self.drafts.update_value(|drafts| drafts.push((id, Box::new(flush))));
        on_cleanup(move || {
            self.drafts
                .update_value(|drafts| drafts.retain(|(known, _)| *known != id))
        });
    }

    /// A refusal that means another screen stands before the pages now.
    fn heed(self, refused: &ApiError) {
        let elsewhere = match refused.code {
            Code::Locked | Code::Covered | Code::NoVault | Code::SignedOut => true,
            Code::NotHere
            | Code::VaultExists
            | Code::WrongPassphrase
            | Code::WeakPassphrase
            | Code::VaultDamaged
            | Code::NewerVersion
            | Code::StorageFull
            | Code::StorageFailed
            | Code::NotEnrolled
            | Code::InviteExpired
            | Code::InviteUsed
            | Code::InviteUnknown
            | Code::NoConnection
            | Code::NotTheServer
            | Code::ServerRefused
            | Code::SignInFailed
            | Code::NotAllowed
            | Code::NotFound
            | Code::BadRequest
            | Code::TooLarge
            | Code::Conflicted
            | Code::WrongPhase
            | Code::NoConsent
            | Code::PublishStopped
            | Code::TextLeaks
            | Code::ReportChanged
            | Code::BadPicture
            | Code::Internal => false,
        };
        if elsewhere {
            spawn_local(self.refresh());
        }
    }

    /// Asks the host in the name of a page.
    pub async fn call<C: Call>(self, call: C) -> Result<C::Reply, ApiError> {
        let reply = transport::call(call).await;
        if let Err(refused) = &reply {
            self.heed(refused);
        }
        reply
    }

    /// The device, as it was when the page opened: another person or a lock draws other pages.
    pub fn status(self) -> Option<VaultStatus> {
        match self.stage.get_untracked() {
            Stage::Device(status) => Some(status),
            Stage::Starting | Stage::Cut(_) | Stage::Staff(_) => None,
        }
    }

    pub fn is_staff(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Staff(_)))
    }

    pub async fn speak(self, tag: &'static str) {
        words::choose(tag, self.spoken).await;
    }
}

/// The session of the app.
pub(crate) fn session() -> Session {
    expect_context()
}

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
    let owner = Owner::current();
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
                    let here = owner.as_ref().map_or_else(
                        || RwSignal::new(value.clone()),
                        |owner| owner.with(|| RwSignal::new(value.clone())),
                    );
                    let _ = asked.state.try_set(Asking::Here(here));
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
                Err(refused) => self.fault.set(Some(refused)),
            }
        });
    }
}
