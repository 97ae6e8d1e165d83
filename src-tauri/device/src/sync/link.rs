//! A device's line to its server: its threads, its session, one round at a time. Made idle; the first use starts it.

use super::address::ServerAddress;
use super::carrier::Carrier;
use super::client::Client;
use super::fault::LinkFault;
use super::http::HttpCarrier;
use super::round::FIRST_PAGE_BYTES;
use super::sending::Sending;
use shared::api::{ApiError, Code, SyncPhase};
use shared::sync::InviteId;
use std::collections::BTreeMap;
use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{Notify, OwnedMutexGuard};

/// Makes the carrier to a server: HTTP in life, faults on purpose in tests.
pub type MakeCarrier = Arc<dyn Fn(&ServerAddress) -> Result<Arc<dyn Carrier>, LinkFault> + Send + Sync>;

/// See the head of this file.
pub struct Link {
    state: Mutex<State>,
    make_carrier: Mutex<MakeCarrier>,
    phase: Mutex<SyncPhase>,
    /// Held by whoever runs a round, so that there is one at a time.
    pub(super) turn: Arc<tokio::sync::Mutex<()>>,
    /// Wakes the background schedule.
    pub(super) woken: Arc<Notify>,
    free_of_charge: AtomicBool,
    metered_link: AtomicBool,
    pub(crate) sending: Sending,
    scheduled: AtomicBool,
    /// The server said that a room has grown, and no round has looked since.
    grown: AtomicBool,
    /// Whether the last round in the background went to its end.
    reached: AtomicBool,
    /// Bytes of batches that the link bore at the end of the last round.
    page_bytes: AtomicUsize,
    /// Why the last contact did not settle an enrolment in two scans. The next contact says it anew.
    troubles: Mutex<BTreeMap<InviteId, ApiError>>,
}

#[derive(Default)]
struct State {
    runtime: Option<Runtime>,
    client: Option<(ServerAddress, Client)>,
}

/// One thread waits for the network, the other for a slow disk.
const THREADS: usize = 2;

impl Link {
    pub(crate) fn new() -> Link {
        Link {
            state: Mutex::default(),
            make_carrier: Mutex::new(Arc::new(|server| Ok(Arc::new(HttpCarrier::new(server.clone())?)))),
            phase: Mutex::new(SyncPhase::Idle),
            turn: Arc::default(),
            woken: Arc::default(),
            free_of_charge: AtomicBool::new(false),
            metered_link: AtomicBool::new(false),
            sending: Sending::default(),
            scheduled: AtomicBool::new(false),
            grown: AtomicBool::new(false),
            reached: AtomicBool::new(false),
            page_bytes: AtomicUsize::new(FIRST_PAGE_BYTES),
            troubles: Mutex::default(),
        }
    }

    /// Replaces how servers are reached, from now on.
    pub(crate) fn carry_by(&self, make: MakeCarrier) {
        *self.make_carrier.lock().unwrap_or_else(PoisonError::into_inner) = make;
        self.state().client = None;
    }

    /// The server's doors. The session is kept between uses.
    pub(crate) fn client(&self, server: &ServerAddress) -> Result<Client, LinkFault> {
        let mut state = self.state();
        if let Some((known, client)) = &state.client
            && known == server
        {
            return Ok(client.clone());
        }
        let make = self.make_carrier.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let client = Client::new(make(server)?);
        state.client = Some((server.clone(), client.clone()));
        Ok(client)
    }

    /// Forgets the session with the server: at lock.
    pub(crate) fn forget(&self) {
        self.state().client = None;
    }

    pub(crate) fn phase(&self) -> SyncPhase {
        *self.phase.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns whether it is another than before.
    pub(super) fn set_phase(&self, phase: SyncPhase) -> bool {
        std::mem::replace(&mut *self.phase.lock().unwrap_or_else(PoisonError::into_inner), phase) != phase
    }

    /// Whether originals go without being asked for: the network costs nothing, as far as the host knows, or the person
    /// lets it cost.
    pub(super) fn sends_originals(&self) -> bool {
        self.free_of_charge.load(Ordering::Relaxed) || self.metered_link.load(Ordering::Relaxed)
    }

    /// What the person's settings say.
    pub(crate) fn set_metered_link(&self, may_cost: bool) {
        self.metered_link.store(may_cost, Ordering::Relaxed);
    }

    pub(crate) fn set_free_of_charge(&self, free: bool) {
        self.free_of_charge.store(free, Ordering::Relaxed);
    }

    pub(super) fn note_grown(&self) {
        self.grown.store(true, Ordering::Relaxed);
        self.woken.notify_one();
    }

    pub(super) fn has_grown(&self) -> bool {
        self.grown.load(Ordering::Relaxed)
    }

    pub(super) fn take_grown(&self) -> bool {
        self.grown.swap(false, Ordering::Relaxed)
    }

    pub(super) fn page_bytes(&self) -> usize {
        self.page_bytes.load(Ordering::Relaxed)
    }

    pub(super) fn set_page_bytes(&self, bytes: usize) {
        self.page_bytes.store(bytes, Ordering::Relaxed);
    }

    pub(super) fn note_reached(&self, reached: bool) {
        self.reached.store(reached, Ordering::Relaxed);
    }

    pub(super) fn is_reached(&self) -> bool {
        self.reached.load(Ordering::Relaxed)
    }

    /// Holds others off as long as the guard lives: one works with the server at a time.
    pub(crate) async fn my_turn(&self) -> OwnedMutexGuard<()> {
        self.turn.clone().lock_owned().await
    }

    pub(crate) fn trouble(&self, invite: InviteId) -> Option<ApiError> {
        self.troubles().get(&invite).cloned()
    }

    /// Returns whether it is another than before.
    pub(crate) fn set_trouble(&self, invite: InviteId, trouble: Option<ApiError>) -> bool {
        let mut troubles = self.troubles();
        let before = match trouble.clone() {
            Some(trouble) => troubles.insert(invite, trouble),
            None => troubles.remove(&invite),
        };
        before != trouble
    }

    fn troubles(&self) -> MutexGuard<'_, BTreeMap<InviteId, ApiError>> {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `true` for the first to ask.
    pub(super) fn take_schedule(&self) -> bool {
        !self.scheduled.swap(true, Ordering::Relaxed)
    }

    pub(super) fn handle(&self) -> Result<Handle, LinkFault> {
        let mut state = self.state();
        if let Some(runtime) = &state.runtime {
            return Ok(runtime.handle().clone());
        }
        let runtime = Builder::new_multi_thread()
            .worker_threads(THREADS)
            .thread_name("sync")
            .enable_all()
            .build();
        let runtime = runtime.map_err(|_| LinkFault::Device(no_thread()))?;
        let handle = runtime.handle().clone();
        state.runtime = Some(runtime);
        Ok(handle)
    }

    /// Waits, on any thread, for work that goes on in the link's own threads.
    pub(crate) fn wait<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, LinkFault>> + Send + 'static,
    ) -> Result<T, LinkFault> {
        let (sender, receiver) = std::sync::mpsc::sync_channel(1);
        self.handle()?.spawn(async move {
            // Whoever asked may be gone.
            let _ = sender.send(work.await);
        });
        receiver.recv().unwrap_or_else(|_| Err(LinkFault::Device(no_thread())))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        // The last owner may be one of its own tasks, where waiting for the threads would never end.
        if let Some(runtime) = self.state().runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn no_thread() -> ApiError {
    ApiError::new(
        Code::Internal,
        "This device could not start the work in the background.",
        "Everything on this device is safe.",
        "Restart the app.",
    )
}
