//! Search: words of what has changed are read when somebody asks, in steps, so that saving an answer pays nothing for it.

use super::Session;
use shared::api::ApiError;
use shared::commands::Row;
use shared::domain::search::{Query, all_words, is_searched};
use shared::ids::RoomId;

/// Records whose words are read in one durable step.
const AT_ONCE: u32 = 100;

impl Session {
    /// Reads words of some records that have changed. `true`: more may be left.
    pub fn read_words(&mut self) -> Result<bool, ApiError> {
        let stale = self.store.unsearched(self.searched_pending, AT_ONCE)?;
        if stale.is_nothing() {
            return Ok(false);
        }
        self.store.within(|store| {
            for record in &stale.records {
                let words = match store.row(*record)? {
                    Some(row) if is_searched(row.kind) => indexed(&row),
                    Some(_) | None => continue,
                };
                store.put_words(*record, &words)?;
            }
            Ok::<(), ApiError>(store.note_searched(&stale)?)
        })?;
        self.searched_pending = stale.pending_up_to;
        Ok(true)
    }

    /// Rows of a room that hold what is asked for, newest first.
    pub(crate) fn find_rows(&mut self, room: RoomId, query: &Query, limit: u32) -> Result<Vec<Row>, ApiError> {
        while self.read_words()? {}
        let mut asked = vec![quoted(&mark_of(room))];
        asked.extend(query.whole.iter().map(|word| quoted(word)));
        asked.push(format!("{} *", quoted(&query.beginning)));
        Ok(self.store.find(&asked.join(" AND "), limit)?)
    }
}

fn indexed(row: &Row) -> String {
    let mut words = all_words(row.kind, &row.fields);
    if !words.is_empty() {
        words.insert(mark_of(row.room));
    }
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// Stands among the words of a room's records. It begins with a letter of no script, so no text holds it.
fn mark_of(room: RoomId) -> String {
    format!("\u{E000}{room}").replace('-', "")
}

/// Folded words hold letters, digits and marks only: nothing in them can end the quotation.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', ""))
}
