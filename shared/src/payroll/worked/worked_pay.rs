//! P1, P2, P4, P5, P13, P14: the published and calculated examples, to the cent.

use super::*;
use crate::pack::{OvertimeMethod, OvertimeScheme, PaidBy, WeekStart};

pub(super) fn scheme(method: OvertimeMethod, weekly: &str, multiplier: &str, divisor: Option<&str>) -> OvertimeScheme {
    OvertimeScheme {
        id: "overtime".into(),
        title: Words::default(),
        method,
        paid_by: Vec::new(),
        weekly_hours: d(weekly),
        multiplier: d(multiplier),
        divisor: divisor.map(d),
        week_starts: WeekStart::Monday,
        grounds: Grounds::default(),
    }
}

const DRY_FRUIT: &str =
    "worker | period_first | period_last | total_hours | pieces | piece_rate | piece_earnings | gross
    117 | 2025-11-03 | 2025-11-03 | 5 | 180 | 0.50 | 90.00 | 90.00";

/// Asked to be there at 8, picking from 10, an hour of rest, done at 16: seven hours count, five were recorded.
#[test]
fn p1_the_time_card_shows_seven_hours_and_23_61_are_owed() {
    let register = register(DRY_FRUIT);
    let rules = rules("16.23", &["P1", "P2"]);
    let alone = check(&Books::of(&register), &rules, &in_florida());
    assert_eq!(
        owed(&alone, Rule::P1),
        d("0"),
        "18.00 an hour on the register's own hours"
    );
    assert_eq!(alone.periods[0].hourly, Some(d("18")));
    let cards = cards("worker | day | start | stop | break\n117 | 2025-11-03 | 8:00 | 16:00 | 1");
    let books = Books {
        time_cards: Some(&cards),
        ..Books::of(&register)
    };
    let checked = check(&books, &rules, &in_florida());
    assert_eq!(owed(&checked, Rule::P1), d("23.61"));
    assert_eq!(checked.periods[0].hourly.unwrap().round_dp(2), d("12.86"));
    assert_eq!(
        checked.summary.owed,
        [Owed {
            currency: "USD".into(),
            amount: d("23.61")
        }]
    );
    let breach = breach(&books, &rules, &in_florida(), Rule::P1);
    assert_eq!(breach.sources, ["BOOK-P1", "SOURCE-law"]);
    let due = breach
        .steps
        .iter()
        .find(|step| step.key == StepKey::DueByFloor)
        .unwrap();
    assert_eq!(due.amount, d("113.61"));
    let places: Vec<String> = breach.inputs.iter().map(|input| input.at.address()).collect();
    assert!(
        places.contains(&"D2".into()) && places.contains(&"H2".into()),
        "{places:?}"
    );
    assert!(
        breach
            .inputs
            .iter()
            .any(|input| input.book == RegisterKind::TimeCards && input.value == "08:00")
    );
}

/// Overtime in two columns, half as much again and twice as much: all of it is worked, on the cards and by the rates of rows.
#[test]
fn p1_hours_of_every_overtime_column_count() {
    let rules = rules("10", &["P1", "P2"]);
    let books = "worker | period_first | period_last | total_hours | gross\n1 | 2025-11-03 | 2025-11-04 | 20 | 200";
    let (register, cards) = (
        register(books),
        cards(
            "worker | day | regular_hours | overtime_hours | overtime_hours
            1 | 2025-11-03 | 8 | 2 | 1
            1 | 2025-11-04 | 8 | 2 | 1.5",
        ),
    );
    let books = Books {
        time_cards: Some(&cards),
        ..Books::of(&register)
    };
    assert_eq!(owed(&check(&books, &rules, &in_florida()), Rule::P1), d("25"));
    let two_rates = self::register(
        "worker | period_first | period_last | regular_hours | overtime_hours | overtime_hours | hourly_rate | gross
        1 | 2025-11-03 | 2025-11-09 | 8 | 2 | 1 | 12 | 240
        1 | 2025-11-03 | 2025-11-09 | 8 | 0 | 1 | 14 | 0",
    );
    // 11 × 12 + 9 × 14 = 258.
    assert_eq!(
        owed(&check(&Books::of(&two_rates), &rules, &in_florida()), Rule::P2),
        d("18")
    );
}

#[test]
fn p2_eight_hours_with_fifty_earned_are_owed_64() {
    let pay = |earned: &str| {
        let text = format!(
            "worker | period_first | period_last | total_hours | pieces | piece_rate | gross
            1 | 2025-11-03 | 2025-11-09 | 8 | {earned} | 1 | {earned}"
        );
        let register = register(&text);
        check(&Books::of(&register), &rules("8", &["P1", "P2"]), &in_florida())
    };
    assert_eq!(pay("50").summary.owed[0].amount, d("14"));
    assert_eq!(pay("100").summary.owed, []);
    assert_eq!(pay("100").summary.workers_clean, 1);
}

