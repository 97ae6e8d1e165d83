//! What books do not say: the whole pay, the half of a day, a break that nobody can read.

use super::*;
use crate::pack::ConsistencyRules;

pub(super) fn judged(register_text: &str, cards_text: &str, ids: &[&str]) -> Checked {
    let register = register(register_text);
    let cards = (!cards_text.is_empty()).then(|| cards(cards_text));
    let mut books = Books::of(&register);
    books.time_cards = cards.as_ref();
    let mut rules = rules("14", ids);
    rules.checks.consistency = Some(ConsistencyRules {
        identical_crew: 4,
        round_percent: 90,
        round_rows: 4,
        most_pieces_an_hour: None,
        hours_apart: d("0.25"),
    });
    check(&books, &rules, &in_florida())
}

#[test]
fn net_or_a_stray_line_is_not_the_whole_pay() {
    for (heads, pay) in [
        ("net", "517.16"),
        ("medical", "8.12"),
        ("net | overtime_pay", "517.16 | 56"),
    ] {
        let text = format!(
            "worker | period_first | period_last | total_hours | {heads}
             1 | 2025-11-03 | 2025-11-09 | 40 | {pay}"
        );
        let checked = judged(&text, "", &["P1", "P2"]);
        assert_eq!(owed(&checked, Rule::P1), d("0"), "{heads}");
        assert_eq!(missing(&checked, Rule::P1), [Missing::Column], "{heads}");
    }
    let text = "worker | period_first | period_last | total_hours | net | deduction:Tax
         1 | 2025-11-03 | 2025-11-09 | 40 | 500 | 42.84";
    assert_eq!(owed(&judged(text, "", &["P1"]), Rule::P1), d("17.16"));
    let text = "worker | period_first | period_last | total_hours | regular_pay | net
         1 | 2025-11-03 | 2025-11-09 | 40 | 540 | 500";
    assert_eq!(
        owed(&judged(text, "", &["P1"]), Rule::P1),
        d("20"),
        "the line reaches the net"
    );
}

const NINE_HOURS: &str = "worker | period_first | period_last | total_hours | gross
    1 | 2025-11-03 | 2025-11-09 | 9 | 126";

#[test]
fn all_pairs_of_punches_count_in_whatever_order_they_stand() {
    for (heads, times, owes) in [
        ("start | stop | start | stop", "6:30 | 11:30 | 12:00 | 17:30", "21"),
        ("start | stop | start | stop", "22:00 | 2:00 | 2:30 | 9:00", "21"),
        ("start | start | stop | stop", "6:30 | 12:00 | 17:30 | 11:30", "21"),
        ("start | stop | start | stop", "6:30 | 11:30 |  | ", "0"),
        (
            "start | stop | start | stop | break",
            "6:30 | 11:30 | 12:00 | 17:30 | 0:30",
            "21",
        ),
        (
            "start | stop | start | stop | break",
            "6:30 | 11:30 | 12:00 | 17:30 | 1",
            "14",
        ),
    ] {
        let text = format!("worker | day | {heads}\n 1 | 2025-11-03 | {times}");
        let checked = judged(NINE_HOURS, &text, &["P1"]);
        assert_eq!(owed(&checked, Rule::P1), d(owes), "{times}");
        assert_eq!(missing(&checked, Rule::P1), [], "{times}");
    }
}

#[test]
fn a_card_that_cannot_be_read_is_not_verifiable() {
    for (heads, times, open) in [
        ("start | stop | break", "7:00 | 16:00 | #Y", Missing::Unreadable),
        // Half of a day's hours is not the day.
        ("regular_hours | overtime_hours", "8 | #Y", Missing::Unreadable),
        ("regular_hours | overtime_hours", "#Y | 2", Missing::Unreadable),
        (
            "regular_hours | overtime_hours | overtime_hours",
            "8 | 1 | #Y",
            Missing::Unreadable,
        ),
        ("start | stop", "7:00 | ", Missing::StartAndStop),
        (
            "start | stop | start | stop",
            "7:00 | 11:30 |  | 16:00",
            Missing::StartAndStop,
        ),
        (
            "start | stop | start | stop",
            "6:30 | 11:30 | 12:00 | 4:00",
            Missing::StartAndStop,
        ),
    ] {
        let text = format!("worker | day | {heads}\n 1 | 2025-11-03 | {times}");
        let checked = judged(NINE_HOURS, &text, &["P1", "P15"]);
        assert_eq!(owed(&checked, Rule::P1), d("0"), "{times}");
        assert!(
            checked.totals.iter().all(|total| total.breaches == 0),
            "{times}: there is a card"
        );
        assert_eq!(missing(&checked, Rule::P1), [open], "{times}");
    }
    let day_off = "worker | day | start | stop\n 1 | 2025-11-03 | 7:00 | 17:00\n 1 | 2025-11-04 | | ";
    assert_eq!(owed(&judged(NINE_HOURS, day_off, &["P1"]), Rule::P1), d("14"));
}

#[test]
fn a_break_that_cannot_be_read_leaves_the_days_of_the_register_open() {
    let text = "worker | day | start | stop | break | gross
        1 | 2025-11-03 | 7:00 | 16:00 | #Y | 119";
    let days = book(RegisterKind::Register, Layout::Day, text);
    let checked = check(&Books::of(&days), &rules("14", &["P1"]), &in_florida());
    assert_eq!(owed(&checked, Rule::P1), d("0"));
    assert_eq!(missing(&checked, Rule::P1), [Missing::Unreadable]);
}

#[test]
fn a_rate_per_day_that_holds_the_allowance_does_not_pay_it_twice() {
    let heads =
        "worker | period_first | period_last | days_worked | day_rate | basic | allowance | overtime_pay | gross\n";
    let month = "2025-06-01 | 2025-06-30";
    let row = |worker: u32, pay: &str| format!("{worker} | {month} | {pay}\n");
    let p2 = |rows: &str| judged(&format!("{heads}{rows}"), "", &["P2"]);
    let holds = row(1, "26 | 418.50 | 6500 | 4381 | 1200 | 12081");
    assert_eq!(owed(&p2(&holds), Rule::P2), d("0"));
    let short = row(2, "26 | 418.50 | 6000 | 4381 | 0 | 10381");
    assert_eq!(owed(&p2(&(holds + &short)), Rule::P2), d("500"));
    let beside = row(1, "26 | 400 | 10400 | 1000 | 0 | 11400") + &row(2, "26 | 400 | 9000 | 1000 | 0 | 10000");
    assert_eq!(owed(&p2(&beside), Rule::P2), d("1400"));
    let neither = row(1, "26 | 400 | 9000 | 2000 | 0 | 11000");
    assert_eq!(missing(&p2(&neither), Rule::P2).len(), 1);
}
