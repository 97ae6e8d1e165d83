//! Where two engines see a form differently.

use super::workbook::Workbook;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::{Display, Formatter};

/// As `told` writes it.
const NO_LABEL: &str = "\"-\"";

/// One thing that is seen differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    pub what: &'static str,
    pub path: String,
    pub theirs: String,
    pub ours: String,
}

impl Display for Disagreement {
    fn fmt(&self, to: &mut Formatter<'_>) -> std::fmt::Result {
        let Self {
            what,
            path,
            theirs,
            ours,
        } = self;
        write!(to, "{what} of {path}: ODK's engine says {theirs}, ours {ours}")
    }
}

/// A disagreement that stands, told from others by where it is found; an empty text fits everything.
pub struct Known {
    /// Part of a cell of the form.
    pub form: &'static str,
    /// `relevant`, `values`, `labels`, `violation`.
    pub what: &'static str,
    /// Part of the path.
    pub path: &'static str,
    pub reason: &'static str,
}

impl Known {
    pub fn covers(&self, workbook: &Workbook, found: &Disagreement) -> bool {
        let mut cells = workbook.survey.iter().flatten();
        (self.what.is_empty() || self.what == found.what)
            && found.path.contains(self.path)
            && cells.any(|cell| cell.contains(self.form))
    }
}

/// Compares relevance, values, violated paths and labels of two answers to the same form.
///
/// Left out: nodes that pyxform adds (`crew_count`), the wording of violations, outer and doubled blanks in labels, the
/// `-` that pyxform writes where a language has no label. The value of something hidden may be blank or not told.
pub fn disagreements(workbook: &Workbook, theirs: &Value, ours: &Value) -> Vec<Disagreement> {
    let names: BTreeSet<&str> = workbook
        .survey
        .iter()
        .filter_map(|row| row.get(1))
        .map(String::as_str)
        .collect();
    let mut found = vec![];
    for what in ["relevant", "values", "labels"] {
        let paths: BTreeSet<&String> = [theirs, ours]
            .into_iter()
            .filter_map(|side| side.get(what)?.as_object())
            .flat_map(|map| map.keys())
            .filter(|path| names.contains(last_name(path)))
            .collect();
        for path in paths {
            let [theirs, ours] = [theirs, ours].map(|side| told(what, side, path));
            if theirs != ours && theirs != NO_LABEL {
                found.push(Disagreement {
                    what,
                    path: path.clone(),
                    theirs,
                    ours,
                });
            }
        }
    }
    let [theirs, ours] = [theirs, ours].map(violated);
    for path in theirs.symmetric_difference(&ours) {
        let said = |side: &BTreeSet<String>| if side.contains(path) { "violated" } else { "fine" };
        found.push(Disagreement {
            what: "violation",
            path: path.clone(),
            theirs: said(&theirs).into(),
            ours: said(&ours).into(),
        });
    }
    found
}

fn last_name(path: &str) -> &str {
    let last = path.rsplit('/').next().unwrap_or(path);
    last.split('[').next().unwrap_or(last)
}

/// A question without a label may have none or an empty one.
fn told(what: &str, side: &Value, path: &str) -> String {
    let field = |what: &str| side.get(what).and_then(|map| map.get(path));
    match field(what) {
        None if what == "labels" || (what == "values" && field("relevant") == Some(&Value::Bool(false))) => {
            "\"\"".into()
        }
        None => "nothing".into(),
        Some(Value::String(text)) if what == "labels" => {
            format!("{:?}", text.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        Some(value) => value.to_string(),
    }
}

fn violated(side: &Value) -> BTreeSet<String> {
    let list = side.get("violations").and_then(Value::as_array);
    let paths = list.into_iter().flatten().filter_map(|v| v.get("path")?.as_str());
    paths.map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_differs_is_told_and_what_only_looks_different_is_not() {
        let form = Workbook::written(
            "type|name|label\ninteger|a|A\nbegin repeat|crew|Crew\ntext|b|B\nend repeat||",
            "",
        );
        let theirs = json!({
            "relevant": { "a": true, "crew[1]": true, "crew[1]/b": false },
            "values": { "a": "1", "crew_count": "1", "crew[1]/b": "" },
            "labels": { "a": "A  now" },
            "violations": [{ "path": "a", "message": "no" }],
        });
        let ours = json!({
            "relevant": { "a": true, "crew[1]": true, "crew[1]/b": true },
            "values": { "a": "1", "crew[1]/b": "" },
            "labels": { "a": "A now", "crew[1]/b": "" },
            "violations": [],
        });
        let found: Vec<String> = disagreements(&form, &theirs, &ours)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            found,
            [
                "relevant of crew[1]/b: ODK's engine says false, ours true",
                "violation of a: ODK's engine says violated, ours fine"
            ]
        );
        let known = Known {
            form: "",
            what: "violation",
            path: "a",
            reason: "",
        };
        let covered = disagreements(&form, &theirs, &ours).into_iter();
        assert_eq!(covered.filter(|found| known.covers(&form, found)).count(), 1);
    }
}
