//! What is left of a photo once its worker is erased: nothing on any device, in any copy, in no report that is being prepared.

use anyhow::{Context, Result, ensure};
use shared::api::*;
use shared::ids::{RecordId, RoomId};
use std::path::{Path, PathBuf};
use tests::world::{TestDevice, World, farm_audit, field_photo, open_fieldwork, raise};

/// A worker who agrees to photos shows the bunks, and the photo backs a finding.
fn photographs(device: &mut TestDevice, world: &World, audit: RoomId) -> Result<(RecordId, EvidenceView, RecordId)> {
    let view = device.call(StartInterview {
        audit,
        audience: Audience::Worker,
        crew: "A".into(),
        language: "es".into(),
        consent: Consent {
            notes: true,
            photos: true,
            ..Consent::default()
        },
        present: Vec::new(),
        group: None,
        form: None,
    })?;
    let finding = raise(device, audit, "Nine people sleep in a room for four.")?.finding;
    let file = world.path("bunkhouse.jpg");
    field_photo(&file, 2400, 1800, 3, "canary")?;
    let captured = device.put_blob(&file, "image/jpeg")?;
    let taken = device.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: "Nine bunks".into(),
        place: String::new(),
        finding: Some(finding),
        interview: Some(view.line.interview),
        question: "arrived_at".into(),
    })?;
    Ok((view.line.interview, taken, finding))
}

/// Its redacted copy, made on the phone that took it.
fn redacts(device: &mut TestDevice, evidence: RecordId) -> Result<EvidenceView> {
    let face = RedactBox {
        x: 100,
        y: 100,
        w: 300,
        h: 400,
        how: RedactHow::Black,
    };
    device.call(RedactEvidence {
        evidence,
        boxes: vec![face],
        shows_nobody: false,
        caption: None,
    })
}

/// The lead looks at the report before it leaves; gives the name of its plate at the blob door.
fn plate(lead: &mut TestDevice, audit: RoomId) -> Result<Option<String>> {
    let text = ReportText {
        summary: "Housing is crowded.".into(),
        method: String::new(),
    };
    let shown = lead.call(PreviewReport { audit, text })?;
    let plate = shown.content.plates().next();
    Ok(plate.map(|plate| format!("plate.draft/{}", plate.sealed)))
}

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

/// The sealed files below a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => found.extend(files(&path)?),
            false => found.push(path),
        }
    }
    Ok(found)
}

fn not_found(device: &mut TestDevice, world: &World, name: &str) -> Result<()> {
    let refused = device
        .get_blob(name, &world.path("refused"))
        .err()
        .context("it is gone")?;
    assert_eq!(refused.downcast::<ApiError>()?.code, Code::NotFound, "{name}");
    Ok(())
}

struct Shown {
    world: World,
    lead: TestDevice,
    amina: TestDevice,
    audit: RoomId,
    interview: RecordId,
    taken: EvidenceView,
    copy: EvidenceView,
    plate: String,
}

/// Amina's photo of a worker and its copy are on both devices and on the server, and the lead looks at the plate.
fn shown() -> Result<Shown> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut lead, audit)?;
    let mut amina = world.auditor("Amina", &mut lead, &[audit])?;
    let (interview, taken, finding) = photographs(&mut amina, &world, audit)?;
    let copy = redacts(&mut amina, taken.evidence)?;
    amina.call(HandIn { audit })?;
    amina.sync()?;
    lead.sync()?;
    reconcile(&mut lead, audit, finding)?;
    let plate = plate(&mut lead, audit)?.context("the copy backs a confirmed finding")?;
    for name in [
        plate.clone(),
        format!("{}/preview", taken.evidence),
        format!("{}/original", taken.evidence),
    ] {
        lead.get_blob(&name, &world.path("seen.jpg"))?;
    }
    Ok(Shown {
        world,
        lead,
        amina,
        audit,
        interview,
        taken,
        copy,
        plate,
    })
}

#[test]
fn an_erased_worker_leaves_no_photo_no_copy_and_no_plate_on_any_device_or_the_server() -> Result<()> {
    let Shown {
        world,
        mut lead,
        mut amina,
        audit,
        interview,
        taken,
        copy,
        plate: name,
    } = shown()?;
    let room = world.server.data().join("blobs/rooms").join(audit.to_string());
    for folder in [&lead.vault().join("blobs"), &amina.vault().join("blobs"), &room] {
        let found = files(folder)?;
        ensure!(found.len() >= 2, "the control: {} holds {found:?}", folder.display());
    }
    lead.call(EraseWorker {
        interview,
        words: None,
        reason: Some("The worker asked for it at the gate.".into()),
    })?;
    let names = [
        name,
        format!("{}/preview", taken.evidence),
        format!("{}/original", taken.evidence),
        format!("{}/original", copy.evidence),
    ];
    for name in &names {
        not_found(&mut lead, &world, name)?;
    }
    ensure!(lead.call(ListEvidence { audit })?.items.is_empty(), "the list is empty");
    ensure!(plate(&mut lead, audit)?.is_none(), "no plate in the next preview");
    lead.sync()?;
    amina.sync()?;
    for name in &names[1..] {
        not_found(&mut amina, &world, name)?;
    }
    ensure!(amina.call(ListEvidence { audit })?.items.is_empty());
    for folder in [&lead.vault().join("blobs"), &amina.vault().join("blobs"), &room] {
        assert_eq!(files(folder)?, [] as [PathBuf; 0], "{}", folder.display());
    }
    world.server.verify()?;
    Ok(())
}

#[test]
fn consent_taken_back_while_a_report_is_looked_at_takes_its_plate_away_at_once() -> Result<()> {
    let Shown {
        world,
        mut lead,
        mut amina,
        audit,
        interview,
        copy,
        plate: name,
        ..
    } = shown()?;
    amina.call(WithdrawConsent { interview })?;
    amina.sync()?;
    lead.sync()?;
    not_found(&mut lead, &world, &name)?;
    not_found(&mut lead, &world, &format!("{}/preview", copy.evidence))?;
    ensure!(plate(&mut lead, audit)?.is_none());
    Ok(())
}

#[test]
fn a_copy_made_without_contact_while_the_worker_was_erased_is_shown_to_nobody() -> Result<()> {
    let Shown {
        world,
        mut lead,
        mut amina,
        audit,
        interview,
        taken,
        ..
    } = shown()?;
    let late = redacts(&mut amina, taken.evidence)?;
    lead.call(EraseWorker {
        interview,
        words: None,
        reason: Some("The worker asked for it at the gate.".into()),
    })?;
    lead.sync()?;
    amina.sync()?;
    lead.sync()?;
    for device in [&mut lead, &mut amina] {
        not_found(device, &world, &format!("{}/preview", late.evidence))?;
        ensure!(device.call(ListEvidence { audit })?.items.is_empty());
        let open = OpenEvidence {
            evidence: late.evidence,
        };
        assert_eq!(device.refused(open)?.code, Code::NotFound);
    }
    ensure!(plate(&mut lead, audit)?.is_none(), "no plate in the next preview");
    Ok(())
}
