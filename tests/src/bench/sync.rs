//! What a sync costs on the way: bytes each way and round trips, counted by a relay between device and server.

use super::Bench;
use super::asker::{Asker, CREW_NAMES};
use super::link::{CountingLink, Traffic};
use super::samples::Samples;
use crate::world::{TestDevice, World, farm_audit};
use anyhow::{Result, ensure};
use shared::api::{MovePhase, Phase};

const ROUNDS: u32 = 9;
const INTERVIEW_UP_BYTES: f64 = 2_000.0;
const ROUND_TRIPS: f64 = 1.0;
/// Less than 300.
const NOTHING_NEW_BYTES: f64 = 299.0;

/// Rounds of one kind.
#[derive(Default)]
struct Rounds {
    trips: Samples,
    body_up: Samples,
    body_down: Samples,
    all_up: Samples,
}

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let world = World::new()?;
    let link = CountingLink::open(world.server.port())?;
    let mut device = world.new_device("lead")?;
    device.enrol(&world.server.invite("lead", "Lucía Lead")?.code, &link.address())?;
    let audit = farm_audit(&mut device, "Tres Robles Farm", &CREW_NAMES.map(|crew| (crew, 100)))?;
    device.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("One lead device here.".into()),
    })?;
    let asker = Asker::new(&mut device, audit)?;
    let (mut one_interview, mut nothing_new) = (Rounds::default(), Rounds::default());
    let mut answers = Samples::default();
    for number in 0..ROUNDS {
        // What went before is on the server, so that the round carries one interview and nothing else.
        device.sync()?;
        device.sync()?;
        let given = asker.interview(&mut device, number, usize::MAX, &mut |device, answer| {
            device.call(answer)
        })?;
        one_interview.add(round(&mut device, &link)?);
        nothing_new.add(round(&mut device, &link)?);
        answers.push(given as f64);
    }
    let Rounds {
        trips,
        body_up,
        body_down,
        all_up,
    } = one_interview;
    let name = format!("sync of one interview ({} answers)", answers.median());
    bench.sheet.held(
        &format!("{name}, body up"),
        body_up.median(),
        "bytes",
        INTERVIEW_UP_BYTES,
    );
    bench
        .sheet
        .held(&format!("{name}, round trips"), trips.median(), "", ROUND_TRIPS);
    bench
        .sheet
        .told(&format!("{name}, body down"), body_down.median(), "bytes");
    bench
        .sheet
        .told(&format!("{name}, up with HTTP heads"), all_up.median(), "bytes");
    let Rounds {
        trips,
        body_up,
        body_down,
        all_up,
    } = nothing_new;
    bench.sheet.held(
        "sync of nothing new, body up",
        body_up.median(),
        "bytes",
        NOTHING_NEW_BYTES,
    );
    bench.sheet.held(
        "sync of nothing new, body down",
        body_down.median(),
        "bytes",
        NOTHING_NEW_BYTES,
    );
    bench.sheet.told("sync of nothing new, round trips", trips.median(), "");
    bench
        .sheet
        .told("sync of nothing new, up with HTTP heads", all_up.median(), "bytes");
    Ok(())
}

/// One round to its end, and what it carried. The session stands already: it is opened once a start.
fn round(device: &mut TestDevice, link: &CountingLink) -> Result<Traffic> {
    let before = link.traffic();
    let status = device.sync()?;
    let after = link.traffic();
    ensure!(
        status.custody.only_here == 0,
        "{} records stayed here",
        status.custody.only_here
    );
    ensure!(
        !after.up.unreadable && !after.down.unreadable,
        "a body's length was not told"
    );
    Ok(Traffic {
        up: after.up.since(before.up),
        down: after.down.since(before.down),
    })
}

impl Rounds {
    fn add(&mut self, Traffic { up, down }: Traffic) {
        self.trips.push(up.messages as f64);
        self.body_up.push(up.body_bytes as f64);
        self.body_down.push(down.body_bytes as f64);
        self.all_up.push((up.head_bytes + up.body_bytes) as f64);
    }
}
