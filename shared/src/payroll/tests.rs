//! Worked examples from the field's own publications.

use super::*;
use crate::pack::{FloorBasis, FloorRate, FloorScope, Grounds, PayUnit, PayrollRules};
use crate::words::Words;
use rust_decimal::Decimal;

pub(super) fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn rate(id: &str, hourly: &str, basis: FloorBasis, region: &str, from: &str) -> FloorRate {
    FloorRate {
        id: id.into(),
        title: Words::from([("en", id)]),
        basis,
        amount: d(hourly),
        unit: PayUnit::Hour,
        hours: Decimal::ONE,
        days: None,
        basic: None,
        whom: FloorScope::default(),
        region: region.into(),
        h2a_only: basis == FloorBasis::Aewr,
        from: from.parse().unwrap(),
        until: None,
        grounds: Grounds::default(),
    }
}

pub(super) fn florida() -> PayrollRules {
    let floors = vec![
        rate("federal", "7.25", FloorBasis::Law, "US", "2009-07-24"),
        rate("aewr", "16.23", FloorBasis::Aewr, "US-FL", "2025-01-01"),
    ];
    PayrollRules {
        currency: "USD".into(),
        premium_counts: false,
        floors,
        ..PayrollRules::default()
    }
}

fn floor_of_eight() -> PayrollRules {
    let floors = vec![rate("law", "8", FloorBasis::Law, "US", "2000-01-01")];
    PayrollRules {
        currency: "USD".into(),
        premium_counts: false,
        floors,
        ..PayrollRules::default()
    }
}

pub(super) fn slip() -> PaySlip {
    PaySlip {
        first_day: "2025-11-03".parse().unwrap(),
        last_day: "2025-11-09".parse().unwrap(),
        basis: PayBasis::Piece,
        region: "US-FL".into(),
        h2a: true,
        contract_hourly: None,
        recorded_hours: Some(d("5")),
        waiting_hours: Some(d("2")),
        pieces: Some(d("180")),
        piece_rate: Some(d("0.50")),
        hourly_rate: None,
        other_pay: Decimal::ZERO,
        make_up_pay: None,
        premium: Some(Decimal::ZERO),
        gross_paid: d("90.00"),
        deductions: Vec::new(),
        sources: SlipSources::default(),
        stated: None,
    }
}

fn line(arithmetic: &Arithmetic, key: LineKey) -> &LedgerLine {
    arithmetic
        .lines
        .iter()
        .find(|line| line.key == key)
        .unwrap_or_else(|| panic!("no line {key:?}"))
}

#[test]
fn the_wait_for_dry_fruit_costs_23_61() {
    let result = reconcile(&slip(), &florida()).unwrap();
    assert_eq!(
        result.per_recorded_hour,
        Some(d("18")),
        "on the slip's own hours it looks fine"
    );
    assert_eq!(result.per_hour_to_pay.map(|rate| rate.round_dp(2)), Some(d("12.86")));
    assert_eq!(result.owed.as_ref().unwrap().amount, d("113.61"));
    assert_eq!(result.shortfall.amount, d("23.61"));
    assert_eq!(result.verdict, Verdict::Short);
    assert!(result.slip_alone_looks_right);
}

#[test]
fn eight_hours_with_fifty_earned_are_owed_64_and_with_a_hundred_100() {
    let earning = |pieces: &str| PaySlip {
        recorded_hours: Some(d("8")),
        waiting_hours: Some(Decimal::ZERO),
        pieces: Some(d(pieces)),
        piece_rate: Some(d("1")),
        gross_paid: d(pieces),
        ..slip()
    };
    let fifty = reconcile(&earning("50"), &floor_of_eight()).unwrap();
    assert_eq!(fifty.owed.as_ref().unwrap().amount, d("64"));
    assert_eq!(fifty.shortfall.amount, d("14"));
    let hundred = reconcile(&earning("100"), &floor_of_eight()).unwrap();
    assert_eq!(hundred.owed.as_ref().unwrap().amount, d("100"));
    assert_eq!(
        (hundred.shortfall.amount, hundred.verdict),
        (Decimal::ZERO, Verdict::Reaches)
    );
    assert_eq!(line(&hundred, LineKey::OwedByRates).quantity, d("100"));
}

