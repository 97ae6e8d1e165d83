//! Vado Hondo Nursery: eight people, one finding, a report that waits for the monitor and says why it shows no figures.

use anyhow::Result;
use shared::api::{Basis, ConfirmFinding, HandIn, ListFindings, MovePhase, Phase, RaiseFinding, ReportText};
use shared::ids::RoomId;
use tests::world::{TestDevice, interview_worker};

pub const CREWS: [(&str, u32); 2] = [("Greenhouse", 5), ("Yard", 3)];

/// From the first interview to the published report.
pub fn audit(auditor: &mut TestDevice, lead: &mut TestDevice, audit: RoomId) -> Result<()> {
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
    super::publish(lead, audit, text)
}
