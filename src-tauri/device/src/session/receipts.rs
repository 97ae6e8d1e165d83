//! Receipts: what the server holds durably may leave the outbox.

use super::Session;
use shared::api::ApiError;
use shared::ids::RoomId;
use shared::sync::Head;
use shared::sync::receipt::Receipt;

impl Session {
    /// Takes a verified receipt: its batches are at the server, its blobs whole. Then, and only then, files leave the outbox.
    pub fn acknowledge(&mut self, receipt: &Receipt) -> Result<(), ApiError> {
        let mut own: Vec<Head> = Vec::new();
        self.store.within(|store| {
            for hash in &receipt.batches {
                if let Some(batch) = store.stored_batch(*hash)?.filter(|batch| batch.room == receipt.room) {
                    store.set_log_seq(*hash, receipt.seq)?;
                    if batch.own {
                        own.push(Head {
                            seq: batch.seq,
                            hash: *hash,
                        });
                    }
                }
            }
            receipt
                .blobs
                .iter()
                .try_for_each(|blob| store.set_blob_on_server(*blob, true))
        })?;
        let newest = own.iter().max().copied();
        let known = self.keyring().room(receipt.room).and_then(|kept| kept.chain);
        if newest > known {
            self.note_chain(receipt.room, newest)?;
        }
        for head in own {
            self.outbox.remove(receipt.room, head.seq, head.hash)?;
        }
        self.note_changed(None, []);
        Ok(())
    }

    /// How far this device's chain has come, in the file that outlives the database.
    fn note_chain(&mut self, room: RoomId, newest: Option<Head>) -> Result<(), ApiError> {
        self.change_keyring(|ring| {
            if let Some(kept) = ring.rooms.iter_mut().find(|kept| kept.room == room) {
                kept.chain = newest;
            }
        })
    }
}
