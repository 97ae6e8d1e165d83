//! A photo on its way into a report, with real processes: redacted on the lead's device, published, read by a monitor in a
//! browser's place, checked by an outsider who has nothing but the file and the root key's fingerprint.

use anyhow::{Context, Result};
use shared::api::*;
use shared::ids::{RecordId, RoomId};
use std::path::Path;
use std::process::Command;
use tests::browser::built;
use tests::world::{TestDevice, World, canary_hits, farm_audit, field_photo, open_fieldwork, raise};

const CANARY: &str = "canary-face-of-rosalinda";
const FACE: RedactBox = RedactBox {
    x: 100,
    y: 100,
    w: 300,
    h: 400,
    how: RedactHow::Blur,
};

/// A photo that backs a finding, as an auditor takes it.
fn photo(device: &mut TestDevice, world: &World, audit: RoomId, finding: RecordId) -> Result<EvidenceView> {
    let file = world.path("bunkhouse.jpg");
    field_photo(&file, 2400, 1800, 3, CANARY)?;
    let captured = device.put_blob(&file, "image/jpeg")?;
    device.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: "Nine bunks in a room for four".into(),
        place: String::new(),
        finding: Some(finding),
        interview: None,
        question: String::new(),
    })
}

fn redact(device: &mut TestDevice, evidence: RecordId, boxes: &[RedactBox]) -> Result<EvidenceView> {
    device.call(RedactEvidence {
        evidence,
        boxes: boxes.to_vec(),
        shows_nobody: false,
        caption: None,
    })
}

/// Fieldwork ends, the finding is confirmed.
fn reconcile(lead: &mut TestDevice, audit: RoomId, finding: RecordId) -> Result<()> {
    lead.call(HandIn { audit })?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Reconciling,
        reason: None,
    })?;
    lead.call(ConfirmFinding {
        finding,
        confirm: true,
        reason: String::new(),
    })?;
    Ok(())
}

fn text() -> ReportText {
    ReportText {
        summary: "Housing is crowded.".into(),
        method: String::new(),
    }
}

fn publish(lead: &mut TestDevice, audit: RoomId) -> Result<ReportView> {
    lead.call(ExplainCoverage {
        audit,
        reason: "Pictures alone were to be taken.".into(),
    })?;
    let shown = lead.call(PreviewReport { audit, text: text() })?;
    anyhow::ensure!(shown.stopped_by.is_empty(), "{:?}", shown.stopped_by);
    let report = lead.call(PublishReport {
        audit,
        text: text(),
        hash: shown.content.hash,
    })?;
    lead.sync()?;
    Ok(report)
}

/// How `surco verify-evidence` ended, and what it said.
fn verify(arguments: &[&str]) -> Result<(i32, String)> {
    let done = Command::new(built("surco")?)
        .arg("verify-evidence")
        .args(arguments)
        .output()?;
    let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    Ok((done.status.code().context("it was killed")?, said))
}

