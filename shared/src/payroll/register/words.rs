//! The words of payroll offices in many languages, from `words.toml`.

use super::field::Field;
use super::word_set::WordSet;
use super::words_of_titles::{RawTitleWords, TitleWords};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

pub(super) type ByLanguage = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Raw {
    heads: BTreeMap<Meaning, ByLanguage>,
    totals: ByLanguage,
    meals: ByLanguage,
    punches: ByLanguage,
    parts_of_day: ByLanguage,
    footers: ByLanguage,
    yes: ByLanguage,
    no: ByLanguage,
    hours: ByLanguage,
    minutes: ByLanguage,
    before_noon: ByLanguage,
    after_noon: ByLanguage,
    months: BTreeMap<String, Vec<Vec<String>>>,
    currencies: BTreeMap<String, Vec<String>>,
    units: ByLanguage,
    nothing: ByLanguage,
    between: ByLanguage,
    titles: RawTitleWords,
    weak: BTreeMap<Meaning, ByLanguage>,
    current: ByLanguage,
    to_date: ByLanguage,
    employers: ByLanguage,
    company: ByLanguage,
    contributions: ByLanguage,
    shares: ByLanguage,
    absence: ByLanguage,
    numbering: ByLanguage,
    other_numbers: ByLanguage,
    name_part: ByLanguage,
    of_worker: ByLanguage,
    double_time: ByLanguage,
    items: ByLanguage,
    owed: ByLanguage,
    of_a_day: ByLanguage,
    running: ByLanguage,
    weekdays: ByLanguage,
    slots: RawSlots,
}

#[derive(Deserialize)]
struct RawSlots {
    work: ByLanguage,
    rest: ByLanguage,
}

/// What a head can mean: a field, or a whole pay period in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Meaning {
    Field(Field),
    Period,
}

impl<'de> Deserialize<'de> for Meaning {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Meaning, D::Error> {
        let name = String::deserialize(reader)?;
        if name == "period" {
            return Ok(Meaning::Period);
        }
        let field = serde::de::value::StrDeserializer::<D::Error>::new(&name);
        Field::deserialize(field).map(Meaning::Field)
    }
}

/// A known head in the form of [`plain`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct KnownHead {
    pub text: String,
    pub meaning: Meaning,
    /// Letters of `text`.
    pub letters: usize,
    /// With a space at either end, to be found among other words.
    pub between: String,
}

pub(super) struct Words {
    pub heads: Vec<KnownHead>,
    pub exact_heads: HashMap<String, Vec<Meaning>>,
    pub totals: Vec<String>,
    /// Of heads: a meal, and going to it or coming back.
    pub meals: HashSet<String>,
    pub punches: HashSet<String>,
    pub parts_of_day: HashSet<String>,
    /// How the lines below a table begin.
    pub footers: Vec<String>,
    pub yes: HashSet<String>,
    pub no: HashSet<String>,
    pub hours: HashSet<String>,
    pub minutes: HashSet<String>,
    pub before_noon: HashSet<String>,
    pub after_noon: HashSet<String>,
    /// Name of a month to its number from 1.
    pub months: HashMap<String, u32>,
    /// How a currency is written, in small letters, to the currencies it may be; longest first.
    pub currencies: Vec<(String, Vec<String>)>,
    pub units: HashSet<String>,
    pub nothing: HashSet<String>,
    /// Heads that mean something only where no better head is there.
    pub weak_heads: HashMap<String, Meaning>,
    pub current: WordSet,
    pub to_date: WordSet,
    pub employers: WordSet,
    pub company: WordSet,
    pub contributions: WordSet,
    pub shares: WordSet,
    pub absence: WordSet,
    pub numbering: WordSet,
    pub other_numbers: WordSet,
    pub name_part: WordSet,
    pub of_worker: WordSet,
    pub double_time: WordSet,
    pub items: WordSet,
    pub owed: WordSet,
    pub of_a_day: WordSet,
    pub running: WordSet,
    pub weekdays: WordSet,
    /// Between the first and the last day of a period, in small letters, with a space at either end.
    pub between: Vec<String>,
    pub titles: TitleWords,
    pub slots: Slots,
}

