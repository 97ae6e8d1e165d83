//! One row of the survey sheet: its type, name, words and conditions.

use super::expression::Expression;
use super::model::{Choice, Question, QuestionKind};
use super::parse::Reader;
use super::reading::is_name;
use super::sheet::{Row, Sheet, shorten};
use super::spelling::did_you_mean;
use super::words::Words;
use std::collections::BTreeSet;

/// Strata that coverage knows (`stratum` column).
pub const STRATA: [&str; 4] = ["crew", "gender", "language", "pay_type"];

const TYPES: [(&str, QuestionKind); 6] = [
    ("text", QuestionKind::Text),
    ("integer", QuestionKind::Integer),
    ("int", QuestionKind::Integer),
    ("decimal", QuestionKind::Decimal),
    ("date", QuestionKind::Date),
    ("note", QuestionKind::Note),
];

impl Reader<'_> {
    pub(super) fn question(&mut self, row: &Row, kind: &str, number: &mut u32) -> Option<Question> {
        let (kind, choices) = self.kind(row, kind)?;
        // Before the name counts as known: a question cannot depend on itself.
        let (relevant, constraint) = (
            self.expression(row, "relevant", false),
            self.expression(row, "constraint", true),
        );
        let name = self.name(row);
        if kind != QuestionKind::Note {
            *number += 1;
        }
        let stratum = Some(row.text("stratum")).filter(|text| !text.is_empty());
        if let Some(stratum) = stratum.filter(|stratum| !STRATA.contains(stratum)) {
            let reason = format!(
                "unknown stratum `{}`{}",
                shorten(stratum),
                did_you_mean(stratum, STRATA)
            );
            self.fault(Sheet::Survey, row.line, reason);
        }
        Some(Question {
            name,
            number: (kind != QuestionKind::Note).then_some(*number),
            kind,
            label: self.labelled(Sheet::Survey, row, "label"),
            hint: row.words("hint"),
            choices,
            required: self.yes_no(Sheet::Survey, row, "required"),
            relevant,
            constraint,
            constraint_message: row.words("constraint_message"),
            appearance: row.text("appearance").split_whitespace().map(str::to_owned).collect(),
            provision: self.provision(row),
            sensitive: self.yes_no(Sheet::Survey, row, "sensitive"),
            individual: self.yes_no(Sheet::Survey, row, "individual"),
            stratum: stratum.map(str::to_owned),
        })
    }

    fn provision(&mut self, row: &Row) -> Option<String> {
        let id = Some(row.text("provision")).filter(|id| !id.is_empty())?;
        if let Some(known) = self.provisions.filter(|known| !known.contains(id)) {
            let hint = did_you_mean(id, known.iter().map(String::as_str));
            self.fault(
                Sheet::Survey,
                row.line,
                format!("`{}` is no provision of code.toml{hint}", shorten(id)),
            );
        }
        Some(id.to_owned())
    }

    fn kind(&mut self, row: &Row, kind: &str) -> Option<(QuestionKind, Vec<Choice>)> {
        if let Some((_, kind)) = TYPES.iter().find(|(name, _)| *name == kind) {
            return Some((*kind, Vec::new()));
        }
        let (word, list) = row
            .text("type")
            .split_once(char::is_whitespace)
            .unwrap_or((row.text("type"), ""));
        let kind = match word.to_lowercase().as_str() {
            "select_one" => QuestionKind::SelectOne,
            "select_multiple" => QuestionKind::SelectMultiple,
            other => {
                let known =
                    TYPES
                        .iter()
                        .map(|(name, _)| *name)
                        .chain(["select_one", "select_multiple", "begin", "end"]);
                let reason = match other {
                    "" => "the row has no `type`".to_owned(),
                    _ => format!(
                        "the type `{}` is not in use here{}",
                        shorten(row.text("type")),
                        did_you_mean(other, known)
                    ),
                };
                self.fault(Sheet::Survey, row.line, reason);
                return None;
            }
        };
        let list = list.trim();
        match self.lists.get(list) {
            Some(choices) => Some((kind, choices.clone())),
            None => {
                let hint = did_you_mean(list, self.lists.keys().map(String::as_str));
                self.fault(
                    Sheet::Survey,
                    row.line,
                    format!("the choices have no list `{}`{hint}", shorten(list)),
                );
                None
            }
        }
    }

    pub(super) fn name(&mut self, row: &Row) -> String {
        let name = row.text("name");
        if !is_name(name) {
            let reason = match name {
                "" => "the row has no `name`".to_owned(),
                _ => format!(
                    "`{}`: a name is at most 64 letters, digits, `_`, `-`, `.` and begins with a letter",
                    shorten(name)
                ),
            };
            self.fault(Sheet::Survey, row.line, reason);
        } else if let Some(line) = self.names.insert(name.to_owned(), row.line) {
            self.fault(
                Sheet::Survey,
                row.line,
                format!("the name `{name}` stands already in line {line}"),
            );
        }
        name.to_owned()
    }

    /// A label in every language of the form: a worker must not meet a screen without words.
    pub(super) fn labelled(&mut self, sheet: Sheet, row: &Row, column: &str) -> Words {
        let words = row.words(column);
        let missing: BTreeSet<String> = words.missing(&self.languages).into_iter().map(str::to_owned).collect();
        for code in missing {
            self.fault(sheet, row.line, format!("`{column}` is missing in `{code}`"));
        }
        words
    }

    /// XLSForm's words for yes and no; empty is no.
    pub(super) fn yes_no(&mut self, sheet: Sheet, row: &Row, column: &str) -> bool {
        match row.text(column) {
            "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => true,
            "" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => false,
            other => {
                let reason = format!("`{column}` is `yes` or `no`, not `{}`", shorten(other));
                self.fault(sheet, row.line, reason);
                false
            }
        }
    }

    /// An expression whose names stand in earlier rows; a constraint speaks of `.` alone.
    pub(super) fn expression(&mut self, row: &Row, column: &str, alone: bool) -> Option<Expression> {
        let text = row.text(column);
        if text.is_empty() {
            return None;
        }
        let expression = match Expression::parse(text) {
            Ok(expression) => expression,
            Err(fault) => {
                self.fault(Sheet::Survey, row.line, format!("`{column}` cannot be read {fault}"));
                return None;
            }
        };
        for name in expression.references() {
            if alone {
                self.fault(
                    Sheet::Survey,
                    row.line,
                    format!("`{column}` may speak of `.` only, not of `{name}`, in this version"),
                );
            } else if !self.names.contains_key(name) {
                let hint = did_you_mean(name, self.names.keys().map(String::as_str));
                self.fault(
                    Sheet::Survey,
                    row.line,
                    format!("`{column}` asks about `{name}`, which no earlier row has{hint}"),
                );
            }
        }
        Some(expression)
    }
}
