//! Corrections of Rancho Alisos: verified, reported fixed, partly paid back, in progress and overdue, one of each.

use anyhow::Result;
use rust_decimal::Decimal;
use shared::api::{ActionLine, ActionState, AskedWorkers, ListActions, PlanAction, ReportProgress, Visit};
use shared::ids::RoomId;
use tests::world::TestDevice;

/// Everything that happened since the report.
pub fn followed(lead: &mut TestDevice, audit: RoomId) -> Result<()> {
    let today = chrono::Utc::now().date_naive();
    for action in lead.call(ListActions { audit: Some(audit) })?.actions {
        match action.provision.as_str() {
            "heat-protection" => {
                responsible(lead, &action, "Farm management")?;
                progress(
                    lead,
                    &action,
                    ActionState::ReportedFixed,
                    "A second cooler and a shade trailer are with each crew.",
                )?;
            }
            "complaints" => {
                progress(
                    lead,
                    &action,
                    ActionState::ReportedFixed,
                    "The number hangs beside the clock.",
                )?;
                lead.call(ReportProgress {
                    visit: Some(Visit { day: today, photos: 2 }),
                    workers: Some(AskedWorkers {
                        asked: 12,
                        confirmed: 11,
                    }),
                    ..report(
                        &action,
                        ActionState::Verified,
                        "Seen beside the clock and in the camp, in three languages.",
                    )
                })?;
            }
            "housing" => {
                responsible(lead, &action, "Housing office of the operator")?;
                progress(
                    lead,
                    &action,
                    ActionState::InProgress,
                    "Four people have moved to the motel.",
                )?;
            }
            "committee" => {
                lead.call(PlanAction {
                    action: action.action,
                    who: Some("Farm management".into()),
                    due: Some(today - chrono::Days::new(2)),
                    reason: "Agreed in the closing meeting: before the season's first session.".into(),
                })?;
            }
            _ => money(lead, &action)?,
        }
    }
    Ok(())
}

/// Half of what is owed has been paid back.
fn money(lead: &mut TestDevice, action: &ActionLine) -> Result<()> {
    let Some(owed) = &action.owed else { return Ok(()) };
    responsible(lead, action, "Payroll office of the operator")?;
    lead.call(ReportProgress {
        paid_back: Some((owed.owed.amount / Decimal::TWO).round_dp(2)),
        ..report(
            action,
            ActionState::InProgress,
            "The first half went out with last week's pay.",
        )
    })?;
    Ok(())
}

fn responsible(lead: &mut TestDevice, action: &ActionLine, who: &str) -> Result<()> {
    lead.call(PlanAction {
        action: action.action,
        who: Some(who.into()),
        due: None,
        reason: String::new(),
    })?;
    Ok(())
}

fn progress(lead: &mut TestDevice, action: &ActionLine, state: ActionState, text: &str) -> Result<()> {
    lead.call(report(action, state, text))?;
    Ok(())
}

fn report(action: &ActionLine, state: ActionState, text: &str) -> ReportProgress {
    ReportProgress {
        action: action.action,
        state,
        text: text.into(),
        paid_back: None,
        visit: None,
        workers: None,
    }
}
