//! Books that cannot be right: located, nothing guessed, the rest still checked.

use super::*;
use crate::pack::{GuaranteeRules, PremiumBase, PremiumRules};

fn faults(text: &str) -> (Checked, Vec<(FaultCode, String)>) {
    let checked = check(&Books::of(&register(text)), &rules("10", &["P1", "P2"]), &in_florida());
    let found = checked
        .faults
        .iter()
        .map(|fault| (fault.code, fault.at.address()))
        .collect();
    (checked, found)
}

#[test]
fn impossible_figures_are_located_and_the_other_rows_checked() {
    let (checked, found) = faults(
        "worker | period_first | period_last | total_hours | gross | currency
         1 | 2025-11-03 | 2025-11-09 | -8 | 80 | USD
         2 | 2025-11-03 | 2025-11-03 | 25 | 80 | USD
         3 | 2025-11-09 | 2025-11-03 | 8 | 80 | USD
         4 | 2025-11-03 | 2025-11-09 | 8 | 70 | $
         5 | 2025-11-03 | 2025-11-09 | 8 | 70 | pesos?
         6 | 2025-01-03 | 2025-11-09 | 8 | 70 |
         7 | 2025-11-03 | 2025-11-09 | #8 h? | 70 |
           | 2025-11-03 | 2025-11-09 | 8 | 80 |",
    );
    use FaultCode::*;
    assert_eq!(
        found,
        [
            (NegativeHours, "D2".into()),
            (TooManyHours, "D3".into()),
            (PeriodBackwards, "C4".into()),
            (UnknownCurrency, "F6".into()),
            (PeriodTooLong, "C7".into()),
            (NoWorker, "A9".into()),
        ]
    );
    assert_eq!(owed(&checked, Rule::P1), d("10") * Decimal::TWO, "rows 4 and 6");
    let open: Vec<(Missing, Vec<String>)> = checked
        .not_verifiable
        .iter()
        .filter(|open| open.rule == Rule::P1 && open.field != Some(Field::WaitingHours))
        .map(|open| (open.missing, open.cells.iter().map(CellAt::address).collect()))
        .collect();
    assert_eq!(
        open,
        [
            (Missing::Unreadable, vec!["D8".into()]),
            (Missing::ImpossibleFigure, vec!["D2".into(), "D3".into()]),
            (Missing::Period, vec!["B4".into()]),
            (Missing::Currency, vec!["F6".into()]),
        ]
    );
}

#[test]
fn hours_that_cannot_be_are_not_paid_by_the_rates_of_a_week_with_two_either() {
    let (checked, found) = faults(
        "worker | period_first | period_last | total_hours | hourly_rate | gross
         1 | 2025-11-03 | 2025-11-05 | 20 | 14 | 280
         1 | 2025-11-06 | 2025-11-09 | 472.5 | 15 | 300",
    );
    assert_eq!(
        found.iter().map(|(code, _)| *code).collect::<Vec<_>>(),
        [FaultCode::TooManyHours]
    );
    assert_eq!(
        owed(&checked, Rule::P2),
        Decimal::ZERO,
        "nothing is owed for 472.5 hours in four days"
    );
}

#[test]
fn a_worker_twice_counts_together_the_same_row_once_and_overlaps_are_said() {
    let (checked, found) = faults(
        "worker | crew | period_first | period_last | total_hours | gross
         1 | A | 2025-11-03 | 2025-11-09 | 20 | 150
         1 | B | 2025-11-03 | 2025-11-09 | 20 | 250
         2 | A | 2025-11-03 | 2025-11-09 | 20 | 150
         2 | A | 2025-11-03 | 2025-11-09 | 20 | 150
         3 | A | 2025-11-03 | 2025-11-16 | 20 | 200
         3 | A | 2025-11-10 | 2025-11-16 | 20 | 200",
    );
    use FaultCode::*;
    assert_eq!(
        found,
        [
            (WorkerTwice, "A3".into()),
            (SameRowTwice, "A5".into()),
            (OverlappingPeriods, "C7".into())
        ]
    );
    assert_eq!(checked.summary.owed[0].amount, d("50"), "of worker 2, once");
}

