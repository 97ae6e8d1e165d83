//! What a breach says, as a key with its figures: screens and reports word it, in the reader's language.

use super::register::Field;
use crate::pack::PayUnit;
use crate::time::Day;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One sentence about one breach. Amounts are in `currency`; hours are to 4 digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "says", rename_all = "snake_case")]
pub enum Statement {
    /// P1, P13, P14.
    BelowFloor {
        hours: Option<Decimal>,
        days: Option<Decimal>,
        rate: Decimal,
        unit: PayUnit,
        due: Decimal,
        paid: Decimal,
        short: Decimal,
        currency: String,
        on_time_cards: bool,
    },
    /// P2.
    BelowRates {
        due: Decimal,
        paid: Decimal,
        short: Decimal,
        currency: String,
    },
    /// P3.
    GroupShare {
        crew_pieces: Decimal,
        crew_hours: Decimal,
        hours: Decimal,
        due_pieces: Decimal,
        pieces: Decimal,
        short: Decimal,
        currency: String,
    },
    /// P4.
    OvertimeShort {
        hours: Decimal,
        overtime: Decimal,
        regular_rate: Decimal,
        extra: Decimal,
        short: Decimal,
        currency: String,
    },
    /// P5.
    OvertimeOnBasicShort {
        basic: Decimal,
        divisor: Decimal,
        multiplier: Decimal,
        overtime: Decimal,
        due: Decimal,
        paid: Decimal,
        short: Decimal,
        currency: String,
    },
    /// P6.
    DeductionForbidden {
        purpose: String,
        short: Decimal,
        currency: String,
    },
    DeductionWithoutConsent {
        purpose: String,
        amount: Decimal,
        currency: String,
    },
    DeductedBelowFloor {
        deducted: Decimal,
        left: Decimal,
        floor: Decimal,
        short: Decimal,
        currency: String,
    },
    /// P7.
    PremiumShort {
        due: Decimal,
        paid: Decimal,
        short: Decimal,
        currency: String,
    },
    PremiumLineMissing,
    PremiumDoesNotAddUp {
        received: Decimal,
        admin: Decimal,
        paid: Decimal,
        apart: Decimal,
        currency: String,
    },
    /// P8.
    GuaranteeShort {
        guaranteed: Decimal,
        offered: Decimal,
        rate: Decimal,
        short: Decimal,
        currency: String,
    },
    /// P9.
    NotStated {
        fields: Vec<Field>,
    },
    /// P10.
    PaidLate {
        due: Day,
        paid_on: Day,
        days: u32,
    },
    PeriodTooLong {
        days: u32,
        most: u32,
    },
    NotPaidOut {
        due: Decimal,
        paid: Decimal,
        short: Decimal,
        currency: String,
    },
    /// P11.
    WeekTooLong {
        from: Day,
        hours: Decimal,
        most: Decimal,
    },
    SevenDaysTooLong {
        from: Day,
        hours: Decimal,
        most: Decimal,
    },
    NoDayOff {
        from: Day,
        days: u32,
    },
    OvertimeRateLow {
        paid: Decimal,
        least: Decimal,
        currency: String,
    },
    /// P12. Days and minutes from midnight tell where the window begins.
    TooLittleRest24 {
        from: Day,
        minute: u16,
        hours: Decimal,
        least: Decimal,
    },
    TooLittleRest7Days {
        from: Day,
        minute: u16,
        hours: Decimal,
        least: Decimal,
    },
    RestInPieces {
        from: Day,
        minute: u16,
        hours: Decimal,
        blocks: u32,
        least: Decimal,
    },
    NoLongRest {
        from: Day,
        minute: u16,
        hours: Decimal,
        least: Decimal,
    },
    GapTooLong {
        from: Day,
        minute: u16,
        hours: Decimal,
        most: Decimal,
    },
    MeanWeekTooLong {
        from: Day,
        hours: Decimal,
        most: Decimal,
    },
    /// P15.
    IdenticalHours {
        workers: u32,
        hours: Decimal,
    },
    RoundHours {
        of: u32,
        round: u32,
    },
    ImpossiblePieces {
        an_hour: Decimal,
        most: Decimal,
    },
    PeriodMissing {
        from: Day,
        until: Day,
    },
    HoursApart {
        register: Decimal,
        time_cards: Decimal,
    },
    PiecesApart {
        register: Decimal,
        tickets: Decimal,
    },
    NoTimeCard,
    ToldHours {
        code: String,
        told: Decimal,
        books: Decimal,
    },
    ToldPay {
        code: String,
        told: Decimal,
        books: Decimal,
        currency: String,
    },
}
