//! A large photo is redacted beside the vault's door: nobody waits for it, and a lock ends it.

use anyhow::{Context, Result};
use device::{Device, Env};
use shared::api::*;
use shared::ids::{RecordId, RoomId};
use std::path::Path;
use std::thread;
use tests::world::{PASSPHRASE, World, farm_audit, field_photo, open_fieldwork};

/// A photo of twelve megapixels in a vault that is opened in this process, where two calls can come at once.
fn with_photo(world: &World) -> Result<(Device, RoomId, RecordId)> {
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut lead, audit)?;
    let file = world.path("bunkhouse.jpg");
    field_photo(&file, 4000, 3000, 3, "canary")?;
    let captured = lead.put_blob(&file, "image/jpeg")?;
    let taken = lead.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: "Nine bunks".into(),
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    })?;
    lead.stop()?;
    Ok((opened(lead.vault())?, audit, taken.evidence))
}

fn opened(vault: &Path) -> Result<Device> {
    let device = Device::open(vault, Env::system()).map_err(told)?;
    unlock(&device)?;
    Ok(device)
}

fn unlock(device: &Device) -> Result<()> {
    let passphrase = PASSPHRASE.into();
    device.call(Unlock { passphrase }.into()).map(drop).map_err(told)
}

fn told(error: ApiError) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

fn black(evidence: RecordId) -> RedactEvidence {
    RedactEvidence {
        evidence,
        boxes: vec![RedactBox {
            x: 0,
            y: 0,
            w: 1000,
            h: 500,
            how: RedactHow::Black,
        }],
        shows_nobody: false,
        caption: None,
    }
}

fn items(device: &Device, audit: RoomId) -> Result<Vec<EvidenceView>> {
    let reply = device.call(ListEvidence { audit }.into()).map_err(told)?;
    Ok(reply.read::<EvidenceList>()?.items)
}

#[test]
fn while_a_photo_is_redacted_the_auditor_goes_on() -> Result<()> {
    let world = World::new()?;
    let (device, audit, evidence) = with_photo(&world)?;
    let mut meanwhile = 0;
    let redacting = thread::spawn({
        let device = device.clone();
        move || device.call(black(evidence).into())
    });
    while !redacting.is_finished() {
        device.call(GetToday {}.into()).map_err(told)?;
        meanwhile += 1;
    }
    redacting.join().ok().context("the thread")?.map_err(told)?;
    assert!(meanwhile > 5, "{meanwhile} calls were answered meanwhile");
    let items = items(&device, audit)?;
    let copy = items.iter().find(|one| one.redacts.is_some()).context("the copy")?;
    let shown = device.get_blob(&format!("{}/original", copy.evidence)).map_err(told)?;
    let picture = image::load_from_memory(&shown.bytes)?.into_rgb8();
    let (top, below) = (picture.get_pixel(800, 300), picture.get_pixel(800, 900));
    assert!(top.0.iter().all(|part| *part < 8) && below.0.iter().any(|part| *part > 40));
    Ok(())
}

#[test]
fn two_photos_redacted_at_once_each_get_their_own_boxes() -> Result<()> {
    let world = World::new()?;
    let (device, audit, evidence) = with_photo(&world)?;
    let calls = [500, 1000].map(|h| {
        let mut call = black(evidence);
        call.boxes.iter_mut().for_each(|one| one.h = h);
        let device = device.clone();
        thread::spawn(move || device.call(call.into()))
    });
    for call in calls {
        call.join().ok().context("the thread")?.map_err(told)?;
    }
    let mut covered = Vec::new();
    for copy in items(&device, audit)?.iter().filter(|one| one.redacts.is_some()) {
        let shown = device.get_blob(&format!("{}/original", copy.evidence)).map_err(told)?;
        let picture = image::load_from_memory(&shown.bytes)?.into_rgb8();
        covered.push(picture.get_pixel(800, 900).0.iter().all(|part| *part < 8));
    }
    covered.sort_unstable();
    assert_eq!(covered, [false, true]);
    Ok(())
}

#[test]
fn a_lock_while_a_photo_is_redacted_leaves_no_copy() -> Result<()> {
    let world = World::new()?;
    let (device, audit, evidence) = with_photo(&world)?;
    let redacting = thread::spawn({
        let device = device.clone();
        move || device.call(black(evidence).into())
    });
    device.call(Lock {}.into()).map_err(told)?;
    let refused = redacting.join().ok().context("the thread")?;
    assert_eq!(refused.map(drop).map_err(|error| error.code), Err(Code::Locked));
    unlock(&device)?;
    assert_eq!(items(&device, audit)?.len(), 1);
    device.call(black(evidence).into()).map_err(told)?;
    Ok(())
}
