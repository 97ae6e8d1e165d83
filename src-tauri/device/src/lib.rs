//! The field device.
