//! The smallest form that still shows something.

use super::forms::Case;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Drops rows, cells and answers as long as `still` says that what is to be shown is there; stops after `limit`.
pub fn smallest(mut case: Case, limit: Duration, mut still: impl FnMut(&Case) -> bool) -> Case {
    let began = Instant::now();
    loop {
        let mut smaller = false;
        let mut step = 0;
        while let Some(candidate) = without(&case, step) {
            if began.elapsed() > limit {
                return case;
            }
            let differs = candidate.workbook != case.workbook || candidate.answers != case.answers;
            if differs && still(&candidate) {
                case = candidate;
                smaller = true;
                // What stood at this step is gone; the next has moved here.
                continue;
            }
            step += 1;
        }
        if !smaller {
            return case;
        }
    }
}

/// The case without its `step`-th part: first rows from the last to the first, then answers, then cells.
fn without(case: &Case, step: usize) -> Option<Case> {
    let survey = &case.workbook.survey;
    let rows = survey.len().saturating_sub(1);
    if step < rows {
        return Some(without_row(case, rows - step));
    }
    let step = step - rows;
    if let Some(path) = case.answers.keys().nth(step) {
        let mut smaller = case.clone();
        smaller.answers.remove(&path.clone());
        return Some(smaller);
    }
    let step = step - case.answers.len();
    // Type and name stay: a row without them is gone.
    let width = survey.first().map_or(0, Vec::len).saturating_sub(2);
    let (row, column) = (1 + step.checked_div(width)?, 2 + step % width);
    let mut smaller = case.clone();
    smaller.workbook.survey.get_mut(row)?.get_mut(column)?.clear();
    Some(smaller)
}

/// Without a row; without all of it where it begins or ends a group or repeat.
fn without_row(case: &Case, at: usize) -> Case {
    let mut smaller = case.clone();
    let survey = &mut smaller.workbook.survey;
    let kind = |row: &Vec<String>| row.first().cloned().unwrap_or_default();
    let mut until = at + 1;
    if survey.get(at).map(kind).is_some_and(|k| k.starts_with("begin ")) {
        let mut depth = 0_usize;
        for (number, row) in survey.iter().enumerate().skip(at) {
            match kind(row).split(' ').next() {
                Some("begin") => depth += 1,
                Some("end") => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                until = number + 1;
                break;
            }
        }
    } else if survey.get(at).map(kind).is_some_and(|k| k.starts_with("end ")) {
        return smaller;
    }
    survey.drain(at..until);
    let names: BTreeSet<String> = survey.iter().filter_map(|row| row.get(1).cloned()).collect();
    smaller.answers.retain(|path, _| {
        path.split('/')
            .all(|part| names.contains(part.split('[').next().unwrap_or(part)))
    });
    smaller
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::peers::workbook::Workbook;
    use serde_json::json;

    #[test]
    fn only_what_is_needed_stays() {
        let survey = "type|name|label|relevant\ninteger|a|A|\nbegin group|g|G|${a} > 1\ntext|b|B|\nend group|||\ntext|c|C|${a} = 2";
        let answers = json!({ "a": 1, "g/b": "x", "c": "y" });
        let case = Case {
            workbook: Workbook::written(survey, ""),
            answers: answers.as_object().cloned().unwrap(),
        };
        let shows = |case: &Case| case.workbook.to_string().contains("${a} = 2") && case.answers.contains_key("c");
        let small = smallest(case, Duration::from_secs(5), shows);
        assert_eq!(
            small.workbook.to_string(),
            "# survey\ntype,name,relevant\ntext,c,${a} = 2\n"
        );
        assert_eq!(small.answers.keys().collect::<Vec<_>>(), ["c"]);
    }
}
