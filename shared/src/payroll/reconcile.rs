//! Rules P1 and P2: what had to be paid, what was paid, what is missing.
//!
//! P1: hours to be paid (recorded, and waited at the employer's request) × the highest floor that applies.
//! P2: a piece worker is paid the larger of that and pieces × rate. Sources of both stand in the pack. P9: see `slip_stated`.

use super::floor::{Floor, floor_of};
use super::ledger::{Arithmetic, FormulaPart, LedgerLine, LineKey, LinePlace, Unit, Unverifiable, Verdict};
use super::slip::{PayBasis, PaySlip, SlipFault};
use super::slip_stated::{self, SlipStates};
use super::wage;
use crate::money::Money;
use crate::pack::PayrollRules;
use rust_decimal::{Decimal, RoundingStrategy};

/// Computes a slip against the pack's rules. Pure: the same slip and pack give the same ledger, byte for byte.
pub fn reconcile(slip: &PaySlip, rules: &PayrollRules) -> Result<Arithmetic, SlipFault> {
    slip.check()?;
    let floor = floor_of(slip, rules)?;
    let mut ledger = Ledger::default();
    let hours = hours(slip, &mut ledger);
    let by_floor = by_floor(&floor, hours, &mut ledger)?;
    let by_rates = by_rates(slip, hours, &mut ledger)?;
    let paid = paid(slip, rules, by_rates, &mut ledger);
    let owed = owed(by_floor, by_rates, &mut ledger);
    let parts = wage::missing(by_floor, by_rates, paid);
    let missing = parts.to_floor + parts.to_rates;
    let money = |amount: Decimal| Money {
        amount,
        currency: rules.currency.clone(),
    };
    let shortfall = money(missing).payable();
    if let Some(owed) = owed {
        let formula = vec![figure(owed, Unit::Money), FormulaPart::Minus, figure(paid, Unit::Money)];
        ledger.close(
            LineKey::Short,
            LinePlace::Result,
            formula,
            shortfall.amount,
            Unit::Money,
        );
    }
    let states = slip_stated::states(slip, rules);
    let per_recorded_hour = per_hour(paid, slip.recorded_hours);
    let verdict = match (missing > Decimal::ZERO, slip.recorded_hours) {
        (true, _) => Verdict::Short,
        (false, Some(_)) => Verdict::Reaches,
        (false, None) => Verdict::NotVerifiable,
    };
    Ok(Arithmetic {
        verdict,
        lines: ledger.lines,
        hours_to_pay: hours,
        owed: owed.map(money),
        paid: money(paid),
        slip_alone_looks_right: verdict == Verdict::Short && per_recorded_hour.is_some_and(|rate| rate >= floor.hourly),
        shortfall,
        per_recorded_hour,
        per_hour_to_pay: per_hour(paid, hours),
        not_verifiable: not_verifiable(slip, &floor, states.as_ref()),
        rules: applied(slip, states.as_ref()),
        states,
        floor,
    })
}

#[derive(Default)]
struct Ledger {
    lines: Vec<LedgerLine>,
    steps: u32,
}

impl Ledger {
    fn step(&mut self, key: LineKey, formula: Vec<FormulaPart>, quantity: Decimal, unit: Unit) -> &mut LedgerLine {
        self.steps += 1;
        let step = Some(self.steps);
        self.lines.push(LedgerLine {
            step,
            key,
            place: LinePlace::Step,
            formula,
            quantity,
            unit,
            source: None,
            rule: None,
            absent: false,
        });
        #[expect(clippy::expect_used, reason = "the line was pushed just above")]
        self.lines.last_mut().expect("a line was pushed")
    }

    fn close(&mut self, key: LineKey, place: LinePlace, formula: Vec<FormulaPart>, quantity: Decimal, unit: Unit) {
        let line = LedgerLine {
            step: None,
            key,
            place,
            formula,
            quantity,
            unit,
            source: None,
            rule: None,
            absent: false,
        };
        self.lines.push(line);
    }
}

fn figure(value: Decimal, unit: Unit) -> FormulaPart {
    FormulaPart::Figure { value, unit }
}

fn times(left: FormulaPart, right: FormulaPart) -> Vec<FormulaPart> {
    vec![left, FormulaPart::Times, right]
}

/// Hours to be paid; `None` when the slip states none.
fn hours(slip: &PaySlip, ledger: &mut Ledger) -> Option<Decimal> {
    let recorded = slip.recorded_hours?;
    ledger
        .step(LineKey::RecordedHours, Vec::new(), recorded, Unit::Hours)
        .source = slip.sources.recorded_hours.clone();
    let waited = slip.waiting_hours.unwrap_or_default();
    let line = ledger.step(LineKey::WaitingHours, Vec::new(), waited, Unit::Hours);
    line.source = slip.sources.waiting_hours.clone();
    line.rule = Some("P1".into());
    line.absent = slip.waiting_hours.is_none();
    let formula = vec![
        figure(recorded, Unit::Hours),
        FormulaPart::Plus,
        figure(waited, Unit::Hours),
    ];
    ledger.close(
        LineKey::HoursToPay,
        LinePlace::Sum,
        formula,
        recorded + waited,
        Unit::Hours,
    );
    Some(recorded + waited)
}

