//! The words of a report in the languages of its readers: Fluent files under `shared/locales/report/`, one a language.

use super::figures::{Numerals, numerals};
use crate::words::Words;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// Languages in which a report has all its words; the first one stands in for every other.
pub const LANGUAGES: [&str; 4] = ["en", "es", "bn", "ur"];

static ALL: LazyLock<[Phrases; 4]> = LazyLock::new(|| {
    [
        Phrases::new("en", include_str!("../../locales/report/en.ftl")),
        Phrases::new("es", include_str!("../../locales/report/es.ftl")),
        Phrases::new("bn", include_str!("../../locales/report/bn.ftl")),
        Phrases::new("ur", include_str!("../../locales/report/ur.ftl")),
    ]
});

type Bundle = FluentBundle<FluentResource>;

/// The words in one language.
pub struct Phrases {
    /// As in `<html lang>`.
    pub language: &'static str,
    pub right_to_left: bool,
    pub(super) numerals: Numerals,
    bundle: Bundle,
}

/// What stands in a variable of a sentence.
pub struct Put(FluentValue<'static>);

impl From<&str> for Put {
    fn from(text: &str) -> Self {
        Put(FluentValue::String(Cow::Owned(text.to_owned())))
    }
}
impl From<String> for Put {
    fn from(text: String) -> Self {
        Put(FluentValue::String(Cow::Owned(text)))
    }
}
impl From<&String> for Put {
    fn from(text: &String) -> Self {
        Put::from(text.as_str())
    }
}
impl From<u32> for Put {
    fn from(number: u32) -> Self {
        Put(FluentValue::Number(FluentNumber::new(
            f64::from(number),
            Default::default(),
        )))
    }
}
impl From<usize> for Put {
    fn from(number: usize) -> Self {
        Put::from(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

impl Phrases {
    /// The words for a reader of `language` (`es`, `es-MX`); English where there are none.
    pub fn of(language: &str) -> &'static Phrases {
        let wish = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let [english, others @ ..] = &*ALL;
        others
            .iter()
            .find(|phrases| phrases.language == wish)
            .unwrap_or(english)
    }

    fn new(language: &'static str, text: &str) -> Phrases {
        let tag: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = Bundle::new_concurrent(vec![tag]);
        let right_to_left = language == "ur";
        // Isolation marks keep codes and figures in order inside right-to-left text; elsewhere they would only be copied along.
        bundle.set_use_isolating(right_to_left);
        match language {
            "es" => bundle.set_formatter(Some(|value, _| write(value, "es"))),
            "bn" => bundle.set_formatter(Some(|value, _| write(value, "bn"))),
            _ => bundle.set_formatter(Some(|value, _| write(value, "en"))),
        }
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Phrases {
            language,
            right_to_left,
            numerals: numerals(language),
            bundle,
        }
    }

    /// A sentence without variables.
    pub fn word(&self, id: &str) -> String {
        self.say(id, [])
    }

    /// A sentence with its variables. One that a language lacks is said in English.
    pub fn say<const N: usize>(&self, id: &str, values: [(&str, Put); N]) -> String {
        let mut arguments = FluentArgs::with_capacity(N);
        for (name, value) in values {
            arguments.set(name.to_owned(), value.0);
        }
        self.spoken(id, &arguments)
            .or_else(|| Phrases::of("en").spoken(id, &arguments))
            .unwrap_or_else(|| format!("⁉{id}"))
    }

    fn spoken(&self, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(arguments), &mut faults);
        Some(text.into_owned())
    }

    /// The pack's words in this language.
    pub fn read<'a>(&self, words: &'a Words) -> &'a str {
        words.read(self.language)
    }

    /// "one, two and three".
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [before @ .., last] => {
                let comma = |so_far: String, next: &String| {
                    self.say("list-comma", [("first", so_far.into()), ("second", next.into())])
                };
                let mut before = before.iter();
                let first = before.next().cloned().unwrap_or_default();
                let first = before.fold(first, comma);
                self.say("list-and", [("first", first.into()), ("second", last.into())])
            }
        }
    }
}

fn write(value: &FluentValue<'_>, language: &str) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let whole = rust_decimal::Decimal::try_from(number.value).ok()?;
    Some(numerals(language).write(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of messages and of the variables in each, as the file gives them.
    fn messages(language: &str) -> Vec<(String, Vec<String>)> {
        let file = format!("{}/locales/report/{language}.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(file).unwrap();
        let variable = regex::Regex::new(r"\$([a-z]+)").unwrap();
        let mut found: Vec<(String, String)> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.split_once(" = ") {
                Some((name, text)) if !line.starts_with([' ', '}']) => found.push((name.into(), text.into())),
                _ => found.last_mut().unwrap().1.push_str(line),
            }
        }
        let variables = |text: &str| {
            let mut names: Vec<String> = variable.captures_iter(text).map(|found| found[1].to_owned()).collect();
            names.sort();
            names.dedup();
            names
        };
        let mut found: Vec<_> = found.into_iter().map(|(name, text)| (name, variables(&text))).collect();
        found.sort();
        found
    }

    #[test]
    fn every_language_says_every_sentence_with_the_same_figures() {
        let english = messages("en");
        assert!(english.len() > 120);
        for language in LANGUAGES {
            assert_eq!(messages(language), english, "{language}");
            let text = std::fs::read_to_string(format!("{}/locales/report/{language}.ftl", env!("CARGO_MANIFEST_DIR")));
            assert!(
                FluentResource::try_new(text.unwrap()).is_ok(),
                "{language} does not parse"
            );
        }
    }

    #[test]
    fn a_list_of_three_reads_like_a_sentence() {
        let three = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(Phrases::of("en").list(&three), "a, b and c");
        assert_eq!(Phrases::of("es-MX").list(&three[..2]), "a y b");
        assert_eq!(Phrases::of("ta").list(&three[..1]), "a");
    }

    #[test]
    fn plurals_and_digits_are_the_readers_own() {
        let items = |language: &str, items: u32| Phrases::of(language).say("evidence-items", [("items", items.into())]);
        assert_eq!(items("en", 1), "1 item kept under seal");
        assert_eq!(items("es", 2), "2 piezas guardadas bajo sello");
        assert_eq!(items("bn", 12), "সিল করে রাখা ১২টি প্রমাণ");
        assert!(items("ur", 3).contains("\u{2068}3\u{2069}"));
    }
}
