//! Packs and the dictionaries made from them.

use super::Session;
use shared::api::{ApiError, Code};
use shared::domain::keys::{plan, program};
use shared::ids::{Hash, RoomId};
use shared::kinds::Kind;
use shared::pack::{Pack, dictionary, pack_hash, unbundle};
use shared::seal::Dictionary;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Parsed packs at hand: the present one and the one before.
const KEPT: usize = 3;

impl Session {
    /// Keeps a pack's bundle if it is the one named, and reads the parts that waited for it.
    pub fn put_pack(&mut self, hash: Hash, bundle: &[u8]) -> Result<(), ApiError> {
        if pack_hash(bundle) != hash {
            return Err(bad_pack("The pack that arrived is not the one that was asked for."));
        }
        let pack = parse(bundle)?;
        self.store.put_pack_files(hash, bundle)?;
        self.remember(hash, pack);
        let rooms: Vec<RoomId> = self.logs.keys().copied().collect();
        for room in rooms {
            self.read_waiting_parts(room)?;
        }
        self.note_changed(None, []);
        Ok(())
    }

    /// Packs that plans and the program name and that are not here.
    pub fn packs_wanted(&self) -> Result<Vec<Hash>, ApiError> {
        let mut wanted = BTreeSet::new();
        for room in self.logs.keys() {
            wanted.extend(self.pinned(*room)?);
        }
        let mut missing = Vec::new();
        for hash in wanted {
            if !self.store.has_pack(hash)? {
                missing.push(hash);
            }
        }
        Ok(missing)
    }

    /// The pack that a room's plan, or the program, names.
    pub(crate) fn pinned(&self, room: RoomId) -> Result<Option<Hash>, ApiError> {
        for (kind, key) in [(Kind::Plan, plan::PACK), (Kind::Program, program::PACK)] {
            let rows = self.store.rows(room, kind)?;
            if let Some(hash) = rows.iter().find_map(|row| row.fields.text(key)?.parse().ok()) {
                return Ok(Some(hash));
            }
        }
        Ok(None)
    }

    /// A pack by its hash, parsed once.
    pub(crate) fn pack_of(&mut self, hash: Hash) -> Result<Arc<Pack>, ApiError> {
        if let Some(pack) = self.packs.get(&hash) {
            return Ok(pack.clone());
        }
        let bundle = self.store.pack_files(hash)?.ok_or_else(|| {
            ApiError::new(
                Code::NotFound,
                "The program's pack is not on this device yet.",
                "Nothing was changed.",
                "Sync once while there is signal.",
            )
        })?;
        let pack = parse(&bundle)?;
        Ok(self.remember(hash, pack))
    }

    fn remember(&mut self, hash: Hash, pack: Pack) -> Arc<Pack> {
        if let Ok(made) = Dictionary::new(&dictionary(&pack)) {
            self.pack_dictionaries.insert(hash, made.hash());
            self.dictionaries.insert(made.hash(), made);
        }
        if self.packs.len() >= KEPT {
            self.packs.clear();
        }
        let pack = Arc::new(pack);
        self.packs.insert(hash, pack.clone());
        pack
    }

    /// Makes the dictionaries of all packs here, once after unlock and only when parts are to be opened.
    pub(crate) fn prepare_dictionaries(&mut self) -> Result<(), ApiError> {
        if self.dictionaries_ready {
            return Ok(());
        }
        for hash in self.store.pack_hashes()? {
            // A pack that this version cannot read leaves its parts waiting; they are listed.
            if let Err(error) = self.pack_of(hash) {
                tracing::error!(code = error.code.text(), "a kept pack cannot be read");
            }
        }
        self.dictionaries_ready = true;
        Ok(())
    }

    /// The dictionary of a room's pinned pack, if the pack is here.
    pub(crate) fn dictionary_of_room(&mut self, room: RoomId) -> Result<Option<Dictionary>, ApiError> {
        let Some(hash) = self.pinned(room)? else {
            return Ok(None);
        };
        if !self.pack_dictionaries.contains_key(&hash) && self.pack_of(hash).is_err() {
            return Ok(None);
        }
        let made = self
            .pack_dictionaries
            .get(&hash)
            .and_then(|made| self.dictionaries.get(made));
        Ok(made.cloned())
    }
}

fn parse(bundle: &[u8]) -> Result<Pack, ApiError> {
    let files = unbundle(bundle).map_err(|fault| bad_pack(&fault.to_string()))?;
    Pack::parse(&files).map_err(|_| bad_pack("The program's pack cannot be read by this version of the app."))
}

fn bad_pack(what: &str) -> ApiError {
    ApiError::new(
        Code::ServerRefused,
        what,
        "Nothing was changed.",
        "Update the app, then sync again.",
    )
}
