//! Tres Robles Farm: two auditors in the field, and what is only on Amina's phone yet.

use super::scenes::{Scene, take};
use anyhow::{Context, Result};
use shared::api::{Basis, EditFinding, FindingView, FinishInterview, KeyPaySlip, RaiseFinding, WriteSitenote};
use shared::ids::{RecordId, RoomId};
use tests::world::{
    CREWS, TestDevice, World, answer_all, example_pay_slip, example_register, import_register, interview_worker, start,
};

/// Two auditors' day: interviews, photos, pay slips, a register, findings, and a severity set twice.
pub fn field(
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
        one_auditor(world, device, person, audit)?;
    }
    let file = world.path("week-12.csv");
    std::fs::write(&file, example_register())?;
    import_register(lead, audit, &file, "text/csv", "US-FL")?;
    std::fs::remove_file(&file)?;
    amina.call(severity(shared.finding, "serious"))?;
    joseph.call(severity(shared.finding, "observation"))?;
    amina.call(WriteSitenote {
        audit,
        seen: String::new(),
        text: "Gate opens at six. Field 7 has no shade on wheels.".into(),
    })?;
    let unfinished = start(amina, audit, "D")?;
    answer_all(amina, &unfinished, 4, 9)?;
    for device in [amina, joseph, lead] {
        device.sync()?;
    }
    Ok(())
}

fn one_auditor(world: &World, device: &mut TestDevice, person: usize, audit: RoomId) -> Result<FindingView> {
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
    let (scene, caption) = match person {
        0 => (Scene::start_board(), "Start board at the gate"),
        _ => (Scene::water_cooler(), "Water cooler at row 12, empty"),
    };
    take(device, world, audit, scene, (caption, "Field 7"), Some(finding.finding))?;
    device.call(KeyPaySlip {
        audit,
        correct: None,
        crew: "B".into(),
        slip: example_pay_slip(person as u32 * 10),
    })?;
    Ok(finding)
}

/// An interview that no other device has yet.
pub fn last_interview(amina: &mut TestDevice, audit: RoomId) -> Result<()> {
    let last = start(amina, audit, "C")?;
    answer_all(amina, &last, 5, 60)?;
    amina.call(FinishInterview {
        interview: last.line.interview,
    })?;
    Ok(())
}

fn severity(finding: RecordId, severity: &str) -> EditFinding {
    EditFinding {
        severity: Some(severity.into()),
        ..super::edit(finding)
    }
}
