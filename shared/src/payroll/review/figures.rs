//! A period's figures, put together from its rows, its time cards and its tickets.

use super::columns::{Columns, Sum};
use super::day_rate::DayRate;
use super::days::WorkDays;
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

/// Lines that pay the work itself. Without one, the other lines are not the whole pay.
const WORK_LINES: [Field; 3] = [Field::PieceEarnings, Field::RegularPay, Field::Basic];

/// All minutes exact.
pub(in crate::payroll) struct Figures<'r> {
    /// `None`: another than the pack's that nobody knows, or several.
    pub currency: Option<&'r str>,
    pub paid_by: PaidBy,
    /// Paid by the piece as a crew.
    pub group: bool,
    /// By the register; at least, while its overtime cannot be read.
    pub recorded: Sum,
    /// By the time cards.
    pub cards: Option<Decimal>,
    /// The first row of the time cards that cannot be read, and the field that cannot: nobody knows what they would say.
    pub cards_unread: Option<(u32, Field)>,
    /// The same of the register's own days, where the hours are theirs.
    pub own_unread: Option<(u32, Field)>,
    /// The cell that cannot be read where the hours to be paid are known at least.
    pub at_least: Option<(u32, Field)>,
    pub regular: Sum,
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
        let extra = match overtime {
            Sum::Unreadable(_) => register.readable(rows, Field::OvertimeHours),
            _ => overtime.or_zero(),
        };
        let by_parts = regular.or_zero() + extra;
        let minutes = |days: &WorkDays<'_>| {
            let (first, last) = case.days()?;
            days.minutes(case.worker, first, last)
        };
        let unread = |days: &WorkDays<'_>| {
            let (first, last) = case.days()?;
            days.unread(case.worker, first, last)
        };
        let own_days = review.own_days.as_ref().and_then(minutes);
        let own_unread = review.own_days.as_ref().and_then(unread);
        let recorded = match (total, own_days, own_unread) {
            // On a row without its total the parts may say more.
            (Sum::Given(total), ..) if parts && rows.iter().any(|row| has_parts_alone(register, *row)) => {
                Sum::Given(total.max(by_parts))
            }
            (Sum::Given(_) | Sum::Unreadable(_), ..) => total,
            _ if parts => Sum::Given(by_parts),
            (_, Some(minutes), _) => Sum::Given(minutes),
            (_, None, Some((row, Field::Break | Field::Stop))) => Sum::Unreadable(row),
            (Sum::NoColumn, None, _) => regular,
            (total, None, _) => total,
        };
        let unread_day = own_unread;
        let own_unread = own_unread.filter(|_| matches!(recorded, Sum::Unreadable(_)));
        let cards = review.cards.as_ref().and_then(minutes);
        let cards_unread = review.cards.as_ref().and_then(unread);
        let waiting = sum(Field::WaitingHours);
        let at_least = match (recorded, overtime, waiting) {
            (Sum::Given(_), Sum::Unreadable(row), _) if parts && register.figure(row, Field::TotalHours).is_none() => {
                Some((row, Field::OvertimeHours))
            }
            (Sum::Given(_), _, Sum::Unreadable(row)) => Some((row, Field::WaitingHours)),
            (Sum::Unreadable(row), ..) if cards.is_some() => Some((row, broken(register, row))),
            (Sum::NoColumn | Sum::Empty, ..) if cards.is_some() => unread_day,
            _ => None,
        };
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
        let deducted = deducted(review, rows);
        // Some registers call "gross" what stands before overtime and bonus: what was paid is the most that the row says, so
        // nobody is accused by a word. What of it was handed over is P10's question.
        let by_net = net.map(|net| net + deducted.unwrap_or_default());
        // Without a word for the whole, net is not it while nobody knows what was kept back, nor is a line beside the work.
        let by_work = WORK_LINES.into_iter().any(|field| sum(field).given().is_some());
        let reaches = |lines: Decimal| net.is_none_or(|net| lines + premium.or_zero() >= net);
        let is_whole = stated.is_some() || net.is_some() && deducted.is_some() || by_work && lines.is_some_and(reaches);
        let gross = stated.max(by_net).max(lines).filter(|_| is_whole);
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
            cards_unread,
            own_unread,
            at_least,
            regular,
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
            other_pay: waiting_pay + sum(Field::Bonus).or_zero() + beside_rate(review, rows, paid_by, time_pay),
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

/// Whether a row has regular hours and no total of its own. A day off has neither.
fn has_parts_alone(register: &Columns<'_>, row: u32) -> bool {
    let figure = |field| register.figure(row, field);
    figure(Field::TotalHours).is_none() && figure(Field::RegularHours).is_some_and(|minutes| minutes > Decimal::ZERO)
}

/// The field that keeps a row's hours from being told.
fn broken(register: &Columns<'_>, row: u32) -> Field {
    let mut fields = [
        Field::TotalHours,
        Field::RegularHours,
        Field::OvertimeHours,
        Field::Break,
        Field::Stop,
    ]
    .into_iter();
    let broken = fields.find(|field| register.unreadable(row, *field).is_some());
    broken.unwrap_or(Field::TotalHours)
}

/// What was kept back. `None`: nothing tells, which is not the same as nothing.
fn deducted(review: &Review<'_, '_>, rows: &[u32]) -> Option<Decimal> {
    let sum = |field: Field| review.register.sum(rows, field);
    match (sum(Field::DeductionsTotal), sum(Field::Deduction)) {
        (Sum::Given(total), _) => Some(total),
        (Sum::Unreadable(_), _) | (_, Sum::Unreadable(_)) | (Sum::NoColumn, Sum::NoColumn) => None,
        (_, parts) => Some(parts.or_zero()),
    }
}

/// Allowances and other pay on top of what the rates give. Where a rate per day holds them, what lies between basic pay and
/// days × rate is no second time owed; where nobody can tell, it is taken so, for what is owed is owed at least.
fn beside_rate(review: &Review<'_, '_>, rows: &[u32], paid_by: PaidBy, time_pay: Option<Decimal>) -> Decimal {
    let sum = |field: Field| review.register.sum(rows, field);
    let beside = sum(Field::OtherPay).or_zero() + sum(Field::Allowance).or_zero();
    let Some(time_pay) = time_pay.filter(|_| paid_by == PaidBy::Day && review.day_rate != DayRate::Alone) else {
        return beside;
    };
    let work = sum(Field::Basic).or_zero() + sum(Field::RegularPay).or_zero();
    let within = (time_pay - work).max(Decimal::ZERO);
    (beside - within).max(Decimal::ZERO)
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
        let parts = match [Field::RegularHours, Field::OvertimeHours].map(|field| register.sum(&[*row], field)) {
            // Without what cannot be read they are not the hours.
            [Sum::Unreadable(_), _] | [_, Sum::Unreadable(_)] => None,
            [Sum::NoColumn | Sum::Empty, extra] => extra.given(),
            [regular, extra] => Some(regular.or_zero() + extra.or_zero()),
        };
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
