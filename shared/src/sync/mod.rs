//! Batches, member logs, exchange.
