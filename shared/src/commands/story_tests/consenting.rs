//! Consent as data: how long it holds, what it allows, and what is not asked before others.

use super::{AUDIT, Team, fair_food};
use crate::api::{AnswerQuestion, Audience, Code, Consent, GiveConsent, NoteQuestion, StartInterview};
use crate::commands::{answering, audits, interviews, leaks};
use crate::domain::audit::Plan;
use crate::domain::coverage;
use crate::ids::RecordId;

fn agreed(until: Option<&str>) -> Consent {
    Consent {
        notes: true,
        until: until.map(|day| day.parse().unwrap()),
        ..Consent::default()
    }
}

fn heard(team: &mut Team) -> (u32, u32) {
    let (_, plan): (_, Plan) = crate::commands::access::plan(team, AUDIT).unwrap();
    let view = coverage(&plan, &audits::summaries(team, AUDIT).unwrap());
    (view.heard, view.in_groups)
}

fn gives(team: &mut Team, interview: RecordId, consent: Consent) -> Result<(), Code> {
    let given = interviews::give_consent(team, GiveConsent { interview, consent });
    given.map(drop).map_err(|error| error.code)
}

#[test]
fn consent_that_has_run_out_closes_the_interview_until_it_is_given_again() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let interview = team.hears(&[("pay_type", "hour")]);
    gives(&mut team, interview, agreed(Some("2026-03-31"))).unwrap();
    assert_eq!(heard(&mut team), (1, 0));

    team.today = "2026-04-01".parse().unwrap();
    let view = interviews::open(&mut team, interview).unwrap();
    assert!(view.answers.is_empty() && view.line.withdrawn && !view.may_write);
    assert_eq!(view.line.ended, Some("2026-03-31".parse().unwrap()));
    assert_eq!(heard(&mut team), (0, 0));
    let note = NoteQuestion {
        interview,
        question: "pay_type".into(),
        note: "more".into(),
    };
    assert_eq!(
        answering::note_question(&mut team, note).unwrap_err().code,
        Code::NoConsent
    );
    assert_eq!(
        gives(&mut team, interview, agreed(Some("2026-03-31"))),
        Err(Code::BadRequest),
        "a day that is over gives nothing"
    );

    gives(&mut team, interview, agreed(None)).unwrap();
    let view = interviews::open(&mut team, interview).unwrap();
    assert_eq!(
        view.answers.get("pay_type").map(String::as_str),
        Some("hour"),
        "nothing was lost"
    );
    assert_eq!(heard(&mut team), (1, 0));
}

#[test]
fn what_was_taken_back_is_not_given_again_by_a_later_day() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let interview = team.hears(&[("pay_type", "hour")]);
    team.takes_consent_back(interview);
    assert!(gives(&mut team, interview, agreed(Some("2030-01-01"))).is_err());
    assert_eq!(heard(&mut team), (0, 0));
}

#[test]
fn before_others_nobody_is_asked_about_their_own_pay() {
    let mut team = Team::in_the_field(fair_food(&[]), 30);
    let start = |people| StartInterview {
        audit: AUDIT,
        audience: Audience::Worker,
        crew: "A".into(),
        language: "es".into(),
        consent: agreed(None),
        present: Vec::new(),
        form: None,
        group: Some(people),
    };
    assert_eq!(
        interviews::start(&mut team, start(1)).unwrap_err().code,
        Code::BadRequest
    );
    let interview = interviews::start(&mut team, start(6)).unwrap().line.interview;
    let mut answer = |question: &str, answer: &str| {
        let call = AnswerQuestion {
            interview,
            question: question.into(),
            answer: Some(answer.into()),
            brief: true,
        };
        answering::answer_question(&mut team, call)
            .map(drop)
            .map_err(|error| error.code)
    };
    assert_eq!(answer("rate_told", "14 an hour"), Err(Code::NotAllowed));
    assert_eq!(answer("pay_type", "hour"), Ok(()));
    let note = NoteQuestion {
        interview,
        question: "rate_told".into(),
        note: "fourteen".into(),
    };
    let noted = answering::note_question(&mut team, note);
    assert_eq!(noted.unwrap_err().code, Code::NotAllowed, "a note says it as well");
    assert_eq!(heard(&mut team), (0, 6), "a group counts its people, towards no goal");
}

#[test]
fn words_of_whoever_agreed_to_be_quoted_may_stand_in_a_report() {
    let mut team = Team::in_the_field(fair_food(&[]), 10);
    let interview = team.hears(&[("pay_type", "hour")]);
    let said = "they told us to wait in the bus until the dew was gone";
    let note = NoteQuestion {
        interview,
        question: "pay_type".into(),
        note: said.into(),
    };
    answering::note_question(&mut team, note).unwrap();
    let refused = leaks::refuse(&mut team, AUDIT, "summary", said);
    assert_eq!(refused.unwrap_err().code, Code::TextLeaks);
    let quote = Consent {
        quote: true,
        ..agreed(None)
    };
    gives(&mut team, interview, quote).unwrap();
    assert_eq!(leaks::refuse(&mut team, AUDIT, "summary", said), Ok(()));
}
