//! A team's links over time: somebody is removed, a server comes back from an old backup, a phone loses its database.

use anyhow::{Context, Result};
use shared::api::*;
use shared::ids::RoomId;
use shared::permissions::Role;
use std::path::Path;
use tests::world::{CREWS, TestDevice, World, farm_audit, raise};

fn statements(device: &mut TestDevice, audit: RoomId) -> Result<Vec<String>> {
    let mut said: Vec<_> = device
        .call(ListFindings { audit })?
        .findings
        .into_iter()
        .map(|f| f.finding.to_string())
        .collect();
    said.sort();
    Ok(said)
}

struct Team {
    world: World,
    lead: TestDevice,
    amina: TestDevice,
    joseph: TestDevice,
    audit: RoomId,
}

fn team() -> Result<Team> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &CREWS)?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("One lead device in this test.".into()),
    })?;
    lead.sync()?;
    let amina = world.auditor("Amina", &mut lead, &[audit])?;
    let joseph = world.auditor("Joseph", &mut lead, &[audit])?;
    Ok(Team {
        world,
        lead,
        amina,
        joseph,
        audit,
    })
}

fn member(device: &mut TestDevice, audit: RoomId, person: &str) -> Result<Member> {
    let members = device.call(ListMembers { audit: Some(audit) })?.members;
    members
        .into_iter()
        .find(|member| member.person == person)
        .with_context(|| format!("{person} is no member"))
}

#[test]
fn who_is_removed_can_still_hand_in_and_the_lead_decides() -> Result<()> {
    let Team {
        world,
        mut lead,
        mut amina,
        mut joseph,
        audit,
    } = team()?;
    raise(&mut joseph, audit, "Before")?;
    joseph.sync()?;
    lead.sync()?;
    let gone = member(&mut lead, audit, "Joseph")?;
    // On Joseph's phone, without signal, on the way home.
    raise(&mut joseph, audit, "After")?;
    let refused = amina.refused(RemoveMember {
        audit,
        device: gone.device,
    })?;
    assert_eq!(refused.code, Code::NotAllowed, "an auditor removes nobody");
    lead.call(RemoveMember {
        audit,
        device: gone.device,
    })?;
    assert!(member(&mut lead, audit, "Joseph")?.removed);

    joseph.sync()?;
    assert_eq!(
        joseph.sync_status()?.custody.only_here,
        0,
        "it is at the server, whatever it counts"
    );
    raise(&mut lead, audit, "Under the new key")?;
    lead.sync()?;
    amina.sync()?;
    joseph.sync()?;
    assert_eq!(
        lead.call(ListFindings { audit })?.findings.len(),
        2,
        "Before, and the lead's own"
    );
    assert_eq!(amina.call(ListFindings { audit })?.findings.len(), 2);
    assert_eq!(
        joseph.call(ListFindings { audit })?.findings.len(),
        2,
        "his own two: nothing new reaches him"
    );

    let aside = lead.call(ListSetAside {})?.items;
    let waiting = aside.first().context("Joseph's late work is listed")?;
    assert_eq!(
        (aside.len(), waiting.person.as_str(), waiting.reason.as_str()),
        (1, "Joseph", "after_removal")
    );
    assert!(waiting.can_judge && !amina.call(ListSetAside {})?.items[0].can_judge);
    let batch = waiting.batch;
    assert_eq!(
        amina.refused(JudgeBatch { batch, accept: true })?.code,
        Code::NotAllowed
    );
    lead.call(JudgeBatch { batch, accept: true })?;
    lead.sync()?;
    amina.sync()?;
    for device in [&mut lead, &mut amina] {
        assert_eq!(device.call(ListFindings { audit })?.findings.len(), 3);
        assert_eq!(device.call(ListSetAside {})?.items, []);
    }
    drop(world);
    Ok(())
}

