//! A device in this process, reached through a link that loses words on purpose, against the real server.

// A wrong index or an unreadable fixture fails the run that made it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use anyhow::{Context, Result};
use device::{Device, Env};
use shared::api::*;
use shared::ids::RoomId;
use shared::permissions::Role;
use shared::sync::messages::paths;
use std::sync::Arc;
use tests::world::lossy::{Fate, OffBy, call, phone};
use tests::world::{CREWS, CuttingLink, TestDevice, World, canary_hits, farm_audit, field_photo};

/// One round; its end as the list of tries has it.
fn round(device: &Device) -> Result<Option<Code>> {
    let status = call(device, SyncNow { originals: true })?;
    Ok(status
        .tries
        .first()
        .context("no try was noted")?
        .stopped
        .as_ref()
        .map(|stopped| stopped.code))
}

fn raise(device: &Device, audit: RoomId, statement: &str) -> Result<FindingView> {
    let provision = call(device, GetProgram {})?
        .provisions
        .first()
        .context("a provision")?
        .id
        .clone();
    call(
        device,
        RaiseFinding {
            audit,
            provision,
            severity: "systems".into(),
            statement: statement.into(),
            basis: vec![Basis::Observation],
            supports: vec![],
        },
    )
}

/// A lead with an audit in the field.
fn lead_with_audit(world: &World) -> Result<(TestDevice, RoomId)> {
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &CREWS)?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("One lead device in this test.".into()),
    })?;
    lead.sync()?;
    Ok((lead, audit))
}

fn join(world: &World, lead: &mut TestDevice, audit: RoomId, device: &Device, person: &str) -> Result<()> {
    let invitation = lead.invite(Role::Auditor, person, &[audit])?;
    call(
        device,
        Enrol {
            code: invitation.code,
            server: Some(world.server.address()),
        },
    )?;
    lead.sync()?;
    assert_eq!(round(device)?, None);
    Ok(())
}

#[test]
fn every_fault_of_the_link_costs_time_and_nothing_else() -> Result<()> {
    let world = World::new()?;
    let (mut lead, audit) = lead_with_audit(&world)?;
    let (amina, plan) = phone(&world, "amina", Env::system())?;

    // The reply to joining is lost after the server's commit: joining again is no second device.
    plan.lock().unwrap().push((paths::ENROL_FINISH, Fate::ReplyCut));
    join(&world, &mut lead, audit, &amina, "Amina")?;
    assert!(plan.lock().unwrap().is_empty(), "the fault was met");
    assert_eq!(
        call(&amina, ListMembers { audit: None })?.members.len(),
        3,
        "server, lead, Amina"
    );

    let faults = [
        (paths::EXCHANGE, Fate::Lost, Some(Code::NoConnection)),
        (paths::EXCHANGE, Fate::Page, Some(Code::NotTheServer)),
        // After these the same round goes on by itself.
        (paths::EXCHANGE, Fate::ReplyCut, None),
        (paths::BLOBS, Fate::ReplyCut, None),
        ("/sync/v1/blobs/", Fate::Half, None),
    ];
    for (number, (path, fate, end)) in faults.into_iter().enumerate() {
        raise(&amina, audit, &format!("Number {number}"))?;
        let file = world.path("photo.jpg");
        field_photo(&file, 320, 240, number as u32, "Position-Canary")?;
        let captured = amina.put_blob(&std::fs::read(&file)?, "image/jpeg")?;
        call(
            &amina,
            AddEvidence {
                audit,
                capture: captured.capture,
                caption: "Cooler".into(),
                place: String::new(),
                finding: None,
                interview: None,
                question: String::new(),
            },
        )?;
        // The last fault is for a PATCH: the creation before it must pass.
        plan.lock().unwrap().push((path, fate));
        assert_eq!(round(&amina)?, end, "{fate:?}");
        assert!(plan.lock().unwrap().is_empty(), "{fate:?} was met");
        assert_eq!(round(&amina)?, None, "{fate:?}, then signal");
        assert_eq!(call(&amina, GetSyncStatus {})?.custody.only_here, 0, "{fate:?}");
    }
    lead.sync()?;
    let mut findings: Vec<_> = lead
        .call(ListFindings { audit })?
        .findings
        .into_iter()
        .map(|finding| finding.label)
        .collect();
    findings.sort();
    assert_eq!(findings.len(), faults.len(), "each once: {findings:?}");
    assert_eq!(lead.call(ListSetAside {})?.items, []);
    world.server.verify()?;
    Ok(())
}

#[test]
fn clocks_ten_years_off_join_invite_and_sync() -> Result<()> {
    let world = World::new()?;
    let (mut lead, audit) = lead_with_audit(&world)?;
    let ten_years = chrono::Duration::days(3652);
    for (name, off) in [("ahead", ten_years), ("behind", -ten_years)] {
        let mut env = Env::system();
        env.clock = Arc::new(OffBy(off, device::SystemClock::start()));
        let (phone, _) = phone(&world, name, env)?;
        join(&world, &mut lead, audit, &phone, name)?;
        raise(&phone, audit, name)?;
        assert_eq!(round(&phone)?, None);
        let status = call(&phone, GetSyncStatus {})?;
        assert!((status.clock_ahead_s.context("the clock was compared")? - off.num_seconds()).abs() < 60);
        assert_eq!(status.custody.only_here, 0);
    }
    lead.sync()?;
    assert_eq!(lead.call(ListFindings { audit })?.findings.len(), 2);

    // A lead whose own clock is off still makes invites of 72 hours by the server's.
    let mut env = Env::system();
    env.clock = Arc::new(OffBy(-ten_years, device::SystemClock::start()));
    let (deputy, _) = phone(&world, "deputy", env)?;
    let invite = world.server.invite("lead", "Deputy")?;
    call(
        &deputy,
        Enrol {
            code: invite.code,
            server: Some(world.server.address()),
        },
    )?;
    let invitation = call(
        &deputy,
        Invite {
            role: Role::Auditor,
            person: "Nuria".into(),
            audits: vec![],
        },
    )?;
    let hours = (invitation.expires - chrono::Utc::now()).num_minutes() as f64 / 60.0;
    assert!((71.9..72.1).contains(&hours), "{hours}");
    let mut nuria = world.new_device("nuria")?;
    nuria.enrol(&invitation.qr_text, &world.server.address())?;
    Ok(())
}

