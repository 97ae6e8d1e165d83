//! What cells say, eight bytes each: a register of a million rows and thirty columns stays below 300 MB.

use super::row::UnreadableCell;
use crate::time::Day;
use chrono::Datelike;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::Arc;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'c> {
    Nothing,
    Text(&'c str),
    Number(Decimal),
    /// A length of time in minutes, exact: `8:20` is 500, `8.33` hours are 499.8.
    Minutes(Decimal),
    Day(Day),
    /// A time of the day in minutes from midnight; 1,440 is `24:00`.
    Clock(u16),
    YesNo(bool),
    Unreadable(&'c UnreadableCell),
}

/// A cell: its kind in the lowest four bits, above them the value or its place in [`Contents`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Packed(u64);

/// Texts, once each, and what does not fit into a [`Packed`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Contents {
    texts: Vec<Arc<str>>,
    known: HashMap<Arc<str>, u32>,
    decimals: Vec<Decimal>,
    unreadable: Vec<UnreadableCell>,
}

const NOTHING: u64 = 0;
const TEXT: u64 = 1;
const NUMBER: u64 = 2;
const MINUTES: u64 = 3;
const LONG_NUMBER: u64 = 4;
const LONG_MINUTES: u64 = 5;
const DAY: u64 = 6;
const CLOCK: u64 = 7;
const YES_NO: u64 = 8;
const UNREADABLE: u64 = 9;

const KIND_BITS: u32 = 4;
/// Digits behind the point, 0 to 28.
const SCALE_BITS: u32 = 5;
const MANTISSA_BITS: u32 = 64 - KIND_BITS - SCALE_BITS;

impl Packed {
    pub const NOTHING: Packed = Packed(NOTHING);

    #[cfg(feature = "workbook")]
    pub fn is_nothing(self) -> bool {
        self.0 == NOTHING
    }

    pub fn day(day: Day) -> Packed {
        Packed::of(DAY, i64::from(day.num_days_from_ce()))
    }

    pub fn clock(minutes: u16) -> Packed {
        Packed::of(CLOCK, i64::from(minutes))
    }

    pub fn yes_no(yes: bool) -> Packed {
        Packed::of(YES_NO, i64::from(yes))
    }

    fn of(kind: u64, value: i64) -> Packed {
        Packed(value.cast_unsigned() << KIND_BITS | kind)
    }

    fn at(kind: u64, place: usize) -> Packed {
        // Fewer than 60 million cells are read of a file.
        Packed::of(kind, i64::try_from(place).unwrap_or(0))
    }

    fn kind(self) -> u64 {
        self.0 & ((1 << KIND_BITS) - 1)
    }

    fn value(self) -> i64 {
        self.0.cast_signed() >> KIND_BITS
    }

    fn place(self) -> usize {
        usize::try_from(self.value()).unwrap_or(usize::MAX)
    }

    fn decimal(self) -> Decimal {
        let value = self.value();
        let scale = u32::try_from(value & ((1 << SCALE_BITS) - 1)).unwrap_or(0);
        Decimal::new(value >> SCALE_BITS, scale)
    }
}

impl Contents {
    pub fn text(&mut self, text: &str) -> Packed {
        let place = match self.known.get(text) {
            Some(place) => *place,
            None => {
                let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
                let kept: Arc<str> = text.into();
                self.texts.push(kept.clone());
                self.known.insert(kept, place);
                place
            }
        };
        Packed::at(TEXT, place as usize)
    }

    pub fn number(&mut self, number: Decimal) -> Packed {
        self.decimal(number, NUMBER, LONG_NUMBER)
    }

    pub fn minutes(&mut self, minutes: Decimal) -> Packed {
        self.decimal(minutes, MINUTES, LONG_MINUTES)
    }

    pub fn unreadable(&mut self, cell: UnreadableCell) -> Packed {
        self.unreadable.push(cell);
        Packed::at(UNREADABLE, self.unreadable.len() - 1)
    }

