//! The evening at Tres Robles: what waits on the lead's board, something of each kind, and an original that is on its way.

use super::alisos::books;
use super::hearing::{Worker, hear};
use super::scenes::{Scene, redact, take};
use anyhow::{Context, Result};
use shared::api::{
    AnswerQuestion, Basis, FindingView, GiveTask, ListEvidence, ListFindings, OpenAudit, RaiseFinding, StartChecklist,
    SyncNow,
};
use shared::ids::{RecordId, RoomId};
use tests::world::{TestDevice, World, import_register};

/// The employer's number of the worker whom both auditors heard.
const HEARD_TWICE: u32 = 3003;

/// Alarm, duplicate, contradictions, one person heard twice, a redacted copy, a task for Amina.
pub fn of_the_team(
    world: &World,
    amina: &mut TestDevice,
    joseph: &mut TestDevice,
    lead: &mut TestDevice,
    audit: RoomId,
) -> Result<()> {
    raise(
        amina,
        audit,
        ("heat-protection", "serious"),
        "No drinking water is within reach at row 12.",
    )?;
    // The books have 39 hours for this number (`books::tres_robles`).
    hear(amina, audit, &heard_twice(47))?;
    let papers = raise(
        joseph,
        audit,
        ("no-forced-labor", "zero_tolerance"),
        "Passports of guest workers lie in the crew leader's truck.",
    )?;
    hear(joseph, audit, &heard_twice(47))?;
    checklist(joseph, audit)?;
    for photo in amina.call(ListEvidence { audit })?.items {
        if photo.has_preview && photo.may_write && photo.copies.is_empty() && photo.author_name.starts_with("Amina") {
            redact(amina, photo.evidence, Scene::start_board().into_faces())?;
        }
    }
    let file = world.path("last-week.csv");
    std::fs::write(&file, books::tres_robles())?;
    import_register(lead, audit, &file, "text/csv", "US-FL")?;
    std::fs::remove_file(&file)?;
    for device in [&mut *amina, joseph, &mut *lead] {
        device.sync()?;
    }
    ask_amina(lead, audit, papers.finding)?;
    lead.sync()?;
    amina.sync()?;
    Ok(())
}

/// A photo whose original waits for a link that costs nothing: the record and the preview have gone.
pub fn photo_on_its_way(world: &World, amina: &mut TestDevice, audit: RoomId) -> Result<()> {
    let findings = amina.call(ListFindings { audit })?.findings;
    let heat = findings
        .iter()
        .find(|finding| finding.provision == "heat-protection" && finding.author_name.starts_with("Amina"));
    let words = ("The water of row 12 in the afternoon", "Field 7");
    take(
        amina,
        world,
        audit,
        Scene::water_cooler(),
        words,
        heat.map(|finding| finding.finding),
    )?;
    amina.call(SyncNow { originals: false })?;
    Ok(())
}

fn raise(
    device: &mut TestDevice,
    audit: RoomId,
    (provision, severity): (&str, &str),
    statement: &str,
) -> Result<FindingView> {
    device.call(RaiseFinding {
        audit,
        provision: provision.into(),
        severity: severity.into(),
        statement: statement.into(),
        basis: vec![Basis::Observation],
        supports: Vec::new(),
    })
}

fn heard_twice(hours_told: u32) -> Worker {
    Worker {
        number: HEARD_TWICE,
        crew: "B".into(),
        by_piece: true,
        hours_told,
        number_known: true,
    }
}

/// Begun at Field 7: what is in order there is not what the findings say.
fn checklist(joseph: &mut TestDevice, audit: RoomId) -> Result<()> {
    let list = joseph.call(StartChecklist {
        audit,
        form: "site-checklist".into(),
        place: "Field 7".into(),
    })?;
    for (question, answer) in [
        ("water_near", "in_order"),
        ("shade_near", "not_in_order"),
        ("toilets_near", "in_order"),
        ("start_board", "not_in_order"),
    ] {
        joseph.call(AnswerQuestion {
            interview: list.line.interview,
            question: question.into(),
            answer: Some(answer.into()),
            brief: true,
        })?;
    }
    Ok(())
}

fn ask_amina(lead: &mut TestDevice, audit: RoomId, about: RecordId) -> Result<()> {
    let team = lead.call(OpenAudit { audit })?.team;
    let amina = team.iter().find(|contact| contact.person.starts_with("Amina"));
    lead.call(GiveTask {
        audit,
        to: amina.context("Amina is in the team")?.device,
        text: "Did crew B say the same? Ask two of them tomorrow, away from the truck.".into(),
        about: Some(about),
    })?;
    Ok(())
}
