//! Originals of photos: when they go by themselves, and when a phone may let go of them.

use anyhow::Result;
use shared::api::*;
use tests::world::{World, farm_audit, field_photo};

/// A photo, named by an evidence record; `None`: only captured.
fn evidence(
    phone: &mut tests::world::TestDevice,
    world: &World,
    audit: shared::ids::RoomId,
    seed: u32,
) -> Result<EvidenceView> {
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

#[test]
fn a_full_phone_lets_go_of_what_the_server_has_and_of_nothing_else() -> Result<()> {
    let world = World::new()?;
    let mut phone = world.lead("Lucía")?;
    let audit = farm_audit(&mut phone, "Tres Robles", &[("A", 5)])?;
    tests::world::open_fieldwork(&mut phone, audit)?;
    let sent = evidence(&mut phone, &world, audit, 1)?;

    // A link that may cost: previews go, originals stay, and nothing can be freed.
    phone.call(SyncNow { originals: false })?;
    let storage = phone.call(GetStorage {})?;
    assert_eq!((storage.originals.count, storage.freeable.count), (1, 0));
    phone.call(FreeOriginals {})?;
    assert_eq!(
        phone
            .call(OpenEvidence {
                evidence: sent.evidence
            })?
            .original_custody,
        CustodyAt::Here
    );

    // Lucía lets it cost: the next round takes the original along without being asked.
    let settings = Settings {
        metered_link: true,
        ..phone.call(GetSettings {})?
    };
    phone.call(KeepSettings { settings })?;
    phone.call(SyncNow { originals: false })?;
    let name = format!("{}/original", sent.evidence);
    let before = world.path("before.jpg");
    phone.get_blob(&name, &before)?;
    let kept = evidence(&mut phone, &world, audit, 2)?;
    let storage = phone.call(GetStorage {})?;
    assert_eq!((storage.originals.count, storage.freeable.count), (2, 1));
    assert!(storage.freeable.bytes > 10_000 && storage.freeable.bytes < storage.originals.bytes);

    let storage = phone.call(FreeOriginals {})?;
    assert_eq!(
        (storage.originals.count, storage.freeable.count, storage.previews.count),
        (1, 0, 2)
    );
    assert_eq!(phone.call(ListEvidence { audit })?.items.len(), 2, "the records stay");
    assert_eq!(
        phone
            .call(OpenEvidence {
                evidence: kept.evidence
            })?
            .original_custody,
        CustodyAt::Here
    );
    assert_eq!(
        phone
            .call(OpenEvidence {
                evidence: sent.evidence
            })?
            .original_custody,
        CustodyAt::Server
    );

    // Whoever opens it waits a moment, and it is the same, byte for byte.
    let after = world.path("after.jpg");
    phone.get_blob(&name, &after)?;
    assert_eq!(std::fs::read(before)?, std::fs::read(after)?);
    assert_eq!(phone.call(GetStorage {})?.freeable.count, 1, "here again");
    Ok(())
}
