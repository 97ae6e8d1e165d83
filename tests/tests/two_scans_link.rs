//! Enrolment in two scans over a link that loses replies, from a phone whose clock is years off.

use anyhow::{Context, Result};
use device::sync::{Ask, Carried, Carrier, HttpCarrier, LinkFault};
use device::{Clock, Device, Env};
use shared::api::*;
use shared::permissions::Role;
use shared::sync::messages::paths;
use shared::time::{Day, Timestamp};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tests::world::{CREWS, PASSPHRASE, PIN, World};

/// Doors whose next reply is lost after the server did what it was asked.
type Cuts = Arc<Mutex<Vec<&'static str>>>;

struct Losing {
    http: HttpCarrier,
    cuts: Cuts,
}

impl Carrier for Losing {
    fn carry(&self, ask: Ask) -> Carried<'_> {
        let mut cuts = self.cuts.lock().unwrap_or_else(PoisonError::into_inner);
        let place = cuts.iter().position(|path| ask.path == *path);
        let is_cut = place.map(|place| cuts.remove(place)).is_some();
        Box::pin(async move {
            let reply = self.http.carry(ask).await;
            if is_cut {
                reply.and(Err(LinkFault::CutOff))
            } else {
                reply
            }
        })
    }
}

/// A clock three years ahead.
struct Ahead(device::SystemClock);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        self.0.now() + chrono::Duration::days(3 * 365)
    }
    fn today(&self) -> Day {
        self.0.today()
    }
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

fn open(world: &World, name: &str, env: Env) -> Result<(Device, Cuts)> {
    let device = Device::open(&world.path(name), env)?;
    call(
        &device,
        CreateVault {
            passphrase: PASSPHRASE.into(),
            pin: PIN.into(),
        },
    )?;
    let cuts = Cuts::default();
    let lost = cuts.clone();
    device.carry_by(Arc::new(move |server| {
        Ok(Arc::new(Losing {
            http: HttpCarrier::new(server.clone())?,
            cuts: lost.clone(),
        }))
    }));
    Ok((device, cuts))
}

fn call<C: Call>(device: &Device, call: C) -> Result<C::Reply> {
    Ok(device.call(call.into())?.read()?)
}

fn lose(cuts: &Cuts, paths: &[&'static str]) {
    cuts.lock().unwrap_or_else(PoisonError::into_inner).extend(paths);
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
        clock: Arc::new(Ahead(device::SystemClock::start())),
        ..Env::system()
    };
    let (lead, lead_cuts) = open(&world, "lead", env)?;
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
    let (ana, _) = open(&world, "ana", Env::system())?;
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
    let (bea, bea_cuts) = open(&world, "bea", Env::system())?;
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
