//! Keys, sealing, signing.