#[test]
fn p2_eighty_boxes_make_64_dollars_and_tomatoes_1_5625_cents_a_pound() {
    let text = "worker | period_first | period_last | total_hours | pieces | piece_rate | gross
        1 | 2025-11-03 | 2025-11-09 | 8 | 80 | 0.80 | 64.00
        2 | 2025-11-03 | 2025-11-09 | 10 | 80 | 0.80 | 60.00";
    let register = register(text);
    let checked = check(&Books::of(&register), &rules("6.40", &["P1", "P2"]), &in_florida());
    assert_eq!(checked.periods[0].hourly, Some(d("8")));
    assert_eq!(
        (owed(&checked, Rule::P1), owed(&checked, Rule::P2)),
        (d("4"), d("0")),
        "both reach 64.00 only once"
    );
    assert_eq!(wage::piece_pay(d("32"), d("0.015625")), Some(d("0.500000")));
    assert_eq!(d("0.32") / d("0.50"), d("0.64"), "a penny a pound on a bucket of 32 lb");
}

/// 29 CFR 778.111.
#[test]
fn p4_piece_work_of_fifty_hours_is_paid_575_30() {
    let register = register(
        "worker | period_first | period_last | total_hours | waiting_hours | piece_earnings | waiting_pay | gross
         1 | 2025-11-03 | 2025-11-09 | 46 | 4 | 491.00 | 32.00 | 523.00",
    );
    let mut rules = rules("7.25", &["P1", "P2", "P4"]);
    rules.checks.overtime = vec![scheme(OvertimeMethod::RegularRate, "40", "1.5", None)];
    let books = Books::of(&register);
    let checked = check(&books, &rules, &in_florida());
    assert_eq!(owed(&checked, Rule::P4), d("52.30"));
    assert_eq!(checked.summary.owed[0].amount, d("52.30"));
    let breach = breach(&books, &rules, &in_florida(), Rule::P4);
    let step = |key: StepKey| breach.steps.iter().find(|step| step.key == key).unwrap().amount;
    assert_eq!(
        (step(StepKey::RegularRate), step(StepKey::OvertimeDue)),
        (d("10.46"), d("575.30"))
    );
}

