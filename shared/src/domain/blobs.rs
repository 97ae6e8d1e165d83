//! Which blobs a record cites: what its batch names, and what a receipt must cover.

use super::keys::{evidence, report};
use crate::fields::{Fields, Value};
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
    if kind == Kind::Evidence {
        of_evidence(fields)
    } else if kind == Kind::Report {
        plates(fields)
    } else {
        Vec::new()
    }
}

/// A report's pictures go with previews: small, and nobody can read the report whole without them.
fn plates(fields: &Fields) -> Vec<CitedBlob> {
    let plates = fields.under(report::PLATES).filter_map(|(hash, field)| {
        let Value::Int(size) = field.value else { return None };
        Some(CitedBlob {
            hash: hash.parse().ok()?,
            size_bytes: u64::try_from(size).ok()?,
            part: BlobPart::Preview,
        })
    });
    plates.collect()
}

fn of_evidence(fields: &Fields) -> Vec<CitedBlob> {
    let cited = |part, hash: &str, size: &str| {
        let hash = fields.text(hash)?.parse().ok()?;
        let size_bytes = u64::try_from(fields.int(size)?).ok()?;
        Some(CitedBlob { hash, size_bytes, part })
    };
    let preview = cited(BlobPart::Preview, evidence::PREVIEW_HASH, evidence::PREVIEW_SIZE);
    let original = cited(BlobPart::Original, evidence::ORIGINAL_HASH, evidence::ORIGINAL_SIZE);
    // A redacted copy is its own preview.
    let original = original.filter(|original| preview.is_none_or(|preview| preview.hash != original.hash));
    preview.into_iter().chain(original).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_redacted_copy_is_its_own_preview_and_a_report_cites_its_plates() {
        let hash = BlobHash([3; 32]).to_string();
        let fields: Fields = [
            (evidence::ORIGINAL_HASH, Value::from(hash.clone())),
            (evidence::ORIGINAL_SIZE, Value::from(90)),
            (evidence::PREVIEW_HASH, Value::from(hash.clone())),
            (evidence::PREVIEW_SIZE, Value::from(90)),
        ]
        .into_iter()
        .collect();
        let cited = cited_blobs(Kind::Evidence, &fields);
        assert_eq!(
            cited.iter().map(|blob| blob.part).collect::<Vec<_>>(),
            [BlobPart::Preview]
        );
        let plate = format!("{}{hash}", report::PLATES);
        let broken = format!("{}nonsense", report::PLATES);
        let fields: Fields = [(plate, Value::from(7)), (broken, Value::from(7))]
            .into_iter()
            .collect();
        let cited = cited_blobs(Kind::Report, &fields);
        assert_eq!(cited.iter().map(|blob| blob.size_bytes).collect::<Vec<_>>(), [7]);
    }
}
