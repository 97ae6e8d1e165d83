//! The steps of a round: what is asked of the carrier, what came of it, and in which order.

use super::files::BlobToSend;
use shared::ids::{BlobHash, Hash};
use shared::sync::exchange::{ExchangeReply, ExchangeRequest, KeyWrap, MemberNews};
use shared::sync::messages::Append;
use std::time::Duration;

/// What the carrier does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Append(Vec<Append>),
    Exchange(Box<ExchangeRequest>),
    PutKeys(Vec<KeyWrap>),
    FetchPack(Hash),
    SendBlob(BlobToSend),
    Done,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Came {
    Appended {
        appends: Vec<Append>,
        stand: bool,
        newer: Vec<MemberNews>,
    },
    Exchanged {
        reply: Box<ExchangeReply>,
        took: Duration,
    },
    KeysPut,
    Pack {
        hash: Hash,
        bundle: Vec<u8>,
    },
    /// The server does not have it (yet).
    NoPack(Hash),
    BlobSent(BlobHash),
    /// The server would not take it now; the round goes on with the others.
    BlobStopped(BlobHash),
}

/// What was achieved, for the list of tries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub sent_records: u32,
    pub received_records: u32,
    pub sent_blobs: u32,
    /// Server time of the last exchange, in seconds since 1970.
    pub server_now_unix_s: Option<i64>,
}

/// In this order: who is who, records, what they need to be read, small files, large files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Members,
    Records,
    Packs,
    Previews,
    Originals,
    Receipts,
    Done,
}

impl Stage {
    pub fn after(self) -> Stage {
        match self {
            Stage::Members => Stage::Records,
            Stage::Records => Stage::Packs,
            Stage::Packs => Stage::Previews,
            Stage::Previews => Stage::Originals,
            Stage::Originals => Stage::Receipts,
            Stage::Receipts | Stage::Done => Stage::Done,
        }
    }
}