#[test]
fn a_server_from_an_older_backup_is_filled_up_again_by_whoever_has_it() -> Result<()> {
    let Team {
        mut world,
        mut lead,
        mut amina,
        mut joseph,
        audit,
    } = team()?;
    raise(&mut amina, audit, "In the backup")?;
    amina.sync()?;
    let backup = world.path("backup");
    world.server.stop()?;
    copy(world.server.data(), &backup)?;
    world.server.start()?;

    for number in 0..3 {
        raise(&mut amina, audit, &format!("Lost by the server {number}"))?;
        amina.sync()?;
    }
    joseph.sync()?;
    let all = statements(&mut joseph, audit)?;
    world.server.stop()?;
    std::fs::remove_dir_all(world.server.data())?;
    copy(&backup, world.server.data())?;
    world.server.start()?;

    // Joseph gives back Amina's work; the lead, who has never seen it, gets it; Amina finds nothing to do.
    joseph.sync()?;
    lead.sync()?;
    amina.sync()?;
    assert_eq!(all.len(), 4);
    for device in [&mut lead, &mut amina, &mut joseph] {
        assert_eq!(statements(device, audit)?, all);
        assert_eq!(device.sync_status()?.custody.only_here, 0);
    }
    world.server.verify()?;
    Ok(())
}

#[test]
fn a_phone_that_lost_its_database_gets_everything_back() -> Result<()> {
    let Team {
        world,
        mut lead,
        mut amina,
        mut joseph,
        audit,
    } = team()?;
    for number in 0..4 {
        raise(&mut amina, audit, &format!("Sent {number}"))?;
        raise(&mut joseph, audit, &format!("From Joseph {number}"))?;
        amina.sync()?;
        joseph.sync()?;
    }
    amina.sync()?;
    raise(&mut amina, audit, "Never sent")?;
    let before = amina.shown(audit)?;
    amina.stop()?;
    for file in ["device.db", "device.db-wal", "device.db-shm"] {
        let _ = std::fs::remove_file(amina.vault().join(file));
    }
    assert!(!amina.vault().join("device.db").exists());
    amina.start()?;
    amina.unlock()?;
    amina.sync()?;
    assert_eq!(amina.shown(audit)?, before);

    // And it goes on: numbers and the chain do not begin anew.
    let next = raise(&mut amina, audit, "After the loss")?;
    let labels: Vec<_> = amina
        .call(ListFindings { audit })?
        .findings
        .into_iter()
        .map(|finding| finding.label)
        .collect();
    assert_eq!(
        labels.iter().filter(|label| **label == next.label).count(),
        1,
        "{labels:?}"
    );
    amina.sync()?;
    lead.sync()?;
    joseph.sync()?;
    assert_eq!(lead.shown(audit)?, amina.shown(audit)?);
    assert_eq!(joseph.shown(audit)?, amina.shown(audit)?);
    assert_eq!(lead.call(ListSetAside {})?.items, [], "no fork");
    drop(world);
    Ok(())
}

#[test]
fn a_practice_audit_never_leaves_the_device() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let site = lead.call(AddSite {
        name: "Farm".into(),
        operator: "O".into(),
        sector: "tomatoes".into(),
        place: "P".into(),
    })?;
    lead.sync()?;
    let today = chrono::Utc::now().date_naive();
    let made = lead.call(MakeAudit {
        site: site.site,
        title: "Practice".into(),
        starts: today,
        ends: today,
        crews: vec![Crew {
            name: "A".into(),
            workers: 9,
        }],
        practice: true,
    })?;
    let audit = made.line.audit;
    let status = lead.sync()?;
    assert_eq!(
        (status.records_to_send, status.custody.only_here),
        (0, 0),
        "practice needs no care"
    );
    assert_eq!(status.tries[0].sent_records, 0);
    assert_eq!(
        lead.refused(Invite {
            role: Role::Auditor,
            person: "A".into(),
            audits: vec![audit]
        })?
        .code,
        Code::BadRequest
    );
    drop(world);
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a name")?);
        if path.is_dir() {
            copy(&path, &target)?
        } else {
            std::fs::copy(&path, &target).map(|_| ())?
        }
    }
    Ok(())
}
