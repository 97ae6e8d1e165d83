-- The log of a server, version 1. Truth: what cannot be rebuilt from anything else.

CREATE TABLE program (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  room BLOB NOT NULL,
  name TEXT NOT NULL,
  root BLOB NOT NULL
) STRICT;

-- One row a room: where its log ends.
CREATE TABLE rooms (
  room BLOB NOT NULL PRIMARY KEY,
  kind INTEGER NOT NULL,
  head_seq INTEGER NOT NULL DEFAULT 0,
  head_digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Manifests verbatim, in the order in which the server took them.
CREATE TABLE batches (
  id INTEGER NOT NULL PRIMARY KEY,
  room BLOB NOT NULL,
  log_seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  device INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  digest BLOB NOT NULL,
  manifest BLOB NOT NULL,
  signature BLOB NOT NULL,
  -- A RefusalCode; null: taken without objection.
  refusal INTEGER,
  -- 1 if it accepts, refuses or erases: then what counts has to be worked out.
  rules INTEGER NOT NULL,
  stored_unix_s INTEGER NOT NULL,
  UNIQUE (room, log_seq),
  UNIQUE (room, hash)
) STRICT;
CREATE INDEX batches_by_chain ON batches (room, device, seq);
CREATE INDEX batches_that_rule ON batches (room) WHERE rules = 1;

-- bytes is null once erased; the hash stays, so chains still verify.
CREATE TABLE parts (
  batch INTEGER NOT NULL REFERENCES batches (id),
  place INTEGER NOT NULL,
  room BLOB NOT NULL,
  hash BLOB NOT NULL,
  bytes BLOB,
  PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_by_hash ON parts (room, hash);

-- What nobody may bring back.
CREATE TABLE erased_parts (
  room BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (room, hash)
) STRICT, WITHOUT ROWID;

-- purged: the file store has dropped it too.
CREATE TABLE erased_blobs (
  room BLOB NOT NULL,
  hash BLOB NOT NULL,
  purged INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (room, hash)
) STRICT, WITHOUT ROWID;

-- Verified batches whose predecessor is not here yet.
CREATE TABLE parked (
  room BLOB NOT NULL,
  hash BLOB NOT NULL,
  device INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  batch BLOB NOT NULL,
  refusal INTEGER,
  -- An ErasePower.
  erases INTEGER NOT NULL,
  parked_unix_s INTEGER NOT NULL,
  PRIMARY KEY (room, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX parked_by_chain ON parked (room, device, seq);

-- Two batches at one place of a chain.
CREATE TABLE forks (
  room BLOB NOT NULL,
  device INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  noticed_unix_s INTEGER NOT NULL,
  PRIMARY KEY (room, device, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (
  room BLOB NOT NULL,
  device INTEGER NOT NULL,
  blob BLOB NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (room, device, blob)
) STRICT, WITHOUT ROWID;

-- Blobs that are here whole.
CREATE TABLE blobs (
  room BLOB NOT NULL,
  hash BLOB NOT NULL,
  length INTEGER NOT NULL,
  stored_unix_s INTEGER NOT NULL,
  PRIMARY KEY (room, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_entries (
  room BLOB NOT NULL,
  place INTEGER NOT NULL,
  entry BLOB NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (room, place)
) STRICT, WITHOUT ROWID;

-- Who is in which room now: derived from member_entries in the same transaction.
CREATE TABLE memberships (
  device INTEGER NOT NULL,
  room BLOB NOT NULL,
  PRIMARY KEY (device, room)
) STRICT, WITHOUT ROWID;

-- Several senders may wrap one key for one member, so that a bad wrap cannot stand in the way of a good one.
CREATE TABLE key_wraps (
  room BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  device INTEGER NOT NULL,
  sender INTEGER NOT NULL,
  wrap BLOB NOT NULL,
  PRIMARY KEY (room, epoch, device, sender)
) STRICT, WITHOUT ROWID;

CREATE TABLE invites (
  id BLOB NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL,
  by_issuer BLOB NOT NULL,
  by_invite BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device_sessions (
  token_hash BLOB NOT NULL PRIMARY KEY,
  device INTEGER NOT NULL,
  push_only INTEGER NOT NULL,
  expires_unix_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id INTEGER NOT NULL PRIMARY KEY,
  sign_in_name TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  role INTEGER NOT NULL,
  -- PHC string of argon2id.
  password TEXT NOT NULL,
  one_time_secret BLOB NOT NULL,
  -- The newest 30-second step whose code was used: no code is good twice.
  last_step INTEGER NOT NULL DEFAULT 0,
  -- 0 until the first sign-in proves the second factor.
  proven INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE staff_invitations (
  code_hash BLOB NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  role INTEGER NOT NULL,
  expires_unix_s INTEGER NOT NULL,
  account INTEGER REFERENCES accounts (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_sessions (
  token_hash BLOB NOT NULL PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts (id),
  expires_unix_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Failed sign-ins by hash of the name, known or not, so that the delay tells nothing.
CREATE TABLE sign_in_failures (
  name_hash BLOB NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  blocked_until_unix_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last number that the scribe gave to a record of a kind.
CREATE TABLE numbers (
  room BLOB NOT NULL,
  kind TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (room, kind)
) STRICT, WITHOUT ROWID;
