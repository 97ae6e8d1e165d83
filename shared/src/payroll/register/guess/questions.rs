//! What only a person can tell.

use crate::payroll::register::field::{Field, FieldKind};
use crate::payroll::register::guessed::{About, Question};
use crate::payroll::register::look::{HowSure, Look};
use crate::payroll::register::mapping::{DateOrder, DecimalMark, FileForm, HoursForm, Mapping};
use crate::payroll::register::words::{plain, words};
use std::collections::BTreeSet;

/// What settings leave open.
pub struct Doubts {
    pub hours: bool,
    pub blocks: bool,
    /// Whether hours beside overtime hold it.
    pub overtime: bool,
    /// The column of the whole pay.
    pub gross: bool,
    /// Letters of slots that nobody knows; these slots are not read.
    pub slot_texts: Vec<String>,
    /// Days are numbers whose month neither the file nor any sheet states.
    pub month: bool,
    pub currencies: BTreeSet<String>,
    /// Sheets with other columns, or hidden.
    pub other_sheets: Vec<String>,
}

fn question(about: About, sentence: impl Into<String>, text: Option<String>) -> Question {
    Question {
        about,
        sentence: sentence.into(),
        text,
        at: None,
    }
}

/// Whether the name is `Last name` alone.
fn has_part_of_name(mapping: &Mapping) -> bool {
    let names = || mapping.columns.iter().filter(|column| column.field == Field::Name);
    names().count() == 1 && names().all(|column| words().name_part.is(&plain(&column.head)))
}

pub fn questions(look: &Look, mapping: &Mapping, doubts: Doubts) -> Vec<Question> {
    let mut asked = Vec::new();
    let has = |field: Field| mapping.columns.iter().any(|column| column.field == field);
    let has_kind = |kind: FieldKind| mapping.columns.iter().any(|column| column.field.kind() == kind);
    if mapping.header_row.is_none() {
        asked.push(question(
            About::HeaderRow,
            "Which row holds the heads of the columns? None looks like it.",
            None,
        ));
    }
    // Tickets may name a crew alone.
    let of_crews = has(Field::Crew) && has(Field::Pieces) && !has(Field::Gross) && !has(Field::Net);
    if !has(Field::Worker) && !has(Field::Name) && !of_crews {
        asked.push(question(About::WorkerColumn, "Which column names the worker?", None));
    } else if !has(Field::Worker) && has_part_of_name(mapping) {
        asked.push(question(
            About::WorkerColumn,
            "Which column names the worker? Only one part of the name is found: people who share it would be taken for one.",
            None,
        ));
    }
    if (has_kind(FieldKind::Day) || mapping.period.is_some())
        && look.dates.how_sure < HowSure::Certain
        && look.dates.shown_by.is_some()
    {
        let shown = look.dates.shown_by.clone().unwrap_or_default();
        let read = match mapping.dates {
            DateOrder::DayFirst => "the day first",
            DateOrder::MonthFirst => "the month first",
            DateOrder::YearFirst => "the year first",
        };
        asked.push(question(
            About::DateOrder,
            format!("`{shown}`: which order? It is read with {read} now."),
            look.dates.shown_by.clone(),
        ));
    }
    if look.decimals.how_sure < HowSure::Certain && look.decimals.shown_by.is_some() {
        let shown = look.decimals.shown_by.clone().unwrap_or_default();
        let mark = match mapping.decimals {
            DecimalMark::Point => "a point",
            DecimalMark::Comma => "a comma",
        };
        asked.push(question(
            About::DecimalMark,
            format!("`{shown}`: which sign marks decimals? It is {mark} now."),
            look.decimals.shown_by.clone(),
        ));
    }
    if let (FileForm::Csv(form), true) = (&look.file, look.encoding_sure < HowSure::Certain) {
        let sentence = format!("Are the letters of names right? The file is read as {}.", form.encoding);
        asked.push(question(About::Encoding, sentence, Some(form.encoding.clone())));
    }
    if doubts.hours {
        asked.push(question(
            About::HoursForm,
            match mapping.hours {
                HoursForm::Days => "Are the lengths of time parts of a day? They are too fine and too small for hours.",
                _ => "Are the lengths of time hours or minutes? They are too large for hours.",
            },
            None,
        ));
    }
    if doubts.gross {
        let sentence = "Which column is the pay before deductions? None is known, and without it nobody can tell what was \
            paid. If nothing is deducted, it is the net pay.";
        asked.push(question(About::GrossColumn, sentence, None));
    }
    if doubts.overtime {
        let head = mapping.columns.iter().find(|column| column.field == Field::TotalHours);
        let head = head.map(|column| column.head.clone()).unwrap_or_default();
        asked.push(question(
            About::HoursWithOvertime,
            format!("Does `{head}` hold the overtime hours? It is read so now; if not, it means regular hours."),
            Some(head),
        ));
    }
    if doubts.blocks {
        let texts = doubts.slot_texts.join(", ");
        asked.push(match texts.is_empty() {
            true => question(
                About::Blocks,
                "Do start and stop, or the marks, enclose work or rest?",
                None,
            ),
            false => question(
                About::Blocks,
                format!("Which of {texts} is rest? Days with one of these in every slot are not read: write W for work and R for rest, or mark one of both only."),
                Some(texts),
            ),
        });
    }
    if mapping.period.is_none() && doubts.month {
        asked.push(question(
            About::Period,
            "Which month are the days about? They are numbers, and no title states it.",
            None,
        ));
    }
    if mapping.period.is_none() && !has(Field::Day) && !has(Field::PeriodFirst) && !has(Field::PeriodLast) {
        asked.push(question(
            About::Period,
            "Which pay period is the register about? Neither a column nor a title states it.",
            None,
        ));
    }
    if doubts.currencies.len() > 1 && !has(Field::Currency) {
        let named = doubts.currencies.into_iter().collect::<Vec<_>>().join(", ");
        asked.push(question(
            About::Currency,
            format!("Which currency are the amounts in? The file names {named}."),
            Some(named),
        ));
    }
    if !doubts.other_sheets.is_empty() {
        let named = doubts.other_sheets.join(", ");
        asked.push(question(
            About::Sheets,
            format!("These sheets have other columns or are hidden, and are not read: {named}. Should they be?"),
            Some(named),
        ));
    }
    asked
}
