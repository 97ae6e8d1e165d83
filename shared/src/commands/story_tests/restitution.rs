//! Money that is owed to workers is paid back to the cent, and nothing is verified before all of it is.

use super::Team;
use crate::api::{ActionState, Code, ReportProgress, Restitution, Visit};
use crate::commands::{Host, access, actions};
use crate::domain::keys::action;
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::record::Edit;

fn owing(team: &mut Team) -> RecordId {
    let room = team.program().unwrap();
    let edits = vec![
        Edit::put(action::AUDIT, super::AUDIT.to_string()),
        Edit::put(action::WHAT, "Pay reaches the floor"),
        Edit::put(action::OWED, r#"{"amount":"119.00","currency":"USD"}"#),
    ];
    access::create(team, room, Kind::Action, edits).unwrap()
}

fn pays(team: &mut Team, action: RecordId, state: ActionState, amount: &str) -> Result<Restitution, Code> {
    let call = ReportProgress {
        action,
        state,
        text: "Paid with the payroll of the week.".into(),
        paid_back: Some(amount.parse().unwrap()),
        visit: Some(Visit {
            day: team.today,
            photos: 0,
        }),
        workers: None,
    };
    let reply = actions::report_progress(team, call).map_err(|error| error.code)?;
    Ok(reply.actions.into_iter().find_map(|line| line.owed).unwrap())
}

#[test]
fn what_is_owed_is_paid_back_in_parts_and_never_beyond() {
    let mut team = Team::in_the_field(super::fair_food(&[]), 10);
    let action = owing(&mut team);
    let half = pays(&mut team, action, ActionState::InProgress, "59.50").unwrap();
    assert_eq!(
        (half.paid_back.amount, half.left.amount),
        ("59.50".parse().unwrap(), "59.50".parse().unwrap())
    );
    assert_eq!(
        pays(&mut team, action, ActionState::InProgress, "59.51"),
        Err(Code::BadRequest)
    );
    assert_eq!(
        pays(&mut team, action, ActionState::InProgress, "0.001"),
        Err(Code::BadRequest)
    );
    assert_eq!(
        pays(&mut team, action, ActionState::Verified, "59.49"),
        Err(Code::WrongPhase),
        "a cent is still owed"
    );
    let all = pays(&mut team, action, ActionState::Verified, "59.50").unwrap();
    assert!(all.left.amount.is_zero());
    let corrected = pays(&mut team, action, ActionState::Reopened, "-19.00").unwrap();
    assert_eq!(corrected.left.amount, "19".parse().unwrap());
}
