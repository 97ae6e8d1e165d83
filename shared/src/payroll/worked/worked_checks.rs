//! P6 to P10, P15: deductions, premium, guarantee, records, time of pay, and books that disagree.

use super::*;
use crate::pack::{
    ConsistencyRules, DeductionNeeds, DeductionPurpose, DeductionRules, GuaranteeRules, PremiumBase, PremiumRules,
    RecordSample, SlipRules, Timeliness,
};

pub(super) fn deductions() -> PayrollRules {
    let purpose = |id: &str, word: &str, needs| DeductionPurpose {
        id: id.into(),
        title: Words::default(),
        words: vec![word.into()],
        needs,
    };
    let mut rules = rules("10", &["P1", "P6"]);
    rules.checks.deductions = Some(DeductionRules {
        never_below_floor: true,
        purposes: vec![
            purpose("tax", "tax", DeductionNeeds::Law),
            purpose("meals", "meal", DeductionNeeds::Consent),
            purpose("fine", "fine", DeductionNeeds::Forbidden),
        ],
    });
    rules
}

#[test]
fn p6_deductions_have_a_purpose_a_signature_and_leave_the_floor() {
    let register = register(
        "worker | period_first | period_last | total_hours | gross | deduction:Tax | deduction:Meals | deduction:Fines | deduction:Other | signed
         1 | 2025-11-03 | 2025-11-09 | 40 | 450 | 80 | 60 |  |  | yes
         2 | 2025-11-03 | 2025-11-09 | 40 | 450 | 80 | 40 | 25 |  | x
         3 | 2025-11-03 | 2025-11-09 | 40 | 450 |  | 20 |  |  | no
         4 | 2025-11-03 | 2025-11-09 | 40 | 450 |  |  |  | 5 |
         5 | 2025-11-03 | 2025-11-09 | 40 | 380 |  | 30 |  |  | yes",
    );
    let checked = check(&Books::of(&register), &deductions(), &in_florida());
    let of = |place: u32| -> Vec<(Rule, Judgement, Decimal)> {
        let of = checked
            .outcomes
            .iter()
            .filter(|outcome| outcome.subject == Subject::Period(place));
        of.map(|outcome| (outcome.rule, outcome.judgement, outcome.owed))
            .collect()
    };
    assert_eq!(
        of(0),
        [(Rule::P6, Judgement::Short, d("10"))],
        "390 left of 400; tax may go below"
    );
    assert_eq!(of(1), [(Rule::P6, Judgement::Short, d("25"))]);
    assert_eq!(of(2), [(Rule::P6, Judgement::Breach, d("0"))]);
    assert_eq!(of(3), [(Rule::P6, Judgement::NotVerifiable, d("0"))]);
    assert_eq!(
        of(4),
        [
            (Rule::P1, Judgement::Short, d("20")),
            (Rule::P6, Judgement::Short, d("30"))
        ],
        "each is short once"
    );
    assert_eq!(checked.summary.owed[0].amount, d("85"));
}

#[test]
fn p7_the_premium_goes_by_the_base_and_the_lines_add_up() {
    let mut rules = rules("1", &["P1", "P7"]);
    rules.checks.premium = Some(PremiumRules {
        base: PremiumBase::Pieces,
        admin_share_percent: Some(d("13")),
    });
    let place = Circumstances {
        premium: Some(PremiumReceived {
            amount: d("1000"),
            admin_share: None,
        }),
        ..in_florida()
    };
    let lines = |second: &str| {
        let text = format!(
            "worker | period_first | period_last | total_hours | pieces | gross | premium
            1 | 2025-11-03 | 2025-11-09 | 40 | 100 | 500 | 290.00
            2 | 2025-11-03 | 2025-11-09 | 40 | 200 | 500 | {second}"
        );
        let register = register(&text);
        check(&Books::of(&register), &rules, &place)
    };
    assert_eq!(
        lines("580.00")
            .totals
            .iter()
            .find(|total| total.rule == Rule::P7)
            .unwrap()
            .breaches,
        0
    );
    let short = lines("540.00");
    assert_eq!(owed(&short, Rule::P7), d("40"));
    assert!(
        short
            .outcomes
            .iter()
            .any(|outcome| outcome.subject == Subject::Register && outcome.rule == Rule::P7)
    );
    let none = lines("");
    assert!(
        none.outcomes
            .iter()
            .any(|outcome| outcome.subject == Subject::Period(1) && outcome.judgement == Judgement::Breach)
    );
    let unknown = check(
        &Books::of(&register(
            "worker | period_first | period_last | total_hours | pieces | gross | premium\n1 | 2025-11-03 | 2025-11-09 | 40 | 1 | 500 | 1",
        )),
        &rules,
        &in_florida(),
    );
    assert_eq!(missing(&unknown, Rule::P7), [Missing::PremiumReceived]);
}

