//! Reading TOML with the exact line of everything wrong: no first-fault-only, no silently ignored key.
//!
//! A [`Section`] is asked for the keys that it may have; whatever it has beyond those is a fault when it is finished.

use super::fault::PackFault;
use crate::spelling::did_you_mean;
use crate::time::Day;
use crate::words::{Language, Words};
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where faults of one file go, and how byte offsets become lines.
pub(super) struct Notes<'p> {
    file: &'p str,
    text: &'p str,
    /// Codes of the pack's languages, in which words must stand.
    languages: &'p [Language],
    faults: RefCell<Vec<PackFault>>,
}

impl<'p> Notes<'p> {
    pub fn new(file: &'p str, text: &'p str, languages: &'p [Language]) -> Self {
        Notes {
            file,
            text,
            languages,
            faults: RefCell::default(),
        }
    }

    pub fn fault(&self, line: impl Into<Option<u32>>, reason: impl Into<String>) {
        let fault = PackFault::new(self.file, line.into(), reason);
        self.faults.borrow_mut().push(fault);
    }

    pub fn into_faults(self) -> Vec<PackFault> {
        self.faults.into_inner()
    }

    /// The document itself; faults of syntax are noted, and what could be read comes back.
    pub fn parse(&self) -> Spanned<DeTable<'p>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let line = error.span().map(|span| self.line(span.start));
            self.fault(
                line,
                format!("this is not TOML: {}", error.message().replace('\n', ", ")),
            );
        }
        table
    }

    fn line(&self, offset: usize) -> u32 {
        let before = self.text.as_bytes().get(..offset).unwrap_or_default();
        let breaks = before.iter().filter(|byte| **byte == b'\n').count();
        u32::try_from(breaks + 1).unwrap_or(u32::MAX)
    }
}

