//! What must hold for every register, whatever stands in it.

use super::worked_pay::scheme;
use super::*;
use crate::pack::{OvertimeMethod, PremiumBase, PremiumRules};
use crate::payroll::register::Rows;
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Line {
    worker: u32,
    week: u32,
    minutes: i64,
    pieces: i64,
    cents: i64,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (0u32..6, 0u32..4, 0i64..4_800, 0i64..900, 0i64..90_000);
    let line = line.prop_map(|(worker, week, minutes, pieces, cents)| Line {
        worker,
        week,
        minutes,
        pieces,
        cents,
    });
    prop::collection::vec(line, 1..14)
}

fn text(lines: &[Line]) -> String {
    let mut text = String::from(
        "worker | crew | period_first | period_last | total_hours | pieces | piece_rate | gross | premium\n",
    );
    for line in lines {
        let first = crate::time::Day::from_ymd_opt(2025, 11, 3).unwrap() + chrono::Duration::weeks(line.week.into());
        let last = first + chrono::Duration::days(6);
        let (hours, minutes) = (line.minutes / 60, line.minutes % 60);
        let gross = Decimal::new(line.cents, 2);
        text += &format!(
            "{} | {} | {first} | {last} | {hours}:{minutes:02} | {} | 0.55 | {gross} | 1\n",
            line.worker,
            line.worker % 2,
            line.pieces
        );
    }
    text
}

fn all() -> PayrollRules {
    let mut rules = rules("7.25", &["P1", "P2", "P4", "P7"]);
    rules.checks.overtime = vec![scheme(OvertimeMethod::RegularRate, "40", "1.5", None)];
    rules.checks.premium = Some(PremiumRules {
        base: PremiumBase::Earnings,
        admin_share_percent: Some(d("10")),
    });
    rules
}