/// Ten weeks of 48 hours: 360 are guaranteed.
#[test]
fn p8_360_of_480_hours_are_guaranteed_over_the_whole_contract() {
    let weeks = |count: i64, offered: &str| {
        let mut text =
            String::from("worker | h2a | period_first | period_last | offered_hours | total_hours | gross\n");
        let first: crate::time::Day = "2025-09-01".parse().unwrap();
        for week in 0..count {
            let from = first + chrono::Duration::weeks(week);
            text += &format!(
                "1 | yes | {from} | {} | {offered} | {offered} | 600\n",
                from + chrono::Duration::days(6)
            );
        }
        register(&text)
    };
    let mut rules = rules("16.23", &["P1", "P8"]);
    rules.checks.guarantee = Some(GuaranteeRules { share: d("0.75") });
    let place = Circumstances {
        contract: Some(ContractTerms {
            weeks: d("10"),
            weekly_hours: d("48"),
            hours_off: d("0"),
        }),
        ..in_florida()
    };
    let short = weeks(10, "35");
    assert_eq!(
        owed(&check(&Books::of(&short), &rules, &place), Rule::P8),
        d("162.30"),
        "10 h at 16.23"
    );
    let breach = breach(&Books::of(&short), &rules, &place, Rule::P8);
    assert_eq!(breach.steps[0].amount, d("360"));
    assert_eq!(
        owed(&check(&Books::of(&weeks(10, "36")), &rules, &place), Rule::P8),
        d("0")
    );
    let running = check(&Books::of(&weeks(9, "1")), &rules, &place);
    assert_eq!(
        missing(&running, Rule::P8),
        [Missing::ContractCovered],
        "no single week is judged"
    );
}

#[test]
fn p9_columns_that_are_not_there_are_said_once_and_empty_cells_for_their_row() {
    let mut rules = rules("1", &["P1", "P9"]);
    rules.checks.slip = Some(SlipRules {
        always: vec![Field::Worker, Field::TotalHours, Field::Gross, Field::Net],
        piece: vec![Field::Pieces],
        h2a: vec![Field::OfferedHours],
    });
    let register = register(
        "worker | period_first | period_last | total_hours | pieces | gross
         1 | 2025-11-03 | 2025-11-09 | 40 | 10 | 500
         2 | 2025-11-03 | 2025-11-09 |  | 10 | 500",
    );
    let whole = explain(&Books::of(&register), &rules, &in_florida(), About::Register);
    assert_eq!(
        whole[0].statement,
        Statement::NotStated {
            fields: vec![Field::Net]
        }
    );
    let second = explain(&Books::of(&register), &rules, &in_florida(), About::Row(1));
    let p9: Vec<_> = second.iter().filter(|breach| breach.rule == Rule::P9).collect();
    assert_eq!(p9[0].statement.sentence("es"), "El registro no dice: total hours.");
}

#[test]
fn p10_late_pay_is_a_breach_and_what_was_not_handed_over_is_owed() {
    let mut rules = rules("1", &["P1", "P10"]);
    rules.checks.timeliness = Some(Timeliness {
        longest_period_days: 16,
        longest_lag_days: 7,
    });
    let register = register(
        "worker | period_first | period_last | total_hours | gross | net | paid | pay_date
         1 | 2025-11-01 | 2025-11-15 | 80 | 800 | 700 | 700 | 2025-11-22
         2 | 2025-11-01 | 2025-11-15 | 80 | 800 | 700 | 700 | 2025-11-29
         3 | 2025-11-01 | 2025-11-30 | 80 | 800 | 700 | 250.50 | 2025-12-01
         4 | 2025-11-16 | 2025-11-30 | 80 | 800 | 700 |  | ",
    );
    let checked = check(&Books::of(&register), &rules, &in_florida());
    let judged: Vec<Judgement> = checked.periods.iter().map(|period| period.judgement).collect();
    use Judgement::*;
    assert_eq!(judged, [Clean, Breach, Short, Short]);
    assert_eq!(owed(&checked, Rule::P10), d("1149.50"));
}

fn consistent() -> PayrollRules {
    let mut rules = rules("1", &["P1", "P15"]);
    rules.checks.consistency = Some(ConsistencyRules {
        identical_crew: 4,
        round_percent: 90,
        round_rows: 4,
        most_pieces_an_hour: Some(d("40")),
        hours_apart: d("0.25"),
    });
    rules
}

