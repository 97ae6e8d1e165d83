//! Pending changes become signed batches: a record finished, lock, ten minutes, 32 KiB, or before sending.