#[test]
fn p4_an_hourly_week_with_time_and_a_half_is_clean_and_with_straight_time_short() {
    let week = |gross: &str, overtime: &str| {
        let text = format!("worker | basis | period_first | period_last | regular_hours | overtime_hours | hourly_rate | regular_pay | overtime_pay | gross
            1 | hourly | 2025-11-03 | 2025-11-09 | 40 | 10 | 12 | 480 | {overtime} | {gross}");
        let register = register(&text);
        let mut rules = rules("7.25", &["P1", "P2", "P4"]);
        rules.checks.overtime = vec![scheme(OvertimeMethod::RegularRate, "40", "1.5", None)];
        owed(&check(&Books::of(&register), &rules, &in_florida()), Rule::P4)
    };
    assert_eq!(week("660", "180"), d("0"));
    assert_eq!(week("600", "120"), d("60"));
}

#[test]
fn p4_a_day_rate_is_divided_by_the_hours_of_the_week() {
    let register = register(
        "worker | basis | period_first | period_last | days_worked | day_rate | total_hours | gross
         1 | day | 2025-11-03 | 2025-11-09 | 5 | 100 | 50 | 500",
    );
    let mut rules = rules("7.25", &["P1", "P2", "P4"]);
    let other = OvertimeScheme {
        paid_by: vec![PaidBy::Month],
        ..scheme(OvertimeMethod::RegularRate, "60", "3", None)
    };
    rules.checks.overtime = vec![other, scheme(OvertimeMethod::RegularRate, "40", "1.5", None)];
    let checked = check(&Books::of(&register), &rules, &in_florida());
    assert_eq!(
        owed(&checked, Rule::P4),
        d("50"),
        "10.00 an hour, half of it for ten hours"
    );
}

fn bangladesh() -> (PayrollRules, Circumstances) {
    let mut rules = rules("1", &["P1", "P5"]);
    rules.currency = "BDT".into();
    rules.floors = vec![FloorRate {
        unit: PayUnit::Month,
        hours: d("208"),
        days: Some(d("26")),
        basic: Some(d("6700")),
        ..floor("garment", "12500", "BD")
    }];
    rules.checks.overtime = vec![scheme(OvertimeMethod::BasicDivisor, "48", "2", Some("208"))];
    let circumstances = Circumstances {
        region: Some("BD-13".into()),
        ..Circumstances::default()
    };
    (rules, circumstances)
}

#[test]
fn p5_52_hours_of_overtime_on_6700_are_3350_and_no_rate_is_rounded() {
    assert_eq!(
        d("6700") + d("3350") + d("750") + d("450") + d("1250"),
        d("12500"),
        "grade 5"
    );
    let (rules, place) = bangladesh();
    let text = |paid: &str| {
        format!("worker | period_first | period_last | days_worked | overtime_hours | basic | house_rent | medical | transport | food | overtime_pay | gross
        1 | 2025-10-01 | 2025-10-31 | 26 | 52 | 6700 | 3350 | 750 | 450 | 1250 | {paid} | {}", d("12500") + d(paid))
    };
    let short = register(&text("3349"));
    let checked = check(&Books::of(&short), &rules, &place);
    assert_eq!(owed(&checked, Rule::P5), d("1"));
    assert_eq!(owed(&checked, Rule::P1), d("0"));
    let breach = breach(&Books::of(&short), &rules, &place, Rule::P5);
    let step = |key: StepKey| breach.steps.iter().find(|step| step.key == key).unwrap().amount;
    assert_eq!(
        (step(StepKey::OvertimeRate), step(StepKey::OvertimeDue)),
        (d("64.4231"), d("3350"))
    );
    let rounded = register(&text("3349.84"));
    assert_eq!(
        owed(&check(&Books::of(&rounded), &rules, &place), Rule::P5),
        d("0.16"),
        "52 × 64.42 is not enough"
    );
    let paid = register(&text("3350"));
    assert_eq!(check(&Books::of(&paid), &rules, &place).summary.owed, []);
}

/// Garment registers call gross what stands before overtime and bonus.
#[test]
fn p5_a_gross_without_overtime_accuses_nobody() {
    let (rules, place) = bangladesh();
    let register = register(
        "worker | period_first | period_last | days_worked | overtime_hours | basic | house_rent | medical | transport | food | gross | overtime_pay | bonus | deduction:Stamp | net
         1 | 2025-06-01 | 2025-06-30 | 26 | 52 | 6700 | 3350 | 750 | 450 | 1250 | 12500 | 3350 | 500 | 10 | 16340",
    );
    let checked = check(&Books::of(&register), &rules, &place);
    assert_eq!(
        (checked.summary.owed.len(), checked.periods[0].paid),
        (0, Some(d("16350")))
    );
}

#[test]
fn p13_the_code_asks_more_than_the_law_and_the_gap_stands_apart() {
    let register = register(
        "worker | period_first | period_last | total_hours | gross\n1 | 2025-11-03 | 2025-11-09 | 60 | 435.00",
    );
    let code = |ids: &[&str]| {
        let mut rules = rules("7.25", ids);
        rules.floors.push(FloorRate {
            basis: FloorBasis::Code,
            ..floor("vermont", "14.01", "US-VT")
        });
        rules
    };
    let place = Circumstances {
        region: Some("US-VT".into()),
        ..Circumstances::default()
    };
    let split = check(&Books::of(&register), &code(&["P1", "P13"]), &place);
    assert_eq!((owed(&split, Rule::P1), owed(&split, Rule::P13)), (d("0"), d("405.60")));
    let whole = check(&Books::of(&register), &code(&["P1"]), &place);
    assert_eq!(owed(&whole, Rule::P1), d("405.60"), "a pack without P13 has it in P1");
}

#[test]
fn p14_lesotho_pays_by_job_and_tenure_and_an_unknown_job_is_not_verifiable() {
    let mut rules = rules("1", &["P1", "P14"]);
    rules.currency = "LSL".into();
    let row = |id: &str, amount: &str, job: &str, from: Option<u32>, under: Option<u32>| FloorRate {
        unit: PayUnit::Month,
        hours: d("195"),
        days: Some(d("26")),
        whom: FloorScope {
            jobs: vec![job.into()],
            from_months: from,
            under_months: under,
            ..FloorScope::default()
        },
        ..floor(id, amount, "LS")
    };
    rules.floors = vec![
        row("trainee", "1696", "general", None, Some(12)),
        row("operator-new", "1823", "operator", None, Some(12)),
        row("general", "1879", "general", Some(12), None),
        row("operator", "2000", "operator", Some(12), None),
    ];
    let register = register(
        "worker | job | hired | period_first | period_last | days_worked | gross
         1 | General | 2018-03-01 | 2018-11-01 | 2018-11-30 | 26 | 1696
         2 | operator | 2018-03-01 | 2018-11-01 | 2018-11-30 | 26 | 1800
         3 | general | 2017-03-01 | 2018-11-01 | 2018-11-30 | 26 | 1800
         4 | Operator | 2017-11-01 | 2018-11-01 | 2018-11-30 | 26 | 1900
         5 | cutter | 2017-11-01 | 2018-11-01 | 2018-11-30 | 26 | 900",
    );
    let place = Circumstances {
        region: Some("LS".into()),
        ..Circumstances::default()
    };
    let checked = check(&Books::of(&register), &rules, &place);
    let owed: Vec<Decimal> = checked.periods.iter().map(|period| period.owed).collect();
    assert_eq!(owed, [d("0"), d("23"), d("79"), d("100"), d("0")]);
    assert_eq!(checked.periods[4].judgement, Judgement::NotVerifiable);
    assert_eq!(missing(&checked, Rule::P1), [Missing::Job]);
}
