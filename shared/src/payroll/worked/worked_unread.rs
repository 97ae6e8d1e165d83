//! Hours that cannot be read: what the others prove is owed, and nothing is called clean by them.

use super::worked_books::judged;
use super::worked_pay::scheme;
use super::*;
use crate::pack::{GuaranteeRules, OvertimeMethod, WorkingTime};
use crate::payroll::register::SlotGrid;

const HEADS: &str = "worker | period_first | period_last | regular_hours | overtime_hours";

/// A week of 40 regular hours; more columns and their cells.
fn week(overtime: &str, heads: &str, cells: &str) -> String {
    format!("{HEADS} | {heads}\n 1 | 2025-11-03 | 2025-11-09 | 40 | {overtime} | {cells}")
}

fn is_clean(checked: &Checked, rule: Rule) -> bool {
    missing(checked, rule).is_empty() && owed(checked, rule).is_zero()
}

#[test]
fn overtime_that_cannot_be_read_leaves_the_floor_open() {
    let judge = |overtime, gross, cards: &str| judged(&week(overtime, "gross", gross), cards, &["P1"]);
    assert_eq!(owed(&judge("2", "560", ""), Rule::P1), d("28"));
    let open = judge("#Y", "560", "");
    assert_eq!(owed(&open, Rule::P1), d("0"));
    assert_eq!(missing(&open, Rule::P1), [Missing::Unreadable]);
    let told = open
        .not_verifiable
        .iter()
        .find(|told| told.missing == Missing::Unreadable);
    assert_eq!(told.unwrap().field, Some(Field::OvertimeHours));
    assert_eq!(told.unwrap().cells[0].address(), "E2");
    // What the regular hours alone prove stands.
    assert_eq!(owed(&judge("#Y", "400", ""), Rule::P1), d("160"));
    let shorter = "worker | day | total_hours\n1 | 2025-11-03 | 20\n1 | 2025-11-04 | 18";
    let less = judge("#Y", "532", shorter);
    assert_eq!(owed(&less, Rule::P1), d("28"));
    // Fewer hours on cards say nothing about those that cannot be read, nor are the books apart by them.
    assert_eq!(missing(&judge("#Y", "560", shorter), Rule::P1), [Missing::Unreadable]);
    let apart = less.totals.iter().find(|total| total.rule == Rule::P15);
    assert!(apart.is_none_or(|total| total.breaches == 0));
}

/// Between 7:00 and 17:00 there may have been a lunch that nobody wrote down.
#[test]
fn the_times_of_a_day_do_not_stand_in_for_its_overtime() {
    let days = |overtime: &str| {
        let text = format!(
            "worker | day | start | stop | regular_hours | overtime_hours | gross
            1 | 2025-11-03 | 7:00 | 17:00 | 8 | {overtime} | 112"
        );
        let days = book(RegisterKind::Register, Layout::Day, &text);
        check(&Books::of(&days), &rules("14", &["P1"]), &in_florida())
    };
    assert_eq!(owed(&days("2"), Rule::P1), d("28"));
    assert_eq!(owed(&days("#Y"), Rule::P1), d("0"));
    assert_eq!(missing(&days("#Y"), Rule::P1), [Missing::Unreadable]);
}

#[test]
fn overtime_that_can_be_read_counts_beside_one_that_cannot() {
    let text = format!("{HEADS} | overtime_hours | gross\n1 | 2025-11-03 | 2025-11-09 | 40 | 10 | #Y | 560");
    let checked = judged(&text, "", &["P1"]);
    assert_eq!(owed(&checked, Rule::P1), d("140"));
    assert_eq!(missing(&checked, Rule::P1), [Missing::Unreadable]);
}