fn text_of(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

#[test]
fn a_redacted_photo_is_published_read_and_checked_without_the_program() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut lead, audit)?;
    let mut auditor = world.auditor("Amina", &mut lead, &[audit])?;
    let finding = raise(&mut auditor, audit, "Nine people sleep in a room for four.")?.finding;
    let taken = photo(&mut auditor, &world, audit, finding)?;
    // Amina redacts on her phone; her original never leaves it.
    let copy = redact(&mut auditor, taken.evidence, &[FACE])?;
    assert_eq!(copy.media_type, "image/jpeg");
    assert_eq!((copy.width_px, copy.height_px), (Some(1600), Some(1200)));
    auditor.call(HandIn { audit })?;
    auditor.sync()?;
    lead.sync()?;
    reconcile(&mut lead, audit, finding)?;

    let report = publish(&mut lead, audit)?;
    let plate = report.content.plates().next().context("a plate")?.clone();
    assert_eq!(
        (plate.width_px, plate.caption.as_str()),
        (1600, "Nine bunks in a room for four")
    );
    assert!(plate.size_bytes < 1 << 20 && plate.sealed_bytes > plate.size_bytes);

    // A monitor sees it through the server, and only the plate.
    let name = format!("plate.{}/1", report.line.report);
    let monitor = world.monitor("Mona Monitor")?;
    let (status, kind, seen) = monitor.get_blob(&name)?;
    assert_eq!((status, kind.as_str()), (200, "image/jpeg"));
    assert_eq!(shared::sync::wire::sha256(&seen), plate.hash);
    assert!(!seen.windows(4).any(|four| four == b"Exif"), "no metadata is published");
    for other in [
        format!("plate.{}/2", report.line.report),
        format!("plate.{}/x", report.line.report),
        "plate.zz/1".to_owned(),
        format!("plate.draft/{}", plate.sealed),
        format!("{}/original", taken.evidence),
    ] {
        assert_eq!(monitor.get_blob(&other)?.0, 404, "{other}");
    }
    // So does a device of the team.
    auditor.sync()?;
    let file = world.path("seen.jpg");
    auditor.get_blob(&name, &file)?;
    assert_eq!(std::fs::read(&file)?, seen);
    let leaked = canary_hits(world.server.data(), &[CANARY])?;
    assert_eq!(leaked, [], "the server never saw what the photo said of itself");

    // An outsider has the file, the fingerprint, and from Amina the original with its salt.
    let whole = monitor.call(GetReportFile {
        report: report.line.report,
        pictures: true,
    })?;
    let path = world.path("report.json");
    std::fs::write(&path, serde_json::to_vec(&whole)?)?;
    let (code, said) = verify(&[text_of(&path)])?;
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("Published by Lucía") && said.contains("Everything holds."),
        "{said}"
    );
    let json: serde_json::Value = serde_json::from_str(&verify(&[text_of(&path), "--json"])?.1)?;
    let root = json["root_fingerprint"].as_str().context("a fingerprint")?.to_owned();
    let proof = auditor.call(ProveEvidence {
        evidence: taken.evidence,
    })?;
    let original = world.path("bunkhouse.jpg");
    let (original, salt) = (text_of(&original), proof.salt.as_str());
    let (code, said) = verify(&[text_of(&path), "--root", &root, "--original", original, "--salt", salt])?;
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("The original is what the stamp of plate 1 is of."),
        "{said}"
    );

    // Pictures may lie beside; another original, another root, a changed word, half a file are told apart.
    let bare = ReportFile {
        pictures: Vec::new(),
        ..whole.clone()
    };
    std::fs::write(&path, serde_json::to_vec(&bare)?)?;
    assert_eq!(verify(&[text_of(&path)])?.0, 1);
    std::fs::write(world.path("plate-1.jpg"), &seen)?;
    assert_eq!(verify(&[text_of(&path)])?.0, 0);
    assert_eq!(
        verify(&[text_of(&path), "--original", text_of(&file), "--salt", salt])?.0,
        1
    );
    assert_eq!(verify(&[text_of(&path), "--root", "0000 0000"])?.0, 1);
    assert_eq!(verify(&[text_of(&path), "--original", original, "--salt", "12"])?.0, 2);
    let changed = serde_json::to_string(&whole)?.replace("crowded", "roomy");
    std::fs::write(&path, &changed)?;
    assert_eq!(verify(&[text_of(&path)])?.0, 1);
    std::fs::write(&path, &changed.as_bytes()[..changed.len() / 2])?;
    assert_eq!(verify(&[text_of(&path)])?.0, 2);
    assert_eq!(verify(&["no-such-file.json"])?.0, 2);
    Ok(())
}

#[test]
fn what_a_device_cannot_redact_it_says_and_changes_nothing() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut lead, audit)?;
    let heic = world.path("from-a-phone.heic");
    std::fs::write(
        &heic,
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic and nothing that could be drawn",
    )?;
    let captured = lead.put_blob(&heic, "image/heic")?;
    let kept = lead.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: String::new(),
        place: String::new(),
        finding: None,
        interview: None,
        question: String::new(),
    })?;
    assert_eq!((kept.media_type.as_str(), kept.has_preview), ("image/heic", false));
    let call = RedactEvidence {
        evidence: kept.evidence,
        boxes: vec![FACE],
        shows_nobody: false,
        caption: None,
    };
    let refused = lead.refused(call)?;
    assert_eq!(refused.code, Code::BadPicture);
    assert_eq!(lead.call(ListEvidence { audit })?.items.len(), 1);
    // The original is what was taken, byte for byte.
    let back = world.path("back.heic");
    lead.get_blob(&format!("{}/original", kept.evidence), &back)?;
    assert_eq!(std::fs::read(&back)?, std::fs::read(&heic)?);
    Ok(())
}
