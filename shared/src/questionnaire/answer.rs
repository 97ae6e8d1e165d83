//! One answer: how it is stored, and whether it fits its question.

use super::expression::{Environment, Value};
use super::model::{DECLINED, Question, QuestionKind};
use crate::time::Day;
use chrono::Datelike;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The longest text that one answer takes, in characters. More is cut off nowhere: it is refused.
pub const LONGEST_TEXT_CHARS: usize = 10_000;
/// ODK's limits on typed numbers: 9 digits for whole numbers, 15 characters for others.
const INTEGER_LIMIT: i64 = 999_999_999;
const DECIMAL_LIMIT_CHARS: usize = 15;

/// The answers of one interview, by question name.
pub type Answers = BTreeMap<String, Answer>;

/// What was answered to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Answer {
    Text(String),
    Integer(i64),
    /// A decimal number, as text in JSON.
    Decimal(Decimal),
    Date(Day),
    /// The name of the choice.
    One(String),
    /// The names of the choices.
    Many(BTreeSet<String>),
    /// The person was asked and prefers not to say.
    Declined,
}

impl Answer {
    /// The text that a record stores under `answers/<question>`; XForms write values the same way.
    pub fn stored(&self) -> String {
        match self {
            Answer::Text(text) | Answer::One(text) => text.clone(),
            Answer::Integer(number) => number.to_string(),
            Answer::Decimal(number) => number.to_string(),
            Answer::Date(day) => day.to_string(),
            Answer::Many(names) => names.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
            Answer::Declined => DECLINED.to_owned(),
        }
    }

    /// Reads a stored text back for its question. The choices are not checked: an older pack may have had others.
    pub fn from_stored(question: &Question, text: &str) -> Result<Answer, AnswerFault> {
        if text == DECLINED {
            return Ok(Answer::Declined);
        }
        match question.kind {
            QuestionKind::Text => Ok(Answer::Text(text.to_owned())),
            QuestionKind::Integer => text
                .parse()
                .map(Answer::Integer)
                .map_err(|_| AnswerFault::NotAWholeNumber),
            QuestionKind::Decimal => text.parse().map(Answer::Decimal).map_err(|_| AnswerFault::NotANumber),
            QuestionKind::Date => text.parse().map(Answer::Date).map_err(|_| AnswerFault::NotADay),
            QuestionKind::SelectOne => Ok(Answer::One(text.to_owned())),
            QuestionKind::SelectMultiple => Ok(Answer::Many(text.split_whitespace().map(str::to_owned).collect())),
            QuestionKind::Note => Err(AnswerFault::TakesNone),
        }
    }
}

/// Why an answer does not fit its question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    #[error("this is a text to read aloud; it takes no answer")]
    TakesNone,
    #[error("the question takes another kind of answer")]
    WrongKind,
    #[error("the text is longer than {LONGEST_TEXT_CHARS} characters; put the rest into a note")]
    TooLong,
    #[error("write a whole number of at most 9 digits")]
    NotAWholeNumber,
    #[error("write a number of at most 15 characters")]
    NotANumber,
    #[error("choose a day between 1900 and 2199")]
    NotADay,
    #[error("this question has no choice `{0}`")]
    NoSuchChoice(String),
    #[error("`{0}` cannot stand beside another choice")]
    Exclusive(String),
    #[error("choose at least one, or leave the question open")]
    NothingChosen,
    #[error("this question cannot be declined")]
    MayNotDecline,
    #[error("{0}")]
    Constraint(String),
}

/// Whether `answer` fits `question`: kind, bounds, choices, constraint.
///
/// Relevance is not asked here: an answer to a question that became hidden is kept (see [`super::relevant`]).
pub fn check(question: &Question, answer: &Answer) -> Result<(), AnswerFault> {
    use QuestionKind as Kind;
    match (question.kind, answer) {
        (Kind::Note, _) => return Err(AnswerFault::TakesNone),
        (_, Answer::Declined) if question.may_decline() => return Ok(()),
        (_, Answer::Declined) => return Err(AnswerFault::MayNotDecline),
        (Kind::Text, Answer::Text(text)) if text.chars().nth(LONGEST_TEXT_CHARS).is_some() => {
            return Err(AnswerFault::TooLong);
        }
        (Kind::Text, Answer::Text(_)) => {}
        (Kind::Integer, Answer::Integer(number)) if (-INTEGER_LIMIT..=INTEGER_LIMIT).contains(number) => {}
        (Kind::Integer, Answer::Integer(_)) => return Err(AnswerFault::NotAWholeNumber),
        (Kind::Decimal, Answer::Decimal(number)) if number.to_string().len() <= DECIMAL_LIMIT_CHARS => {}
        (Kind::Decimal, Answer::Decimal(_)) => return Err(AnswerFault::NotANumber),
        (Kind::Date, Answer::Date(day)) if (1900..2200).contains(&day.year()) => {}
        (Kind::Date, Answer::Date(_)) => return Err(AnswerFault::NotADay),
        (Kind::SelectOne, Answer::One(name)) => known_choice(question, name).map(|_| ())?,
        (Kind::SelectMultiple, Answer::Many(names)) => check_many(question, names)?,
        (_, _) => return Err(AnswerFault::WrongKind),
    }
    let holds = question
        .constraint
        .as_ref()
        .is_none_or(|constraint| constraint.holds(&Alone(answer)));
    let refused = || AnswerFault::Constraint(constraint_sentence(question));
    if holds { Ok(()) } else { Err(refused()) }
}