/// The slip of the design's mockup: crew B, 3 to 9 November.
fn mockup() -> PaySlip {
    PaySlip {
        recorded_hours: Some(d("36.0")),
        waiting_hours: Some(d("6.0")),
        pieces: Some(d("1152")),
        piece_rate: Some(d("0.55")),
        contract_hourly: Some(d("15.00")),
        gross_paid: d("633.60"),
        premium: None,
        sources: SlipSources {
            recorded_hours: Some("Slip, line 4".into()),
            ..SlipSources::default()
        },
        ..slip()
    }
}

#[test]
fn the_mockup_slip_is_short_by_48_06_and_shows_every_step() {
    let result = reconcile(&mockup(), &florida()).unwrap();
    assert_eq!(result.shortfall.amount, d("48.06"));
    assert_eq!(result.owed.as_ref().unwrap().amount, d("681.66"));
    assert_eq!(result.per_recorded_hour, Some(d("17.60")));
    assert_eq!(result.per_hour_to_pay.map(|rate| rate.round_dp(2)), Some(d("15.09")));
    let keys: Vec<LineKey> = result.lines.iter().map(|line| line.key).collect();
    use LineKey::*;
    assert_eq!(
        keys,
        [
            RecordedHours,
            WaitingHours,
            HoursToPay,
            WageFloor,
            OwedByFloor,
            Pieces,
            MakeUpPay,
            PaidForWork,
            Short
        ]
    );
    assert_eq!(
        result.lines.iter().filter_map(|line| line.step).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5]
    );
    assert_eq!(line(&result, RecordedHours).source.as_deref(), Some("Slip, line 4"));
    assert!(line(&result, MakeUpPay).absent);
    assert_eq!(
        result.not_verifiable,
        [Unverifiable::Premium],
        "the slip has no premium column"
    );
    let weighed: Vec<(&str, Decimal)> = result
        .floor
        .candidates
        .iter()
        .map(|candidate| (candidate.id.as_str(), candidate.hourly))
        .collect();
    assert_eq!(
        weighed,
        [("federal", d("7.25")), ("contract", d("15.00")), ("aewr", d("16.23"))]
    );
}

#[test]
fn a_citrus_crew_below_eight_boxes_an_hour_is_below_the_floor() {
    let boxes = |hours: &str| PaySlip {
        recorded_hours: Some(d(hours)),
        waiting_hours: Some(Decimal::ZERO),
        pieces: Some(d("80")),
        piece_rate: Some(d("0.80")),
        gross_paid: d("64.00"),
        ..slip()
    };
    assert_eq!(
        reconcile(&boxes("8"), &floor_of_eight()).unwrap().verdict,
        Verdict::Reaches
    );
    assert_eq!(
        reconcile(&boxes("8.5"), &floor_of_eight()).unwrap().shortfall.amount,
        d("4.00")
    );
}

#[test]
fn without_h2a_its_rate_does_not_apply_and_elsewhere_neither() {
    let domestic = PaySlip { h2a: false, ..slip() };
    assert_eq!(reconcile(&domestic, &florida()).unwrap().floor.hourly, d("7.25"));
    let georgia = PaySlip {
        region: "US-GA".into(),
        ..slip()
    };
    assert_eq!(reconcile(&georgia, &florida()).unwrap().floor.hourly, d("7.25"));
    let nowhere = PaySlip {
        region: "MX".into(),
        contract_hourly: Some(d("20")),
        ..slip()
    };
    assert!(matches!(
        reconcile(&nowhere, &florida()),
        Err(SlipFault::NoFloor { .. })
    ));
    let usable = PaySlip {
        region: "USX".into(),
        ..slip()
    };
    assert!(
        reconcile(&usable, &florida()).is_err(),
        "a region is matched by its parts, not its letters"
    );
}

#[test]
fn a_floor_that_rose_inside_the_period_is_taken_low_and_said() {
    let mut rules = floor_of_eight();
    rules
        .floors
        .push(rate("risen", "9", FloorBasis::Law, "US", "2025-11-06"));
    let result = reconcile(&slip(), &rules).unwrap();
    assert_eq!(result.floor.hourly, d("8"));
    assert!(result.not_verifiable.contains(&Unverifiable::FloorChanged));
}

