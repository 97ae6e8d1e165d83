//! One slip keyed in and the same row in a register come to the same.

use super::*;

#[test]
fn a_slip_and_a_row_come_to_the_same_shortfall() {
    let rules = crate::payroll::tests::florida();
    let slip = crate::payroll::tests::slip();
    let by_hand = reconcile(&slip, &rules).unwrap();
    let register = register(
        "worker | h2a | basis | period_first | period_last | total_hours | waiting_hours | pieces | piece_rate | gross
         1 | yes | piece | 2025-11-03 | 2025-11-09 | 5 | 2 | 180 | 0.50 | 90.00",
    );
    let checked = check(&Books::of(&register), &rules, &in_florida());
    assert_eq!(checked.summary.owed[0].amount, by_hand.shortfall.amount);
    assert_eq!(checked.periods[0].hourly, by_hand.per_hour_to_pay);
}
