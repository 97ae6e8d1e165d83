//! Statements in words, English and Spanish. Screens word them in every language of the app; reports and files use these.

use super::statement::Statement;
use crate::pack::PayUnit;
use rust_decimal::Decimal;

impl Statement {
    /// The sentence in Spanish for `es` and in English for every other language.
    pub fn sentence(&self, language: &str) -> String {
        match language {
            "es" => super::sentences_es::spanish(self),
            _ => english(self),
        }
    }
}

fn english(statement: &Statement) -> String {
    use Statement::*;
    match statement {
        BelowFloor {
            hours,
            days,
            rate,
            unit,
            due,
            paid,
            short,
            currency,
            on_time_cards,
        } => {
            let work = match (hours, days) {
                (Some(hours), _) => format!("{} h", plain(*hours)),
                (None, days) => format!("{} days", plain(days.unwrap_or_default())),
            };
            let per = match unit {
                PayUnit::Hour => "an hour",
                PayUnit::Day => "a day",
                PayUnit::Week => "a week",
                PayUnit::Month => "a month",
            };
            let cards = if *on_time_cards { " by the time cards" } else { "" };
            format!(
                "{work}{cards} at {currency} {} {per} come to {}; paid {}; short {}.",
                plain(*rate),
                money(*due),
                money(*paid),
                money(*short)
            )
        }
        BelowRates {
            due,
            paid,
            short,
            currency,
        } => format!(
            "By the agreed rates {currency} {} was earned; paid {}; short {}.",
            money(*due),
            money(*paid),
            money(*short)
        ),
        GroupShare {
            crew_pieces,
            crew_hours,
            hours,
            due_pieces,
            pieces,
            short,
            currency,
        } => format!(
            "The crew did {} pieces in {} h: {} h are worth {} pieces; credited {}; short {currency} {}.",
            plain(*crew_pieces),
            plain(*crew_hours),
            plain(*hours),
            plain(*due_pieces),
            plain(*pieces),
            money(*short)
        ),
        OvertimeShort {
            hours,
            overtime,
            regular_rate,
            extra,
            short,
            currency,
        } => format!(
            "{} h, of them {} h overtime; the regular rate is {currency} {} and the extra {}; short {}.",
            plain(*hours),
            plain(*overtime),
            plain(*regular_rate),
            money(*extra),
            money(*short)
        ),
        OvertimeOnBasicShort {
            basic,
            divisor,
            multiplier,
            overtime,
            due,
            paid,
            short,
            currency,
        } => format!(
            "{currency} {} ÷ {} × {} × {} h = {}; paid {}; short {}.",
            plain(*basic),
            plain(*divisor),
            plain(*multiplier),
            plain(*overtime),
            money(*due),
            money(*paid),
            money(*short)
        ),
        DeductionForbidden {
            purpose,
            short,
            currency,
        } => {
            format!(
                "Deducted for “{purpose}”, which is not allowed: {currency} {} is owed back.",
                money(*short)
            )
        }
        DeductionWithoutConsent {
            purpose,
            amount,
            currency,
        } => {
            format!(
                "Deducted for “{purpose}” without the worker’s signature: {currency} {}.",
                money(*amount)
            )
        }
        DeductedBelowFloor {
            deducted,
            left,
            floor,
            short,
            currency,
        } => format!(
            "After deductions of {currency} {} there was {} left of a floor of {}; short {}.",
            money(*deducted),
            money(*left),
            money(*floor),
            money(*short)
        ),
        PremiumShort {
            due,
            paid,
            short,
            currency,
        } => {
            format!(
                "The premium’s share is {currency} {}; paid {}; short {}.",
                money(*due),
                money(*paid),
                money(*short)
            )
        }
        PremiumLineMissing => "There is no line for the premium.".into(),
        PremiumDoesNotAddUp {
            received,
            admin,
            paid,
            apart,
            currency,
        } => format!(
            "Of a premium of {currency} {} the employer kept {} and paid {} out: {} does not add up.",
            money(*received),
            money(*admin),
            money(*paid),
            money(*apart)
        ),
        GuaranteeShort {
            guaranteed,
            offered,
            rate,
            short,
            currency,
        } => format!(
            "{} h were guaranteed and {} h offered; at {currency} {} an hour {} is owed.",
            plain(*guaranteed),
            plain(*offered),
            plain(*rate),
            money(*short)
        ),
        NotStated { fields } => format!("The record does not state: {}.", names(fields)),
        PaidLate { due, paid_on, days } => format!("Pay was due on {due} and came on {paid_on}, {days} days late."),
        PeriodTooLong { days, most } => format!("The pay period has {days} days; at most {most} are allowed."),
        NotPaidOut {
            due,
            paid,
            short,
            currency,
        } => format!(
            "{currency} {} was due and {} handed over; short {}.",
            money(*due),
            money(*paid),
            money(*short)
        ),
        WeekTooLong { from, hours, most } => format!(
            "From {from} on a week had {} h without overtime; at most {} are allowed.",
            plain(*hours),
            plain(*most)
        ),
        SevenDaysTooLong { from, hours, most } => format!(
            "From {from} on seven days had {} h; at most {} are allowed.",
            plain(*hours),
            plain(*most)
        ),
        NoDayOff { from, days } => format!("{days} days of work from {from} on without the days off that are due."),
        OvertimeRateLow { paid, least, currency } => format!(
            "Overtime was paid at {currency} {} an hour; at least {} is due.",
            plain(*paid),
            plain(*least)
        ),
        TooLittleRest24 {
            from,
            minute,
            hours,
            least,
        } => format!(
            "In the 24 hours from {from} {} on there were {} h of rest; {} are due.",
            clock(*minute),
            plain(*hours),
            plain(*least)
        ),
        TooLittleRest7Days {
            from,
            minute,
            hours,
            least,
        } => format!(
            "In the 7 days from {from} {} on there were {} h of rest; {} are due.",
            clock(*minute),
            plain(*hours),
            plain(*least)
        ),
        RestInPieces {
            from,
            minute,
            hours,
            blocks,
            least,
        } => format!(
            "In the 24 hours from {from} {} on rest came in {blocks} blocks; the longest that count make {} h, {} are due.",
            clock(*minute),
            plain(*hours),
            plain(*least)
        ),
        NoLongRest {
            from,
            minute,
            hours,
            least,
        } => format!(
            "In the 24 hours from {from} {} on the longest rest was {} h; one of {} is due.",
            clock(*minute),
            plain(*hours),
            plain(*least)
        ),
        GapTooLong {
            from,
            minute,
            hours,
            most,
        } => format!(
            "{} h passed between two rests from {from} {} on; at most {} may.",
            plain(*hours),
            clock(*minute),
            plain(*most)
        ),
        MeanWeekTooLong { from, hours, most } => format!(
            "Over 52 weeks from {from} on the mean week had {} h; at most {} are allowed.",
            plain(*hours),
            plain(*most)
        ),
        IdenticalHours { workers, hours } => format!("All {workers} of the crew have exactly {} h.", plain(*hours)),
        RoundHours { of, round } => {
            format!("{round} of {of} hours are whole or half hours: nobody’s days end like that.")
        }
        ImpossiblePieces { an_hour, most } => format!(
            "{} pieces an hour; more than {} a person can hardly do: hours may be missing.",
            plain(*an_hour),
            plain(*most)
        ),
        PeriodMissing { from, until } => format!("The register has no pay for {from} to {until}."),
        HoursApart { register, time_cards } => format!(
            "The register has {} h, the time cards {} h.",
            plain(*register),
            plain(*time_cards)
        ),
        PiecesApart { register, tickets } => format!(
            "The register has {} pieces, the tickets {}.",
            plain(*register),
            plain(*tickets)
        ),
        NoTimeCard => "There are hours on the register and no time card.".into(),
        ToldHours { code, told, books } => {
            format!("{code} told of {} h; the books have {} h.", plain(*told), plain(*books))
        }
        ToldPay {
            code,
            told,
            books,
            currency,
        } => format!(
            "{code} told of pay of {currency} {}; the books have {}.",
            money(*told),
            money(*books)
        ),
    }
}

/// An amount with the point and at least two digits after it, where it is not whole.
pub(super) fn money(amount: Decimal) -> String {
    let amount = amount.normalize();
    match amount.scale() {
        0 => amount.to_string(),
        1 => format!("{amount}0"),
        _ => amount.to_string(),
    }
}

pub(super) fn plain(figure: Decimal) -> String {
    figure.normalize().to_string()
}

pub(super) fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The fields' names as mappings write them.
pub(super) fn names(fields: &[super::register::Field]) -> String {
    let name = |field: &super::register::Field| match serde_json::to_value(field) {
        Ok(serde_json::Value::String(name)) => name.replace('_', " "),
        _ => String::new(),
    };
    fields.iter().map(name).collect::<Vec<_>>().join(", ")
}