fn place() -> Circumstances {
    Circumstances {
        premium: Some(PremiumReceived {
            amount: d("100"),
            admin_share: None,
        }),
        ..in_florida()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_rows_never_matters(lines in lines(), turn in 0usize..14) {
        let mut turned = lines.clone();
        turned.rotate_left(turn % lines.len());
        turned.reverse();
        let (left, right) = (register(&text(&lines)), register(&text(&turned)));
        let (left, right) = (check(&Books::of(&left), &all(), &place()), check(&Books::of(&right), &all(), &place()));
        prop_assert_eq!(left.totals, right.totals);
        prop_assert_eq!(left.summary, right.summary);
        prop_assert_eq!(left.plots.hourly, right.plots.hourly);
    }

    #[test]
    fn more_hours_never_lower_what_is_owed(line in lines(), more in 1i64..600) {
        let first = Line { week: 0, ..line[0].clone() };
        let longer = Line { minutes: first.minutes + more, ..first.clone() };
        let owed = |line: &Line| {
            let register = register(&text(std::slice::from_ref(line)));
            let mut rules = all();
            rules.checks.premium = None;
            let checked = check(&Books::of(&register), &rules, &place());
            checked.summary.owed.iter().map(|owed| owed.amount).sum::<Decimal>()
        };
        prop_assert!(owed(&longer) >= owed(&first));
    }

    #[test]
    fn splitting_a_week_hides_nothing(minutes in 0i64..4_800, cents in 0i64..90_000, cut in 1i64..100, days in 1i64..6) {
        let whole = format!("worker | period_first | period_last | total_hours | gross\n1 | 2025-11-03 | 2025-11-09 | {}:{:02} | {}", minutes / 60, minutes % 60, Decimal::new(cents, 2));
        let (part, rest) = (minutes * cut / 100, minutes - minutes * cut / 100);
        let (paid, left) = (cents * cut / 100, cents - cents * cut / 100);
        let first: crate::time::Day = "2025-11-03".parse().unwrap();
        let middle = first + chrono::Duration::days(days);
        let split = format!("worker | period_first | period_last | total_hours | gross\n1 | {first} | {} | {}:{:02} | {}\n1 | {middle} | 2025-11-09 | {}:{:02} | {}",
            middle - chrono::Duration::days(1), part / 60, part % 60, Decimal::new(paid, 2), rest / 60, rest % 60, Decimal::new(left, 2));
        let totals = |text: &str| {
            let register = register(text);
            let mut rules = all();
            rules.checks.premium = None;
            check(&Books::of(&register), &rules, &place()).totals
        };
        prop_assert_eq!(totals(&whole), totals(&split));
    }

    #[test]
    fn premium_lines_and_admin_share_that_add_up_are_clean_and_others_are_found(lines in lines(), taken in 0i64..20) {
        // Everybody's first row carries the whole share; the last worker's lacks `taken` dollars.
        let mut one: Vec<Line> = Vec::new();
        for line in &lines {
            if !one.iter().any(|before| before.worker == line.worker) {
                one.push(Line { cents: line.cents + 100, ..line.clone() });
            }
        }
        let sum: i64 = one.iter().map(|line| line.cents).sum();
        let mut text = String::from("worker | period_first | period_last | total_hours | gross | premium\n");
        for (place, line) in one.iter().enumerate() {
            let due = d("90") * Decimal::from(line.cents) / Decimal::from(sum);
            let less = if place + 1 == one.len() { Decimal::from(taken).min(due.trunc()) } else { Decimal::ZERO };
            let premium = (due - less).round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
            // The premium stands beside the gross, so that the base does not depend on it.
            let gross = Decimal::new(line.cents, 2);
            text += &format!("{} | 2025-11-03 | 2025-11-09 | 40 | {} | {premium}\n", line.worker, gross + premium);
        }
        let register = register(&text);
        let checked = check(&Books::of(&register), &all(), &place());
        let p7 = checked.totals.iter().find(|total| total.rule == Rule::P7).unwrap();
        let due = d("90") * Decimal::from(one.last().unwrap().cents) / Decimal::from(sum);
        let less = Decimal::from(taken).min(due.trunc());
        prop_assert_eq!(p7.workers_short > 0, less > Decimal::ZERO);
        prop_assert!((p7.owed - less).abs() <= d("0.01"), "{} {}", p7.owed, less);
    }

    #[test]
    fn explaining_adds_up_to_the_check_and_gives_the_same_bytes(lines in lines()) {
        let register = register(&text(&lines));
        let (rules, place) = (all(), place());
        let review = Review::new(&Books::of(&register), &rules, &place);
        let checked = review.check();
        let bytes = |all: &[Breach]| serde_json::to_vec(all).unwrap();
        let mut sum = Decimal::ZERO;
        for worker in 0..checked.summary.workers {
            let breaches = review.explain(About::Worker(worker));
            sum += breaches.iter().filter_map(|breach| breach.owed.as_ref()).map(|owed| owed.amount).sum::<Decimal>();
            prop_assert_eq!(bytes(&breaches), bytes(&review.explain(About::Worker(worker))));
        }
        prop_assert_eq!(sum, checked.summary.owed.iter().map(|owed| owed.amount).sum::<Decimal>());
        let again: Checked = serde_json::from_slice(&serde_json::to_vec(&checked).unwrap()).unwrap();
        prop_assert_eq!(&again, &checked);
    }

    #[test]
    fn a_row_keeps_its_hash_wherever_it_stands(lines in lines()) {
        let (left, mut right) = (register(&text(&lines)), register(&text(&lines)));
        right.mapping.columns.reverse();
        right.rows = Rows::new(right.mapping.columns.len());
        for row in left.rows.iter().rev() {
            let values: Vec<_> = row.values().collect();
            right.rows.push(3, row.row() + 40, values.into_iter().rev());
        }
        let hashes = |register: &Register| {
            let mut all: Vec<_> = register.rows.iter().map(|row| register.row_hash(row).0).collect();
            all.sort_unstable();
            all
        };
        prop_assert_eq!(hashes(&left), hashes(&right));
    }
}
