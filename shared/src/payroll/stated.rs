//! P9 for a pay slip keyed in by hand: which of the things that a record of pay must state are not on it.
//!
//! Only what is keyed in can be missed: whose slip it is, deductions by name and net pay are not asked for, so their absence says
//! nothing. docs/payroll.md lists them.

use super::register::Field;
use super::slip::{PayBasis, PaySlip};
use crate::pack::PayrollRules;

/// What the pack's rule P9 asks for and the slip does not state, in the pack's order. Empty where the pack has no such rule.
pub(super) fn not_stated(slip: &PaySlip, rules: &PayrollRules) -> Vec<Field> {
    let Some(asked) = &rules.checks.slip else {
        return Vec::new();
    };
    let by_piece = matches!(slip.basis, PayBasis::Piece | PayBasis::HourAndPiece);
    let piece = asked.piece.iter().filter(|_| by_piece);
    let is_missing = |field: &&Field| match field {
        Field::TotalHours => slip.recorded_hours.is_none(),
        Field::Pieces => slip.pieces.is_none(),
        Field::PieceRate => slip.piece_rate.is_none(),
        Field::HourlyRate => slip.hourly_rate.is_none() && slip.basis == PayBasis::Hour,
        Field::Premium => slip.premium.is_none(),
        _ => false,
    };
    let mut fields: Vec<Field> = asked.always.iter().chain(piece).filter(is_missing).copied().collect();
    fields.dedup();
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Pack;
    use crate::pack::tests::folder;

    fn slip(basis: PayBasis, hours: Option<u32>, pieces: Option<u32>) -> PaySlip {
        let json = serde_json::json!({
            "first_day": "2026-03-02", "last_day": "2026-03-08", "region": "US-FL", "gross_paid": "480",
            "basis": basis, "recorded_hours": hours.map(|hours| hours.to_string()), "pieces": pieces.map(|pieces| pieces.to_string()),
            "piece_rate": pieces.map(|_| "0.55"),
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_slip_by_the_piece_without_hours_or_pieces_does_not_state_them() {
        let pack = Pack::parse(&folder("fair-food")).unwrap();
        let missing = |slip: PaySlip| not_stated(&slip, &pack.payroll);
        assert_eq!(missing(slip(PayBasis::Hour, Some(40), None)), []);
        assert_eq!(missing(slip(PayBasis::Hour, None, None)), [Field::TotalHours]);
        assert_eq!(
            missing(slip(PayBasis::Piece, None, None)),
            [Field::TotalHours, Field::Pieces, Field::PieceRate]
        );
        assert_eq!(missing(slip(PayBasis::Piece, Some(40), Some(900))), []);
    }
}
