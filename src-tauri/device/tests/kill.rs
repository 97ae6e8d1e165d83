//! R1: an answer shown as saved survives `kill -9` at any instant.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod fixture;

use device::Device;
use fixture::*;
use shared::commands::Host;
use shared::ids::{RecordId, RoomId};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PLACE: &str = "SURCO_KILL_TEST";

/// The process that is killed: it answers, and prints a number after each reply.
#[test]
#[ignore = "run by the test below, in a process of its own"]
fn writer() {
    let Ok(place) = std::env::var(PLACE) else { return };
    let mut words = place.split('|');
    let (folder, room, interview) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
    let (room, interview): (RoomId, RecordId) = (room.parse().unwrap(), interview.parse().unwrap());
    let device = Device::open(Path::new(folder), env()).unwrap();
    unlock(&device);
    let from: u32 = words.next().unwrap().parse().unwrap();
    for n in from.. {
        device
            .with_session(|session| answer(session, room, interview, &format!("q{}", n % 50), &n.to_string()))
            .unwrap();
        println!("ack {n}");
        if n % 40 == 39 {
            device.with_session(|session| session.seal_all()).unwrap();
        }
    }
}

#[test]
fn answers_survive_kill_9() {
    let place = tempfile::tempdir().unwrap();
    let (_, device, room) = lead_with_room(place.path(), env());
    let interview = device.with_session(|session| start_interview(session, room)).unwrap();
    drop(device);
    let mut next = 0;
    for round in 0..8u64 {
        let acknowledged = write_and_kill(
            place.path(),
            room,
            interview,
            next,
            Duration::from_millis(10 + round * 37 % 110),
        );
        let device = Device::open(place.path(), env()).unwrap();
        unlock(&device);
        device
            .with_session(|session| {
                let row = session.row(interview)?.unwrap();
                for n in next.max(acknowledged.saturating_sub(49))..=acknowledged {
                    let found: Option<u32> = row
                        .fields
                        .text(&format!("answers/q{}", n % 50))
                        .and_then(|t| t.parse().ok());
                    // One more may have been written whose reply nobody saw.
                    assert!(
                        found.is_some_and(|found| found == n || found == n + 50),
                        "round {round}: {n}, found {found:?}"
                    );
                }
                assert_eq!(session.store().damage()?, Vec::<String>::new());
                let rebuilt = {
                    session.rebuild(room)?;
                    Host::row(session, interview)?.unwrap()
                };
                assert_eq!(rebuilt.fields, row.fields, "caches rebuild to the same");
                Ok(())
            })
            .unwrap();
        next = acknowledged + 2;
    }
}

fn write_and_kill(folder: &Path, room: RoomId, interview: RecordId, from: u32, life: Duration) -> u32 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--ignored", "--nocapture"])
        .env(PLACE, format!("{}|{room}|{interview}|{from}", folder.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = None;
    let mut first = None;
    while let Some(Ok(line)) = lines.next() {
        if let Some(n) = line.strip_prefix("ack ") {
            acknowledged = n.parse().ok();
            let started = *first.get_or_insert_with(Instant::now);
            if started.elapsed() >= life {
                child.kill().unwrap();
                break;
            }
        }
    }
    // What was printed before the kill took effect counts too.
    for line in lines.map_while(Result::ok) {
        acknowledged = line.strip_prefix("ack ").and_then(|n| n.parse().ok()).or(acknowledged);
    }
    child.wait().unwrap();
    acknowledged.expect("the writer wrote")
}
