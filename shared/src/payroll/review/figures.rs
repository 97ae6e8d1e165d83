//! A period's figures, put together from its rows, its time cards and its tickets.

use super::columns::Sum;
use super::index::Case;
use super::{Review, faults};
use crate::pack::PaidBy;
use crate::payroll::register::Field;
use crate::payroll::wage;
use rust_decimal::Decimal;

/// Lines of pay for the work, the premium apart.
pub(in crate::payroll) const PAY_LINES: [Field; 13] = [
    Field::PieceEarnings,
    Field::RegularPay,
    Field::OvertimePay,
    Field::WaitingPay,
    Field::MakeUpPay,
    Field::Bonus,
    Field::Basic,
    Field::HouseRent,
    Field::Medical,
    Field::Transport,
    Field::Food,
    Field::Allowance,
    Field::OtherPay,
];

/// All minutes exact.
pub(in crate::payroll) struct Figures<'r> {
    /// `None`: another than the pack's that nobody knows, or several.
    pub currency: Option<&'r str>,
    pub paid_by: PaidBy,
    /// Paid by the piece as a crew.
    pub group: bool,
    /// By the register.
    pub recorded: Sum,
    /// By the time cards.
    pub cards: Option<Decimal>,
    /// Waited, beyond what is recorded.
    pub waited: Sum,
    /// The larger of register with waiting, and cards. `None`: not known, or impossible.
    pub to_pay: Option<Decimal>,
    pub impossible: bool,
    pub overtime: Sum,
    pub days_worked: Sum,
    pub pieces: Sum,
    /// Where tickets say more than the register.
    pub ticket_pieces: Option<Decimal>,
    pub piece_pay: Option<Decimal>,
    pub hourly_rate: Option<Decimal>,
    pub time_pay: Option<Decimal>,
    pub other_pay: Decimal,
    /// A rate of the period is far from all others, so nothing is reckoned from rates.
    pub absurd: bool,
    pub gross: Option<Decimal>,
    /// For the work: gross without the premium, unless the pack counts it.
    pub paid: Option<Decimal>,
}

impl<'r> Figures<'r> {
    pub fn of(review: &Review<'_, 'r>, case: &Case, faults: &mut faults::Faults) -> Figures<'r> {
        let (register, rows) = (&review.register, case.rows.as_slice());
        let sum = |field: Field| register.sum(rows, field);
        let rules = review.rules;
        let currency = faults::currency_of(register, case, &rules.currency, faults);
        let impossible = faults::impossible_hours(register, case, faults);
        let (regular, overtime, total) = (
            sum(Field::RegularHours),
            sum(Field::OvertimeHours),
            sum(Field::TotalHours),
        );
        // Overtime alone are not all hours: such registers count days.
        let parts = regular.given().is_some();
        let own_days = review.own_days.as_ref().zip(case.days());
        let own_days = own_days.and_then(|(days, (first, last))| days.minutes(case.worker, first, last));
        let recorded = match (total, own_days) {
            (Sum::Given(_) | Sum::Unreadable(_), _) => total,
            _ if parts => Sum::Given(regular.or_zero() + overtime.or_zero()),
            (_, Some(minutes)) => Sum::Given(minutes),
            (Sum::NoColumn, None) => regular,
            (total, None) => total,
        };
        let cards = review.cards.as_ref().zip(case.days());
        let cards = cards.and_then(|(cards, (first, last))| cards.minutes(case.worker, first, last));
        let waiting = sum(Field::WaitingHours);
        // A total that holds the parts and the wait together has the wait already.
        let within = total.given().is_some_and(|total| {
            parts && !waiting.or_zero().is_zero() && total >= regular.or_zero() + overtime.or_zero() + waiting.or_zero()
        });
        let waited = if within { Sum::Given(Decimal::ZERO) } else { waiting };
        let by_register = recorded.given().map(|recorded| recorded + waited.or_zero());
        let to_pay = by_register.max(cards).filter(|_| !impossible);
        let (paid_by, group) = review.paid_by(case);
        let absurd = rows.iter().any(|row| review.absurd.contains(row));
        let premium = sum(Field::Premium);
        let lines = lines(review, rows);
        let stated = sum(Field::Gross).given();
        let net = sum(Field::Net).given();
        let deducted = sum(Field::DeductionsTotal)
            .given()
            .unwrap_or(sum(Field::Deduction).or_zero());
        // Some registers call "gross" what stands before overtime and bonus: what was paid is the most that the row says, so
        // nobody is accused by a word. What of it was handed over is P10's question.
        let by_net = net.map(|net| net + deducted);
        let gross = stated.max(by_net).max(lines);
        // Where the lines alone make up the whole, the premium stands beside it.
        let beside = lines.is_some() && lines == gross;
        let paid = gross.map(|gross| match (review.rules.premium_counts, beside) {
            (false, false) => gross - premium.or_zero(),
            (true, true) => gross + premium.or_zero(),
            _ => gross,
        });
        let (pieces, ticket_pieces, piece_pay) = pieces(review, case);
        let (hourly_rate, time_pay) = match paid_by {
            // Hours that cannot be are not used, row by row neither.
            PaidBy::Hour if impossible => (None, None),
            PaidBy::Hour => hourly(review, rows, to_pay),
            PaidBy::Day => (
                None,
                sum(Field::DaysWorked)
                    .given()
                    .zip(one(review, rows, Field::DayRate))
                    .and_then(|(days, rate)| days.checked_mul(rate)),
            ),
            PaidBy::Piece | PaidBy::Month => (None, None),
        };
        let waiting_pay = match paid_by {
            // Hours × rate holds the wait.
            PaidBy::Hour => Decimal::ZERO,
            _ => sum(Field::WaitingPay).or_zero(),
        };
        Figures {
            currency,
            paid_by,
            group,
            recorded,
            cards,
            waited,
            to_pay,
            impossible,
            overtime,
            days_worked: sum(Field::DaysWorked),
            pieces,
            ticket_pieces,
            piece_pay: piece_pay.filter(|_| !absurd),
            hourly_rate: hourly_rate.filter(|_| !absurd),
            time_pay: time_pay.filter(|_| !absurd),
            other_pay: waiting_pay
                + sum(Field::Bonus).or_zero()
                + sum(Field::OtherPay).or_zero()
                + sum(Field::Allowance).or_zero(),
            absurd,
            gross,
            paid,
        }
    }

    /// What the agreed rates give; `None` where no rate is known.
    pub fn by_rates(&self) -> Option<Decimal> {
        let known = self.piece_pay.is_some() || self.time_pay.is_some();
        let sum = self.piece_pay.unwrap_or_default() + self.time_pay.unwrap_or_default() + self.other_pay;
        known.then_some(sum)
    }

    /// Recorded hours, where the register's own rows decide.
    pub fn cards_say_more(&self) -> bool {
        let by_register = self.recorded.or_zero() + self.waited.or_zero();
        self.cards.is_some_and(|cards| cards > by_register)
    }
}

