//! Whether a rate per day holds the allowances that the register also lists: its own rows tell by their arithmetic.

use super::columns::Columns;
use super::index::rows_of;
use crate::payroll::register::Field;
use rust_decimal::Decimal;

/// What the rows of a register say together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::payroll) enum DayRate {
    /// No row has both, or the rates are for the work alone: allowances stand beside.
    #[default]
    Alone,
    /// Days × rate is basic pay and allowances together.
    Whole,
    /// No row adds up either way.
    InDoubt,
}

impl DayRate {
    pub fn of(register: &Columns<'_>) -> DayRate {
        let has = |field: Field| register.has(field);
        if !has(Field::DayRate) || !has(Field::DaysWorked) || !has(Field::Allowance) && !has(Field::OtherPay) {
            return DayRate::Alone;
        }
        let (mut whole, mut alone, mut doubt) = (0_u32, 0_u32, 0_u32);
        for row in rows_of(register.book) {
            match holds(register, row) {
                Some(DayRate::Whole) => whole += 1,
                Some(DayRate::Alone) => alone += 1,
                Some(DayRate::InDoubt) => doubt += 1,
                None => {}
            }
        }
        match (whole, alone, doubt) {
            (0, 0, 0) => DayRate::Alone,
            (_, 0, _) if whole > 0 => DayRate::Whole,
            (0, _, _) if alone > 0 => DayRate::Alone,
            _ => DayRate::InDoubt,
        }
    }
}

/// What one row says; `None`: it has no allowance beside a rate, or no pay to compare.
fn holds(register: &Columns<'_>, row: u32) -> Option<DayRate> {
    let sum = |field: Field| register.sum(&[row], field);
    let (days, rate) = (sum(Field::DaysWorked).given()?, sum(Field::DayRate).given()?);
    let by_rate = days.checked_mul(rate)?;
    let beside = sum(Field::Allowance).or_zero() + sum(Field::OtherPay).or_zero();
    let work = [sum(Field::Basic).given(), sum(Field::RegularPay).given()];
    let work = work.into_iter().flatten().reduce(|left, right| left + right);
    let extra =
        [Field::OvertimePay, Field::Bonus, Field::WaitingPay, Field::MakeUpPay].map(|field| sum(field).or_zero());
    // Without a line for the work it is what the whole has beside the lines.
    let work = work.or_else(|| Some(sum(Field::Gross).given()? - extra.into_iter().sum::<Decimal>() - beside))?;
    // Offices round to whole coins.
    let same = |amount: Decimal| (amount - by_rate).abs() <= Decimal::ONE;
    if beside <= Decimal::from(2) || by_rate.is_zero() {
        return None;
    }
    Some(match (same(work + beside), same(work)) {
        (true, _) => DayRate::Whole,
        (_, true) => DayRate::Alone,
        _ => DayRate::InDoubt,
    })
}
