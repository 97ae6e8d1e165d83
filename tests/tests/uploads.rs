//! One original can be sent before the rest; what holds up files otherwise is in originals.rs.

use anyhow::Result;
use shared::api::*;
use shared::ids::RoomId;
use tests::world::{TestDevice, World, farm_audit, field_photo, open_fieldwork};

fn photo(phone: &mut TestDevice, world: &World, audit: RoomId, seed: u32) -> Result<EvidenceView> {
    let file = world.path(&format!("photo{seed}.jpg"));
    field_photo(&file, 640, 480, seed, "canary")?;
    let captured = phone.put_blob(&file, "image/jpeg")?;
    phone.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: format!("Row {seed}"),
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    })
}

fn custody(phone: &mut TestDevice, item: &EvidenceView) -> Result<(CustodyAt, CustodyAt)> {
    let view = phone.call(OpenEvidence {
        evidence: item.evidence,
    })?;
    Ok((view.preview_custody, view.original_custody))
}

#[test]
fn one_original_goes_before_the_rest_when_it_is_asked_for() -> Result<()> {
    let world = World::new()?;
    let mut phone = world.lead("Lucía")?;
    let audit = farm_audit(&mut phone, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut phone, audit)?;
    let first = photo(&mut phone, &world, audit, 1)?;
    let wanted = photo(&mut phone, &world, audit, 2)?;
    phone.call(SyncNow { originals: false })?;
    assert_eq!(custody(&mut phone, &wanted)?, (CustodyAt::Server, CustodyAt::Here));
    let status = phone.call(SendOriginal {
        evidence: wanted.evidence,
    })?;
    assert_eq!(status.originals_to_send, 1);
    assert_eq!(custody(&mut phone, &wanted)?, (CustodyAt::Server, CustodyAt::Server));
    assert_eq!(custody(&mut phone, &first)?, (CustodyAt::Server, CustodyAt::Here));
    // Once more is no fault and sends nothing.
    let again = phone.call(SendOriginal {
        evidence: wanted.evidence,
    })?;
    assert_eq!(again.tries.first().map(|last| last.sent_blobs), Some(0));
    let nobody = phone.refused(SendOriginal {
        evidence: shared::ids::RecordId::ZERO,
    })?;
    assert_eq!(nobody.code, Code::NotFound);
    Ok(())
}
