//! Talking to the sync server: one exchange in a round trip, files in pieces, and nothing lost whatever the link does.
//!
//! [`round`] thinks and knows no I/O; [`desk`] is the device's side of the table; [`client`] and [`files`] carry. What a
//! round takes in is durable before its next step, so it may end anywhere. docs/format.md has the protocol.

pub mod address;
pub mod carrier;
pub mod client;
mod custody;
pub mod desk;
pub mod fault;
pub mod files;
mod files_due;
mod http;
mod keys;
mod link;
mod promises;
mod refill;
pub mod round;
mod running;
mod schedule;
mod sending;
mod session_desk;
mod status;
mod steps;

pub use address::{BadAddress, ServerAddress};
pub use carrier::{Ask, Carried, Carrier, Listening, Method, PROTOCOL_HEADER, Reply};
pub use fault::LinkFault;
pub use http::HttpCarrier;
pub(crate) use keys::KEYLESS;
pub(crate) use link::Link;
pub use link::MakeCarrier;
pub(crate) use status::status;

use crate::device::Device;
use shared::api::ApiError;
use shared::ids::{BlobHash, RoomId};

impl Device {
    /// Runs one whole round and waits for its end. How it went is kept in the list of tries, whatever the end.
    pub fn sync_now(&self, originals: bool) -> Result<(), ApiError> {
        let device = self.clone();
        let originals = originals || self.link().sends_originals();
        Ok(self
            .link()
            .wait(async move { running::run(&device, originals).await })?)
    }

    /// Sends one original now, whatever the settings say of links that cost.
    pub fn send_original(&self, blob: BlobHash) -> Result<(), ApiError> {
        let device = self.clone();
        Ok(self
            .link()
            .wait(async move { running::run_with_one(&device, blob).await })?)
    }

    /// Whether the network costs nothing, as far as the host knows: then originals go without being asked for, whatever the
    /// person's settings say of links that cost.
    pub fn set_link_free_of_charge(&self, free: bool) {
        self.link().set_free_of_charge(free);
    }

    /// Reaches servers by another carrier from now on: tests lend one that loses, cuts and lies.
    pub fn carry_by(&self, make: MakeCarrier) {
        self.link().carry_by(make);
    }
}

/// Fetches a blob that a record names and that is not here; waits for it.
pub(crate) fn fetch_blob(device: &Device, room: RoomId, hash: BlobHash, size_bytes: u64) -> Result<(), ApiError> {
    let on_the_way = device.clone();
    Ok(device
        .link()
        .wait(async move { running::fetch_blob(&on_the_way, room, hash, size_bytes).await })?)
}

/// The doors of this device's server, for links.
pub(crate) mod doors {
    pub(crate) use super::client::Client;
    pub(crate) use super::running::{Server, connect};
}
