//! The shape of the database, as numbered steps that are never edited once released.
//!
//! Small rows and few indexes: an answer touches one page of `pending`, one or two of `records` and one of `lines`, however
//! many interviews there are.

/// Step n brings `user_version` from n to n + 1.
pub(super) const MIGRATIONS: &[&str] = &[FIRST, SECOND];

const FIRST: &str = "
CREATE TABLE rooms (
    room BLOB PRIMARY KEY, kind TEXT NOT NULL, practice INTEGER NOT NULL,
    -- Where this device stands in the server's log.
    log_seq INTEGER NOT NULL DEFAULT 0, log_digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
    n INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, room BLOB NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL,
    own INTEGER NOT NULL, manifest BLOB NOT NULL, signature BLOB NOT NULL,
    state TEXT NOT NULL, reason TEXT NOT NULL,
    arrived INTEGER NOT NULL,
    -- Place in the server's log; NULL: no receipt yet.
    log_seq INTEGER, with_mate INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX batches_chain ON batches (room, device, seq);
CREATE INDEX batches_unsent ON batches (room, own, device, seq) WHERE log_seq IS NULL;
CREATE INDEX batches_places ON batches (room, log_seq) WHERE log_seq IS NOT NULL;
CREATE INDEX batches_aside ON batches (n) WHERE state <> 'counted';

CREATE TABLE parts (
    n INTEGER PRIMARY KEY, batch INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL,
    -- NULL: erased, withheld, or not readable yet.
    record BLOB, bytes BLOB,
    state TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX parts_place ON parts (batch, place);
CREATE INDEX parts_record ON parts (record) WHERE record IS NOT NULL;
CREATE INDEX parts_aside ON parts (batch) WHERE state <> 'taken' AND state <> 'gone';
CREATE TABLE erased (hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Mirror of the journal: this device's own changes that no batch holds yet.
CREATE TABLE pending (
    n INTEGER PRIMARY KEY, room BLOB NOT NULL, record BLOB NOT NULL, kind TEXT NOT NULL, creator INTEGER NOT NULL,
    chance BLOB NOT NULL, at INTEGER NOT NULL, change BLOB NOT NULL
) STRICT;

-- What batches say of a record, merged. Own changes in `pending` are not in it.
CREATE TABLE snapshots (record BLOB PRIMARY KEY, document BLOB NOT NULL) STRICT;

-- The read model: documents with decisions applied.
CREATE TABLE records (
    n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, room BLOB NOT NULL, kind TEXT NOT NULL, creator INTEGER NOT NULL,
    created INTEGER NOT NULL, changed INTEGER NOT NULL, through_server INTEGER NOT NULL, late INTEGER NOT NULL,
    -- The record that this one is about, and whether some key has rivals that no decision settles.
    about BLOB, conflicted INTEGER NOT NULL,
    fields TEXT NOT NULL
) STRICT;
CREATE INDEX records_late ON records (room) WHERE late = 1;
CREATE INDEX records_about ON records (about, kind) WHERE about IS NOT NULL;
CREATE INDEX records_conflicted ON records (room, kind) WHERE conflicted = 1;
-- Summaries stand apart and in order, so that a long list reads few pages.
CREATE TABLE lines (
    room BLOB NOT NULL, kind TEXT NOT NULL, created INTEGER NOT NULL, id BLOB NOT NULL, creator INTEGER NOT NULL,
    summary TEXT NOT NULL, PRIMARY KEY (room, kind, created, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE counts (
    room BLOB NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (room, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE decisions (
    target BLOB NOT NULL, record BLOB NOT NULL, decision TEXT NOT NULL, PRIMARY KEY (target, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE numbers (
    room BLOB NOT NULL, kind TEXT NOT NULL, given INTEGER NOT NULL, PRIMARY KEY (room, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE blobs (
    hash BLOB PRIMARY KEY, room BLOB NOT NULL, record BLOB NOT NULL, size INTEGER NOT NULL, part TEXT NOT NULL,
    here INTEGER NOT NULL, on_server INTEGER NOT NULL, with_mate INTEGER NOT NULL, own INTEGER NOT NULL, made INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX blobs_to_send ON blobs (made) WHERE here = 1 AND on_server = 0;
CREATE INDEX blobs_to_fetch ON blobs (made) WHERE here = 0;

CREATE TABLE contacts (
    room BLOB NOT NULL, device INTEGER NOT NULL, at INTEGER NOT NULL, handed_in INTEGER NOT NULL, PRIMARY KEY (room, device)
) STRICT, WITHOUT ROWID;
CREATE TABLE holes (
    room BLOB NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (room, device, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    record BLOB NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (record, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE tries (n INTEGER PRIMARY KEY, try TEXT NOT NULL) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE packs (hash BLOB PRIMARY KEY, files BLOB NOT NULL) STRICT;
";

/// Search. An answer writes nothing here: what this device writes is found by `pending` and `parts`, the rest is noted.
const SECOND: &str = "
-- Which record (by its n) holds which folded word, without the text. A cache, filled when somebody searches.
CREATE VIRTUAL TABLE words USING fts5 (word, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
-- Records whose words have to be read (again), other than by this device's own writing.
CREATE TABLE unsearched (record BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO unsearched (record) SELECT id FROM records;
INSERT INTO settings (name, value)
    SELECT 'searched_parts', CAST(CAST(COALESCE(MAX(n), 0) AS TEXT) AS BLOB) FROM parts;
";