#[test]
fn a_rate_a_thousand_times_the_others_owes_nothing() {
    let (checked, found) = faults(
        "worker | period_first | period_last | total_hours | pieces | piece_rate | gross
         1 | 2025-11-03 | 2025-11-09 | 8 | 200 | 0.50 | 100
         2 | 2025-11-03 | 2025-11-09 | 8 | 200 | 0.55 | 110
         3 | 2025-11-03 | 2025-11-09 | 8 | 200 | 500 | 100",
    );
    assert_eq!(found, [(FaultCode::AbsurdRate, "F4".into())]);
    assert_eq!(checked.summary.owed, []);
    assert_eq!(missing(&checked, Rule::P2), [Missing::ImpossibleFigure]);
}

#[test]
fn two_currencies_are_totalled_apart() {
    let mut rules = rules("10", &["P1", "P2"]);
    rules.currency = "BDT".into();
    let register = register(
        "worker | period_first | period_last | total_hours | pieces | piece_rate | gross | currency
         1 | 2025-11-03 | 2025-11-09 | 8 | 200 | 0.50 | 90 | USD
         2 | 2025-11-03 | 2025-11-09 | 8 | 200 | 0.50 | 70 | BDT",
    );
    let checked = check(&Books::of(&register), &rules, &in_florida());
    let owed: Vec<(&str, Decimal)> = checked
        .summary
        .owed
        .iter()
        .map(|owed| (owed.currency.as_str(), owed.amount))
        .collect();
    assert_eq!(
        owed,
        [("BDT", d("30")), ("USD", d("10"))],
        "the floor is in taka; the piece rate in the row's own currency"
    );
}

#[test]
fn amounts_without_end_do_not_panic() {
    let huge = Decimal::MAX.to_string();
    let text = format!("worker | period_first | period_last | total_hours | pieces | piece_rate | hourly_rate | gross | premium | net | paid\n
        1 | 2025-11-03 | 2025-11-09 | 8 | {huge} | {huge} | {huge} | {huge} | -{huge} | {huge} | {huge}\n
        2 | 2025-11-03 | 2025-11-09 | 8 | 1000000000 | 1000000000 | 1000000000 | 1000000000 | 1000000000 | 1000000000 | 1");
    let (checked, _) = faults(&text);
    assert_eq!(checked.summary.workers, 2);
    let mut rules = rules("10", &["P1", "P2", "P7", "P8", "P15"]);
    rules.checks.premium = Some(PremiumRules {
        base: PremiumBase::Earnings,
        admin_share_percent: Some(d("90")),
    });
    rules.checks.guarantee = Some(GuaranteeRules { share: d("0.75") });
    let most = Decimal::MAX;
    let place = Circumstances {
        h2a: Some(true),
        contract_hourly: Some(most),
        contract: Some(ContractTerms {
            weeks: most,
            weekly_hours: most,
            hours_off: Decimal::MIN,
        }),
        premium: Some(PremiumReceived {
            amount: most,
            admin_share: None,
        }),
        due_after_days: Some(u32::MAX),
        ..in_florida()
    };
    let register = register(&text);
    let review = Review::new(&Books::of(&register), &rules, &place);
    assert_eq!(review.check().summary.workers, 2);
    review.explain_all(100);
}

#[test]
fn a_column_that_is_not_there_is_listed_for_everybody() {
    let (checked, _) = faults(
        "worker | period_first | period_last | gross\n1 | 2025-11-03 | 2025-11-09 | 80\n2 | 2025-11-03 | 2025-11-09 | 80",
    );
    let hours = checked
        .not_verifiable
        .iter()
        .find(|open| open.missing == Missing::Column)
        .unwrap();
    assert_eq!((hours.field, hours.count), (Some(Field::TotalHours), 2));
    assert_eq!(checked.summary.workers_not_verifiable, 2);
    let nowhere = check(
        &Books::of(&register(
            "worker | period_first | period_last | total_hours | gross\n1 | 2025-11-03 | 2025-11-09 | 8 | 80",
        )),
        &rules("10", &["P1"]),
        &Circumstances::default(),
    );
    assert_eq!(missing(&nowhere, Rule::P1), [Missing::Region]);
}
