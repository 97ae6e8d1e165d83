//! Enrolment in two scans over a link that loses replies, from a phone whose clock is years off.

use anyhow::{Context, Result};
use device::{Device, Env};
use shared::api::*;
use shared::permissions::Role;
use shared::sync::messages::paths;
use std::sync::{Arc, PoisonError};
use tests::world::lossy::{Fate, OffBy, Plan, call, phone};
use tests::world::{CREWS, PASSPHRASE, World};

/// Doors whose next reply is lost after the server did what it was asked.
fn lose(plan: &Plan, paths: &[&'static str]) {
    let lost = paths.iter().map(|path| (*path, Fate::ReplyCut));
    plan.lock().unwrap_or_else(PoisonError::into_inner).extend(lost);
}

fn invite(lead: &Device, audit: shared::ids::RoomId, person: &str) -> Result<OfflineInvitation> {
    call(
        lead,
        InviteOffline {
            role: Role::Auditor,
            person: person.into(),
            audits: vec![audit],
        },
    )
}

fn scan(phone: &Device, invitation: &OfflineInvitation) -> Result<String> {
    let code = invitation.qr_text.clone();
    let status = call(phone, Enrol { code, server: None })?;
    Ok(status.pending_enrolment.context("it waits")?.answer)
}

#[test]
fn replies_that_are_lost_on_either_side_add_nobody_twice() -> Result<()> {
    let world = World::new()?;
    let env = Env {
        clock: Arc::new(OffBy(chrono::Duration::days(3 * 365), device::SystemClock::start())),
        ..Env::system()
    };
    let (lead, lead_cuts) = phone(&world, "lead", env)?;
    let root_invite = world.server.invite("lead", "Lucía")?;
    call(
        &lead,
        Enrol {
            code: root_invite.code,
            server: Some(world.server.address()),
        },
    )?;
    let audit = {
        let site = call(
            &lead,
            AddSite {
                name: "Tres Robles".into(),
                operator: "Grupo Ejemplo".into(),
                sector: "tomatoes".into(),
                place: "Immokalee".into(),
            },
        )?;
        let today = chrono::Utc::now().date_naive();
        let crews = CREWS.iter().map(|(name, workers)| Crew {
            name: (*name).into(),
            workers: *workers,
        });
        let made = call(
            &lead,
            MakeAudit {
                site: site.site,
                title: "Autumn".into(),
                starts: today,
                ends: today,
                crews: crews.collect(),
                practice: false,
            },
        )?;
        made.line.audit
    };
    call(&lead, SyncNow { originals: false })?;

    // The lead's append stands at the server, its reply is lost: the next contact finds it there.
    let (ana, _) = phone(&world, "ana", Env::system())?;
    let answer = scan(&ana, &invite(&lead, audit, "Ana")?)?;
    call(&lead, Admit { answer })?;
    lose(&lead_cuts, &[paths::INVITES]);
    call(&lead, SyncNow { originals: false })?;
    assert_eq!(call(&lead, ListWaitingInvites {})?.invites.len(), 1, "nothing is known");
    lose(&lead_cuts, &[paths::MEMBERS]);
    call(&lead, SyncNow { originals: false })?;
    assert_eq!(call(&lead, ListWaitingInvites {})?.invites.len(), 1, "nothing is known");
    call(&lead, SyncNow { originals: false })?;
    assert_eq!(call(&lead, ListWaitingInvites {})?.invites, []);
    call(&ana, SyncNow { originals: false })?;

    // The new phone's reply is lost after its entries stand, and its app ends: it finds itself there.
    let (bea, bea_cuts) = phone(&world, "bea", Env::system())?;
    scan(&bea, &invite(&lead, audit, "Bea")?)?;
    lose(&bea_cuts, &[paths::ENROL_FINISH; 6]);
    // Sent again within the try, the entries are found among the newer ones only if a reply gets through.
    assert!(call(&bea, SyncNow { originals: false }).is_err());
    drop(bea);
    let bea = Device::open(&world.path("bea"), Env::system())?;
    let passphrase = PASSPHRASE.to_owned();
    assert!(call(&bea, Unlock { passphrase })?.pending_enrolment.is_some());
    call(&bea, SyncNow { originals: false })?;
    assert!(call(&bea, Status {})?.enrolled.is_some());
    call(&lead, SyncNow { originals: false })?;
    let members = call(&lead, ListMembers { audit: Some(audit) })?.members;
    let people: Vec<_> = members.iter().map(|member| member.person.as_str()).collect();
    assert_eq!(people, ["Lucía", "Ana", "Bea"]);
    Ok(())
}