#[test]
fn a_total_that_stands_on_one_row_does_not_hide_the_hours_of_another() {
    let rows = |first: &str, second: &str| {
        let text = format!("{HEADS} | total_hours | gross\n{first}\n{second}");
        owed(&judged(&text, "", &["P1"]), Rule::P1)
    };
    let week = "1 | 2025-11-03 | 2025-11-09";
    let (first, second) = (format!("{week} | 40 | | 40 | 560"), format!("{week} | 40 | | | 280"));
    assert_eq!(rows(&first, &second), d("280"));
    // A row without hours is no reason to doubt the total of the other.
    let (first, second) = (format!("{week} | 40 | | 38 | 532"), format!("{week} | | | | 0"));
    assert_eq!(rows(&first, &second), d("0"));
    // Nor does a total elsewhere say what overtime cannot.
    let text = format!("{HEADS} | total_hours | gross\n{week} | 20 | | 20 | 280\n{week} | 20 | #Y | | 280");
    assert_eq!(missing(&judged(&text, "", &["P1"]), Rule::P1), [Missing::Unreadable]);
    // A week's total beside its first row holds the second.
    let (first, second) = (format!("{week} | 20 | | 40 | 280"), format!("{week} | 20 | | | 280"));
    assert_eq!(rows(&first, &second), d("0"));
}

#[test]
fn waiting_and_totals_that_cannot_be_read_leave_the_floor_open() {
    let heads = "worker | period_first | period_last | total_hours | waiting_hours | gross";
    let judge = |cells: &str, cards: &str| {
        let text = format!("{heads}\n1 | 2025-11-03 | 2025-11-09 | {cells}");
        let checked = judged(&text, cards, &["P1"]);
        let open = checked.not_verifiable.iter().filter(|open| open.rule == Rule::P1);
        (
            owed(&checked, Rule::P1),
            open.map(|open| (open.missing, open.field)).collect::<Vec<_>>(),
        )
    };
    let unread = |field| vec![(Missing::Unreadable, Some(field))];
    assert_eq!(judge("40 | 0 | 560", ""), (d("0"), vec![]));
    assert_eq!(judge("40 | #2 | 560", ""), (d("0"), unread(Field::WaitingHours)));
    assert_eq!(judge("40 | #2 | 500", ""), (d("60"), unread(Field::WaitingHours)));
    let cards = "worker | day | total_hours\n1 | 2025-11-03 | 20";
    assert_eq!(judge("#4? | | 300", cards), (d("0"), unread(Field::TotalHours)));
    assert_eq!(judge("#4? | | 200", cards).0, d("80"));
}

#[test]
fn the_guarantee_accuses_nobody_of_hours_that_cannot_be_read() {
    let mut rules = rules("16.23", &["P1", "P8"]);
    rules.checks.guarantee = Some(GuaranteeRules { share: d("0.75") });
    let judge = |overtime: &str, regular: &str| {
        let row = |week: u32| {
            let monday = "2025-09-01".parse::<crate::time::Day>().unwrap() + chrono::Days::new(u64::from(week) * 7);
            let sunday = monday + chrono::Days::new(6);
            format!("1 | {monday} | {sunday} | {regular} | {overtime} | yes | 35 | 2000\n")
        };
        let rows: String = (0..10).map(row).collect();
        let text = format!("{HEADS} | h2a | offered_hours | gross\n{rows}");
        let mut circumstances = in_florida();
        circumstances.contract = Some(ContractTerms {
            weeks: d("10"),
            weekly_hours: d("48"),
            hours_off: Decimal::ZERO,
        });
        check(&Books::of(&register(&text)), &rules, &circumstances)
    };
    assert!(is_clean(&judge("#Y", "48"), Rule::P8), "480 hours were worked at least");
    assert_eq!(owed(&judge("0", "30"), Rule::P8), d("162.30"));
    assert_eq!(missing(&judge("#Y", "30"), Rule::P8), [Missing::Unreadable]);
}

#[test]
fn deductions_are_not_clean_by_hours_at_least() {
    let judge = |overtime: &str, deducted: &str| {
        let cells = format!("700 | {deducted} | yes");
        let row = week(overtime, "gross | deduction:Meals | signed", &cells);
        check(&Books::of(&register(&row)), &worked_checks::deductions(), &in_florida())
    };
    // At 10 an hour 400 must be left.
    assert!(is_clean(&judge("0", "100"), Rule::P6));
    assert_eq!(missing(&judge("#Y", "100"), Rule::P6), [Missing::Unreadable]);
    assert_eq!(owed(&judge("#Y", "350"), Rule::P6), d("50"));
}

