//! "Room X grew", for devices and browsers that listen, and for the projection.

use shared::api::Changed;
use shared::ids::RoomId;
use tokio::sync::broadcast;

/// News that a slow listener may be behind before it misses some: then it is told that anything may have changed.
const BEHIND: usize = 256;

/// The channels of news.
pub struct News {
    grew: broadcast::Sender<RoomId>,
    changed: broadcast::Sender<Changed>,
}

impl Default for News {
    fn default() -> Self {
        News {
            grew: broadcast::channel(BEHIND).0,
            changed: broadcast::channel(BEHIND).0,
        }
    }
}

impl News {
    /// A room's log or its members grew. Nobody listening is fine.
    pub fn grew(&self, room: RoomId) {
        let _nobody_listens = self.grew.send(room);
    }

    /// The program room's read model changed.
    pub fn changed(&self, changed: Changed) {
        let _nobody_listens = self.changed.send(changed);
    }

    pub fn hear_rooms(&self) -> broadcast::Receiver<RoomId> {
        self.grew.subscribe()
    }

    pub fn hear_changes(&self) -> broadcast::Receiver<Changed> {
        self.changed.subscribe()
    }

    /// How many listen.
    pub fn listeners(&self) -> usize {
        self.grew.receiver_count() + self.changed.receiver_count()
    }
}
