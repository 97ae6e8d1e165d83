//! What the team found at Rancho Alisos, with redacted photos, and how the lead confirmed it.

use super::super::hearing::{Worker, one_in};
use super::super::scenes::{Scene, redact, take};
use anyhow::{Context, Result};
use shared::api::{
    Basis, ConfirmFinding, DraftPayFinding, EditFinding, FindingView, ListFindings, RaiseFinding, RegisterView,
    Response,
};
use shared::ids::{RecordId, RoomId};
use tests::world::{TestDevice, World};

/// Findings that are spoken of again.
pub struct Raised {
    pub heat: RecordId,
    pub housing: RecordId,
}

type Heard = [(Worker, RecordId)];

/// Two auditors raise what they saw and heard, with photos; faces are covered on the phone that took them.
pub fn of_the_field(
    world: &World,
    amina: &mut TestDevice,
    joseph: &mut TestDevice,
    audit: RoomId,
    (amina_heard, joseph_heard): (&Heard, &Heard),
) -> Result<Raised> {
    let (heat, scene) = (
        raise(
            amina,
            audit,
            ("heat-protection", "serious"),
            "At the far rows of block 7 the drinking water stands in the sun, more than 200 steps from the crews, and there is no shade.",
            thirsty(amina_heard),
        )?,
        Scene::water_cooler(),
    );
    photo(
        world,
        amina,
        audit,
        scene,
        ("The cooler at the end of row 12, in the sun at noon", "Block 7"),
        heat,
    )?;
    raise(
        amina,
        audit,
        ("hours-recorded", "serious"),
        "The clock starts after the dew has dried. Up to an hour of waiting a day stands on no time card.",
        waiting(amina_heard),
    )?;
    let housing = raise(
        joseph,
        audit,
        ("housing", "serious"),
        "Twelve beds stand in a room made for six; its window does not open.",
        crowded(joseph_heard),
    )?;
    photo(
        world,
        joseph,
        audit,
        Scene::bunk_room(),
        ("The north room of the camp", "Camp"),
        housing,
    )?;
    let line = raise(
        joseph,
        audit,
        ("complaints", "systems"),
        "The number of the complaint line hangs nowhere in the packing house.",
        Vec::new(),
    )?;
    let words = (
        "The board of the packing house: the place for the line is empty",
        "Packing house",
    );
    photo(world, joseph, audit, Scene::notice_board(), words, line)?;
    raise(
        joseph,
        audit,
        ("committee", "systems"),
        "The health and safety committee has met once since spring and keeps no minutes.",
        Vec::new(),
    )?;
    raise(
        joseph,
        audit,
        ("education", "observation"),
        "The season's session took place in the packing house, where machines run: half of it could not be heard.",
        Vec::new(),
    )?;
    Ok(Raised { heat, housing })
}

/// The lead drafts what the books show, confirms all, and writes down cause and answer where they are known.
pub fn confirmed(lead: &mut TestDevice, audit: RoomId, register: &RegisterView, raised: &Raised) -> Result<()> {
    let mut short: Vec<_> = register.totals.iter().filter(|total| total.workers_short > 0).collect();
    short.sort_by_key(|total| std::cmp::Reverse(total.owed));
    let gravest = short.first().context("somebody is short")?;
    lead.call(DraftPayFinding {
        payroll: register.line.payroll,
        rule: gravest.rule,
    })?;
    for finding in lead.call(ListFindings { audit })?.findings {
        lead.call(ConfirmFinding {
            finding: finding.finding,
            confirm: true,
            reason: reason(&finding),
        })?;
    }
    lead.call(EditFinding {
        root_cause: Some("Nobody plans water and shade when crews move to another block.".into()),
        response: Some(Response {
            text: "A second cooler and a shade trailer go with every crew from Monday on.".into(),
            by: "farm manager".into(),
            on: None,
        }),
        ..super::super::edit(raised.heat)
    })?;
    Ok(())
}

fn reason(finding: &FindingView) -> String {
    match finding.basis.as_slice() {
        [Basis::Records] => "Every step of the arithmetic was gone through with the payroll office.".into(),
        _ => "Seen on the walk-through.".into(),
    }
}

fn raise(
    device: &mut TestDevice,
    audit: RoomId,
    (provision, severity): (&str, &str),
    statement: &str,
    supports: Vec<RecordId>,
) -> Result<RecordId> {
    let mut basis = vec![Basis::Observation];
    if !supports.is_empty() {
        basis.push(Basis::Interviews);
    }
    let raised = device.call(RaiseFinding {
        audit,
        provision: provision.into(),
        severity: severity.into(),
        statement: statement.into(),
        basis,
        supports,
    })?;
    Ok(raised.finding)
}

fn photo(
    world: &World,
    device: &mut TestDevice,
    audit: RoomId,
    scene: Scene,
    words: (&str, &str),
    finding: RecordId,
) -> Result<()> {
    let (taken, faces) = take(device, world, audit, scene, words, Some(finding))?;
    redact(device, taken.evidence, faces)
}

fn thirsty(heard: &Heard) -> Vec<RecordId> {
    who(heard, |worker| worker.by_piece && one_in(worker, 2, 0))
}

fn waiting(heard: &Heard) -> Vec<RecordId> {
    who(heard, |worker| worker.by_piece)
}

fn crowded(heard: &Heard) -> Vec<RecordId> {
    who(heard, |worker| !one_in(worker, 3, 0) && !one_in(worker, 4, 1))
}

fn who(heard: &Heard, says: impl Fn(&Worker) -> bool) -> Vec<RecordId> {
    heard
        .iter()
        .filter(|(worker, _)| says(worker))
        .map(|(_, interview)| *interview)
        .collect()
}
