//! What a head means: known words, their likes, and words in them.

use crate::payroll::register::field::Field;
use crate::payroll::register::guessed::Because;
use crate::payroll::register::words::{KnownHead, Meaning, plain, words};

/// One meaning of a head. 1.0 is a known head; below [`ENOUGH`] it is no meaning.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    pub meaning: Meaning,
    pub score: f64,
    pub because: Because,
}

pub const ENOUGH: f64 = 0.6;
/// Longer heads are sentences.
const HEAD_CHARS_MAX: usize = 80;

/// Every meaning of a head, best first. `Gross pay (USD)` is also tried without what stands in brackets.
pub fn meanings(head: &str) -> Vec<Match> {
    let whole = plain(head);
    if whole.is_empty() || whole.chars().count() > HEAD_CHARS_MAX {
        return Vec::new();
    }
    let bare = plain(&without_brackets(head));
    let mut found = of_text(&whole);
    // `Current hours` are hours.
    let now = words().current.left_out_of(&whole);
    for other in [bare, now] {
        if other != whole && !other.is_empty() {
            found.extend(of_text(&other).into_iter().map(|found| Match {
                score: found.score * 0.98,
                ..found
            }));
        }
    }
    // `Health insurance deduction` is a deduction whatever else it is.
    found.sort_by(|left, right| right.score.total_cmp(&left.score));
    let mut seen = Vec::new();
    found.retain(|found| {
        let new = !seen.contains(&found.meaning);
        seen.push(found.meaning);
        new
    });
    found
}

fn of_text(text: &str) -> Vec<Match> {
    let matched = |meaning: &Meaning, score: f64, because: Because| Match {
        meaning: *meaning,
        score,
        because,
    };
    if let Some(meanings) = words().exact_heads.get(text) {
        // A head of several meanings (`total`) is less sure of each; the words of deductions are also other things.
        let score = if meanings.len() == 1 { 1.0 } else { 0.95 };
        return meanings
            .iter()
            .map(|meaning| matched(meaning, score, Because::Head))
            .collect();
    }
    // Figures have no meaning as a head; there are many where rows are searched for heads.
    if !text.contains(|letter: char| letter.is_alphabetic()) {
        return Vec::new();
    }
    let parts: Vec<&str> = text.split(' ').collect();
    let letters = text.chars().count();
    let between = format!(" {text} ");
    let weak = words().weak_heads.get(text);
    let mut found: Vec<Match> = weak
        .map(|meaning| matched(meaning, weak_score(text), Because::NearHead))
        .into_iter()
        .collect();
    for known in &words().heads {
        let score = near(text, letters, known).max(within(&between, letters, known));
        if score >= ENOUGH {
            found.push(matched(&known.meaning, score, Because::NearHead));
        }
    }
    if parts
        .iter()
        .any(|part| matches!(*part, "deduction" | "ded" | "descuento" | "কর্তন" | "less"))
    {
        found.push(matched(&Meaning::Field(Field::Deduction), 0.9, Because::NearHead));
    }
    if parts.iter().any(|part| matches!(*part, "allowance" | "allow" | "ভাতা")) {
        found.push(matched(&Meaning::Field(Field::Allowance), 0.7, Because::NearHead));
    }
    found
}

/// A bare total says more than `Amount`.
fn weak_score(text: &str) -> f64 {
    if words().totals.iter().any(|total| total == text) {
        0.8
    } else {
        0.65
    }
}

/// A few letters differ, not the first: `employe no`, `grosss pay`.
fn near(text: &str, letters: usize, known: &KnownHead) -> f64 {
    let same_start = text.chars().next() == known.text.chars().next();
    if letters < 5 || letters.abs_diff(known.letters) > 2 || !same_start {
        return 0.0;
    }
    match crate::spelling::distance(text, &known.text) {
        1 => 0.9,
        2 if letters >= 9 => 0.8,
        _ => 0.0,
    }
}

/// The known words stand among others: `total gross wages due`.
fn within(between: &str, letters: usize, known: &KnownHead) -> f64 {
    // One short word among others says nothing: `in`, `to`, `ot` of `meals to date`.
    if known.letters < 4 || known.letters >= letters || !between.contains(known.between.as_str()) {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "lengths of heads")]
    let share = known.letters as f64 / letters as f64;
    if known.text.contains(' ') {
        0.55 + 0.35 * share
    } else {
        0.3 + 0.55 * share
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::new();
    for letter in text.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_in_many_writings() {
        for (head, field) in [
            ("Gross Pay (USD)", Field::Gross),
            ("Employe No", Field::Worker),
            ("Total Gross Wages", Field::Gross),
            ("Horas Extras", Field::OvertimeHours),
            ("মোট মজুরি", Field::Gross),
            ("Health insurance deduction", Field::Deduction),
            ("Overtime Hours", Field::OvertimeHours),
            ("Fair Food Premium ($)", Field::Premium),
            ("Bucket Count", Field::Pieces),
            ("Net Payable Amount", Field::Net),
        ] {
            let best = meanings(head).first().map(|found| found.meaning);
            assert_eq!(best, Some(Meaning::Field(field)), "{head}");
        }
        for head in ["", "1", "Zodiac", "Supervisor telephone"] {
            assert!(meanings(head).is_empty(), "{head}: {:?}", meanings(head));
        }
    }
}
