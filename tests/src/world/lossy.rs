//! A device in the test's own process, reached through a link that loses words on purpose, with a clock of its own.

use super::{PASSPHRASE, PIN, World};
use anyhow::{Context, Result};
use device::sync::{Ask, Carried, Carrier, HttpCarrier, LinkFault, Method, Reply};
use device::{Clock, Device, Env};
use shared::api::{Call, CreateVault};
use shared::time::{Day, Timestamp};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What happens to the next word at a door.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// It never reaches the server.
    Lost,
    /// The server does it; the reply is cut.
    ReplyCut,
    /// A sign-in page answers instead.
    Page,
    /// Half of a file's piece arrives.
    Half,
}

/// Faults to come, by the beginning of the path; the first that fits is used up.
pub type Plan = Arc<Mutex<Vec<(&'static str, Fate)>>>;

struct Faulty {
    http: HttpCarrier,
    plan: Plan,
}

impl Carrier for Faulty {
    fn carry(&self, mut ask: Ask) -> Carried<'_> {
        let mut plan = self.plan.lock().unwrap_or_else(PoisonError::into_inner);
        let fate = plan
            .iter()
            .position(|(path, _)| ask.path.starts_with(path))
            .map(|place| plan.remove(place).1);
        Box::pin(async move {
            match fate {
                None => self.http.carry(ask).await,
                Some(Fate::Lost) => Err(LinkFault::NoConnection),
                Some(Fate::ReplyCut) => self.http.carry(ask).await.and(Err(LinkFault::CutOff)),
                Some(Fate::Page) => Ok(Reply {
                    status: 200,
                    headers: vec![],
                    body: b"<html>Accept the terms".to_vec(),
                }),
                Some(Fate::Half) => {
                    assert_eq!(ask.method, Method::Patch, "only a file comes in pieces");
                    ask.body.truncate(ask.body.len() / 2);
                    self.http.carry(ask).await.and(Err(LinkFault::CutOff))
                }
            }
        })
    }
}

/// A clock that is off by years.
pub struct OffBy(pub chrono::Duration, pub device::SystemClock);

impl Clock for OffBy {
    fn now(&self) -> Timestamp {
        self.1.now() + self.0
    }
    fn today(&self) -> Day {
        self.1.today() + self.0
    }
    fn elapsed(&self) -> Duration {
        self.1.elapsed()
    }
}

/// A new device with a vault, and the plan of its link.
pub fn phone(world: &World, name: &str, env: Env) -> Result<(Device, Plan)> {
    let device = Device::open(&world.path(name), env)?;
    call(
        &device,
        CreateVault {
            passphrase: PASSPHRASE.into(),
            pin: PIN.into(),
        },
    )?;
    let plan = Plan::default();
    let faults = plan.clone();
    device.carry_by(Arc::new(move |server| {
        Ok(Arc::new(Faulty {
            http: HttpCarrier::new(server.clone())?,
            plan: faults.clone(),
        }))
    }));
    Ok((device, plan))
}

pub fn call<C: Call>(device: &Device, call: C) -> Result<C::Reply> {
    let reply = device.call(call.into()).with_context(|| format!("call {}", C::NAME))?;
    Ok(reply.read()?)
}
