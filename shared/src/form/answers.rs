//! Answers as they are stored: the text that an XForm would hold.

use super::definition::{Kind, Question};

/// The longest answer, in characters: testimony that is longer goes into a note.
const LONGEST_CHARS: usize = 100_000;

/// Why a text is no answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    #[error("this takes no answer")]
    TakesNone,
    #[error("this can be read, not changed")]
    ReadOnly,
    #[error("`{0}` is no whole number of at most 9 digits")]
    NotAWholeNumber(String),
    #[error("`{0}` is no number of at most 15 characters")]
    NotANumber(String),
    #[error("`{0}` is no day written as 2025-11-03")]
    NotADay(String),
    #[error("`{0}` is no time written as 14:30")]
    NotATime(String),
    #[error("`{0}` is no day with time written as 2025-11-03T14:30:00+06:00")]
    NotAMoment(String),
    #[error("`{0}` is no place written as latitude and longitude in degrees")]
    NotAPlace(String),
    #[error("the answer is longer than {LONGEST_CHARS} characters")]
    TooLong,
}

/// An answer in its stored form.
pub(super) fn stored(question: &Question, text: &str) -> Result<String, AnswerFault> {
    if text.chars().nth(LONGEST_CHARS).is_some() {
        return Err(AnswerFault::TooLong);
    }
    let word = text.trim();
    if word.is_empty() && !matches!(question.kind, Kind::Text) {
        return Ok(String::new());
    }
    let shown = || word.chars().take(40).collect::<String>();
    match question.kind {
        Kind::Note | Kind::Calculate | Kind::ExternalFile => Err(AnswerFault::TakesNone),
        Kind::Integer => match word.parse::<i64>() {
            Ok(number) if number.abs() < 1_000_000_000 => Ok(number.to_string()),
            _ => Err(AnswerFault::NotAWholeNumber(shown())),
        },
        Kind::Decimal => match word.parse::<f64>() {
            Ok(number) if number.is_finite() && word.len() <= 15 => Ok(number.to_string()),
            _ => Err(AnswerFault::NotANumber(shown())),
        },
        Kind::Range => match word.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(word.to_owned()),
            _ => Err(AnswerFault::NotANumber(shown())),
        },
        Kind::Date => match word.parse::<chrono::NaiveDate>() {
            Ok(day) => Ok(day.to_string()),
            Err(_) => Err(AnswerFault::NotADay(shown())),
        },
        Kind::Time => match word
            .get(..5)
            .map(|start| chrono::NaiveTime::parse_from_str(start, "%H:%M"))
        {
            // ODK's time has seconds and thousandths.
            Some(Ok(_)) if word.len() == 5 => Ok(format!("{word}:00.000")),
            Some(Ok(_)) => Ok(word.to_owned()),
            _ => Err(AnswerFault::NotATime(shown())),
        },
        Kind::DateTime => {
            match chrono::DateTime::parse_from_rfc3339(word).is_ok() || word.parse::<chrono::NaiveDateTime>().is_ok() {
                true => Ok(word.to_owned()),
                false => Err(AnswerFault::NotAMoment(shown())),
            }
        }
        Kind::Geopoint | Kind::Geotrace | Kind::Geoshape => {
            match word.split(';').filter(|one| !one.trim().is_empty()).all(is_place) {
                true => Ok(word
                    .split(';')
                    .map(|one| place(one.trim()))
                    .collect::<Vec<_>>()
                    .join(";")),
                false => Err(AnswerFault::NotAPlace(shown())),
            }
        }
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => {
            Ok(word.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        _ => Ok(text.to_owned()),
    }
}

/// Latitude and longitude in degrees, then altitude and accuracy in metres if known.
fn is_place(text: &str) -> bool {
    let numbers: Vec<f64> = text.split_whitespace().map_while(|part| part.parse().ok()).collect();
    let whole = text.split_whitespace().count();
    match numbers.as_slice() {
        [latitude, longitude, ..] => {
            whole == numbers.len() && whole <= 4 && latitude.abs() <= 90.0 && longitude.abs() <= 180.0
        }
        _ => false,
    }
}

/// Each number of a place with its fraction: `1.5 2.5 3.0 4.0`.
fn place(text: &str) -> String {
    let number = |part: &str| {
        part.parse::<f64>()
            .map_or_else(|_| part.to_owned(), |number| format!("{number:?}"))
    };
    text.split_whitespace().map(number).collect::<Vec<_>>().join(" ")
}

/// What a calculation's text becomes in a question of this kind: whole numbers lose their fraction.
pub(super) fn computed(question: &Question, text: &str) -> String {
    match (question.kind, text.trim().parse::<f64>()) {
        // Beyond 32 bits ODK keeps nothing.
        (Kind::Integer, Ok(number)) if number.abs() > 2_147_483_647.0 => String::new(),
        (Kind::Integer, Ok(number)) if number.is_finite() => format!("{:.0}", number.trunc() + 0.0),
        (Kind::Integer | Kind::Decimal, Err(_)) => String::new(),
        (Kind::Integer | Kind::Decimal, Ok(number)) if !number.is_finite() => String::new(),
        (Kind::Decimal, Ok(number)) => number.to_string(),
        _ => text.to_owned(),
    }
}
