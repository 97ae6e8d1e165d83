//! Rule P9 on a pay slip keyed in by hand: which of the fields that it must state stand on the paper.

use super::register::Field;
use super::slip::{PayBasis, PaySlip};
use crate::pack::PayrollRules;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a slip has to state by the pack, and what of it does not stand there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlipStates {
    /// In the pack's order.
    pub asked: Vec<Field>,
    /// `None`: nobody looked at the paper, so it is not verifiable.
    pub missing: Option<Vec<Field>>,
}

/// `None`: the pack asks for nothing.
pub(super) fn states(slip: &PaySlip, rules: &PayrollRules) -> Option<SlipStates> {
    let required = rules.checks.slip.as_ref()?;
    let by_piece = matches!(slip.basis, PayBasis::Piece | PayBasis::HourAndPiece);
    let mut asked: Vec<Field> = Vec::new();
    let piece = required.piece.iter().filter(|_| by_piece);
    let h2a = required.h2a.iter().filter(|_| slip.h2a);
    for field in required.always.iter().chain(piece).chain(h2a) {
        if !asked.contains(field) {
            asked.push(*field);
        }
    }
    let missing = slip.stated.as_ref().map(|stated| {
        let mut missing = asked.clone();
        missing.retain(|field| !stated.contains(field));
        missing
    });
    Some(SlipStates { asked, missing })
}