#[test]
fn p15_books_that_were_made_rather_than_kept_are_noted() {
    let register = register(
        "worker | crew | period_first | period_last | total_hours | pieces | gross
         1 | North | 2025-11-03 | 2025-11-09 | 40 | 100 | 500
         2 | North | 2025-11-03 | 2025-11-09 | 40 | 100 | 500
         3 | North | 2025-11-03 | 2025-11-09 | 40 | 2000 | 500
         4 | North | 2025-11-03 | 2025-11-09 | 40 | 100 | 500
         4 | North | 2025-11-17 | 2025-11-23 | 38 | 100 | 500",
    );
    let cards = cards(
        "worker | day | total_hours\n1 | 2025-11-03 | 22.5\n1 | 2025-11-05 | 22\n2 | 2025-11-04 | 8\n2 | 2025-11-12 | 9\n9 | 2025-11-04 | 8",
    );
    let told = [Told {
        code: "C-017".into(),
        worker: Some("1".into()),
        first: "2025-11-03".parse().unwrap(),
        last: "2025-11-09".parse().unwrap(),
        hours: Some(d("52")),
        pay: Some(d("500")),
    }];
    let tickets = book(
        RegisterKind::PieceTickets,
        Layout::Day,
        "worker | day | pieces\n1 | 2025-11-03 | 60\n1 | 2025-11-05 | 60",
    );
    let books = Books {
        time_cards: Some(&cards),
        tickets: Some(&tickets),
        told: &told,
        ..Books::of(&register)
    };
    let says = |about: About| -> Vec<String> {
        let all = explain(&books, &consistent(), &in_florida(), about);
        all.iter()
            .filter(|breach| breach.rule == Rule::P15)
            .map(|breach| breach.statement.sentence("en"))
            .collect()
    };
    assert_eq!(says(About::Crew(0)), ["All 4 of the crew have exactly 40 h."]);
    assert_eq!(
        says(About::Register)[1],
        "The register has no pay for 2025-11-10 to 2025-11-16."
    );
    assert!(says(About::Register)[0].starts_with("5 of 5 hours are whole"));
    assert_eq!(
        says(About::Row(0)),
        [
            "The register has 40 h, the time cards 44.5 h.".to_owned(),
            "The register has 100 pieces, the tickets 120.".into(),
            "C-017 told of 52 h; the books have 40 h.".into(),
        ]
    );
    assert_eq!(
        says(About::Row(1)).last().unwrap(),
        "The register has no pay for 2025-11-12 to 2025-11-12."
    );
    assert_eq!(
        says(About::Row(2))[1],
        "50 pieces an hour; more than 40 a person can hardly do: hours may be missing."
    );
    let checked = check(&books, &consistent(), &in_florida());
    assert!(
        checked
            .faults
            .iter()
            .any(|fault| fault.code == FaultCode::WorkerNotInRegister && fault.at.row == 6)
    );
}

#[test]
fn a_sample_is_ten_or_one_per_cent_and_the_seed_draws_it_again() {
    let mut text = String::from("worker | period_first | period_last | total_hours | gross\n");
    for worker in 0..1_500 {
        text += &format!(
            "{worker} | 2025-11-03 | 2025-11-09 | 40 | {worker}\n{worker} | 2025-11-10 | 2025-11-16 | 30 | {worker}\n"
        );
    }
    let file = register(&text);
    let rule = RecordSample {
        at_least: 10,
        above: 1_000,
        share_percent: d("1"),
    };
    let checked = check(&Books::of(&file), &rules("1", &["P1"]), &in_florida());
    let drawn = sample(&checked, &file, &rule, "7");
    assert_eq!((drawn.asked, drawn.workers.len(), drawn.rows.len()), (15, 15, 30));
    assert_eq!(drawn.peak.unwrap().first.to_string(), "2025-11-03");
    assert_eq!(drawn.current.unwrap().first.to_string(), "2025-11-10");
    assert_eq!(sample(&checked, &file, &rule, "7"), drawn);
    assert_ne!(sample(&checked, &file, &rule, "8").workers, drawn.workers);
    let few =
        register("worker | period_first | period_last | total_hours | gross\n1 | 2025-11-03 | 2025-11-09 | 40 | 9");
    assert_eq!(
        sample(
            &check(&Books::of(&few), &rules("1", &["P1"]), &in_florida()),
            &few,
            &rule,
            "7"
        )
        .asked,
        1
    );
}