#[test]
fn a_photo_is_sealed_on_every_disk_and_opens_for_a_teammate() -> Result<()> {
    const CANARY: &str = "Packhouse-Canary-5512";
    let mut world = World::new()?;
    let (mut lead, audit) = lead_with_audit(&world)?;
    let (amina, _) = phone(&world, "amina", Env::system())?;
    join(&world, &mut lead, audit, &amina, "Amina")?;
    let file = world.path("outside.jpg");
    field_photo(&file, 2400, 1800, 3, CANARY)?;
    let original = std::fs::read(&file)?;
    std::fs::remove_file(&file)?;
    let captured = amina.put_blob(&original, "image/jpeg")?;
    assert!(captured.had_position && captured.width_px == Some(2400));
    let evidence = call(
        &amina,
        AddEvidence {
            audit,
            capture: captured.capture,
            caption: String::new(),
            place: String::new(),
            finding: None,
            interview: None,
            question: String::new(),
        },
    )?;
    assert_eq!(evidence.original_custody, CustodyAt::Here);
    call(&amina, SyncNow { originals: false })?;
    let evidence = call(
        &amina,
        OpenEvidence {
            evidence: evidence.evidence,
        },
    )?;
    assert_eq!(evidence.record_custody, CustodyAt::Server);
    assert_eq!(evidence.preview_custody, CustodyAt::Server);
    assert_eq!(
        evidence.original_custody,
        CustodyAt::Here,
        "an original goes only when asked"
    );

    lead.sync()?;
    let preview = world.path("preview.jpg");
    lead.get_blob(&format!("{}/preview", evidence.evidence), &preview)?;
    let shown = image::open(&preview)?;
    assert_eq!((shown.width(), shown.height()), (1600, 1200));
    assert_eq!(canary_hits(&preview, &[CANARY]).unwrap_or_default(), []);
    assert!(
        !std::fs::read(&preview)?
            .windows(CANARY.len())
            .any(|window| window == CANARY.as_bytes())
    );
    std::fs::remove_file(&preview)?;

    let name = format!("{}/original", evidence.evidence);
    let missing = lead.get_blob(&name, &preview).unwrap_err();
    assert_eq!(
        missing.downcast::<ApiError>()?.code,
        Code::NotFound,
        "it is still on Amina's phone"
    );
    call(&amina, SyncNow { originals: true })?;
    lead.get_blob(&name, &preview)?;
    assert_eq!(std::fs::read(&preview)?, original, "bit by bit");
    assert_eq!(lead.sync()?.custody.only_here, 0, "what was fetched is not to be sent");
    std::fs::remove_file(&preview)?;

    world.server.stop()?;
    call(&amina, Lock {})?;
    let whole_world = world.path("");
    assert_eq!(canary_hits(&whole_world, &[CANARY])?, [], "no disk holds it in clear");
    std::fs::write(world.path("control"), &original)?;
    assert_eq!(canary_hits(&whole_world, &[CANARY])?.len(), 1, "the control is found");
    Ok(())
}

#[test]
fn a_link_that_cuts_every_forty_kilobytes_carries_a_day_of_work() -> Result<()> {
    let world = World::new()?;
    let (mut lead, audit) = lead_with_audit(&world)?;
    let link = CuttingLink::open(0, world.server.port(), 0)?;
    let (amina, _) = phone(&world, "amina", Env::system())?;
    let invitation = lead.invite(Role::Auditor, "Amina", &[audit])?;
    let server = format!("http://127.0.0.1:{}", link.port());
    call(
        &amina,
        Enrol {
            code: invitation.code,
            server: Some(server),
        },
    )?;
    lead.sync()?;
    assert_eq!(round(&amina)?, None);

    for number in 0..3 {
        raise(&amina, audit, &"A long statement about hours. ".repeat(40 + number))?;
        let file = world.path("photo.jpg");
        field_photo(&file, 1600, 1200, number as u32, "Position-Canary")?;
        let captured = amina.put_blob(&std::fs::read(&file)?, "image/jpeg")?;
        assert!(captured.size_bytes > 100_000, "larger than any one connection carries");
        let (caption, place) = (String::new(), String::new());
        call(
            &amina,
            AddEvidence {
                audit,
                capture: captured.capture,
                caption,
                place,
                finding: None,
                interview: None,
                question: String::new(),
            },
        )?;
    }
    link.cut_after(40_000);
    let rounds = (1..=30).find(|_| round(&amina).is_ok_and(|stopped| stopped.is_none()));
    assert!(
        rounds.is_some() && link.cuts() > 5,
        "{rounds:?} rounds, {} cuts",
        link.cuts()
    );
    assert_eq!(
        call(&amina, GetSyncStatus {})?.custody.only_here,
        0,
        "everything is on the server"
    );
    lead.sync()?;
    assert_eq!(lead.call(ListFindings { audit })?.findings.len(), 3);
    Ok(())
}
