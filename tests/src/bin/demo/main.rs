//! `demo --dir DIR --listen 127.0.0.1:PORT [--small]`: the demonstration's content, made through the commands that people use.
//!
//! `demo --dir DIR --code` prints the monitor's one-time code, as an authenticator would. `--small` leaves out the large
//! site and the evening's board: stories that need neither are made sooner.

// A wrong index or an unreadable fixture fails the run that made it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod alisos;
mod canvas;
mod evening;
mod hearing;
mod scenes;
mod tres_robles;
mod vado_hondo;

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use shared::api::{EditFinding, MovePhase, Phase, PreviewReport, PublishReport, ReportText};
use shared::ids::{RecordId, RoomId};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tests::world::{CREWS, PASSPHRASE, PIN, Staff, TestDevice, World, farm_audit};

const MONITOR_NAME: &str = "mona";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |name: &str| arguments.iter().any(|word| word == name);
    let after = |name: &str| {
        arguments
            .iter()
            .position(|word| word == name)
            .and_then(|at| arguments.get(at + 1))
            .cloned()
    };
    let Some(dir) = after("--dir").map(PathBuf::from) else {
        bail!("usage: demo --dir DIR (--listen 127.0.0.1:PORT [--small] | --code)");
    };
    if has("--code") {
        let secret =
            std::fs::read_to_string(dir.join("monitor-authenticator")).context("the demonstration is not made yet")?;
        println!("{}", Staff::code_of(secret.trim())?);
        return Ok(());
    }
    let listen = after("--listen").context("--listen is missing")?;
    make(&dir, &listen, has("--small"))
}

fn make(dir: &Path, listen: &str, small: bool) -> Result<()> {
    let port = listen.rsplit(':').next().and_then(|port| port.parse().ok());
    let mut world = World::lasting(dir, port.context("--listen needs a port")?)?;
    eprintln!("  the lead, two auditors and the monitor join");
    let mut lead = world.lead("Lucia Lead")?;
    let farm = farm_audit(&mut lead, "Tres Robles Farm", &CREWS)?;
    let nursery = farm_audit(&mut lead, "Vado Hondo Nursery", &vado_hondo::CREWS)?;
    let ranch = match small {
        true => None,
        false => Some(alisos::plan(&mut lead)?),
    };
    for audit in [farm, nursery].into_iter().chain(ranch) {
        lead.call(MovePhase {
            audit,
            phase: Phase::Fieldwork,
            reason: Some("A demonstration with one lead device.".into()),
        })?;
    }
    lead.sync()?;
    let both: Vec<RoomId> = [farm].into_iter().chain(ranch).collect();
    let mut amina = world.auditor("Amina", &mut lead, &[&both[..], &[nursery]].concat())?;
    let mut joseph = world.auditor("Joseph", &mut lead, &both)?;
    let invite = world.server.invite_browser("monitor", "Mona Monitor")?;
    let monitor = Staff::accept(&world.server.address(), &invite.code, MONITOR_NAME)?;
    std::fs::write(dir.join("monitor-authenticator"), monitor.secret())?;
    eprintln!("  a small nursery is audited and its report published");
    vado_hondo::audit(&mut amina, &mut lead, nursery)?;
    if let Some(ranch) = ranch {
        eprintln!("  a ranch is audited whole: its report comes back with a question, is corrected and followed");
        alisos::audit(&world, &mut amina, &mut joseph, &mut lead, &monitor, ranch)?;
    }
    eprintln!("  a farm is in the field: interviews, photos, pay slips, findings, and a severity set twice");
    tres_robles::field(&world, &mut amina, &mut joseph, &mut lead, farm)?;
    if !small {
        eprintln!("  its evening: an alarm, a breach raised twice, contradictions, a task");
        evening::of_the_team(&world, &mut amina, &mut joseph, &mut lead, farm)?;
        evening::photo_on_its_way(&world, &mut amina, farm)?;
    }
    tres_robles::last_interview(&mut amina, farm)?;
    for device in [&mut lead, &mut amina, &mut joseph] {
        device.stop()?;
    }
    world.server.stop_kindly()?;
    sign_ins(dir, listen)
}

/// Who is in it and how they sign in. Written last: its presence says that the demonstration is complete.
fn sign_ins(dir: &Path, listen: &str) -> Result<()> {
    let sign_in = [format!("passphrase: {PASSPHRASE}"), format!("PIN after Hide: {PIN}")];
    let people = json!({ "listen": listen, "people": [
        { "name": "Amina", "role": "auditor", "vault": "amina", "sign_in": sign_in },
        { "name": "Joseph", "role": "auditor", "vault": "joseph", "sign_in": sign_in },
        { "name": "Lucia", "role": "audit lead", "vault": "lucia", "sign_in": sign_in },
        { "name": "Mona", "role": "monitor, in a browser", "sign_in": [
            format!("name: {MONITOR_NAME} · password: {}", Staff::password()),
            format!("one-time code: cargo run -q -p tests --bin demo -- --dir {} --code", dir.display()),
        ] },
    ]});
    std::fs::write(dir.join("demo.json"), serde_json::to_vec_pretty(&people)?)?;
    Ok(())
}

/// Looks at what would leave, and publishes exactly that.
fn publish(lead: &mut TestDevice, audit: RoomId, text: ReportText) -> Result<()> {
    let preview = lead.call(PreviewReport {
        audit,
        text: text.clone(),
    })?;
    ensure!(preview.stops.is_empty(), "publishing is stopped: {:?}", preview.stops);
    ensure!(preview.leaks.is_empty(), "must not leave: {:?}", preview.leaks);
    lead.call(PublishReport {
        audit,
        text,
        hash: preview.content.hash,
    })?;
    lead.sync()?;
    Ok(())
}

/// A change of a finding that changes nothing yet.
fn edit(finding: RecordId) -> EditFinding {
    EditFinding {
        finding,
        severity: None,
        statement: None,
        basis: None,
        supports: None,
        root_cause: None,
        response: None,
    }
}
