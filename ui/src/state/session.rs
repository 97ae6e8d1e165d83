use super::Key;
use crate::transport;
use crate::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{
    ApiError, Call, Changed, Code, Cover, Settings, SignedInPerson, Status, VaultState, VaultStatus, WhoAmI,
};
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

/// A window from this width on is a desk.
const DESK_PX: f64 = 900.0;

/// How wide the window is now.
pub(crate) fn width_px() -> f64 {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.unwrap_or_default()
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
    pub settings: RwSignal<Settings>,
    /// Why the last change of a setting holds only until the app closes.
    pub unkept: RwSignal<Option<ApiError>>,
    pub keys: RwSignal<Vec<Key>>,
    /// Of the window, in CSS pixels.
    pub width_px: RwSignal<f64>,
    drafts: StoredValue<Vec<(usize, Flush)>, LocalStorage>,
}

impl Session {
    pub fn new() -> Self {
        Session {
            stage: RwSignal::new(Stage::Starting),
            hidden: RwSignal::new(false),
            bell: RwSignal::new(Changed::default()),
            spoken: RwSignal::new("en"),
            settings: RwSignal::new(Settings::default()),
            unkept: RwSignal::new(None),
            keys: RwSignal::new(Vec::new()),
            width_px: RwSignal::new(width_px()),
            drafts: StoredValue::new_local(Vec::new()),
        }
    }

    /// Whether a list and what it opens have room side by side: more of it is needed where text is large.
    pub fn wide(self) -> Signal<bool> {
        Signal::derive(move || {
            let text_size_percent = self.settings.with(|settings| settings.text_size_percent);
            self.width_px.get() >= DESK_PX * f64::from(text_size_percent) / 100.0
        })
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
        let (on_device, pages) = self.stage.with_untracked(|stage| match stage {
            Stage::Device(status) => (true, status.state == VaultState::Open),
            Stage::Staff(person) => (false, person.person.is_some()),
            Stage::Starting | Stage::Cut(_) => (false, false),
        });
        if self.hidden.get_untracked() || !pages {
            return; // nothing of content stands there
        }
        let flushes = |drafts: &Vec<(usize, Flush)>| drafts.iter().map(|(_, flush)| flush()).collect::<Vec<_>>();
        let kept = self.drafts.with_value(flushes);
        self.hidden.set(true);
        transport::clipboard::clear();
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
            | Code::BadRegister
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
