//! Questionnaires and checklists: the XLSForm model, its expressions, and the walk through an interview.
//!
//! The part of XLSForm in use: `text integer decimal date note select_one select_multiple`, groups, `relevant`, `constraint` on `.`,
//! labels and hints by language, and free columns of our own (`provision`, `sensitive`, `individual`, `stratum`). Forms come as CSV
//! sheets with XLSForm's columns; screens receive the checked [`Form`] as JSON and ask the same functions as the engine.

mod answer;
mod columns;
mod expression;
mod model;
mod parse;
mod reading;
mod relevance;
mod sheet;
pub(crate) mod spelling;
mod survey_row;
mod words;

pub use answer::{Answer, AnswerFault, Answers, LONGEST_TEXT_CHARS, check};
pub use expression::{Environment, Expression, ExpressionFault, Value};
pub use model::{Choice, DECLINED, Form, Group, Question, QuestionKind};
pub use parse::{Sheets, parse, parse_for};
pub use relevance::{left_out, next, previous, relevant, unanswered};
pub use sheet::{FormFault, Sheet};
pub use survey_row::STRATA;
pub use words::{Language, Words};
