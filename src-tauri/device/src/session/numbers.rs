//! Running numbers: never one twice, also after a lost database.

use super::Session;
use shared::api::ApiError;
use shared::ids::RoomId;
use shared::kinds::Kind;

/// How many numbers the keyring sets apart at a time. After a lost database at most so many are skipped.
const AT_ONCE: u32 = 20;

impl Session {
    pub(crate) fn next_number_of(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError> {
        let up_to = self.keyring().room(room).map_or(0, |kept| kept.number_up_to(kind));
        // A database that has given none although some were set apart is a new one: go on behind them.
        let next = self.store.number_given(room, kind)?.unwrap_or(up_to) + 1;
        if next > up_to {
            let room_kind = kind.room();
            self.change_keyring(|ring| {
                ring.room_mut(room, room_kind, false)
                    .set_number_up_to(kind, next + AT_ONCE - 1)
            })?;
        }
        self.store.set_number_given(room, kind, next)?;
        Ok(next)
    }
}
