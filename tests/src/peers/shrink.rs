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
    let cell = smaller.workbook.survey.get_mut(row)?.get_mut(column)?;
    // pyxform wants questions to have a label.
    *cell = match column == 2 && !cell.is_empty() {
        true => "?".into(),
        false => String::new(),
    };
    Some(smaller)
}

/// Without a row; at the beginning of a group or repeat without all of it, at its end without the two rows around it.
fn without_row(case: &Case, at: usize) -> Case {
    let mut smaller = case.clone();
    let survey = &mut smaller.workbook.survey;
    let Some((begin, end)) = block(survey, at) else {
        survey.remove(at);
        return tidied(smaller);
    };
    if at == begin {
        survey.drain(begin..=end);
        return tidied(smaller);
    }
    survey.remove(end);
    let row = survey.remove(begin);
    let name = row.get(1).map_or("", String::as_str);
    let moved = smaller.answers.into_iter().filter_map(|(path, value)| {
        let kept = path
            .split('/')
            .filter(|part| *part != name && *part != format!("{name}[1]"));
        let path = kept.collect::<Vec<_>>().join("/");
        (!path.split('/').any(|part| named(part) == name)).then_some((path, value))
    });
    smaller.answers = moved.collect();
    tidied(smaller)
}

/// Where the group or repeat begins and ends that begins or ends in this row.
fn block(survey: &[Vec<String>], at: usize) -> Option<(usize, usize)> {
    let mut open = vec![];
    for (number, row) in survey.iter().enumerate() {
        match row.first()?.split(' ').next() {
            Some("begin") => open.push(number),
            Some("end") => {
                let begin = open.pop()?;
                if begin == at || number == at {
                    return Some((begin, number));
                }
            }
            _ => {}
        }
    }
    None
}

/// Without answers to questions that are gone.
fn tidied(mut case: Case) -> Case {
    let names: BTreeSet<&String> = case.workbook.survey.iter().filter_map(|row| row.get(1)).collect();
    case.answers
        .retain(|path, _| path.split('/').all(|part| names.contains(&named(part).to_string())));
    case
}

/// `crew` of `crew[2]`.
fn named(part: &str) -> &str {
    part.split('[').next().unwrap_or(part)
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
        let shows =
            |case: &Case| case.workbook.to_string().contains("${a} = 2") && case.answers.values().any(|v| v == "y");
        let small = smallest(case, Duration::from_secs(5), shows);
        assert_eq!(
            small.workbook.to_string(),
            "# survey\ntype,name,label,relevant\ntext,c,?,${a} = 2\n"
        );
        assert_eq!(small.answers.keys().collect::<Vec<_>>(), ["c"]);
    }
}
