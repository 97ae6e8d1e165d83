//! Corrections after the report: planned with reasons, seen on a visit, confirmed by workers, reopened, and counted.

use super::{Team, fair_food};
use crate::api::{
    ActionLine, ActionState, Actions, AskedWorkers, Code, ListActions, PlanAction, ReportProgress, Visit,
    WorkersConfirm,
};
use crate::commands::{Host, access, actions};
use crate::domain::keys::action;
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::record::Edit;

fn planned(team: &mut Team, what: &str, due: &str) -> RecordId {
    let room = team.program().unwrap();
    let edits = vec![
        Edit::put(action::AUDIT, super::AUDIT.to_string()),
        Edit::put(action::SITE, "Tres Robles"),
        Edit::put(action::WHAT, what),
        Edit::put(action::DUE, due),
        Edit::put(action::STATE, "in_progress"),
    ];
    access::create(team, room, Kind::Action, edits).unwrap()
}

fn entry(action: RecordId, state: ActionState) -> ReportProgress {
    ReportProgress {
        action,
        state,
        text: "What was done.".into(),
        paid_back: None,
        visit: None,
        workers: None,
    }
}

fn line(all: &Actions, action: RecordId) -> &ActionLine {
    all.actions.iter().find(|line| line.action == action).unwrap()
}

#[test]
fn a_date_moves_only_with_a_reason_and_the_one_before_stays_readable() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let action = planned(&mut team, "Shade", "2026-03-16");
    let plan = |who: Option<&str>, due: Option<&str>, reason: &str| PlanAction {
        action,
        who: who.map(str::to_owned),
        due: due.map(|day| day.parse().unwrap()),
        reason: reason.into(),
    };
    let without = actions::plan(&mut team, plan(None, Some("2026-04-16"), " "));
    assert_eq!(without.unwrap_err().place.as_deref(), Some("reason"));
    actions::plan(&mut team, plan(Some("Farm management"), None, "")).unwrap();
    let all = actions::plan(&mut team, plan(None, Some("2026-04-16"), "The wagons come by ship.")).unwrap();
    let line = line(&all, action);
    assert_eq!(
        (line.who.as_str(), line.due),
        ("Farm management", Some("2026-04-16".parse().unwrap()))
    );
    let reasons: Vec<_> = line.planned.iter().map(|plan| plan.reason.as_str()).collect();
    assert_eq!(
        (line.planned.len(), reasons.contains(&"The wagons come by ship.")),
        (2, true)
    );
}

#[test]
fn verified_means_seen_on_a_day_and_workers_are_counted_only_where_it_points_at_nobody() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let action = planned(&mut team, "Shade", "2026-03-16");
    let unseen = actions::report_progress(&mut team, entry(action, ActionState::Verified)).unwrap_err();
    assert_eq!(unseen.place.as_deref(), Some("visit"));
    let visit = |day: &str, photos| Visit {
        day: day.parse().unwrap(),
        photos,
    };
    let to_come = ReportProgress {
        visit: Some(visit("2026-03-09", 0)),
        ..entry(action, ActionState::Verified)
    };
    assert_eq!(
        actions::report_progress(&mut team, to_come)
            .unwrap_err()
            .place
            .as_deref(),
        Some("visit/day")
    );
    let asked = |asked, confirmed| Some(AskedWorkers { asked, confirmed });
    let too_many = ReportProgress {
        workers: asked(3, 4),
        ..entry(action, ActionState::ReportedFixed)
    };
    assert_eq!(
        actions::report_progress(&mut team, too_many)
            .unwrap_err()
            .place
            .as_deref(),
        Some("workers")
    );
    let seen = ReportProgress {
        visit: Some(visit("2026-03-01", 4)),
        workers: asked(7, 6),
        ..entry(action, ActionState::Verified)
    };
    let all = actions::report_progress(&mut team, seen).unwrap();
    let told = line(&all, action).progress.last().unwrap();
    assert_eq!(
        (told.visit, told.workers),
        (Some(visit("2026-03-01", 4)), Some(WorkersConfirm::Some))
    );
    // The program room is for more eyes than the team's: the numbers are not in the record either.
    let room = team.program().unwrap();
    let kept = serde_json::to_string(&team.rows(room, Kind::Action).unwrap()[0].fields).unwrap();
    assert!(!kept.contains("asked"), "{kept}");
    let many = ReportProgress {
        workers: asked(30, 20),
        ..entry(action, ActionState::Reopened)
    };
    let all = actions::report_progress(&mut team, many).unwrap();
    let told = &line(&all, action).progress;
    assert!(told.iter().any(|one| one.workers
        == Some(WorkersConfirm::Counted {
            asked: 30,
            confirmed: 20
        })));
    assert_eq!(line(&all, action).state, ActionState::Reopened);
}

#[test]
fn a_site_shows_how_far_it_is_and_that_it_is_behind() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let shade = planned(&mut team, "Shade", "2026-03-12");
    planned(&mut team, "Water", "2026-03-22");
    actions::report_progress(&mut team, entry(shade, ActionState::ReportedFixed)).unwrap();
    team.today = "2026-03-07".parse().unwrap();
    let list = |team: &mut Team| actions::list(team, ListActions { audit: None }).unwrap();
    let rate = &list(&mut team).rates[0];
    assert_eq!(
        (rate.site.as_str(), rate.actions, rate.rate_percent),
        ("Tres Robles", 2, 50)
    );
    assert_eq!((rate.time_used_percent, rate.behind_schedule), (Some(37), false));
    team.today = "2026-03-25".parse().unwrap();
    let all = list(&mut team);
    assert_eq!(all.rates[0].overdue, 1, "what was reported fixed waits for its visit");
    assert!(all.rates[0].behind_schedule);
    assert_eq!(
        all.actions.iter().filter(|line| line.overdue_days == Some(3)).count(),
        1
    );
}

#[test]
fn what_a_worker_said_does_not_get_into_a_plan() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let interview = team.hears(&[("pay_type", "hour")]);
    let code = team.rows.iter().find(|row| row.id == interview).unwrap();
    let code = code.fields.text("code").unwrap().to_owned();
    let action = planned(&mut team, "Shade", "2026-03-16");
    let plan = PlanAction {
        action,
        who: Some(format!("whoever sent {code} home")),
        due: None,
        reason: String::new(),
    };
    assert_eq!(actions::plan(&mut team, plan).unwrap_err().code, Code::TextLeaks);
}
