//! What a pack asks of a form beyond XLSForm: every language of the program, provisions that exist, columns that are spelt right.

use crate::form::{Definition, Item, OWN_COLUMNS, Question, STRATA, TOLD, yes_or_no};
use crate::spelling::{did_you_mean, nearest};
use crate::words::{Language, Words};
use crate::xlsform::Workbook;
use crate::xpath::Expression;
use std::collections::{BTreeMap, BTreeSet};

/// Columns of answers to be made later by other tools: they say nothing here, and are no mistake.
const OTHERS: [&str; 3] = ["note", "notes", "comment"];

/// The code of the language that a column has which names none.
const UNNAMED: &str = "default";

pub(super) struct Checks<'c> {
    pub definition: &'c Definition,
    pub workbook: &'c Workbook,
    pub languages: &'c [Language],
    pub provisions: &'c BTreeSet<String>,
}

/// The sheet, its row and one sentence.
pub(super) type Wrong = (&'static str, Option<u32>, String);

impl Checks<'_> {
    pub fn all(&self) -> Vec<Wrong> {
        let lines = self.lines("survey", "name");
        let mut wrong = self.missing_languages();
        let mut odd_columns = BTreeSet::new();
        for question in self.definition.questions() {
            let line = lines.get(&question.name).copied();
            self.question(question, line, &mut wrong);
            odd_columns.extend(question.columns.keys().filter(|column| is_odd(column)).cloned());
        }
        for column in odd_columns {
            let hint = did_you_mean(&column, OWN_COLUMNS);
            wrong.push(("survey", Some(1), format!("unknown column `{column}`{hint}")));
        }
        self.groups(&self.definition.items, &lines, &mut wrong);
        self.choices(&mut wrong);
        wrong
    }

    fn missing_languages(&self) -> Vec<Wrong> {
        let speaks = |language: &&Language| {
            let mut known = self.definition.languages.iter().map(|known| &known.code);
            known.any(|code| *code == language.code)
        };
        let missing = self.languages.iter().filter(|language| !speaks(language));
        let said = missing.map(|language| {
            let (code, name) = (&language.code, &language.name);
            let reason = format!("the pack speaks `{code}`, but no column is called `label::{name} ({code})`");
            ("survey", Some(1), reason)
        });
        said.collect()
    }

    fn question(&self, question: &Question, line: Option<u32>, wrong: &mut Vec<Wrong>) {
        if let Some(id) = question.provision().filter(|id| !self.provisions.contains(*id)) {
            let hint = did_you_mean(id, self.provisions.iter().map(String::as_str));
            let reason = format!("`{}` is no provision of code.toml{hint}", shorten(id));
            wrong.push(("survey", line, reason));
        }
        let wrong_suggestion = |reason| wrong.push(("survey", line, reason));
        suggestion(question).into_iter().for_each(wrong_suggestion);
        if let Some(stratum) = question.stratum().filter(|stratum| !STRATA.contains(stratum)) {
            let reason = format!(
                "unknown stratum `{}`{}",
                shorten(stratum),
                did_you_mean(stratum, STRATA)
            );
            wrong.push(("survey", line, reason));
        }
        if let Some(told) = question.told().filter(|told| !TOLD.contains(told)) {
            let reason = format!(
                "unknown figure `{}` in `told`{}",
                shorten(told),
                did_you_mean(told, TOLD)
            );
            wrong.push(("survey", line, reason));
        }
        for column in ["sensitive", "individual", "no_note"] {
            let text = question.columns.get(column).map_or("", String::as_str);
            if yes_or_no(text).is_none() {
                let reason = format!("`{column}` is `yes` or `no`, not `{}`", shorten(text));
                wrong.push(("survey", line, reason));
            }
        }
        if question.is_seen() {
            self.said(&question.label, "label", "survey", line, wrong);
        }
        if !question.hint.is_empty() {
            self.said(&question.hint, "hint", "survey", line, wrong);
        }
    }

    /// A text in every language of the form: a worker must not meet a screen without words.
    fn said(&self, words: &Words, column: &str, sheet: &'static str, line: Option<u32>, wrong: &mut Vec<Wrong>) {
        for code in words.missing(&self.definition.languages) {
            wrong.push(match code {
                UNNAMED => self.no_default_language(),
                code => (sheet, line, format!("`{column}` is missing in `{code}`")),
            });
        }
    }

    /// A column without a language, often of pictures, where the settings do not say which one is meant.
    fn no_default_language(&self) -> Wrong {
        let first = self.languages.first();
        let name = first.map_or_else(String::new, |first| format!("{} ({})", first.name, first.code));
        let reason = format!(
            "a column of the form, such as a picture's, names no language: set `default_language` in the settings, such as `{name}`"
        );
        ("settings", None, reason)
    }

    fn groups(&self, items: &[Item], lines: &BTreeMap<String, u32>, wrong: &mut Vec<Wrong>) {
        for item in items {
            if let Item::Group(group) = item {
                if !group.label.is_empty() {
                    self.said(&group.label, "label", "survey", lines.get(&group.name).copied(), wrong);
                }
                self.groups(&group.items, lines, wrong);
            }
        }
    }

    fn choices(&self, wrong: &mut Vec<Wrong>) {
        let lines = self.lines("choices", "name");
        let mut odd_columns = BTreeSet::new();
        for (list, choices) in &self.definition.lists {
            for choice in &choices.choices {
                let line = lines.get(&choice.name).copied();
                for code in choice.label.missing(&self.definition.languages) {
                    let name = &choice.name;
                    wrong.push(match code {
                        UNNAMED => self.no_default_language(),
                        code => {
                            let reason = format!("`label` of `{name}` in the list `{list}` is missing in `{code}`");
                            ("choices", line, reason)
                        }
                    });
                }
                if let Some(text) = choice.columns.get("exclusive").filter(|text| yes_or_no(text).is_none()) {
                    let reason = format!("`exclusive` is `yes` or `no`, not `{}`", shorten(text));
                    wrong.push(("choices", line, reason));
                }
                let odd = |column: &&String| *column != "exclusive" && nearest(column, ["exclusive"]).is_some();
                odd_columns.extend(choice.columns.keys().filter(odd).cloned());
            }
        }
        for column in odd_columns {
            let reason = format!("unknown column `{column}`; did you mean `exclusive`?");
            wrong.push(("choices", Some(1), reason));
        }
    }

    /// The row of each name in a sheet.
    fn lines(&self, sheet: &str, column: &str) -> BTreeMap<String, u32> {
        let sheets = &self.workbook.sheets;
        let Some(cells) = sheets.iter().find(|cells| cells.name.eq_ignore_ascii_case(sheet)) else {
            return BTreeMap::new();
        };
        let heads = cells.rows.values().next().into_iter().flatten();
        let at = heads
            .filter(|(_, text)| text.eq_ignore_ascii_case(column))
            .map(|(at, _)| *at)
            .next();
        let named = cells.rows.iter().filter_map(|(row, cells)| {
            let (_, name) = cells.iter().find(|(column, _)| Some(*column) == at)?;
            Some((name.clone(), *row))
        });
        named.collect()
    }
}

/// What is wrong with a question's `suggests`: an expression on an answer, which is nothing without answer and provision.
fn suggestion(question: &Question) -> Vec<String> {
    let Some(text) = question.suggests() else {
        return Vec::new();
    };
    let mut wrong = Vec::new();
    if let Err(fault) = Expression::parse(text) {
        wrong.push(format!("`suggests` cannot be read {fault}"));
    }
    if !question.is_asked() {
        wrong.push("`suggests` stands beside a question that nobody answers; move it to one that is asked".to_owned());
    }
    if question.provision().is_none() {
        wrong.push("`suggests` needs a `provision` in the same row: the article that the answer may breach".to_owned());
    }
    wrong
}

/// A column that is neither XLSForm's nor Surco's: probably misspelt, so that what it says would be lost.
fn is_odd(column: &str) -> bool {
    !column.contains(':') && !OWN_COLUMNS.contains(&column) && !OTHERS.contains(&column)
}

fn shorten(text: &str) -> String {
    text.chars().take(60).collect()
}
