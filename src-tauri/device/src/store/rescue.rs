//! What a damaged database still gives: batches, read one by one.

use super::{Store, opening};
use shared::sync::Batch;
use shared::sync::wire::sha256;
use std::path::Path;

impl Store {
    /// Every batch whose rows can still be read and whose bytes are the ones that were signed.
    ///
    /// SQLCipher refuses a connection after its first damaged page, so each error costs a new one.
    pub fn rescue(path: &Path, key: &[u8; 32]) -> Vec<Batch> {
        let mut found = Vec::new();
        let Some(mut store) = connect(path, key) else {
            return found;
        };
        let last: i64 = store
            .connection
            .query_row("SELECT MAX(n) FROM batches", [], |row| row.get(0))
            .unwrap_or(MOST);
        let mut errors = 0;
        let mut n = 0;
        while n < last.min(MOST) && errors < MOST_ERRORS {
            n += 1;
            match store.batch_numbered(n) {
                Ok(batch) => found.extend(batch.filter(is_whole)),
                Err(_) => {
                    errors += 1;
                    match connect(path, key) {
                        Some(fresh) => store = fresh,
                        None => break,
                    }
                }
            }
        }
        found
    }

    fn batch_numbered(&self, n: i64) -> Result<Option<Batch>, super::StoreError> {
        let statement = self
            .connection
            .prepare_cached("SELECT hash FROM batches WHERE n = ?1")?;
        let hash = super::fetched::one(statement, [n], |row| row.batch(0))?;
        hash.map_or(Ok(None), |hash| self.batch(hash))
    }
}

/// Bounds for a file in which anything may stand.
const MOST: i64 = 1_000_000;
const MOST_ERRORS: u32 = 1_000;

fn connect(path: &Path, key: &[u8; 32]) -> Option<Store> {
    opening::connect(path, key).ok().map(|connection| Store { connection })
}

/// A part that does not fit its manifest is left out: it is fetched again.
fn is_whole(batch: &Batch) -> bool {
    let Ok(manifest) = batch.manifest.read() else {
        return false;
    };
    manifest.parts.len() == batch.parts.len()
        && manifest
            .parts
            .iter()
            .zip(&batch.parts)
            .all(|(part, bytes)| bytes.as_ref().is_none_or(|b| sha256(b) == part.hash))
}
