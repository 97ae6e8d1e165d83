//! `demo --dir DIR --listen 127.0.0.1:PORT`: the demonstration's content, made through the commands that people use.
//!
//! `demo --dir DIR --code` prints the monitor's one-time code, as an authenticator would.

// A wrong index or an unreadable fixture fails the run that made it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use anyhow::{Context, Result, bail};
use serde_json::json;
use shared::api::{
    AddEvidence, Basis, ConfirmFinding, EditFinding, FinishInterview, HandIn, KeyPaySlip, ListFindings, MovePhase,
    Phase, PreviewReport, PublishReport, RaiseFinding, ReportText, WriteSitenote,
};
use shared::ids::RoomId;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tests::world::{
    CREWS, PASSPHRASE, PIN, Staff, TestDevice, World, answer_all, example_pay_slip, example_register, farm_audit,
    field_photo, import_register, interview_worker, start,
};

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
    let after = |name: &str| {
        arguments
            .iter()
            .position(|word| word == name)
            .and_then(|at| arguments.get(at + 1))
            .cloned()
    };
    let Some(dir) = after("--dir").map(PathBuf::from) else {
        bail!("usage: demo --dir DIR (--listen 127.0.0.1:PORT | --code)");
    };
    if arguments.iter().any(|word| word == "--code") {
        let secret =
            std::fs::read_to_string(dir.join("monitor-authenticator")).context("the demonstration is not made yet")?;
        println!("{}", Staff::code_of(secret.trim())?);
        return Ok(());
    }
    let listen = after("--listen").context("--listen is missing")?;
    let port = listen
        .rsplit(':')
        .next()
        .and_then(|port| port.parse().ok())
        .context("--listen needs a port")?;
    make(&dir, port, &listen)
}

fn make(dir: &Path, port: u16, listen: &str) -> Result<()> {
    let mut world = World::lasting(dir, port)?;
    eprintln!("  the lead and two auditors join");
    let mut lead = world.lead("Lucia Lead")?;
    let farm = farm_audit(&mut lead, "Tres Robles Farm", &CREWS)?;
    let nursery = farm_audit(&mut lead, "Vado Hondo Nursery", &[("Greenhouse", 5), ("Yard", 3)])?;
    for audit in [farm, nursery] {
        lead.call(MovePhase {
            audit,
            phase: Phase::Fieldwork,
            reason: Some("A demonstration with one lead device.".into()),
        })?;
    }
    lead.sync()?;
    let mut amina = world.auditor("Amina", &mut lead, &[farm, nursery])?;
    let mut joseph = world.auditor("Joseph", &mut lead, &[farm])?;
    eprintln!("  a small nursery is audited and its report published");
    small_site(&mut amina, &mut lead, nursery)?;
    eprintln!("  a farm is in the field: interviews, photos, pay slips, findings, and a severity set twice");
    farm_in_the_field(&world, &mut amina, &mut joseph, &mut lead, farm)?;
    eprintln!("  the monitor gets an account");
    let invite = world.server.invite_browser("monitor", "Mona Monitor")?;
    let monitor = Staff::accept(&world.server.address(), &invite.code, MONITOR_NAME)?;
    std::fs::write(dir.join("monitor-authenticator"), monitor.secret())?;
    for device in [&mut lead, &mut amina, &mut joseph] {
        device.stop()?;
    }
    world.server.stop_kindly()?;
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
    // Written last: its presence says that the demonstration is complete.
    std::fs::write(dir.join("demo.json"), serde_json::to_vec_pretty(&people)?)?;
    Ok(())
}

