//! What the words of a title tell about the dates beside them.

use super::words::{ByLanguage, plain};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct RawTitleWords {
    period: ByLanguage,
    not_the_period: ByLanguage,
    only_a_date: ByLanguage,
    first_day: ByLanguage,
    last_day: ByLanguage,
    week_ending: ByLanguage,
    part_of_month: ByLanguage,
    number_follows: ByLanguage,
    thing_numbered: ByLanguage,
    month: ByLanguage,
    person: ByLanguage,
}

/// What the words of a title tell about the dates beside them; all in the form of [`plain`], with a space at either end.
pub(super) struct TitleWords {
    /// Before the pay period.
    pub period: Vec<String>,
    /// Before dates of something else: a contract, a form's issue, the day of payment.
    pub not_the_period: Vec<String>,
    /// The whole text before a date that is no end of a period.
    pub only_a_date: Vec<String>,
    pub first_day: Vec<String>,
    pub last_day: Vec<String>,
    pub week_ending: Vec<String>,
    /// A month beside them is longer than the period.
    pub part_of_month: Vec<String>,
    /// A figure behind them is a number, no day and no month.
    pub number_follows: Vec<String>,
    /// A figure behind them tells nothing about the period.
    pub thing_numbered: Vec<String>,
    /// Before a month in figures.
    pub month: Vec<String>,
    /// The whole label of the one person that a sheet is about.
    pub person: Vec<String>,
}

impl TitleWords {
    pub(super) fn from_raw(raw: RawTitleWords) -> TitleWords {
        let spaced = |words: ByLanguage| {
            let words = words.into_values().flatten();
            words.map(|word| format!(" {} ", plain(&word))).collect()
        };
        TitleWords {
            period: spaced(raw.period),
            not_the_period: spaced(raw.not_the_period),
            only_a_date: spaced(raw.only_a_date),
            first_day: spaced(raw.first_day),
            last_day: spaced(raw.last_day),
            week_ending: spaced(raw.week_ending),
            part_of_month: spaced(raw.part_of_month),
            number_follows: spaced(raw.number_follows),
            thing_numbered: spaced(raw.thing_numbered),
            month: spaced(raw.month),
            person: spaced(raw.person),
        }
    }
}
