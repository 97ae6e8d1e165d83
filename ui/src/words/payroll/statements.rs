//! What a breach says, in the reader's language. The same facts as `Statement::sentence`, which reports and files use.

use super::figures::{rate, sum};
use super::{field, say};
use crate::words::{figures, say as everywhere};
use rust_decimal::Decimal;
use shared::pack::PayUnit;
use shared::payroll::Statement;
use shared::time::Day;

pub(crate) fn statement(of: &Statement) -> String {
    match of {
        Statement::BelowFloor {
            hours,
            days,
            rate: amount,
            unit,
            due,
            paid,
            short,
            currency,
            on_time_cards,
        } => {
            let work = match (hours, days) {
                (Some(hours), _) => everywhere::hours_short(n(hours)),
                (None, days) => say::work_days(n(&days.unwrap_or_default())),
            };
            let work = if *on_time_cards { say::work_by_cards(work) } else { work };
            let amount = rate(*amount, currency);
            let floor = match unit {
                PayUnit::Hour => say::rate_hour(amount),
                PayUnit::Day => say::rate_day(amount),
                PayUnit::Week => say::rate_week(amount),
                PayUnit::Month => say::rate_month(amount),
            };
            say::says_below_floor(
                work,
                floor,
                sum(*due, currency),
                sum(*paid, currency),
                sum(*short, currency),
            )
        }
        Statement::BelowRates {
            due,
            paid,
            short,
            currency,
        } => say::says_below_rates(sum(*due, currency), sum(*paid, currency), sum(*short, currency)),
        Statement::GroupShare {
            crew_pieces,
            crew_hours,
            hours,
            due_pieces,
            pieces,
            short,
            currency,
        } => {
            let short = sum(*short, currency);
            say::says_group_share(n(crew_pieces), n(crew_hours), n(hours), n(due_pieces), n(pieces), short)
        }
        Statement::OvertimeShort {
            hours,
            overtime,
            regular_rate,
            extra,
            short,
            currency,
        } => {
            let (regular, extra) = (rate(*regular_rate, currency), sum(*extra, currency));
            say::says_overtime(n(hours), n(overtime), regular, extra, sum(*short, currency))
        }
        Statement::OvertimeOnBasicShort {
            basic,
            divisor,
            multiplier,
            overtime,
            due,
            paid,
            short,
            currency,
        } => {
            let basic = rate(*basic, currency);
            let (due, paid, short) = (sum(*due, currency), sum(*paid, currency), sum(*short, currency));
            say::says_overtime_basic(basic, n(divisor), n(multiplier), n(overtime), due, paid, short)
        }
        Statement::GuaranteeShort {
            guaranteed,
            offered,
            rate: amount,
            short,
            currency,
        } => {
            let (amount, short) = (rate(*amount, currency), sum(*short, currency));
            say::says_guarantee(n(guaranteed), n(offered), amount, short)
        }
        Statement::NotPaidOut {
            due,
            paid,
            short,
            currency,
        } => say::says_not_paid_out(sum(*due, currency), sum(*paid, currency), sum(*short, currency)),
        Statement::DeductionForbidden {
            purpose,
            short,
            currency,
        } => say::says_deduction_forbidden(purpose, sum(*short, currency)),
        Statement::DeductionWithoutConsent {
            purpose,
            amount,
            currency,
        } => say::says_deduction_consent(purpose, sum(*amount, currency)),
        Statement::DeductedBelowFloor {
            deducted,
            left,
            floor,
            short,
            currency,
        } => {
            let (deducted, left) = (sum(*deducted, currency), sum(*left, currency));
            say::says_deducted_below(deducted, left, sum(*floor, currency), sum(*short, currency))
        }
        Statement::PremiumShort {
            due,
            paid,
            short,
            currency,
        } => say::says_premium_short(sum(*due, currency), sum(*paid, currency), sum(*short, currency)),
        Statement::PremiumLineMissing => say::says_premium_no_line(),
        Statement::PremiumDoesNotAddUp {
            received,
            admin,
            paid,
            apart,
            currency,
        } => {
            let (received, admin) = (sum(*received, currency), sum(*admin, currency));
            say::says_premium_apart(received, admin, sum(*paid, currency), sum(*apart, currency))
        }
        Statement::NotStated { fields } => {
            let names: Vec<_> = fields.iter().map(|one| field(*one)).collect();
            say::says_not_stated(names.join(", "))
        }
        Statement::PaidLate { due, paid_on, days } => say::says_paid_late(day(due), day(paid_on), *days),
        Statement::PeriodTooLong { days, most } => say::says_period_long(*days, *most),
        Statement::WeekTooLong { from, hours, most } => say::says_week_long(day(from), n(hours), n(most)),
        Statement::SevenDaysTooLong { from, hours, most } => say::says_seven_days_long(day(from), n(hours), n(most)),
        Statement::NoDayOff { from, days } => say::says_no_day_off(*days, day(from)),
        Statement::OvertimeRateLow { paid, least, currency } => {
            say::says_overtime_rate(rate(*paid, currency), rate(*least, currency))
        }
        Statement::TooLittleRest24 {
            from,
            minute,
            hours,
            least,
        } => say::says_rest_day(moment(from, *minute), n(hours), n(least)),
        Statement::TooLittleRest7Days {
            from,
            minute,
            hours,
            least,
        } => say::says_rest_week(moment(from, *minute), n(hours), n(least)),
        Statement::RestInPieces {
            from,
            minute,
            hours,
            blocks,
            least,
        } => say::says_rest_pieces(moment(from, *minute), *blocks, n(hours), n(least)),
        Statement::NoLongRest {
            from,
            minute,
            hours,
            least,
        } => say::says_no_long_rest(moment(from, *minute), n(hours), n(least)),
        Statement::GapTooLong {
            from,
            minute,
            hours,
            most,
        } => say::says_gap(n(hours), moment(from, *minute), n(most)),
        Statement::MeanWeekTooLong { from, hours, most } => say::says_mean_week(day(from), n(hours), n(most)),
        Statement::IdenticalHours { workers, hours } => say::says_identical(*workers, n(hours)),
        Statement::RoundHours { of, round } => say::says_round(*round, *of),
        Statement::ImpossiblePieces { an_hour, most } => say::says_impossible_pieces(n(an_hour), n(most)),
        Statement::PeriodMissing { from, until } => say::says_period_missing(day(from), day(until)),
        Statement::HoursApart { register, time_cards } => say::says_hours_apart(n(register), n(time_cards)),
        Statement::PiecesApart { register, tickets } => say::says_pieces_apart(n(register), n(tickets)),
        Statement::NoTimeCard => say::says_no_card(),
        Statement::ToldHours { code, told, books } => say::says_told_hours(code, n(told), n(books)),
        Statement::ToldPay {
            code,
            told,
            books,
            currency,
        } => say::says_told_pay(code, sum(*told, currency), sum(*books, currency)),
    }
}

fn n(figure: &Decimal) -> String {
    figures::decimal(*figure)
}

fn day(of: &Day) -> String {
    figures::day_of_year(*of)
}

fn moment(from: &Day, minute: u16) -> String {
    say::at_time(day(from), figures::clock(minute))
}