/// P1: hours × floor.
fn by_floor(floor: &Floor, hours: Option<Decimal>, ledger: &mut Ledger) -> Result<Option<Decimal>, SlipFault> {
    ledger
        .step(LineKey::WageFloor, Vec::new(), floor.hourly, Unit::MoneyPerHour)
        .rule = Some("P1".into());
    let Some(hours) = hours else { return Ok(None) };
    let amount = product(hours, floor.hourly, "recorded_hours")?;
    let formula = times(figure(hours, Unit::Hours), figure(floor.hourly, Unit::MoneyPerHour));
    ledger.close(LineKey::OwedByFloor, LinePlace::Sum, formula, amount, Unit::Money);
    Ok(Some(amount))
}

/// What the agreed rates give: pieces × rate, hours × rate of those paid by the hour, and other pay.
fn by_rates(slip: &PaySlip, hours: Option<Decimal>, ledger: &mut Ledger) -> Result<Decimal, SlipFault> {
    let mut sum = Decimal::ZERO;
    if let (Some(pieces), Some(rate)) = (slip.pieces, slip.piece_rate) {
        let amount = wage::piece_pay(pieces, rate).ok_or(SlipFault::TooLarge("pieces"))?;
        let formula = times(figure(pieces, Unit::Pieces), figure(rate, Unit::MoneyPerPiece));
        let line = ledger.step(LineKey::Pieces, formula, amount, Unit::Money);
        line.source = slip.sources.pieces.clone();
        line.rule = Some("P2".into());
        sum += amount;
    }
    // With hours and pieces on one slip nobody can say which hours the hourly rate was meant for.
    if let (PayBasis::Hour, Some(hours), Some(rate)) = (slip.basis, hours, slip.hourly_rate) {
        let amount = product(hours, rate, "hourly_rate")?;
        let formula = times(figure(hours, Unit::Hours), figure(rate, Unit::MoneyPerHour));
        ledger.step(LineKey::HourlyPay, formula, amount, Unit::Money);
        sum += amount;
    }
    if !slip.other_pay.is_zero() {
        ledger.step(LineKey::OtherPay, Vec::new(), slip.other_pay, Unit::Money);
        sum += slip.other_pay;
    }
    Ok(sum)
}

/// What was paid for the work, and what of it no line explains.
fn paid(slip: &PaySlip, rules: &PayrollRules, by_rates: Decimal, ledger: &mut Ledger) -> Decimal {
    let make_up = slip.make_up_pay.unwrap_or_default();
    let line = ledger.step(LineKey::MakeUpPay, Vec::new(), make_up, Unit::Money);
    line.absent = slip.make_up_pay.is_none();
    line.rule = Some("P2".into());
    let premium = if rules.premium_counts {
        Decimal::ZERO
    } else {
        slip.premium.unwrap_or_default()
    };
    let paid = (slip.gross_paid - premium).max(Decimal::ZERO);
    let unexplained = paid - by_rates - make_up;
    if !unexplained.is_zero() {
        ledger.step(LineKey::Unexplained, Vec::new(), unexplained, Unit::Money);
    }
    ledger.close(LineKey::PaidForWork, LinePlace::Sum, Vec::new(), paid, Unit::Money);
    if let Some(line) = ledger.lines.last_mut() {
        line.source = slip.sources.gross_paid.clone();
    }
    paid
}

/// P2: the larger of both. Without hours only what the rates give is known to be owed.
fn owed(by_floor: Option<Decimal>, by_rates: Decimal, ledger: &mut Ledger) -> Option<Decimal> {
    if by_rates > by_floor.unwrap_or_default() {
        ledger.close(LineKey::OwedByRates, LinePlace::Sum, Vec::new(), by_rates, Unit::Money);
        return Some(by_rates);
    }
    by_floor
}

fn product(left: Decimal, right: Decimal, name: &'static str) -> Result<Decimal, SlipFault> {
    left.checked_mul(right).ok_or(SlipFault::TooLarge(name))
}

/// To 4 digits; an indicator beside the ledger, never part of a sum.
fn per_hour(paid: Decimal, hours: Option<Decimal>) -> Option<Decimal> {
    let rate = paid.checked_div(hours?)?;
    Some(
        rate.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero)
            .normalize(),
    )
}

fn not_verifiable(slip: &PaySlip, floor: &Floor, states: Option<&SlipStates>) -> Vec<Unverifiable> {
    let by_piece = matches!(slip.basis, PayBasis::Piece | PayBasis::HourAndPiece);
    let decides = floor.candidates.last().is_some_and(|candidate| candidate.unverified);
    let checks = [
        (slip.recorded_hours.is_none(), Unverifiable::RecordedHours),
        (slip.waiting_hours.is_none(), Unverifiable::WaitingHours),
        (by_piece && slip.pieces.is_none(), Unverifiable::PieceCount),
        (slip.premium.is_none(), Unverifiable::Premium),
        (!slip.deductions.is_empty(), Unverifiable::DeductionConsent),
        (floor.changed_within_period, Unverifiable::FloorChanged),
        (decides, Unverifiable::FloorRate),
        (
            states.is_some_and(|states| states.missing.is_none()),
            Unverifiable::SlipFields,
        ),
    ];
    checks
        .into_iter()
        .filter(|(open, _)| *open)
        .map(|(_, check)| check)
        .collect()
}

fn applied(slip: &PaySlip, states: Option<&SlipStates>) -> Vec<String> {
    let by_piece = matches!(slip.basis, PayBasis::Piece | PayBasis::HourAndPiece);
    ["P1"]
        .into_iter()
        .chain(by_piece.then_some("P2"))
        .chain(states.map(|_| "P9"))
        .map(str::to_owned)
        .collect()
}
