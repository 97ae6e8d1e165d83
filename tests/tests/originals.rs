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

/// Where a phone keeps the sealed bytes of an original.
fn sealed_file(phone: &tests::world::TestDevice, item: &EvidenceView) -> Result<std::path::PathBuf> {
    let name = item.hash.to_string();
    let shelf = phone.vault().join("blobs").join(&name[..2]).join(&name);
    anyhow::ensure!(shelf.is_file(), "{}", shelf.display());
    Ok(shelf)
}

#[test]
fn files_that_cannot_go_hold_up_no_other_and_say_why() -> Result<()> {
    let world = World::new()?;
    let mut phone = world.lead("Lucía")?;
    let audit = farm_audit(&mut phone, "Tres Robles", &[("A", 5)])?;
    tests::world::open_fieldwork(&mut phone, audit)?;
    let gone = evidence(&mut phone, &world, audit, 1)?;
    let spoilt = evidence(&mut phone, &world, audit, 2)?;
    let whole = evidence(&mut phone, &world, audit, 3)?;
    let hidden = sealed_file(&phone, &gone)?;
    let aside = world.path("aside");
    std::fs::rename(&hidden, &aside)?;
    let file = sealed_file(&phone, &spoilt)?;
    let mut bytes = std::fs::read(&file)?;
    *bytes.last_mut().expect("bytes") ^= 1;
    std::fs::write(&file, bytes)?;

    // Held back by the person: records go, files do not.
    assert!(phone.call(PauseFiles { paused: true })?.files_paused);
    let status = phone.call(SyncNow { originals: true })?;
    assert_eq!(
        (
            status.records_to_send,
            status.previews_to_send,
            status.originals_to_send
        ),
        (0, 3, 3)
    );
    phone.stop()?;
    phone.start()?;
    phone.unlock()?;
    assert!(
        phone.sync_status()?.files_paused,
        "a restart sends nothing that was held back"
    );

    phone.call(PauseFiles { paused: false })?;
    let status = phone.call(SyncNow { originals: true })?;
    assert_eq!(status.tries[0].stopped, None);
    assert_eq!((status.previews_to_send, status.originals_to_send), (0, 2));
    let mut stuck: Vec<(String, Code)> = status
        .stuck
        .iter()
        .map(|file| (file.label.clone(), file.why.code))
        .collect();
    stuck.sort_by(|left, right| left.0.cmp(&right.0));
    assert_eq!(stuck[0], (gone.label.clone(), Code::StorageFailed));
    assert_eq!(stuck[1].0, spoilt.label, "the server found that its bytes are others");
    let custody = phone
        .call(OpenEvidence {
            evidence: whole.evidence,
        })?
        .original_custody;
    assert_eq!(custody, CustodyAt::Server);

    std::fs::rename(&aside, &hidden)?;
    let status = phone.call(SyncNow { originals: true })?;
    assert_eq!(status.stuck.len(), 1, "what can go now has gone");
    Ok(())
}
