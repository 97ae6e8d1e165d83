//! Files on their way to the server: one that rotted holds up no other, a pause holds up files and no text, one original can
//! be sent before the rest.

use anyhow::{Context, Result};
use shared::api::*;
use shared::ids::RoomId;
use std::path::{Path, PathBuf};
use tests::world::{TestDevice, World, farm_audit, field_photo, open_fieldwork, raise};

fn at_work(world: &World) -> Result<(TestDevice, RoomId)> {
    let mut phone = world.lead("Lucía")?;
    let audit = farm_audit(&mut phone, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut phone, audit)?;
    Ok((phone, audit))
}

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

/// Where a vault keeps a sealed file.
fn stored(vault: &Path, item: &EvidenceView) -> Result<PathBuf> {
    let name = item.hash.to_string();
    let shelf = name.get(..2).context("a name")?;
    Ok(vault.join("blobs").join(shelf).join(&name))
}

#[test]
fn a_file_that_rotted_holds_up_no_other_and_is_told_of() -> Result<()> {
    let world = World::new()?;
    let (mut phone, audit) = at_work(&world)?;
    let rotten = photo(&mut phone, &world, audit, 1)?;
    let gone = photo(&mut phone, &world, audit, 2)?;
    let sound = photo(&mut phone, &world, audit, 3)?;
    let vault = phone.vault().to_owned();
    let file = stored(&vault, &rotten)?;
    let mut bytes = std::fs::read(&file)?;
    *bytes.last_mut().context("bytes")? ^= 1;
    std::fs::write(&file, bytes)?;
    std::fs::remove_file(stored(&vault, &gone)?)?;

    let status = phone.call(SyncNow { originals: true })?;
    assert_eq!(custody(&mut phone, &sound)?, (CustodyAt::Server, CustodyAt::Server));
    assert_eq!(custody(&mut phone, &rotten)?, (CustodyAt::Server, CustodyAt::Here));
    assert_eq!(custody(&mut phone, &gone)?.0, CustodyAt::Server);
    let told = status.tries.first().and_then(|last| last.stopped.clone());
    let told = told.context("the person hears of it")?;
    assert!(!told.message.is_empty() && !told.next.is_empty(), "{told:?}");
    // Later work goes as if nothing had happened.
    let later = photo(&mut phone, &world, audit, 4)?;
    phone.call(SyncNow { originals: true })?;
    assert_eq!(custody(&mut phone, &later)?, (CustodyAt::Server, CustodyAt::Server));
    world.server.verify()?;
    Ok(())
}

#[test]
fn paused_files_wait_while_text_goes_and_go_on_where_they_were() -> Result<()> {
    let world = World::new()?;
    let (mut phone, audit) = at_work(&world)?;
    let pause = |phone: &mut TestDevice, files_paused: bool| -> Result<()> {
        let settings = Settings {
            files_paused,
            ..phone.call(GetSettings {})?
        };
        phone.call(KeepSettings { settings }).map(drop)
    };
    pause(&mut phone, true)?;
    let item = photo(&mut phone, &world, audit, 1)?;
    let finding = raise(&mut phone, audit, "Said while files are paused.")?;
    let status = phone.call(SyncNow { originals: true })?;
    assert!(status.paused);
    assert_eq!(
        status.tries.first().and_then(|last| last.stopped.clone()),
        None,
        "a pause is no fault"
    );
    assert_eq!((status.previews_to_send, status.originals_to_send), (1, 1));
    assert_eq!(custody(&mut phone, &item)?, (CustodyAt::Here, CustodyAt::Here));
    assert_eq!(status.sending, None);
    // Another phone reads the finding already.
    let mut mate = world.auditor("Amina", &mut phone, &[audit])?;
    mate.sync()?;
    let read = mate.call(ListFindings { audit })?.findings;
    assert!(read.iter().any(|one| one.finding == finding.finding));
    // It outlives the app.
    phone.stop()?;
    phone.start()?;
    phone.unlock()?;
    assert!(phone.call(GetSyncStatus {})?.paused);
    pause(&mut phone, false)?;
    phone.call(SyncNow { originals: true })?;
    assert_eq!(custody(&mut phone, &item)?, (CustodyAt::Server, CustodyAt::Server));
    Ok(())
}

#[test]
fn one_original_goes_before_the_rest_when_it_is_asked_for() -> Result<()> {
    let world = World::new()?;
    let (mut phone, audit) = at_work(&world)?;
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