    fn decimal(&mut self, decimal: Decimal, short: u64, long: u64) -> Packed {
        const MOST: i128 = 1 << (MANTISSA_BITS - 1);
        let (mantissa, scale) = (decimal.mantissa(), i64::from(decimal.scale()));
        if (-MOST..MOST).contains(&mantissa) {
            let mantissa = i64::try_from(mantissa).unwrap_or(0);
            return Packed::of(short, mantissa << SCALE_BITS | scale);
        }
        self.decimals.push(decimal);
        Packed::at(long, self.decimals.len() - 1)
    }

    /// What a cell that these contents made says.
    #[inline]
    pub fn value(&self, cell: Packed) -> Value<'_> {
        let long = || self.decimals.get(cell.place()).copied().unwrap_or_default();
        match cell.kind() {
            TEXT => self
                .texts
                .get(cell.place())
                .map_or(Value::Nothing, |text| Value::Text(text)),
            NUMBER => Value::Number(cell.decimal()),
            MINUTES => Value::Minutes(cell.decimal()),
            LONG_NUMBER => Value::Number(long()),
            LONG_MINUTES => Value::Minutes(long()),
            DAY => i32::try_from(cell.value())
                .ok()
                .and_then(Day::from_num_days_from_ce_opt)
                .map_or(Value::Nothing, Value::Day),
            CLOCK => Value::Clock(u16::try_from(cell.value()).unwrap_or(0)),
            YES_NO => Value::YesNo(cell.value() != 0),
            UNREADABLE => self
                .unreadable
                .get(cell.place())
                .map_or(Value::Nothing, Value::Unreadable),
            _ => Value::Nothing,
        }
    }

    pub fn pack(&mut self, value: Value<'_>) -> Packed {
        match value {
            Value::Nothing => Packed::NOTHING,
            Value::Text(text) => self.text(text),
            Value::Number(number) => self.number(number),
            Value::Minutes(minutes) => self.minutes(minutes),
            Value::Day(day) => Packed::day(day),
            Value::Clock(minutes) => Packed::clock(minutes),
            Value::YesNo(yes) => Packed::yes_no(yes),
            Value::Unreadable(cell) => self.unreadable(cell.clone()),
        }
    }

    /// Nothing more will come: the way from a text to its place is no longer needed.
    #[cfg(feature = "workbook")]
    pub fn close(&mut self) {
        self.known = HashMap::new();
        self.texts.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_decimal_comes_back_as_it_went_in(low in any::<u32>(), middle in any::<u32>(), high in any::<u32>(), negative in any::<bool>(), scale in 0_u32..=28, shift in 0_u32..96) {
            let mantissa = (i128::from(high) << 64 | i128::from(middle) << 32 | i128::from(low)) >> shift;
            let decimal = Decimal::from_i128_with_scale(if negative { -mantissa } else { mantissa }, scale);
            let mut contents = Contents::default();
            let (number, minutes) = (contents.number(decimal), contents.minutes(decimal));
            let same = |value: Value<'_>| matches!(value, Value::Number(back) | Value::Minutes(back) if back.to_string() == decimal.to_string());
            prop_assert!(same(contents.value(number)) && same(contents.value(minutes)));
        }

        #[test]
        fn every_day_comes_back(days in -3_000_000_i32..3_000_000) {
            let day = Day::from_num_days_from_ce_opt(days).unwrap();
            let contents = Contents::default();
            prop_assert_eq!(contents.value(Packed::day(day)), Value::Day(day));
        }
    }

    #[test]
    fn a_text_is_kept_once() {
        let mut contents = Contents::default();
        let (one, two) = (contents.text("Crew 1"), contents.text("Crew 1"));
        let odd = contents.unreadable(UnreadableCell {
            text: "see card".into(),
            code: "not_hours".into(),
        });
        assert_eq!(
            (one, contents.texts.len(), contents.value(one)),
            (two, 1, Value::Text("Crew 1"))
        );
        assert!(matches!(contents.value(odd), Value::Unreadable(cell) if cell.text == "see card"));
        assert_eq!(contents.value(Packed::default()), Value::Nothing);
        for value in [Value::Clock(1_440), Value::YesNo(true), Value::YesNo(false)] {
            let packed = contents.pack(value);
            assert_eq!(contents.value(packed), value);
        }
    }
}