/// One table of a file.
pub(super) struct Section<'n> {
    notes: &'n Notes<'n>,
    table: &'n DeTable<'n>,
    /// The line on which it begins.
    pub line: u32,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'n> Section<'n> {
    pub fn new(notes: &'n Notes<'n>, table: &'n Spanned<DeTable<'n>>) -> Self {
        Section {
            notes,
            table: table.get_ref(),
            line: notes.line(table.span().start),
            asked: RefCell::default(),
        }
    }

    fn inner(&self, value: &'n Spanned<DeValue<'n>>) -> Option<Section<'n>> {
        let table = value.get_ref().as_table()?;
        Some(Section {
            notes: self.notes,
            table,
            line: self.notes.line(value.span().start),
            asked: RefCell::default(),
        })
    }

    /// Notes a fault at the section's first line.
    pub fn fault(&self, reason: impl Into<String>) {
        self.notes.fault(self.line, reason);
    }

    /// Notes a fault at the line of a key.
    pub fn fault_at(&self, key: &'static str, reason: impl Into<String>) {
        self.notes.fault(self.line_of(key), reason);
    }

    pub fn line_of(&self, key: &str) -> u32 {
        self.table
            .get(key)
            .map_or(self.line, |value| self.notes.line(value.span().start))
    }

    /// Whether the key stands there at all, well or badly written.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn get(&self, key: &'static str) -> Option<&'n Spanned<DeValue<'n>>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn wrong<T>(&self, key: &'static str, wanted: &str) -> Option<T> {
        self.fault_at(key, format!("`{key}` must be {wanted}"));
        None
    }

    fn required<T: Default>(&self, key: &'static str, found: Option<T>) -> T {
        if found.is_none() && !self.has(key) {
            self.fault(format!("`{key}` is missing"));
        }
        found.unwrap_or_default()
    }

    pub fn optional_text(&self, key: &'static str) -> Option<String> {
        match self.get(key)?.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => self.wrong(key, "a text in quotes"),
        }
    }

    pub fn text(&self, key: &'static str) -> String {
        self.required(key, self.optional_text(key))
    }

    /// A text by language, in every language of the pack.
    pub fn optional_words(&self, key: &'static str) -> Option<Words> {
        let value = self.get(key)?;
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong(key, "a text by language: { en = \"…\", es = \"…\" }");
        };
        let mut words = Words::default();
        for (code, text) in table.iter() {
            let line = self.notes.line(code.span().start);
            if !self
                .notes
                .languages
                .iter()
                .any(|language| language.code == *code.get_ref())
            {
                self.notes.fault(
                    line,
                    format!("`{key}`: `{}` is no language of this pack", code.get_ref()),
                );
            }
            match text.get_ref().as_str() {
                Some(text) if !text.trim().is_empty() => {
                    words.0.insert(code.get_ref().to_string(), text.trim().to_owned());
                }
                _ => self.notes.fault(
                    line,
                    format!("`{key}` in `{}` must be a text in quotes", code.get_ref()),
                ),
            }
        }
        for code in words.missing(self.notes.languages) {
            self.fault_at(key, format!("`{key}` is missing in `{code}`"));
        }
        Some(words)
    }

    pub fn words(&self, key: &'static str) -> Words {
        self.required(key, self.optional_words(key))
    }

    /// A whole number from 0.
    pub fn optional_number(&self, key: &'static str) -> Option<u32> {
        let value = self.get(key)?.get_ref();
        match value
            .as_integer()
            .and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok())
        {
            None => self.wrong(key, "a whole number, 0 or more"),
            found => found,
        }
    }

    pub fn number(&self, key: &'static str) -> u32 {
        self.required(key, self.optional_number(key))
    }

    /// Yes or no; absent is no.
    pub fn flag(&self, key: &'static str) -> bool {
        self.get(key)
            .and_then(|value| value.get_ref().as_bool().or_else(|| self.wrong(key, "true or false")))
            .unwrap_or(false)
    }

    /// An exact decimal, written as a text so that no float stands between.
    pub fn decimal(&self, key: &'static str) -> Decimal {
        self.required(key, self.optional_decimal(key))
    }

    pub fn optional_decimal(&self, key: &'static str) -> Option<Decimal> {
        let number: Option<Decimal> = self.get(key)?.get_ref().as_str().and_then(|text| text.parse().ok());
        number.or_else(|| self.wrong(key, "an amount in quotes, such as \"16.23\""))
    }

    pub fn optional_day(&self, key: &'static str) -> Option<Day> {
        let value = self.get(key)?.get_ref();
        let day = value.as_datetime().and_then(|moment| moment.to_string().parse().ok());
        day.or_else(|| self.wrong(key, "a day, such as 2025-09-30 without quotes"))
    }

    pub fn day(&self, key: &'static str) -> Day {
        self.required(key, self.optional_day(key))
    }

    /// A list of texts; absent is empty.
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let list: Option<Vec<String>> = value.get_ref().as_array().and_then(|list| {
            list.iter()
                .map(|text| text.get_ref().as_str().map(str::to_owned))
                .collect()
        });
        list.or_else(|| self.wrong(key, "a list of texts: [\"…\", \"…\"]"))
            .unwrap_or_default()
    }

    /// The tables `[[key]]`; absent is empty.
    pub fn sections(&self, key: &'static str) -> Vec<Section<'n>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let list: Option<Vec<Section<'n>>> = value
            .get_ref()
            .as_array()
            .and_then(|list| list.iter().map(|entry| self.inner(entry)).collect());
        list.or_else(|| self.wrong(key, &format!("written as [[{key}]]")))
            .unwrap_or_default()
    }

    /// The table `[key]`.
    pub fn section(&self, key: &'static str) -> Option<Section<'n>> {
        let value = self.get(key)?;
        self.inner(value)
            .or_else(|| self.wrong(key, &format!("written as [{key}]")))
    }

    /// One of a few words.
    pub fn one_of<T: Copy>(&self, key: &'static str, among: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key);
        let found = among.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if found.is_none() && !text.is_empty() {
            let names: Vec<&str> = among.iter().map(|(name, _)| *name).collect();
            let hint = did_you_mean(&text, names.iter().copied());
            self.fault_at(
                key,
                format!("`{key}` is one of {}, not `{text}`{hint}", names.join(", ")),
            );
        }
        found
    }

    /// Notes every key that nobody asked for. Call it last.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let hint = did_you_mean(key.get_ref(), asked.iter().copied());
            self.notes.fault(
                self.notes.line(key.span().start),
                format!("unknown key `{}`{hint}", key.get_ref()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Vec<Language> {
        ["en", "es"]
            .map(|code| Language {
                code: code.into(),
                name: code.into(),
            })
            .into()
    }

    fn faults(text: &str, read: impl Fn(&Section<'_>)) -> Vec<String> {
        let languages = languages();
        let notes = Notes::new("code.toml", text, &languages);
        let table = notes.parse();
        {
            let section = Section::new(&notes, &table);
            read(&section);
            section.finish();
        }
        notes.into_faults().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn unknown_missing_and_mistyped_keys_come_together_with_their_lines() {
        let text =
            "titel = { en = \"A\", es = \"B\" }\n\n[[part]]\nid = 7\nwhen = 2025-01-01\n\n[[part]]\nname = \"x\"\n";
        let found = faults(text, |top| {
            top.words("title");
            for part in top.sections("part") {
                part.text("id");
                part.optional_day("when");
                part.finish();
            }
        });
        assert_eq!(
            found,
            [
                "code.toml, line 1: `title` is missing",
                "code.toml, line 4: `id` must be a text in quotes",
                "code.toml, line 7: `id` is missing",
                "code.toml, line 8: unknown key `name`",
                "code.toml, line 1: unknown key `titel`; did you mean `title`?",
            ]
        );
    }

    #[test]
    fn words_must_stand_in_every_language_of_the_pack_and_in_no_other() {
        let found = faults("title = { en = \"A\", fr = \"B\" }\n", |top| {
            top.words("title");
        });
        assert_eq!(
            found,
            [
                "code.toml, line 1: `title`: `fr` is no language of this pack",
                "code.toml, line 1: `title` is missing in `es`"
            ]
        );
    }

    #[test]
    fn an_amount_is_a_text_and_a_day_is_a_day() {
        let found = faults("hourly = 16.23\nfrom = \"2025-01-01\"\n", |top| {
            top.decimal("hourly");
            top.optional_day("from");
        });
        assert_eq!(
            found,
            [
                "code.toml, line 1: `hourly` must be an amount in quotes, such as \"16.23\"",
                "code.toml, line 2: `from` must be a day, such as 2025-09-30 without quotes"
            ]
        );
    }

    #[test]
    fn every_break_of_syntax_is_noted_with_its_line() {
        let found = faults("id = \n\nname = \"x\"\nother == 3\n", |top| {
            top.optional_text("id");
            top.optional_text("name");
            top.optional_text("other");
        });
        assert!(
            found
                .iter()
                .any(|fault| fault.starts_with("code.toml, line 1: this is not TOML")),
            "{found:?}"
        );
        assert!(
            found
                .iter()
                .any(|fault| fault.starts_with("code.toml, line 4: this is not TOML")),
            "{found:?}"
        );
    }
}
