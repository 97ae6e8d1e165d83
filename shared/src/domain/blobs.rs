//! Which blobs a record cites: what its batch names, and what a receipt must cover.

use super::keys::evidence;
use crate::fields::Fields;
use crate::ids::BlobHash;
use crate::kinds::Kind;
use serde::{Deserialize, Serialize};

/// Sent in this order: previews of everything before originals of anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlobPart {
    Preview,
    Original,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedBlob {
    pub hash: BlobHash,
    pub size_bytes: u64,
    pub part: BlobPart,
}

/// The blobs that a record of `kind` names; unreadable hashes or sizes name none.
pub fn cited_blobs(kind: Kind, fields: &Fields) -> Vec<CitedBlob> {
    if kind != Kind::Evidence {
        return Vec::new();
    }
    let cited = |part, hash: &str, size: &str| {
        let hash = fields.text(hash)?.parse().ok()?;
        let size_bytes = u64::try_from(fields.int(size)?).ok()?;
        Some(CitedBlob { hash, size_bytes, part })
    };
    [
        cited(BlobPart::Preview, evidence::PREVIEW_HASH, evidence::PREVIEW_SIZE),
        cited(BlobPart::Original, evidence::ORIGINAL_HASH, evidence::ORIGINAL_SIZE),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Value;

    #[test]
    fn evidence_cites_its_preview_first_and_nothing_else_cites() {
        let hash = |byte: u8| BlobHash([byte; 32]).to_string();
        let fields: Fields = [
            (evidence::ORIGINAL_HASH, Value::from(hash(1))),
            (evidence::ORIGINAL_SIZE, Value::from(900)),
            (evidence::PREVIEW_HASH, Value::from(hash(2))),
            (evidence::PREVIEW_SIZE, Value::from(90)),
        ]
        .into_iter()
        .collect();
        let cited = cited_blobs(Kind::Evidence, &fields);
        assert_eq!(cited.iter().map(|blob| blob.size_bytes).collect::<Vec<_>>(), [90, 900]);
        assert!(cited_blobs(Kind::Finding, &fields).is_empty());
    }
}
