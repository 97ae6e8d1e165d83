//! The languages that a new pack speaks, as somebody names them on the command line.

use super::{NewPackError, is_id};
use shared::words::Language;

/// What languages call themselves, where nobody says it.
pub(super) const NAMES: [(&str, &str); 20] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("en", "English"),
    ("es", "Español"),
    ("fil", "Filipino"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("ht", "Kreyòl"),
    ("id", "Bahasa Indonesia"),
    ("ne", "नेपाली"),
    ("pt", "Português"),
    ("si", "සිංහල"),
    ("st", "Sesotho"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("tr", "Türkçe"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// As XLSForm names a language: `Español (es)`.
pub(super) fn column_of(language: &Language) -> String {
    format!("{} ({})", language.name, language.code)
}

pub(super) fn languages(asked: &[String]) -> Result<Vec<Language>, NewPackError> {
    let english = ["en".to_owned()];
    let asked = if asked.is_empty() { &english[..] } else { asked };
    let mut languages: Vec<Language> = Vec::new();
    for text in asked {
        let (code, name) = match text.split_once('=') {
            Some((code, name)) => (code, name.trim()),
            None => (text.as_str(), known_name(text)),
        };
        let fits = |letter: char| !letter.is_control() && !"\"\\():".contains(letter);
        if !is_id(code) || code.len() > 20 || name.is_empty() || name.chars().count() > 40 || !name.chars().all(fits) {
            return Err(NewPackError::BadLanguage(text.chars().take(80).collect()));
        }
        if languages.iter().any(|known| known.code == code) {
            return Err(NewPackError::LanguageTwice(code.to_owned()));
        }
        languages.push(Language {
            code: code.to_owned(),
            name: name.to_owned(),
        });
    }
    Ok(languages)
}

fn known_name(code: &str) -> &str {
    let known = NAMES.iter().find(|(known, _)| *known == code);
    known.map_or(code, |(_, name)| name)
}
