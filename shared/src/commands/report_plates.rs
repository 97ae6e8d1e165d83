//! A report's plates: the redacted copies that its findings rest on, each with what lets outsiders check where it comes from.

use super::access;
use super::evidence::{is_taken_back, label};
use super::host::{Host, Row, SealedPlate};
use super::report_text;
use crate::api::{ApiError, FindingView, Plate, ReportContent, ReportSignature, Signer, Stop};
use crate::domain::keys::{evidence as key, report as report_key};
use crate::domain::report::about_hash;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::record::Edit;
use crate::seal::Statement;
use crate::seal::plate::MAX_PLATES;
use crate::seal::stamp::SignedStamp;
use crate::sync::wire::{self, PublicKey};
use data_encoding::BASE64;
use std::collections::BTreeMap;

/// Puts the plates of confirmed findings into a report that stands otherwise, and says what keeps one out.
///
/// `confirmed`: the findings behind `content.findings`, in the same order.
pub(super) fn add(
    host: &mut impl Host,
    audit: RoomId,
    content: &mut ReportContent,
    confirmed: &[FindingView],
    stops: &mut Vec<Stop>,
) -> Result<(), ApiError> {
    let rows = host.rows(audit, Kind::Evidence)?;
    let items: BTreeMap<RecordId, Row> = rows.into_iter().map(|row| (row.id, row)).collect();
    let mut cameras = Cameras::default();
    let mut number = 0;
    for (published, finding) in content.findings.iter_mut().zip(confirmed) {
        let mut originals = 0;
        for row in finding.evidence.iter().filter_map(|id| items.get(id)) {
            if is_taken_back(host, row)? {
                continue;
            }
            let Some(original) = row.fields.text(key::REDACTS) else {
                originals += 1;
                continue;
            };
            let original = original.parse().ok().and_then(|id| items.get(&id));
            let stamped = match original {
                Some(original) => stamped(host, original)?,
                None => None,
            };
            let Some((stamp, camera)) = stamped else {
                stops.push(Stop::PlateUnproven { label: label(row) });
                continue;
            };
            let Some(sealed) = host.seal_plate(row)? else {
                stops.push(Stop::PlateNotHere { label: label(row) });
                continue;
            };
            number += 1;
            published
                .plates
                .push(plate(host, number, row, sealed, &stamp, cameras.name(camera))?);
        }
        published.evidence_items = originals;
    }
    if number as usize > MAX_PLATES {
        stops.push(Stop::TooManyPlates {
            most: u32::try_from(MAX_PLATES).unwrap_or(u32::MAX),
        });
    }
    content.signers = cameras.certified(host, content)?;
    Ok(())
}

/// Keeps what the report names, and signs it: the edits that go into its record.
pub(super) fn publish(host: &mut impl Host, content: &ReportContent) -> Result<Vec<Edit>, ApiError> {
    let mut edits = Vec::new();
    for plate in content.plates() {
        host.keep_plate(plate)?;
        let size = i64::try_from(plate.sealed_bytes).unwrap_or(i64::MAX);
        edits.push(Edit::put(format!("{}{}", report_key::PLATES, plate.sealed), size));
    }
    let publisher = host.publisher()?;
    let signature = host.state(Statement::Report { content: content.hash })?;
    let signed = ReportSignature {
        key: BASE64.encode(publisher.key.as_bytes()),
        signature: BASE64.encode(signature.as_bytes()),
        certificate: BASE64.encode(&wire::encode(&publisher.certificate)),
    };
    edits.extend(
        serde_json::to_string(&signed)
            .ok()
            .map(|json| Edit::put(report_key::SIGNED, json)),
    );
    Ok(edits)
}

/// A plate of a published report, for the blob door.
pub fn plate_of(host: &mut impl Host, report: RecordId, number: u32) -> Result<Plate, ApiError> {
    let row = access::record(host, report, Kind::Report)?;
    access::role_in(host, row.room)?;
    let content = report_text::content_of(&row.fields);
    let plate = content.and_then(|content| content.plates().find(|plate| plate.plate == number).cloned());
    plate.ok_or_else(|| ApiError::not_found("picture"))
}

/// The original's stamp, as it stands in its record, and the key of the device that signed it. `None`: it does not hold.
fn stamped(host: &mut impl Host, original: &Row) -> Result<Option<(Vec<u8>, PublicKey)>, ApiError> {
    let text = original.fields.text(key::STAMP).unwrap_or_default();
    let Ok(stamp) = BASE64.decode(text.as_bytes()) else {
        return Ok(None);
    };
    let camera = host.signing_key(original.room, original.creator)?;
    let signed: Option<SignedStamp> = wire::decode(&stamp).ok();
    let holds = |camera: &PublicKey| signed.as_ref().is_some_and(|signed| signed.verify(camera).is_some());
    Ok(camera.filter(holds).map(|camera| (stamp, camera)))
}

fn plate(
    host: &mut impl Host,
    number: u32,
    row: &Row,
    sealed: SealedPlate,
    stamp: &[u8],
    signer: String,
) -> Result<Plate, ApiError> {
    let pixels = |key: &str| row.fields.int(key).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    let derived = host.state(Statement::Plate {
        plate: sealed.hash,
        stamp,
    })?;
    Ok(Plate {
        plate: number,
        caption: row.fields.text(key::CAPTION).unwrap_or_default().to_owned(),
        media_type: "image/jpeg".to_owned(),
        width_px: pixels(key::WIDTH_PX),
        height_px: pixels(key::HEIGHT_PX),
        size_bytes: sealed.size_bytes,
        hash: sealed.hash,
        sealed: crate::ids::Hash(sealed.sealed.hash.0),
        sealed_bytes: sealed.sealed.size_bytes,
        key: sealed.sealed.key,
        stamp: BASE64.encode(stamp),
        signer,
        derived: BASE64.encode(derived.as_bytes()),
    })
}

/// Devices under names that stand for them in this report alone, in the order in which its plates cite them.
#[derive(Default)]
struct Cameras(Vec<PublicKey>);

impl Cameras {
    fn name(&mut self, key: PublicKey) -> String {
        let place = match self.0.iter().position(|known| *known == key) {
            Some(place) => place,
            None => {
                self.0.push(key);
                self.0.len() - 1
            }
        };
        format!("camera {}", place + 1)
    }

    fn certified(self, host: &mut impl Host, content: &ReportContent) -> Result<Vec<Signer>, ApiError> {
        let about = about_hash(content);
        let mut signers = Vec::new();
        for (number, key) in (1..).zip(self.0) {
            let name = format!("camera {number}");
            let certified = host.state(Statement::Signer {
                about,
                name: &name,
                key,
            })?;
            signers.push(Signer {
                key: BASE64.encode(key.as_bytes()),
                certified: BASE64.encode(certified.as_bytes()),
                name,
            });
        }
        Ok(signers)
    }
}