/// Letters in the slots of a day, in the form of [`plain`].
pub(super) struct Slots {
    pub work: Vec<String>,
    pub rest: Vec<String>,
}

/// The words; read once.
#[expect(
    clippy::expect_used,
    reason = "the file is part of the program; the test below reads it"
)]
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let raw: Raw = toml::from_str(include_str!("words.toml")).expect("words.toml is sound");
        Words::from_raw(raw)
    });
    &WORDS
}

impl Words {
    fn from_raw(raw: Raw) -> Words {
        let set = |words: ByLanguage| words.into_values().flatten().map(|word| plain(&word)).collect();
        let mut exact_heads: HashMap<String, Vec<Meaning>> = HashMap::new();
        for (meaning, languages) in raw.heads {
            for head in languages.into_values().flatten() {
                let meanings = exact_heads.entry(plain(&head)).or_default();
                if !meanings.contains(&meaning) {
                    meanings.push(meaning);
                }
            }
        }
        let known = |head: &String, meaning: &Meaning| KnownHead {
            text: head.clone(),
            meaning: *meaning,
            letters: head.chars().count(),
            between: format!(" {head} "),
        };
        let mut heads: Vec<KnownHead> = exact_heads
            .iter()
            .flat_map(|(head, meanings)| meanings.iter().map(move |meaning| known(head, meaning)))
            .collect();
        heads.sort();
        let mut months = HashMap::new();
        for names in raw.months.into_values() {
            for (number, ways) in (1..).zip(names) {
                months.extend(ways.into_iter().map(|way| (plain(&way), number)));
            }
        }
        let mut signs: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (currency, ways) in raw.currencies {
            for way in ways {
                signs.entry(way).or_default().push(currency.clone());
            }
        }
        let mut currencies: Vec<_> = signs.into_iter().collect();
        currencies.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
        let mut totals: Vec<String> = raw.totals.into_values().flatten().map(|word| plain(&word)).collect();
        totals.sort();
        totals.dedup();
        Words {
            heads,
            exact_heads,
            totals,
            meals: set(raw.meals),
            punches: set(raw.punches),
            parts_of_day: set(raw.parts_of_day),
            footers: raw.footers.into_values().flatten().map(|word| plain(&word)).collect(),
            yes: raw.yes.into_values().flatten().map(|word| plain(&word)).collect(),
            no: set(raw.no),
            hours: set(raw.hours),
            minutes: set(raw.minutes),
            before_noon: set(raw.before_noon),
            after_noon: set(raw.after_noon),
            months,
            currencies,
            units: set(raw.units),
            nothing: raw.nothing.into_values().flatten().collect(),
            weak_heads: raw
                .weak
                .into_iter()
                .flat_map(|(meaning, languages)| {
                    let heads = languages.into_values().flatten();
                    heads.map(move |head| (plain(&head), meaning))
                })
                .collect(),
            current: raw.current.into(),
            to_date: raw.to_date.into(),
            employers: raw.employers.into(),
            company: raw.company.into(),
            contributions: raw.contributions.into(),
            shares: raw.shares.into(),
            absence: raw.absence.into(),
            numbering: raw.numbering.into(),
            other_numbers: raw.other_numbers.into(),
            name_part: raw.name_part.into(),
            of_worker: raw.of_worker.into(),
            double_time: raw.double_time.into(),
            items: raw.items.into(),
            owed: raw.owed.into(),
            of_a_day: raw.of_a_day.into(),
            running: raw.running.into(),
            weekdays: raw.weekdays.into(),
            between: raw
                .between
                .into_values()
                .flatten()
                .map(|word| format!(" {word} "))
                .collect(),
            titles: TitleWords::from_raw(raw.titles),
            slots: Slots {
                work: raw
                    .slots
                    .work
                    .into_values()
                    .flatten()
                    .map(|word| plain(&word))
                    .collect(),
                rest: raw
                    .slots
                    .rest
                    .into_values()
                    .flatten()
                    .map(|word| plain(&word))
                    .collect(),
            },
        }
    }

