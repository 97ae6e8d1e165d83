-- The program room's read model. A cache: deleted, it is rebuilt from the log, byte for byte.

-- How far the log has been read, and which rulings it was read under.
CREATE TABLE progress (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  digest BLOB NOT NULL,
  rulings BLOB NOT NULL
) STRICT;

CREATE TABLE records (
  record BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  creator INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  through_server INTEGER NOT NULL,
  conflicted INTEGER NOT NULL,
  about BLOB,
  document BLOB NOT NULL,
  -- Null while the record's first change is awaited.
  fields TEXT,
  summary TEXT
) STRICT;
CREATE INDEX records_by_kind ON records (kind, created_ms, record);
CREATE INDEX records_about ON records (about, kind);

-- Parts that were not taken in, for whoever asks why.
CREATE TABLE quarantine (
  batch BLOB NOT NULL,
  place INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;