#[test]
fn pay_for_overtime_that_cannot_be_read_accuses_nobody() {
    let mut basic = rules("1", &["P1", "P5"]);
    basic.checks.overtime = vec![scheme(OvertimeMethod::BasicDivisor, "48", "2", Some("208"))];
    let judge = |pay: &str| {
        let heads = "worker | period_first | period_last | total_hours | overtime_hours | basic | overtime_pay | gross";
        let row = format!("{heads}\n1 | 2025-11-01 | 2025-11-30 | 208 | 12 | 2080 | {pay} | 2320");
        check(&Books::of(&register(&row)), &basic, &in_florida())
    };
    assert_eq!(owed(&judge("0"), Rule::P5), d("240"));
    assert_eq!(owed(&judge("#2?"), Rule::P5), d("0"));
    assert_eq!(missing(&judge("#2?"), Rule::P5), [Missing::Unreadable]);
    let mut regular = rules("7.25", &["P1", "P4"]);
    regular.checks.overtime = vec![scheme(OvertimeMethod::RegularRate, "40", "1.5", None)];
    let judge = |pay: &str| {
        let heads = "worker | period_first | period_last | total_hours | overtime_pay | gross";
        let row = format!("{heads}\n1 | 2025-11-03 | 2025-11-09 | 50 | {pay} | 550");
        check(&Books::of(&register(&row)), &regular, &in_florida())
    };
    assert!(is_clean(&judge("150"), Rule::P4));
    assert_eq!(missing(&judge("#150"), Rule::P4), [Missing::Unreadable]);
}

#[test]
fn a_monthly_wage_needs_no_overtime() {
    let mut rules = rules("1", &["P1"]);
    rules.floors = vec![FloorRate {
        unit: PayUnit::Month,
        hours: d("208"),
        ..floor("month", "2080", "US")
    }];
    let judge = |overtime: &str, gross: &str| {
        let row = format!("{HEADS} | gross\n1 | 2025-11-01 | 2025-11-30 | 200 | {overtime} | {gross}");
        check(&Books::of(&register(&row)), &rules, &in_florida())
    };
    for overtime in ["10", "#Y"] {
        assert_eq!(owed(&judge(overtime, "1900"), Rule::P1), d("100"), "{overtime}");
        assert!(is_clean(&judge(overtime, "2000"), Rule::P1), "{overtime}");
    }
    let waited = |overtime: &str, gross: &str| {
        let row =
            format!("{HEADS} | waiting_hours | gross\n1 | 2025-11-01 | 2025-11-30 | 150 | {overtime} | 50 | {gross}");
        owed(&check(&Books::of(&register(&row)), &rules, &in_florida()), Rule::P1)
    };
    assert_eq!((waited("0", "1600"), waited("#Y", "1600")), (d("400"), d("400")));
    // Cards with the overtime in them are no reason to pay it twice.
    let row = format!("{HEADS} | gross\n1 | 2025-11-01 | 2025-11-30 | 200 | #Y | 2000");
    let register = register(&row);
    let days: String = (1..=21).map(|day| format!("1 | 2025-11-{day:02} | 10\n")).collect();
    let cards = cards(&format!("worker | day | total_hours\n{days}"));
    let mut books = Books::of(&register);
    books.time_cards = Some(&cards);
    assert_eq!(owed(&check(&books, &rules, &in_florida()), Rule::P1), d("0"));
}