fn small_site(auditor: &mut TestDevice, lead: &mut TestDevice, audit: RoomId) -> Result<()> {
    let mut heard = Vec::new();
    for number in 0..5 {
        heard.push(interview_worker(auditor, audit, if number < 3 { "Greenhouse" } else { "Yard" }, number)?.0);
    }
    auditor.call(RaiseFinding {
        audit,
        provision: "complaints".into(),
        severity: "systems".into(),
        statement: "The complaint line's number is not posted in the greenhouse.".into(),
        basis: vec![Basis::Observation, Basis::Interviews],
        supports: heard,
    })?;
    auditor.call(HandIn { audit })?;
    auditor.sync()?;
    lead.sync()?;
    for finding in lead.call(ListFindings { audit })?.findings {
        lead.call(ConfirmFinding {
            finding: finding.finding,
            confirm: true,
            reason: "Seen on the walk-through.".into(),
        })?;
    }
    lead.call(HandIn { audit })?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Reconciling,
        reason: None,
    })?;
    let text = ReportText {
        summary: "A small site. Most provisions stand; the complaint line is not posted everywhere.".into(),
        method: "Interviews apart from management, in Spanish. A walk through every building.".into(),
    };
    let preview = lead.call(PreviewReport {
        audit,
        text: text.clone(),
    })?;
    lead.call(PublishReport {
        audit,
        text,
        hash: preview.content.hash,
    })?;
    lead.sync()?;
    Ok(())
}

fn farm_in_the_field(
    world: &World,
    amina: &mut TestDevice,
    joseph: &mut TestDevice,
    lead: &mut TestDevice,
    audit: RoomId,
) -> Result<()> {
    let shared = amina.call(RaiseFinding {
        audit,
        provision: "hours-recorded".into(),
        severity: "systems".into(),
        statement: "The crew leader keeps the time cards.".into(),
        basis: vec![Basis::Observation],
        supports: Vec::new(),
    })?;
    amina.sync()?;
    joseph.sync()?;
    for (person, device) in [&mut *amina, &mut *joseph].into_iter().enumerate() {
        for number in 0..9_u32 {
            let (crew, _) = CREWS
                .get((number as usize + person) % 4)
                .copied()
                .context("four crews")?;
            interview_worker(device, audit, crew, 10 * (person as u32 + 1) + number)?;
        }
        let finding = device.call(RaiseFinding {
            audit,
            provision: ["wage-floor", "heat-protection"][person].into(),
            severity: "serious".into(),
            statement: [
                "Waiting before picking is not on the time record.",
                "No drinking water within reach at row 12.",
            ][person]
                .into(),
            basis: vec![Basis::Records, Basis::Observation],
            supports: Vec::new(),
        })?;
        let file = world.path("demo-photo.jpg");
        field_photo(&file, 1600, 1200, 7 + person as u32, "a field")?;
        let captured = device.put_blob(&file, "image/jpeg")?;
        std::fs::remove_file(&file)?;
        let caption = ["Start board at the gate", "Water cooler at row 12, empty"][person].into();
        device.call(AddEvidence {
            audit,
            capture: captured.capture,
            caption,
            place: "Field 7".into(),
            finding: Some(finding.finding),
            interview: None,
            question: String::new(),
        })?;
        device.call(KeyPaySlip {
            audit,
            correct: None,
            crew: "B".into(),
            slip: example_pay_slip(person as u32 * 10),
        })?;
    }
    let file = world.path("week-12.csv");
    std::fs::write(&file, example_register())?;
    import_register(lead, audit, &file, "text/csv", "US-FL")?;
    std::fs::remove_file(&file)?;
    let edit = |severity: &str| EditFinding {
        finding: shared.finding,
        severity: Some(severity.into()),
        statement: None,
        basis: None,
        supports: None,
        root_cause: None,
        response: None,
    };
    amina.call(edit("serious"))?;
    joseph.call(edit("observation"))?;
    amina.call(WriteSitenote {
        audit,
        seen: String::new(),
        text: "Gate opens at six. Field 7 has no shade on wheels.".into(),
    })?;
    let unfinished = start(amina, audit, "D")?;
    answer_all(amina, &unfinished, 4, 9)?;
    for device in [&mut *amina, &mut *joseph, &mut *lead] {
        device.sync()?;
    }
    // What only Amina's phone has yet.
    let last = start(amina, audit, "C")?;
    answer_all(amina, &last, 5, 60)?;
    amina.call(FinishInterview {
        interview: last.line.interview,
    })?;
    Ok(())
}