/// All lines of pay together; `None` where the register has none.
fn lines(review: &Review<'_, '_>, rows: &[u32]) -> Option<Decimal> {
    let given = PAY_LINES
        .iter()
        .filter_map(|field| review.register.sum(rows, *field).given());
    given.fold(None, |sum: Option<Decimal>, line| Some(sum.unwrap_or_default() + line))
}

/// The register's pieces, the tickets' where they are more, and what they give at the agreed rate.
fn pieces(review: &Review<'_, '_>, case: &Case) -> (Sum, Option<Decimal>, Option<Decimal>) {
    let (register, rows) = (&review.register, case.rows.as_slice());
    let sum = register.sum(rows, Field::Pieces);
    let tickets = review.tickets.as_ref().zip(case.days());
    let tickets = tickets.and_then(|(tickets, (first, last))| tickets.pieces(case.worker, first, last));
    let more = tickets
        .map(|(pieces, _)| pieces)
        .filter(|pieces| *pieces > sum.or_zero());
    let earned = register.sum(rows, Field::PieceEarnings).given();
    if let (Some(pieces), Some(rate)) = (more, one(review, rows, Field::PieceRate)) {
        return (sum, more, wage::piece_pay(pieces, rate));
    }
    let by_row = |row: &u32| {
        let (pieces, rate) = (
            register.figure(*row, Field::Pieces)?,
            register.figure(*row, Field::PieceRate)?,
        );
        wage::piece_pay(pieces, rate)
    };
    let given: Vec<Decimal> = rows.iter().filter_map(by_row).collect();
    let by_rate = (!given.is_empty()).then(|| given.into_iter().fold(Decimal::ZERO, Decimal::saturating_add));
    (sum, more, by_rate.or(earned))
}

/// The rate per hour, where the period has one, and what it gives.
fn hourly(review: &Review<'_, '_>, rows: &[u32], to_pay: Option<Decimal>) -> (Option<Decimal>, Option<Decimal>) {
    if let Some(rate) = one(review, rows, Field::HourlyRate) {
        let pay = to_pay.and_then(|minutes| wage::hourly_pay(minutes, rate));
        return (Some(rate), pay);
    }
    let register = &review.register;
    let by_row = |row: &u32| {
        let rate = register.figure(*row, Field::HourlyRate)?;
        let parts = [Field::RegularHours, Field::OvertimeHours].map(|field| register.figure(*row, field));
        let parts = parts.into_iter().flatten().reduce(|sum, part| sum + part);
        wage::hourly_pay(register.figure(*row, Field::TotalHours).or(parts)?, rate)
    };
    let given: Vec<Decimal> = rows.iter().filter_map(by_row).collect();
    let whole = given.len() == rows.len() && !given.is_empty();
    (
        None,
        whole.then(|| given.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)),
    )
}

/// A rate, where all rows that state it state the same.
pub(in crate::payroll) fn one(review: &Review<'_, '_>, rows: &[u32], field: Field) -> Option<Decimal> {
    let mut given = rows.iter().filter_map(|row| review.register.figure(*row, field));
    let first = given.next()?;
    given.all(|rate| rate == first).then_some(first)
}
