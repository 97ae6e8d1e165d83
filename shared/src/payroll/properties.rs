//! What must hold for every slip, whatever stands on it.

use super::tests::{d, florida, slip};
use super::*;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn cents(range: std::ops::Range<i64>) -> impl Strategy<Value = Decimal> {
    range.prop_map(|cents| Decimal::new(cents, 2))
}

prop_compose! {
    fn any_slip()(recorded in prop::option::of(cents(0..9_000)), waited in prop::option::of(cents(0..4_000)), pieces in 0i64..3_000,
        rate in cents(1..300), make_up in prop::option::of(cents(0..20_000)), premium in prop::option::of(cents(0..5_000)),
        other in cents(0..5_000), gross in cents(0..200_000), h2a in any::<bool>()) -> PaySlip {
        PaySlip { recorded_hours: recorded, waiting_hours: waited, pieces: Some(Decimal::from(pieces)), piece_rate: Some(rate),
            make_up_pay: make_up, premium, other_pay: other, gross_paid: gross, h2a, ..slip() }
    }
}

proptest! {
    #[test]
    fn the_shortfall_is_what_is_owed_less_what_was_paid_and_never_negative(slip in any_slip()) {
        let result = reconcile(&slip, &florida()).unwrap();
        prop_assert!(result.shortfall.amount >= Decimal::ZERO);
        prop_assert_eq!(&result.shortfall, &result.shortfall.payable(), "it is a payable amount");
        if let Some(owed) = &result.owed {
            let missing = (owed.amount - result.paid.amount).max(Decimal::ZERO);
            prop_assert!((missing - result.shortfall.amount).abs() <= d("0.005"), "rounded once, by half a cent at most");
            prop_assert!(owed.amount >= result.hours_to_pay.unwrap_or_default() * result.floor.hourly);
        }
    }

    #[test]
    fn paying_more_never_makes_it_shorter_and_waiting_longer_never_less_short(slip in any_slip(), more in cents(0..10_000)) {
        let before = reconcile(&slip, &florida()).unwrap().shortfall.amount;
        let better_paid = PaySlip { gross_paid: slip.gross_paid + more, ..slip.clone() };
        prop_assert!(reconcile(&better_paid, &florida()).unwrap().shortfall.amount <= before);
        let waited = slip.waiting_hours.unwrap_or_default() + d("1");
        let longer_wait = PaySlip { waiting_hours: Some(waited), ..slip };
        prop_assert!(reconcile(&longer_wait, &florida()).unwrap().shortfall.amount >= before);
    }

    #[test]
    fn the_steps_of_the_ledger_add_up_to_what_was_paid(slip in any_slip()) {
        let result = reconcile(&slip, &florida()).unwrap();
        let pays = [LineKey::Pieces, LineKey::HourlyPay, LineKey::OtherPay, LineKey::MakeUpPay, LineKey::Unexplained];
        let sum: Decimal = result.lines.iter().filter(|line| pays.contains(&line.key)).map(|line| line.quantity).sum();
        prop_assert_eq!(sum, result.paid.amount);
    }

    #[test]
    fn no_figures_at_all_make_it_panic(mantissa in any::<i64>(), scale in 0u32..28, other in any::<i64>()) {
        let (a, b) = (Decimal::new(mantissa, scale), Decimal::new(other, 0));
        let strange = PaySlip { pieces: Some(a), piece_rate: Some(b), gross_paid: b, recorded_hours: Some(a), ..slip() };
        let _ = reconcile(&strange, &florida());
    }
}