fn known_choice<'q>(question: &'q Question, name: &str) -> Result<&'q super::model::Choice, AnswerFault> {
    question
        .choice(name)
        .ok_or_else(|| AnswerFault::NoSuchChoice(name.chars().take(64).collect()))
}

fn check_many(question: &Question, names: &BTreeSet<String>) -> Result<(), AnswerFault> {
    if names.is_empty() {
        return Err(AnswerFault::NothingChosen);
    }
    for name in names {
        if known_choice(question, name)?.exclusive && names.len() > 1 {
            return Err(AnswerFault::Exclusive(name.clone()));
        }
    }
    Ok(())
}

/// The pack's own sentence, in English where it has one: screens show `constraint_message` in their language instead.
fn constraint_sentence(question: &Question) -> String {
    match question.constraint_message.read("en") {
        "" => "the answer is outside what this question allows".to_owned(),
        words => words.to_owned(),
    }
}

/// The environment of a constraint: the answer itself and nothing else.
struct Alone<'a>(&'a Answer);

impl Environment for Alone<'_> {
    fn value_of(&self, _: &str) -> Value {
        Value::Text(String::new())
    }

    fn itself(&self) -> Value {
        Value::of(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::model::Choice;
    use crate::questionnaire::{Expression, Words};

    fn question(kind: QuestionKind) -> Question {
        let choice = |name: &str, exclusive| Choice {
            name: name.into(),
            label: Words::default(),
            apart: name == DECLINED,
            exclusive,
        };
        let choices = match kind {
            QuestionKind::SelectOne | QuestionKind::SelectMultiple => {
                vec![
                    choice("water", false),
                    choice("shade", false),
                    choice("none", true),
                    choice(DECLINED, true),
                ]
            }
            _ => Vec::new(),
        };
        Question {
            name: "q".into(),
            number: Some(1),
            kind,
            label: Words::default(),
            hint: Words::default(),
            choices,
            required: false,
            relevant: None,
            constraint: None,
            constraint_message: Words::from([("en", "A day has 24 hours.")]),
            appearance: Vec::new(),
            provision: None,
            sensitive: false,
            individual: false,
            stratum: None,
        }
    }

    fn many(names: &[&str]) -> Answer {
        Answer::Many(names.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn every_kind_of_answer_reads_back_from_its_stored_text() {
        for (kind, answer) in [
            (
                QuestionKind::Text,
                Answer::Text("We waited for the fruit to dry".into()),
            ),
            (QuestionKind::Integer, Answer::Integer(-3)),
            (QuestionKind::Decimal, Answer::Decimal("7.50".parse().unwrap())),
            (QuestionKind::Date, Answer::Date("2025-11-03".parse().unwrap())),
            (QuestionKind::SelectOne, Answer::One("water".into())),
            (QuestionKind::SelectMultiple, many(&["shade", "water"])),
            (QuestionKind::Integer, Answer::Declined),
        ] {
            let question = question(kind);
            assert_eq!(check(&question, &answer), Ok(()), "{kind:?}");
            assert_eq!(Answer::from_stored(&question, &answer.stored()), Ok(answer), "{kind:?}");
        }
    }

    #[test]
    fn an_answer_that_does_not_fit_is_refused_with_a_sentence() {
        let refused = |kind, answer| check(&question(kind), &answer).unwrap_err();
        assert_eq!(
            refused(QuestionKind::Note, Answer::Text("x".into())),
            AnswerFault::TakesNone
        );
        assert_eq!(
            refused(QuestionKind::Integer, Answer::Text("5".into())),
            AnswerFault::WrongKind
        );
        assert_eq!(
            refused(QuestionKind::Integer, Answer::Integer(1_000_000_000)),
            AnswerFault::NotAWholeNumber
        );
        assert_eq!(
            refused(QuestionKind::Text, Answer::Text("x".repeat(10_001))),
            AnswerFault::TooLong
        );
        assert_eq!(
            refused(QuestionKind::SelectOne, Answer::One("tea".into())),
            AnswerFault::NoSuchChoice("tea".into())
        );
        assert_eq!(
            refused(QuestionKind::SelectMultiple, many(&["none", "water"])),
            AnswerFault::Exclusive("none".into())
        );
        assert_eq!(
            refused(QuestionKind::SelectMultiple, many(&[])),
            AnswerFault::NothingChosen
        );
        assert_eq!(
            refused(QuestionKind::Date, Answer::Date("0025-11-03".parse().unwrap())),
            AnswerFault::NotADay
        );
    }

    #[test]
    fn a_constraint_answers_in_the_words_of_the_pack() {
        let mut hours = question(QuestionKind::Decimal);
        hours.constraint = Some(Expression::parse(". >= 0 and . <= 24").unwrap());
        assert_eq!(check(&hours, &Answer::Decimal("7.5".parse().unwrap())), Ok(()));
        let refused = check(&hours, &Answer::Decimal("25".parse().unwrap())).unwrap_err();
        assert_eq!(refused.to_string(), "A day has 24 hours.");
    }

    #[test]
    fn a_question_that_must_be_answered_cannot_be_declined_by_number_or_text() {
        let mut required = question(QuestionKind::Text);
        required.required = true;
        assert_eq!(check(&required, &Answer::Declined), Err(AnswerFault::MayNotDecline));
    }
}
