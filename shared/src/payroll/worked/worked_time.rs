//! P11 and P12: hours, days off and rest.

use super::*;
use crate::pack::{RestRules, WorkingTime};
use crate::time::Day;

fn eti() -> PayrollRules {
    let mut rules = rules("1", &["P1", "P11"]);
    rules.checks.working_time = Some(WorkingTime {
        weekly_hours: Some(d("48")),
        seven_days_hours: Some(d("60")),
        day_off: true,
        overtime_multiplier: Some(d("1.25")),
    });
    rules
}

fn says(books: &Books<'_>, rules: &PayrollRules, rule: Rule) -> Vec<String> {
    let all = explain(books, rules, &in_florida(), About::Row(0));
    all.iter()
        .filter(|breach| breach.rule == rule)
        .map(|breach| breach.statement.sentence("en"))
        .collect()
}

#[test]
fn p11_sixty_hours_in_any_seven_days_and_a_day_off() {
    let register = register(
        "worker | period_first | period_last | total_hours | days_worked | gross\n1 | 2025-11-03 | 2025-11-09 | 61 | 7 | 900",
    );
    assert_eq!(
        says(&Books::of(&register), &eti(), Rule::P11),
        [
            "From 2025-11-03 on seven days had 61 h; at most 60 are allowed.",
            "7 days of work from 2025-11-03 on without the days off that are due.",
        ]
    );
    // By days the window rolls over the weekend: 30 + 31 in two calendar weeks.
    let mut text = String::from("worker | day | total_hours\n");
    for day in 6..=12 {
        text += &format!("1 | 2025-11-{day:02} | {}\n", if day < 9 { "9" } else { "8.6" });
    }
    let cards = cards(&text);
    let paid = super::register(
        "worker | period_first | period_last | total_hours | gross\n1 | 2025-11-03 | 2025-11-16 | 61.4 | 900",
    );
    let books = Books {
        time_cards: Some(&cards),
        ..Books::of(&paid)
    };
    assert_eq!(
        says(&books, &eti(), Rule::P11),
        ["From 2025-11-06 on seven days had 61.4 h; at most 60 are allowed."],
        "seven days in a row, but the fourteen from their first on have more than two off"
    );
}

#[test]
fn p11_an_overtime_hour_at_the_plain_rate_is_noted() {
    let register = register(
        "worker | period_first | period_last | regular_hours | overtime_hours | hourly_rate | overtime_rate | days_worked | gross\n1 | 2025-11-03 | 2025-11-09 | 48 | 4 | 10 | 12 | 6 | 528",
    );
    assert_eq!(
        says(&Books::of(&register), &eti(), Rule::P11),
        ["Overtime was paid at USD 12 an hour; at least 12.5 is due."]
    );
}

fn at_sea() -> PayrollRules {
    let mut rules = rules("1", &["P1", "P12"]);
    rules.checks.rest = Some(RestRules {
        hours_in_24: Some(d("10")),
        hours_in_7_days: Some(d("77")),
        most_blocks: Some(2),
        longest_block_hours: Some(d("6")),
        longest_gap_hours: Some(d("14")),
        shortest_block_hours: d("1"),
        mean_weekly_hours: Some(d("48")),
    });
    rules
}

fn watch(lines: &str) -> (Register, Register) {
    let paid =
        register("worker | period_first | period_last | total_hours | gross\n1 | 2025-11-03 | 2025-11-09 | 60 | 900");
    (paid, cards(&format!("worker | day | start | stop\n{lines}")))
}

#[test]
fn p12_rest_is_judged_on_rolling_windows() {
    // 14 hours of work on each calendar day, yet 16 within the 24 hours from Monday 14:00.
    let (paid, log) =
        watch("1 | 2025-11-03 | 10:00 | 24:00\n1 | 2025-11-04 | 0:00 | 2:00\n1 | 2025-11-04 | 8:00 | 14:00");
    let books = Books {
        time_cards: Some(&log),
        ..Books::of(&paid)
    };
    let said = says(&books, &at_sea(), Rule::P12);
    assert_eq!(
        said[0],
        "In the 24 hours from 2025-11-03 10:00 on there were 6 h of rest; 10 are due."
    );
    assert!(
        said.iter().any(|one| one.starts_with("16 h passed between two rests")),
        "{said:?}"
    );
    let (paid, log) =
        watch("1 | 2025-11-03 | 6:00 | 12:00\n1 | 2025-11-03 | 18:00 | 24:00\n1 | 2025-11-04 | 6:00 | 12:00");
    let books = Books {
        time_cards: Some(&log),
        ..Books::of(&paid)
    };
    assert_eq!(
        says(&books, &at_sea(), Rule::P12),
        Vec::<String>::new(),
        "12 h of rest in two blocks of 6"
    );
}

#[test]
fn p12_ten_hours_in_three_blocks_or_without_six_in_a_row_are_not_enough() {
    let (paid, log) =
        watch("1 | 2025-11-03 | 0:00 | 5:00\n1 | 2025-11-03 | 9:00 | 14:00\n1 | 2025-11-03 | 18:00 | 22:00");
    let books = Books {
        time_cards: Some(&log),
        ..Books::of(&paid)
    };
    let said = says(&books, &at_sea(), Rule::P12);
    assert_eq!(
        said,
        [
            "In the 24 hours from 2025-11-03 00:00 on rest came in 3 blocks; the longest that count make 8 h, 10 are due.",
            "In the 24 hours from 2025-11-03 00:00 on the longest rest was 4 h; one of 6 is due.",
        ]
    );
}

#[test]
fn p12_77_hours_in_seven_days_and_a_mean_of_48_over_a_year() {
    let mut lines = String::new();
    let first: Day = "2025-01-06".parse().unwrap();
    for day in 0..364 {
        let day = first + chrono::Duration::days(day);
        lines += &format!("1 | {day} | 6:00 | 19:30\n");
    }
    let (paid, log) = watch(&lines);
    let books = Books {
        time_cards: Some(&log),
        ..Books::of(&paid)
    };
    let said = says(&books, &at_sea(), Rule::P12);
    assert!(
        said.iter()
            .any(|one| one.contains("there were 73.5 h of rest; 77 are due")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|one| one.contains("the mean week had 94.5 h")),
        "{said:?}"
    );
    let (paid, log) = watch("1 | 2025-11-03 | 6:00 | 12:00");
    let books = Books {
        time_cards: Some(&log),
        ..Books::of(&paid)
    };
    let checked = check(&books, &at_sea(), &in_florida());
    assert_eq!(missing(&checked, Rule::P12), [Missing::FewerThan52Weeks]);
    let none = check(&Books::of(&paid), &at_sea(), &in_florida());
    assert_eq!(missing(&none, Rule::P12), [Missing::OtherBooks]);
}

#[test]
fn p12_records_of_rest_tell_work_as_what_lies_between() {
    let (paid, mut log) =
        watch("1 | 2025-11-03 | 0:00 | 5:00\n1 | 2025-11-03 | 21:00 | 24:00\n1 | 2025-11-04 | 0:00 | 2:00");
    log.mapping.blocks = BlockMeaning::Rest;
    let books = Books {
        time_cards: Some(&log),
        ..Books::of(&paid)
    };
    let said = says(&books, &at_sea(), Rule::P12);
    assert_eq!(
        said[0],
        "In the 24 hours from 2025-11-02 21:00 on there were 8 h of rest; 10 are due."
    );
}
