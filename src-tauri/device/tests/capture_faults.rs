//! A disk that fills up while a photo is kept or redacted: told at once, nothing half is named, and it works again afterwards.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "fixture/faulty.rs"]
mod faulty;
mod fixture;

use device::{Device, Env};
use faulty::FaultyDisk;
use fixture::*;
use image::RgbImage;
use shared::api::{
    AddEvidence, ApiError, Code, EvidenceView, ListEvidence, OpenEvidence, RedactBox, RedactEvidence, RedactHow,
};
use shared::commands::{Host, Target, Write};
use shared::domain::keys::plan;
use shared::ids::{RecordId, RoomId};
use shared::kinds::Kind;
use shared::record::Edit;
use std::io::{Cursor, ErrorKind};
use std::sync::Arc;

fn photo() -> Vec<u8> {
    let picture = RgbImage::from_fn(320, 240, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 40]));
    let mut jpeg = Cursor::new(Vec::new());
    picture.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    jpeg.into_inner()
}

fn in_the_field(device: &Device, audit: RoomId) {
    let edits = vec![
        Edit::put(plan::TITLE, "Spring"),
        Edit::put(plan::SITE_NAME, "Tres Robles"),
        Edit::put(plan::PHASE, "fieldwork"),
    ];
    let target = Target::New(Kind::Plan);
    device
        .with_session(|session| session.commit(audit, vec![Write { target, edits }]))
        .unwrap();
}

fn take(device: &Device, audit: RoomId) -> Result<EvidenceView, ApiError> {
    let captured = device.put_blob(&photo(), "image/jpeg")?;
    let call = AddEvidence {
        audit,
        capture: captured.capture,
        caption: "Cooler".into(),
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    };
    ask(device, call)
}

fn redact(device: &Device, evidence: RecordId) -> Result<EvidenceView, ApiError> {
    let all = RedactBox {
        x: 0,
        y: 0,
        w: 1000,
        h: 1000,
        how: RedactHow::Black,
    };
    let call = RedactEvidence {
        evidence,
        boxes: vec![all],
        shows_nobody: false,
        caption: None,
    };
    ask(device, call)
}

#[test]
fn a_disk_that_fills_up_in_the_middle_names_nothing_half() {
    let place = tempfile::tempdir().unwrap();
    let disk = FaultyDisk::new(ErrorKind::StorageFull);
    let env = Env {
        disk: Arc::new(disk.clone()),
        ..env()
    };
    let (_, device, audit) = lead_with_room(place.path(), env);
    in_the_field(&device, audit);
    let first = take(&device, audit).unwrap();
    let mut kept = vec![first.evidence];
    let mut failed = 0;
    for writes in 0..12 {
        for redacting in [false, true] {
            disk.fail_after(writes);
            let done = if redacting {
                redact(&device, first.evidence)
            } else {
                take(&device, audit)
            };
            disk.mend();
            match done {
                Ok(view) => kept.push(view.evidence),
                Err(error) => {
                    failed += 1;
                    let told = [Code::StorageFull, Code::StorageFailed, Code::VaultDamaged];
                    assert!(told.contains(&error.code), "{error:?}");
                    if device.state() != shared::api::VaultState::Open {
                        unlock(&device);
                    }
                }
            }
            lock(&device);
            unlock(&device);
            let listed = ask(&device, ListEvidence { audit }).unwrap().items;
            assert_eq!(listed.len(), kept.len(), "after {writes} writes");
        }
    }
    assert!(failed > 8, "the control: the disk did fail ({failed})");
    for evidence in kept {
        ask(&device, OpenEvidence { evidence }).unwrap();
        let bytes = device.get_blob(&format!("{evidence}/original")).unwrap().bytes;
        assert!(image::load_from_memory(&bytes).is_ok());
    }
}