#[test]
fn neither_agreed_rates_nor_overtime_nor_the_week_are_clean_by_regular_hours() {
    let mut rules = rules("7.25", &["P1", "P2", "P4", "P11"]);
    rules.checks.overtime = vec![scheme(OvertimeMethod::RegularRate, "40", "1.5", None)];
    rules.checks.working_time = Some(WorkingTime {
        weekly_hours: Some(d("48")),
        seven_days_hours: Some(d("60")),
        day_off: false,
        overtime_multiplier: None,
    });
    let judge = |overtime: &str, pay: &str| {
        let row = week(overtime, "basis | hourly_rate | gross", &format!("hourly | 12 | {pay}"));
        check(&Books::of(&register(&row)), &rules, &in_florida())
    };
    for rule in [Rule::P2, Rule::P4, Rule::P11] {
        assert!(is_clean(&judge("0", "480"), rule), "{rule:?}");
        assert_eq!(missing(&judge("#Y", "480"), rule), [Missing::Unreadable], "{rule:?}");
    }
    assert_eq!(owed(&judge("#Y", "400"), Rule::P2), d("80"));
    let mut row = week("#Y", "gross", "900");
    row = row.replace("| 40 |", "| 50 |");
    let long = check(&Books::of(&register(&row)), &rules, &in_florida());
    let total = long.totals.iter().find(|total| total.rule == Rule::P11).unwrap();
    assert_eq!(
        total.breaches, 1,
        "fifty regular hours are too many, whatever comes to them"
    );
}

#[test]
fn hours_at_several_rates_are_not_reckoned_without_those_that_cannot_be_read() {
    let rows = |overtime: &str| {
        let rows = ["12 | 240", "14 | 280"]
            .map(|pay| format!("1 | 2025-11-03 | 2025-11-09 | 20 | {overtime} | hourly | {pay}\n"));
        let text = format!("{HEADS} | basis | hourly_rate | gross\n{}", rows.concat());
        check(
            &Books::of(&register(&text)),
            &rules("7.25", &["P1", "P2"]),
            &in_florida(),
        )
    };
    assert!(is_clean(&rows("0"), Rule::P2));
    assert_eq!(missing(&rows("#Y"), Rule::P2), [Missing::Unreadable]);
}

#[test]
fn overtime_on_basic_pay_is_not_clean_where_its_hours_cannot_be_read() {
    let mut rules = rules("1", &["P1", "P5"]);
    rules.checks.overtime = vec![scheme(OvertimeMethod::BasicDivisor, "48", "2", Some("208"))];
    let judge = |overtime: &str| {
        let heads = "worker | period_first | period_last | total_hours | overtime_hours | basic | overtime_pay | gross";
        let row = format!("{heads}\n1 | 2025-11-01 | 2025-11-30 | 208 | {overtime} | 2080 | 0 | 2080");
        check(&Books::of(&register(&row)), &rules, &in_florida())
    };
    assert!(is_clean(&judge("0"), Rule::P5));
    assert_eq!(missing(&judge("#Y"), Rule::P5), [Missing::Unreadable]);
}

/// Hours of one day by its card; `None`: not known.
fn by_card(heads: &str, cells: &str, grid: bool) -> Option<Decimal> {
    let register =
        register("worker | period_first | period_last | total_hours | gross\n1 | 2025-11-03 | 2025-11-03 | 1 | 1");
    let mut cards = cards(&format!("worker | day | {heads}\n1 | 2025-11-03 | {cells}"));
    cards.mapping.grid = grid.then_some(SlotGrid {
        first_column: 9,
        slots: 24,
        marked: BlockMeaning::Work,
        letters: None,
    });
    let mut books = Books::of(&register);
    books.time_cards = Some(&cards);
    let checked = check(&books, &rules("10", &["P1"]), &in_florida());
    match missing(&checked, Rule::P1).is_empty() {
        true => Some((owed(&checked, Rule::P1) + d("1")) / d("10")),
        false => None,
    }
}

#[test]
fn overtime_beside_times_is_a_part_of_them() {
    let hours = |cells| by_card("start | stop | overtime_hours", cells, false);
    assert_eq!(hours("7:00 | 17:00 | 2"), Some(d("10")));
    assert_eq!(hours(" | | 2"), Some(d("2")));
    assert_eq!(hours("7:00 | 17:00 | #Y"), Some(d("10")));
    assert_eq!(hours("7:00 | #5 p | 2"), None);
}

#[test]
fn a_sum_of_a_grid_that_cannot_be_read_is_not_nothing() {
    let hours = |total| by_card("start | stop | total_hours", &format!("7:00 | 11:00 | {total}"), true);
    assert_eq!(hours("8"), Some(d("8")));
    assert_eq!(hours("#8h?"), None);
}
