//! What a part says once it is open: one record's news by one device, or the facts that an erasure leaves.

use crate::ids::RecordId;
use crate::kinds::Kind;
use minicbor::{Decode, Encode};

use super::wire;
use crate::ids::DeviceNumber;

/// The plaintext of a part.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum PartContent {
    /// News of one record.
    #[n(0)]
    Record {
        #[n(0)]
        record: RecordId,
        #[n(1)]
        kind: Kind,
        /// Who created the record; with `chance` it proves the record's id.
        #[n(2)]
        creator: DeviceNumber,
        #[cbor(n(3), with = "minicbor::bytes")]
        chance: [u8; 16],
        #[n(4)]
        news: News,
    },
    /// What stays of erased records, so that figures stay right.
    #[n(1)]
    Facts {
        #[n(0)]
        facts: Vec<CountingFacts>,
    },
}

/// Automerge bytes, uncompressed. `record` guards them before automerge sees them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum News {
    /// A whole document: this device made every change in it.
    #[n(0)]
    Saved {
        #[cbor(n(0), with = "minicbor::bytes")]
        document: Vec<u8>,
    },
    /// This device's own changes since its last sealed batch for the record.
    #[n(1)]
    Changes {
        #[cbor(n(0), with = "wire::byte_strings")]
        changes: Vec<Vec<u8>>,
    },
}

/// One erased record and what may still be counted of it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CountingFacts {
    #[n(0)]
    pub record: RecordId,
    #[n(1)]
    pub kind: Kind,
    #[n(2)]
    pub facts: Vec<CountingFact>,
}

/// A key of the record (`strata/crew`) and the value that stays.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct CountingFact {
    #[n(0)]
    pub key: String,
    #[n(1)]
    pub value: String,
}

impl PartContent {
    pub fn record(&self) -> Option<RecordId> {
        match self {
            PartContent::Record { record, .. } => Some(*record),
            PartContent::Facts { .. } => None,
        }
    }
}