    /// Whether a text begins or ends like the label of a row of sums: `Total crew 3`, `Department totals`.
    pub fn is_total(&self, text: &str) -> bool {
        let text = plain(text);
        self.totals.iter().any(|total| {
            let begins = text.strip_prefix(total.as_str());
            // `sum` is also a family's name.
            let ends = text.strip_suffix(total.as_str()).filter(|_| total.contains("total"));
            begins.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                || ends.is_some_and(|rest| rest.ends_with(' '))
        })
    }

    /// Whether a label of sums cannot be a person: `Suma` may be.
    pub fn is_no_name(&self, text: &str) -> bool {
        let text = plain(text);
        let first = text.split(' ').next().unwrap_or_default();
        text.contains("total") || !first.is_ascii() && self.totals.iter().any(|total| total == first)
    }

    /// Whether a text begins like a line below a table: `Number of employees: 3`, `Prepared by`.
    pub fn is_footer(&self, text: &str) -> bool {
        let text = plain(text);
        self.footers.iter().any(|footer| {
            let begins = text.strip_prefix(footer.as_str());
            begins.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    /// The currencies that a sign or code may name.
    pub fn currency(&self, text: &str) -> Option<&[String]> {
        let text = text.trim().trim_end_matches('.').to_lowercase();
        let known = self.currencies.iter().find(|(sign, _)| *sign == text);
        known.map(|(_, currencies)| currencies.as_slice())
    }
}

/// A text to compare: small letters, Latin digits, Latin letters without accents, signs as spaces, single spaces.
///
/// `✓` and the like stay when they are all there is. `No.`, `№` and `#` are the word `no`.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        let letter = match letter {
            '\u{300}'..='\u{36f}' => continue,
            '#' => {
                plain.push_str(" no ");
                continue;
            }
            other => other,
        };
        // The marks of Bengali, Tamil and Urdu are part of their letters.
        let part_of_word = letter.is_alphanumeric()
            || matches!(letter, '✓' | '✔' | '✗' | '✘' | '%')
            || matches!(u32::from(letter), 0x0600..=0x06ff | 0x0900..=0x0dff)
                && !matches!(letter, '\u{060c}' | '\u{061b}' | '\u{06d4}' | '\u{0964}');
        if part_of_word {
            plain.push(letter);
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    let latin = crate::digits::latin(&plain);
    latin.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sound_and_found_however_they_are_written() {
        let words = words();
        for (head, field) in [
            ("Emp. No.", Field::Worker),
            ("EMP #", Field::Worker),
            ("Núm. Empleado", Field::Worker),
            ("নিট প্রদেয়", Field::Net),
            ("மொத்த ஊதியம்", Field::Gross),
            ("O.T. Hrs", Field::OvertimeHours),
        ] {
            let meanings = words.exact_heads.get(&plain(head));
            assert!(
                meanings.is_some_and(|known| known.contains(&Meaning::Field(field))),
                "{head}"
            );
        }
        assert!(words.is_total("GRAND TOTAL:") && words.is_total("সর্বমোট") && !words.is_total("Totalia Gomez"));
        assert_eq!(words.months.get("junio"), Some(&6));
    }

    #[test]
    fn no_month_is_two_months() {
        let raw: Raw = toml::from_str(include_str!("words.toml")).unwrap();
        let mut months = HashMap::new();
        for (number, way) in raw.months.values().flat_map(|names| (1_u32..).zip(names)) {
            for name in way {
                assert_eq!(*months.entry(plain(name)).or_insert(number), number, "{name}");
            }
        }
    }
}