#[test]
fn the_premium_does_not_hide_a_shortfall() {
    let with_premium = PaySlip {
        premium: Some(d("20.00")),
        gross_paid: d("110.00"),
        ..slip()
    };
    assert_eq!(
        reconcile(&with_premium, &florida()).unwrap().shortfall.amount,
        d("23.61")
    );
    let counted = PayrollRules {
        premium_counts: true,
        ..florida()
    };
    assert_eq!(reconcile(&with_premium, &counted).unwrap().shortfall.amount, d("3.61"));
}

#[test]
fn a_slip_without_hours_is_not_clean_but_not_verifiable() {
    let result = reconcile(
        &PaySlip {
            recorded_hours: None,
            ..slip()
        },
        &florida(),
    )
    .unwrap();
    assert_eq!(result.verdict, Verdict::NotVerifiable);
    assert!(result.not_verifiable.contains(&Unverifiable::RecordedHours));
    let unpaid_pieces = PaySlip {
        recorded_hours: None,
        gross_paid: d("80"),
        ..slip()
    };
    assert_eq!(
        reconcile(&unpaid_pieces, &florida()).unwrap().shortfall.amount,
        d("10.00"),
        "90 in pieces were earned"
    );
}

#[test]
fn an_hourly_worker_is_owed_the_agreed_rate_for_the_wait_too() {
    let hourly = PaySlip {
        basis: PayBasis::Hour,
        pieces: None,
        piece_rate: None,
        hourly_rate: Some(d("17")),
        recorded_hours: Some(d("40")),
        waiting_hours: Some(d("3")),
        gross_paid: d("680"),
        ..slip()
    };
    let result = reconcile(&hourly, &florida()).unwrap();
    assert_eq!(result.shortfall.amount, d("51.00"));
    assert_eq!(
        line(&result, LineKey::Unexplained).quantity,
        d("-51"),
        "the wait was not paid"
    );
}

#[test]
fn figures_that_cannot_be_are_refused_in_a_sentence() {
    let refused = |slip: PaySlip| reconcile(&slip, &florida()).unwrap_err().to_string();
    assert_eq!(
        refused(PaySlip {
            gross_paid: d("-1"),
            ..slip()
        }),
        "`gross_paid` cannot be less than 0"
    );
    assert_eq!(
        refused(PaySlip {
            recorded_hours: Some(d("170")),
            ..slip()
        }),
        "172 hours do not fit into 7 days"
    );
    assert!(
        refused(PaySlip {
            piece_rate: None,
            ..slip()
        })
        .contains("both the number of pieces and the rate")
    );
    assert!(
        refused(PaySlip {
            gross_paid: Decimal::MAX,
            ..slip()
        })
        .contains("too large")
    );
    assert!(
        refused(PaySlip {
            piece_rate: Some(d("0.00001")),
            ..slip()
        })
        .contains("4 digits")
    );
    assert!(
        refused(PaySlip {
            last_day: "2025-11-02".parse().unwrap(),
            ..slip()
        })
        .contains("ends before it begins")
    );
    assert!(
        refused(PaySlip {
            last_day: "2125-11-02".parse().unwrap(),
            ..slip()
        })
        .contains("62 days")
    );
}

#[test]
fn p9_a_slip_that_was_looked_at_lacks_what_is_not_on_the_paper() {
    use crate::pack::SlipRules;
    use register::Field;
    let mut rules = florida();
    rules.checks.slip = Some(SlipRules {
        always: vec![Field::Basis, Field::TotalHours, Field::Net],
        piece: vec![Field::Pieces, Field::TotalHours],
        h2a: vec![Field::OfferedHours],
    });
    let unseen = reconcile(&slip(), &rules).unwrap();
    assert!(unseen.not_verifiable.contains(&Unverifiable::SlipFields));
    assert_eq!(unseen.states.unwrap().missing, None);
    let seen = PaySlip {
        stated: Some(vec![Field::Basis, Field::Pieces, Field::TotalHours, Field::Gross]),
        ..slip()
    };
    let result = reconcile(&seen, &rules).unwrap();
    let states = result.states.unwrap();
    assert_eq!(states.asked.len(), 5, "each field is asked for once");
    assert_eq!(states.missing, Some(vec![Field::Net, Field::OfferedHours]));
    assert!(!result.not_verifiable.contains(&Unverifiable::SlipFields));
    assert_eq!(result.rules, ["P1", "P2", "P9"]);
    let local = PaySlip { h2a: false, ..seen };
    assert_eq!(
        reconcile(&local, &rules).unwrap().states.unwrap().missing,
        Some(vec![Field::Net])
    );
}
