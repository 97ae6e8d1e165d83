//! The header of a sheet: which column is which, and in which language.

use super::sheet::Sheet;
use super::spelling::did_you_mean;
use super::words::Language;
use csv::StringRecord;

/// Other spellings that XLSForm allows.
const ALIASES: [(&str, &str); 6] = [
    ("relevance", "relevant"),
    ("caption", "label"),
    ("command", "type"),
    ("list name", "list_name"),
    ("title", "form_title"),
    ("set form id", "form_id"),
];

/// Columns of XLSForm that this version reads over as long as they are empty.
const LATER: [&str; 16] = [
    "calculation",
    "default",
    "choice_filter",
    "repeat_count",
    "guidance_hint",
    "image",
    "audio",
    "video",
    "required_message",
    "parameters",
    "trigger",
    "read_only",
    "disabled",
    "media",
    "bind",
    "body",
];

pub(super) enum Column {
    Plain(&'static str),
    /// In a language, or in the form's default language where the header names none.
    Worded(&'static str, Option<Language>),
    /// Known to XLSForm, unused here.
    Later(String),
    Faulty,
}

pub(super) fn headers(sheet: Sheet, record: &StringRecord) -> (Vec<Column>, Vec<String>) {
    let mut reasons = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let columns = record.iter().map(|cell| {
        let header = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if header.is_empty() {
            return Column::Plain("");
        }
        if seen.iter().any(|other| other.eq_ignore_ascii_case(&header)) {
            reasons.push(format!("the column `{header}` stands twice"));
            return Column::Faulty;
        }
        seen.push(header.clone());
        column(sheet, &header).unwrap_or_else(|reason| {
            reasons.push(reason);
            Column::Faulty
        })
    });
    (columns.collect(), reasons)
}

fn column(sheet: Sheet, header: &str) -> Result<Column, String> {
    let (base, language) = match header.split_once("::") {
        Some((base, language)) => (base.trim().to_lowercase(), Some(language.trim())),
        None => (header.to_lowercase(), None),
    };
    let base = ALIASES
        .iter()
        .find(|(alias, _)| *alias == base)
        .map_or(base.as_str(), |(_, name)| name);
    if let Some((name, worded)) = sheet.columns().iter().find(|(name, _)| *name == base) {
        return match (worded, language) {
            (false, None) => Ok(Column::Plain(name)),
            (false, Some(_)) => Err(format!("the column `{name}` does not come in languages")),
            (true, None) => Ok(Column::Worded(name, None)),
            (true, Some(text)) => match parse_language(text) {
                Some(language) => Ok(Column::Worded(name, Some(language))),
                None => Err(format!("`{header}`: write the language as `{name}::Spanish (es)`")),
            },
        };
    }
    if LATER.contains(&base) {
        return Ok(Column::Later(header.to_owned()));
    }
    let known = sheet.columns().iter().map(|(name, _)| *name);
    Err(format!("unknown column `{header}`{}", did_you_mean(base, known)))
}

/// `Spanish (es)` → its name and code.
pub(super) fn parse_language(text: &str) -> Option<Language> {
    let (name, code) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    let code = code.trim();
    let fits = (2..=16).contains(&code.len()) && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    fits.then(|| Language {
        code: code.to_owned(),
        name: name.trim().to_owned(),
    })
}

pub(super) fn languages(columns: &[Column]) -> Vec<Language> {
    let mut found: Vec<Language> = Vec::new();
    for column in columns {
        if let Column::Worded(_, Some(language)) = column
            && !found.iter().any(|known| known.code == language.code)
        {
            found.push(language.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_name_and_a_code() {
        assert_eq!(parse_language("Haitian Creole (ht)").unwrap().code, "ht");
        assert_eq!(parse_language("Spanish"), None);
        assert_eq!(parse_language("Spanish ()"), None);
    }
}
