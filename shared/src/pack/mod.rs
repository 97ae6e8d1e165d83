//! Programs as data.
