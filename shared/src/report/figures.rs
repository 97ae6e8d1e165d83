//! Numbers, money and days as a reader writes them: digits, separators and order of the four languages of a report.
//!
//! The screens have the browser's `Intl` for this; hosts have none, and tables of all the world's languages would weigh more than
//! the app. Sources: Unicode CLDR 46, `numbers` and `dates` of en, es, bn and ur.

use super::words::Phrases;
use crate::api::Value;
use crate::disclosure::Cell;
use crate::money::Money;
use crate::time::Day;
use chrono::Datelike;
use rust_decimal::Decimal;

/// How a language writes a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numerals {
    /// The digit nought; the other nine follow it.
    nought: char,
    point: char,
    group: char,
    /// Bengali groups thousands, then hundreds: 12,34,567.
    by_two: bool,
    /// Spanish writes 1234, and 12.345.
    fewest_grouped: usize,
}

pub(super) fn numerals(language: &str) -> Numerals {
    let plain = Numerals {
        nought: '0',
        point: '.',
        group: ',',
        by_two: false,
        fewest_grouped: 4,
    };
    match language {
        "es" => Numerals {
            point: ',',
            group: '.',
            fewest_grouped: 5,
            ..plain
        },
        "bn" => Numerals {
            nought: '০',
            by_two: true,
            ..plain
        },
        _ => plain,
    }
}

impl Numerals {
    /// The ten digits from nought on.
    #[cfg(feature = "pdf")]
    pub(super) fn digits(self) -> String {
        ('0'..='9').map(|digit| self.digit(digit)).collect()
    }

    /// A number with as many decimals as it has.
    pub(super) fn write(self, value: Decimal) -> String {
        let plain = value.abs().to_string();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        if value.is_sign_negative() && !value.is_zero() {
            text.push('−');
        }
        let digits = whole.chars().count();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && digits >= self.fewest_grouped && self.ends_group(digits - at) {
                text.push(self.group);
            }
            text.push(self.digit(digit));
        }
        if !decimals.is_empty() {
            text.push(self.point);
            text.extend(decimals.chars().map(|digit| self.digit(digit)));
        }
        text
    }

    /// Whether a separator stands before the last `left` digits.
    fn ends_group(self, left: usize) -> bool {
        match self.by_two {
            false => left.is_multiple_of(3),
            true => left == 3 || (left > 3 && (left - 3).is_multiple_of(2)),
        }
    }

    fn digit(self, digit: char) -> char {
        let value = digit.to_digit(10).unwrap_or(0);
        char::from_u32(u32::from(self.nought) + value).unwrap_or(digit)
    }
}

impl Phrases {
    /// "1,234.5".
    pub fn number(&self, value: impl Into<Decimal>) -> String {
        self.numerals.write(value.into())
    }

    /// A whole year or a number that is no quantity: without separators.
    fn plain(&self, number: i64) -> String {
        number
            .to_string()
            .chars()
            .map(|digit| {
                if digit.is_ascii_digit() {
                    self.numerals.digit(digit)
                } else {
                    digit
                }
            })
            .collect()
    }

    /// "54.8 %", of thousandths; whole ones without a decimal.
    pub fn permille(&self, permille: u32) -> String {
        let share = Decimal::new(i64::from(permille), 1).normalize();
        unmarked(self.say("percent", [("share", self.number(share).into())]))
    }

    /// "USD 4,812.60": in letters, because a report crosses borders and "$" is many currencies.
    pub fn money(&self, money: &Money) -> String {
        let mut amount = money.payable().amount;
        amount.rescale(crate::money::minor_digits(&money.currency));
        let amount = self.number(amount);
        unmarked(self.say(
            "money",
            [("amount", amount.into()), ("currency", money.currency.as_str().into())],
        ))
    }

    /// "6 November 2026".
    pub fn day(&self, day: Day) -> String {
        let year = self.plain(day.year().into());
        unmarked(self.say(
            "day",
            [
                ("day", self.plain(day.day().into()).into()),
                ("month", self.month(day).into()),
                ("year", year.into()),
            ],
        ))
    }

    /// "6 November".
    pub fn short_day(&self, day: Day) -> String {
        unmarked(self.say(
            "short-day",
            [
                ("day", self.plain(day.day().into()).into()),
                ("month", self.month(day).into()),
            ],
        ))
    }

