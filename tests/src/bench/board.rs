//! The reconcile board of a large audit: 500 interviews, 60 findings, a checklist, everything that it proposes found anew.

use super::Bench;
use super::asker::timed;
use super::farm::Farm;
use super::samples::Samples;
use anyhow::{Result, ensure};
use shared::api::{
    AnswerQuestion, Basis, ConfirmFinding, GetTimeline, ListInterviews, OpenReconcile, RaiseFinding, StartChecklist,
};

const INTERVIEWS: u32 = 500;
const FINDINGS: usize = 60;
const CALLS: u32 = 24;
const WARM_UP: u32 = 3;
const BAR_MS: f64 = 200.0;
const PROVISIONS: [&str; 6] = [
    "heat-protection",
    "safety",
    "housing",
    "hours-recorded",
    "wage-floor",
    "pay-slip",
];

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let farm = Farm::with(INTERVIEWS)?;
    let mut copy = farm.copy()?;
    let device = &mut copy.device;
    device.start()?;
    device.unlock()?;
    let audit = farm.audit;
    let heard = device.call(ListInterviews {
        audit,
        offset: 0,
        limit: 200,
    })?;
    let heard: Vec<_> = heard.lines.into_iter().map(|line| line.interview).collect();
    for number in 0..FINDINGS {
        let provision = PROVISIONS.get(number % PROVISIONS.len()).copied().unwrap_or("safety");
        let supports = heard.iter().skip(number).take(10).copied().collect();
        let finding = device.call(RaiseFinding {
            audit,
            provision: provision.into(),
            severity: "serious".into(),
            statement: format!(
                "At field {} there was nothing of what the code asks for, as row {number} shows.",
                number % 9
            ),
            basis: vec![Basis::Interviews, Basis::Observation],
            supports,
        })?;
        if number % 2 == 0 {
            device.call(ConfirmFinding {
                finding: finding.finding,
                confirm: true,
                reason: String::new(),
            })?;
        }
    }
    for place in 0..10 {
        let list = device.call(StartChecklist {
            audit,
            form: "site-checklist".into(),
            place: format!("Field {place}"),
        })?;
        device.call(AnswerQuestion {
            interview: list.line.interview,
            question: "shade_near".into(),
            answer: Some("in_order".into()),
            brief: true,
        })?;
    }
    let (mut board, mut timeline) = (Samples::default(), Samples::default());
    for n in 0..CALLS {
        let (view, took) = timed(device, OpenReconcile { audit })?;
        ensure!(
            !view.duplicates.is_empty() && !view.contradictions.is_empty(),
            "the board proposes nothing"
        );
        let page = GetTimeline {
            audit,
            offset: 0,
            limit: 50,
            person: None,
            kind: None,
        };
        let (_, page_took) = timed(device, page)?;
        if n >= WARM_UP {
            board.push_time(took);
            timeline.push_time(page_took);
        }
    }
    let told = format!("{}, {FINDINGS} findings", farm.told());
    bench
        .sheet
        .held(&format!("reconcile board, {told}"), board.median(), "ms", BAR_MS);
    bench.sheet.held(
        &format!("timeline, first page, {told}"),
        timeline.median(),
        "ms",
        BAR_MS,
    );
    Ok(())
}
