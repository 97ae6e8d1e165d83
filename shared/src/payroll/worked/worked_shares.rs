//! P3: a crew shares its pieces by hours, as tickets or the register count them.

use super::*;
use crate::pack::GroupPiece;

/// 168 pieces, ten people for four hours and one for two.
#[test]
fn p3_a_crew_of_eleven_shares_168_pieces_16_each_and_8() {
    let mut text = String::from(
        "worker | crew | basis | period_first | period_last | total_hours | pieces | piece_rate | gross\n",
    );
    for worker in 1..=10 {
        let pieces = if worker == 3 { "12" } else { "16" };
        text += &format!("{worker} | North | group piece | 2025-11-03 | 2025-11-03 | 4 | {pieces} | 2 | 32\n");
    }
    text += "11 | North | group piece | 2025-11-03 | 2025-11-03 | 2 | 12 | 2 | 24\n";
    let register = register(&text);
    let mut rules = rules("1", &["P1", "P3"]);
    rules.checks.group_piece = Some(GroupPiece {
        words: vec!["group".into()],
    });
    let checked = check(&Books::of(&register), &rules, &in_florida());
    assert_eq!(
        owed(&checked, Rule::P3),
        d("8"),
        "four pieces at 2.00 for the third; the eleventh has more than 8"
    );
    let third = explain(&Books::of(&register), &rules, &in_florida(), About::Row(2));
    let breach = third.iter().find(|breach| breach.rule == Rule::P3).unwrap();
    let share = breach
        .steps
        .iter()
        .find(|step| step.key == StepKey::ShareOfPieces)
        .unwrap();
    assert_eq!(share.amount, d("16"));
    assert_eq!(
        breach.statement.sentence("en"),
        "The crew did 168 pieces in 42 h: 4 h are worth 16 pieces; credited 12; short USD 8."
    );
}

#[test]
fn p3_tickets_that_name_only_the_crew_say_how_many_pieces_there_were() {
    let register = register(
        "worker | crew | basis | period_first | period_last | total_hours | pieces | piece_rate | gross
         1 | North | group piece | 2025-11-03 | 2025-11-04 | 8 | 40 | 2 | 80
         2 | North | group piece | 2025-11-03 | 2025-11-04 | 8 | 40 | 2 | 80
         3 | South | group piece | 2025-11-03 | 2025-11-04 | 8 | 40 | 2 | 80",
    );
    let tickets = book(
        RegisterKind::PieceTickets,
        Layout::Day,
        "crew | day | pieces
         North | 2025-11-03 | 60
         North | 2025-11-04 | 40
         North | 2025-11-05 | 99
         East | 2025-11-04 | 7",
    );
    let mut rules = rules("1", &["P1", "P3"]);
    rules.checks.group_piece = Some(GroupPiece {
        words: vec!["group".into()],
    });
    let books = Books {
        tickets: Some(&tickets),
        ..Books::of(&register)
    };
    let checked = check(&books, &rules, &in_florida());
    assert_eq!(
        owed(&checked, Rule::P3),
        d("40"),
        "100 pieces were picked and 80 credited"
    );
    let first = explain(&books, &rules, &in_florida(), About::Row(0));
    let breach = first.iter().find(|breach| breach.rule == Rule::P3).unwrap();
    assert_eq!(
        breach.statement.sentence("en"),
        "The crew did 100 pieces in 16 h: 8 h are worth 50 pieces; credited 40; short USD 20."
    );
    assert_eq!(
        checked
            .faults
            .iter()
            .filter(|fault| fault.code == FaultCode::WorkerNotInRegister)
            .count(),
        1,
        "a crew that the register does not know"
    );
}
