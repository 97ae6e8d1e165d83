//! Words in several languages, and the languages themselves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One text by language code (`en`, `es`). Empty when the pack gives none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// The text in `language`, else in English, else in any language, else empty.
    ///
    /// A worker who reads a question in the wrong language is better served than one who reads nothing.
    pub fn read(&self, language: &str) -> &str {
        let found = self
            .0
            .get(language)
            .or_else(|| self.0.get("en"))
            .or_else(|| self.0.values().next());
        found.map_or("", String::as_str)
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The codes of `languages` in which this text is missing.
    pub fn missing<'a>(&self, languages: &'a [Language]) -> Vec<&'a str> {
        languages
            .iter()
            .map(|language| language.code.as_str())
            .filter(|code| !self.0.contains_key(*code))
            .collect()
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Words {
    fn from(pairs: [(&str, &str); N]) -> Self {
        Words(
            pairs
                .into_iter()
                .map(|(code, text)| (code.to_owned(), text.to_owned()))
                .collect(),
        )
    }
}

/// A language that a form or pack is written in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Language {
    /// BCP 47 code, such as `es` or `ht`.
    pub code: String,
    /// Its own name, such as `Español`.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_to_english_and_then_to_anything() {
        let both = Words::from([("en", "Hours"), ("es", "Horas")]);
        assert_eq!(both.read("es"), "Horas");
        assert_eq!(both.read("ht"), "Hours");
        assert_eq!(Words::from([("es", "Horas")]).read("en"), "Horas");
        assert_eq!(Words::default().read("en"), "");
    }
}