    /// "3–6 November 2026", or two whole days.
    pub fn days(&self, first: Day, last: Day) -> String {
        if first == last {
            return self.day(first);
        }
        if (first.year(), first.month()) == (last.year(), last.month()) {
            return unmarked(self.say(
                "days-in-month",
                [
                    ("first", self.plain(first.day().into()).into()),
                    ("last", self.plain(last.day().into()).into()),
                    ("month", self.month(last).into()),
                    ("year", self.plain(last.year().into()).into()),
                ],
            ));
        }
        unmarked(self.say(
            "days",
            [("first", self.day(first).into()), ("last", self.day(last).into())],
        ))
    }

    fn month(&self, day: Day) -> String {
        self.word(&format!("month-{}", day.month()))
    }

    /// "102 of 186".
    pub fn part_of(&self, part: u32, whole: u32) -> String {
        unmarked(self.say(
            "of",
            [("part", self.number(part).into()), ("whole", self.number(whole).into())],
        ))
    }
}

/// Without the marks around its parts: they hide from the mark around the whole which way it runs, and a day would be read
/// from its year on.
fn unmarked(text: String) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// Cells of tables.
impl Phrases {
    pub(super) fn text(&self, text: impl Into<String>) -> Value {
        Value {
            text: text.into(),
            number: None,
            kept_back: false,
            written: false,
        }
    }

    pub(super) fn written(&self, text: impl Into<String>) -> Value {
        Value {
            written: true,
            ..self.text(text)
        }
    }

    pub(super) fn count(&self, count: u32) -> Value {
        Value {
            number: Some(count.into()),
            ..self.text(self.number(count))
        }
    }

    pub(super) fn held_back(&self) -> Value {
        Value {
            kept_back: true,
            ..self.text(self.word("kept-back"))
        }
    }

    pub(super) fn nothing(&self) -> Value {
        self.text(self.word("none"))
    }

    pub(super) fn amount(&self, money: &Money) -> Value {
        Value {
            number: Some(money.payable().amount),
            ..self.text(self.money(money))
        }
    }

    /// A plain amount: its column says of what.
    pub(super) fn quantity(&self, amount: Decimal) -> Value {
        Value {
            number: Some(amount),
            ..self.text(self.number(amount.normalize()))
        }
    }

    /// In per cent: `54.8`.
    pub(super) fn share(&self, permille: Option<u32>) -> Value {
        match permille {
            Some(permille) => Value {
                number: Some(Decimal::new(permille.into(), 1)),
                ..self.text(self.permille(permille))
            },
            None => self.nothing(),
        }
    }

    /// The people of a released cell.
    pub(super) fn people(&self, cell: Cell) -> Value {
        match cell {
            Cell::Shown { people, .. } => self.count(people),
            Cell::KeptBack => self.held_back(),
            Cell::Empty => self.nothing(),
        }
    }

    /// Of how many, where that is shown.
    pub(super) fn of_how_many(&self, cell: Cell) -> Value {
        match cell {
            Cell::Shown { of: Some(of), .. } => self.count(of),
            Cell::KeptBack => self.held_back(),
            Cell::Shown { of: None, .. } | Cell::Empty => self.nothing(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        let written = |language: &str, value: &str| Phrases::of(language).number(value.parse::<Decimal>().unwrap());
        assert_eq!(written("en", "1234567.50"), "1,234,567.50");
        assert_eq!(written("es", "1234"), "1234");
        assert_eq!(written("es", "12345.5"), "12.345,5");
        assert_eq!(written("bn", "1234567.5"), "১২,৩৪,৫৬৭.৫");
        assert_eq!(written("ur", "1234"), "1,234");
        assert_eq!(written("en", "-12"), "−12");
        assert_eq!(written("en", "999"), "999");
    }

    #[test]
    fn money_days_and_shares_are_said_in_full() {
        let owed = Money {
            amount: "4812.6".parse().unwrap(),
            currency: "USD".into(),
        };
        let (first, last): (Day, Day) = ("2026-11-03".parse().unwrap(), "2026-11-06".parse().unwrap());
        let english = Phrases::of("en");
        assert_eq!(english.money(&owed), "USD\u{a0}4,812.60");
        assert_eq!(english.days(first, last), "3–6 November 2026");
        assert_eq!(
            english.days(first, "2027-01-02".parse().unwrap()),
            "3 November 2026 – 2 January 2027"
        );
        assert_eq!(english.permille(548), "54.8\u{a0}%");
        assert_eq!(Phrases::of("es").day(first), "3 de noviembre de 2026");
        assert_eq!(Phrases::of("bn").day(first), "৩ নভেম্বর ২০২৬");
        assert_eq!(Phrases::of("bn").permille(1000), "১০০%");
        assert_eq!(Phrases::of("ur").day(first), "3 نومبر 2026");
    }
}
