//! Where the heads stand: any row, over two rows, under titles, on several sheets.

use super::matching::{ENOUGH, meanings};
use crate::payroll::register::look::{Holds, LookRow, SheetLook};
use crate::payroll::register::words::plain;
use std::collections::HashMap;

/// The heads of a sheet.
#[derive(Clone, Debug)]
pub struct Heads {
    /// From 1: the lower row of two.
    pub row: u32,
    /// By column from 0.
    pub texts: Vec<String>,
    /// The lower of two heads alone, or the same text.
    pub lower: Vec<String>,
    pub score: f64,
}

/// The row of heads: the one with most known heads. `None`: no row has two.
pub fn find(sheet: &SheetLook) -> Option<Heads> {
    let mut best: Option<Heads> = None;
    let mut known = Known::default();
    let mut above: Option<&LookRow> = None;
    for row in &sheet.first_rows {
        let alone = Heads::new(row.row, texts(row), texts(row), &mut known);
        let joined = above
            .filter(|above| above.row + 1 == row.row && texts(above).iter().filter(|text| !text.is_empty()).count() > 1)
            .map(|above| Heads::new(row.row, join(sheet, above, row), texts(row), &mut known));
        for heads in [Some(alone), joined].into_iter().flatten() {
            // Two rows only when they say more than one, and the first of equals.
            let more = best.as_ref().is_none_or(|best| heads.score > best.score + 0.4);
            if more && heads.score >= 1.5 {
                best = Some(heads);
            }
        }
        above = Some(row);
    }
    best
}

/// Whether two sheets have the same columns.
pub fn same(left: &Heads, right: &Heads) -> bool {
    let row = left.row == right.row;
    let filled = left.texts.iter().filter(|text| !text.is_empty()).count();
    let equal = left.texts.iter().zip(&right.texts);
    let equal = equal
        .filter(|(left, right)| !left.is_empty() && plain(left) == plain(right))
        .count();
    row && filled > 0 && equal == filled
}

impl Heads {
    fn new(row: u32, texts: Vec<String>, lower: Vec<String>, known: &mut Known) -> Heads {
        let scores = texts.iter().enumerate().map(|(column, text)| {
            // The same head again says nothing new: `Hours` under `Current` and `Hours` under `YTD`.
            if texts.iter().take(column).any(|before| before == text) {
                return 0.0;
            }
            let lower = lower.get(column).map_or("", String::as_str);
            let score = known.score(text).max(known.score(lower) * 0.95);
            if score >= ENOUGH { score } else { 0.0 }
        });
        Heads {
            row,
            score: scores.sum(),
            texts,
            lower,
        }
    }
}

/// Scores of texts that were looked up before: rows of one register say the same again and again.
#[derive(Default)]
struct Known(HashMap<String, f64>);

impl Known {
    fn score(&mut self, text: &str) -> f64 {
        if let Some(score) = self.0.get(text) {
            return *score;
        }
        let score = meanings(text).first().map_or(0.0, |found| found.score);
        self.0.insert(text.to_owned(), score);
        score
    }
}

fn texts(row: &LookRow) -> Vec<String> {
    let cells = row.cells.iter();
    cells
        .map(|cell| {
            if cell.holds == Holds::Nothing {
                String::new()
            } else {
                one_line(&cell.text)
            }
        })
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two rows as one: the upper text holds for the columns that it is merged over, or else for the empty ones to its right
/// that have a text below.
fn join(sheet: &SheetLook, above: &LookRow, row: &LookRow) -> Vec<String> {
    let (upper, lower) = (texts(above), texts(row));
    let width = upper.len().max(lower.len());
    let mut joined = Vec::with_capacity(width);
    let mut spread = String::new();
    for column in 0..width {
        let top = upper.get(column).map_or("", String::as_str);
        let bottom = lower.get(column).map_or("", String::as_str);
        let at = u32::try_from(column).unwrap_or(u32::MAX);
        let merged = sheet.merged.iter().find(|cells| {
            (cells.first_row..=cells.last_row).contains(&above.row)
                && (cells.first_column..=cells.last_column).contains(&at)
        });
        let over = match (top.is_empty(), merged) {
            (false, _) => top.to_owned(),
            (true, Some(cells)) => {
                let first = usize::try_from(cells.first_column)
                    .ok()
                    .and_then(|first| upper.get(first));
                first.cloned().unwrap_or_default()
            }
            (true, None) if sheet.merged.is_empty() && !bottom.is_empty() => spread.clone(),
            (true, None) => String::new(),
        };
        joined.push(one_line(&format!("{over} {bottom}")));
        spread = over;
    }
    joined
}
