//! Rancho Alisos: 52 workers, audited whole. A first report was returned with a question, a corrected one stands beside it,
//! and the corrections are on their way.

mod actions;
pub mod books;
mod findings;
mod review;

use super::hearing::{Worker, hear};
use anyhow::Result;
use shared::api::{
    AddSite, Crew, ExplainCoverage, FinishChecklist, HandIn, MakeAudit, MovePhase, OpenAudit, OpenReconcile, Phase,
    PlaceSite, SettleContradiction, StartChecklist,
};
use shared::ids::{RecordId, RoomId};
use tests::world::{Staff, TestDevice, World, answer_each, import_register};

/// Name, workers, and how many of them are heard.
pub const CREWS: [(&str, u32, u32); 3] = [("North", 20, 12), ("South", 18, 11), ("Packing house", 14, 8)];

/// A visit of four days that ends today.
pub fn plan(lead: &mut TestDevice) -> Result<RoomId> {
    let site = lead.call(AddSite {
        name: "Rancho Alisos".into(),
        operator: "Alisos Growers".into(),
        sector: "tomatoes".into(),
        place: "Hendry County, Florida".into(),
    })?;
    lead.call(PlaceSite {
        site: site.site,
        position: "26.55, -81.42".into(),
    })?;
    let today = chrono::Utc::now().date_naive();
    let made = lead.call(MakeAudit {
        site: site.site,
        title: "Season audit".into(),
        starts: today - chrono::Days::new(3),
        ends: today,
        crews: CREWS
            .iter()
            .map(|(name, workers, _)| Crew {
                name: (*name).into(),
                workers: *workers,
            })
            .collect(),
        practice: false,
    })?;
    lead.call(OpenAudit { audit: made.line.audit })?;
    Ok(made.line.audit)
}

/// The whole audit, from the first interview to the followed corrections.
pub fn audit(
    world: &World,
    amina: &mut TestDevice,
    joseph: &mut TestDevice,
    lead: &mut TestDevice,
    monitor: &Staff,
    audit: RoomId,
) -> Result<()> {
    // Two people hear people at the same time, as in the field.
    let (amina_heard, joseph_heard) = std::thread::scope(|scope| {
        let joseph_hears = scope.spawn(|| hear_half(joseph, audit, 1));
        let amina_heard = hear_half(amina, audit, 0);
        (amina_heard, joseph_hears.join())
    });
    let joseph_heard = joseph_heard.map_err(|_| anyhow::anyhow!("Joseph's interviews failed"))?;
    let raised = findings::of_the_field(world, amina, joseph, audit, (&amina_heard?, &joseph_heard?))?;
    checklist(joseph, audit)?;
    let file = world.path("alisos-last-week.csv");
    std::fs::write(&file, books::alisos())?;
    let register = import_register(lead, audit, &file, "text/csv", "US-FL")?;
    std::fs::remove_file(&file)?;
    let register = books::with_contract(lead, register)?;
    for device in [&mut *amina, &mut *joseph, &mut *lead] {
        device.call(HandIn { audit })?;
        device.sync()?;
    }
    lead.sync()?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Reconciling,
        reason: None,
    })?;
    findings::confirmed(lead, audit, &register, &raised)?;
    settle(lead, audit)?;
    review::two_versions(lead, monitor, audit, raised.housing)?;
    actions::followed(lead, audit)?;
    lead.sync()?;
    Ok(())
}

/// Everybody on the books who was heard, with what they say of their last week.
fn hear_half(device: &mut TestDevice, audit: RoomId, half: usize) -> Result<Vec<(Worker, RecordId)>> {
    let heard = books::workers().into_iter().filter(books::is_heard);
    let mut done = Vec::new();
    for worker in heard.skip(half).step_by(2) {
        let interview = hear(device, audit, &worker)?;
        done.push((worker, interview));
    }
    Ok(done)
}

/// A walk through field, packing house and camp, with what the findings say as not in order.
fn checklist(joseph: &mut TestDevice, audit: RoomId) -> Result<()> {
    let list = joseph.call(StartChecklist {
        audit,
        form: "site-checklist".into(),
        place: "Block 7, packing house and camp".into(),
    })?;
    answer_each(joseph, &list, |question, _| {
        let result = match question.name.as_str() {
            "place" => "Block 7, packing house and camp",
            "has_housing" => "yes",
            "remarks" => "The camp was repainted this summer.",
            "water_near" | "shade_near" | "line_posted" | "housing_space" | "start_board" | "make_up" => "not_in_order",
            "h2a_order" => "not_applicable",
            _ => "in_order",
        };
        vec![result.into()]
    })?;
    joseph.call(FinishChecklist {
        checklist: list.line.interview,
    })?;
    Ok(())
}

/// What the board still asks before a report: each with its reason, as a lead would write it.
fn settle(lead: &mut TestDevice, audit: RoomId) -> Result<()> {
    let board = lead.call(OpenReconcile { audit })?;
    for one in board.contradictions {
        lead.call(SettleContradiction {
            audit,
            id: one.id,
            reason: "Other items of the same provision: the finding stands, the item is in order.".into(),
        })?;
    }
    let coverage = lead.call(OpenAudit { audit })?.coverage;
    if coverage.heard < coverage.goal_workers {
        lead.call(ExplainCoverage {
            audit,
            reason: "The South crew left for another farm on the last day.".into(),
        })?;
    }
    Ok(())
}
