//! How a worker is paid, as the register says or its columns tell.

use super::{Case, Review};
use crate::pack::PaidBy;
use crate::payroll::register::Field;

impl Review<'_, '_> {
    /// How the rows' worker is paid, and whether as a crew.
    pub(super) fn paid_by(&self, case: &Case) -> (PaidBy, bool) {
        let row = case.rows.first().copied().unwrap_or_default();
        let said = self.register.text(row, Field::Basis).map(str::to_lowercase);
        let words = self
            .rules
            .checks
            .group_piece
            .as_ref()
            .map_or(&[][..], |group| &group.words);
        if let Some(said) = &said {
            if words.iter().any(|word| said.contains(word.as_str())) {
                return (PaidBy::Piece, true);
            }
            if let Some((_, by)) = BASIS_WORDS.iter().find(|(word, _)| said.contains(word)) {
                return (*by, false);
            }
        }
        let given = |field: Field| case.rows.iter().any(|row| self.register.figure(*row, field).is_some());
        let by = match () {
            () if given(Field::Pieces) || given(Field::PieceRate) || given(Field::PieceEarnings) => PaidBy::Piece,
            () if given(Field::DayRate) => PaidBy::Day,
            () if given(Field::Basic) || given(Field::MonthlyRate) => PaidBy::Month,
            () => PaidBy::Hour,
        };
        (by, false)
    }
}

/// Parts of the words that registers write for a pay basis; else the columns tell.
const BASIS_WORDS: [(&str, PaidBy); 38] = [
    ("piece", PaidBy::Piece),
    ("pieza", PaidBy::Piece),
    ("destajo", PaidBy::Piece),
    ("bucket", PaidBy::Piece),
    ("bote", PaidBy::Piece),
    ("caja", PaidBy::Piece),
    ("unit", PaidBy::Piece),
    ("hour", PaidBy::Hour),
    ("hora", PaidBy::Hour),
    ("hr", PaidBy::Hour),
    ("day", PaidBy::Day),
    ("día", PaidBy::Day),
    ("jornal", PaidBy::Day),
    ("month", PaidBy::Month),
    ("mes", PaidBy::Month),
    ("পিস", PaidBy::Piece),
    ("ঘণ্টা", PaidBy::Hour),
    ("ঘন্টা", PaidBy::Hour),
    ("দৈনিক", PaidBy::Day),
    ("দিন", PaidBy::Day),
    ("মাস", PaidBy::Month),
    ("पीस", PaidBy::Piece),
    ("घंट", PaidBy::Hour),
    ("दैनिक", PaidBy::Day),
    ("मासिक", PaidBy::Month),
    ("پیس", PaidBy::Piece),
    ("ٹھیکہ", PaidBy::Piece),
    ("گھنٹ", PaidBy::Hour),
    ("یومیہ", PaidBy::Day),
    ("دیہاڑی", PaidBy::Day),
    ("ماہانہ", PaidBy::Month),
    ("قطعة", PaidBy::Piece),
    ("ساعة", PaidBy::Hour),
    ("يومي", PaidBy::Day),
    ("شهري", PaidBy::Month),
    ("stück", PaidBy::Piece),
    ("stunde", PaidBy::Hour),
    ("monat", PaidBy::Month),
];
