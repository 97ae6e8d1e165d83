//! `surco pack compare`: what a newer version changes, said in lines or as JSON.

use anyhow::Context;
use shared::pack::comparison::{Change, Difference, Lost, LostQuestion, PackComparison, Part, Place, compare};
use shared::pack::{Pack, PackFault};
use shared::words::Words;
use std::path::Path;
use std::process::ExitCode;
use sync_server::packs::{PackError, read_folder};

/// Longer values are cut in lines; `--json` has all of them.
const VALUE_CHARS: usize = 160;

pub fn run(old: &Path, new: &Path, json: bool) -> anyhow::Result<ExitCode> {
    if json {
        let read = |folder: &Path| match read_folder(folder) {
            Ok(files) => Pack::parse(&files),
            Err(error) => Err(vec![PackFault::new("", None, format!("{error:#}"))]),
        };
        let (told, code) = match (read(old), read(new)) {
            (Ok(old), Ok(new)) => (
                serde_json::json!({ "ok": true, "comparison": compare(&old, &new), "faults": [] }),
                ExitCode::SUCCESS,
            ),
            (old, new) => {
                let of = |which: &str, read: Result<Pack, Vec<PackFault>>| {
                    let faults = read.err().unwrap_or_default();
                    let named = faults
                        .into_iter()
                        .map(|fault| serde_json::json!({ "version": which, "fault": fault }));
                    named.collect::<Vec<_>>()
                };
                let faults = [of("old", old), of("new", new)].concat();
                (serde_json::json!({ "ok": false, "faults": faults }), ExitCode::FAILURE)
            }
        };
        println!("{told}");
        return Ok(code);
    }
    let read = |folder: &Path| -> anyhow::Result<Pack> {
        let files = read_folder(folder)?;
        let pack = Pack::parse(&files).map_err(|faults| super::with_faults(PackError::Faults(faults).into()));
        pack.with_context(|| format!("{} cannot be compared", folder.display()))
    };
    for line in lines(&compare(&read(old)?, &read(new)?)) {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(found: &PackComparison) -> Vec<String> {
    let mut lines = vec![format!(
        "{} {} -> {} {}",
        found.from.id, found.from.version, found.to.id, found.to.version
    )];
    if found.differences.is_empty() {
        lines.push("nothing differs but comments, spaces or the version".to_owned());
    }
    if !found.no_longer_asked.is_empty() {
        lines.push(String::new());
        lines.push("Answers to these would no longer be asked for. They stay readable; they do not count:".to_owned());
        lines.extend(
            found
                .no_longer_asked
                .iter()
                .map(|lost| format!("  {}", lost_line(lost))),
        );
    }
    let mut part = None;
    for difference in &found.differences {
        if part != Some(difference.part) {
            part = Some(difference.part);
            lines.push(String::new());
            lines.push(heading(difference.part).to_owned());
        }
        lines.push(format!("  {}", difference_line(difference)));
    }
    lines
}

fn lost_line(lost: &LostQuestion) -> String {
    let why = match &lost.why {
        Lost::FormGone => "the whole form is gone".to_owned(),
        Lost::Gone => "gone".to_owned(),
        Lost::NotAsked => "shown or computed, no longer answered".to_owned(),
        Lost::OtherKey { key } => format!("asked as {key}, so that old answers are not found"),
        Lost::OtherType { before, after } => format!("was {before}, is {after}"),
    };
    format!("{}:{}: {why}{}", lost.form, lost.key, called(&lost.label))
}

fn difference_line(difference: &Difference) -> String {
    let id = match (&difference.within, difference.id.as_str()) {
        (Some(within), id) => format!("{within}:{id}: "),
        (None, "") => String::new(),
        (None, id) => format!("{id}: "),
    };
    let said = match &difference.change {
        Change::Added => format!("added{}", called(&difference.title)),
        Change::Gone => format!("gone{}", called(&difference.title)),
        Change::Moved { before, after } => format!("moved from {} to {}", place(before), place(after)),
        Change::Reworded { what, before, after } => {
            let codes: std::collections::BTreeSet<&String> = before.0.keys().chain(after.0.keys()).collect();
            let text = |words: &Words, code: &str| words.0.get(code).map(|text| cut(text)).unwrap_or_default();
            let each = codes
                .iter()
                .map(|code| format!("{code} \"{}\" -> \"{}\"", text(before, code), text(after, code)));
            format!("{what} reworded: {}", each.collect::<Vec<_>>().join("; "))
        }
        Change::Set { what, before, after } => format!("{what} {} -> {}", value(before), value(after)),
    };
    format!("{id}{said}")
}

fn called(words: &Words) -> String {
    match words.read("en") {
        "" => String::new(),
        text => format!(" (\"{}\")", cut(text)),
    }
}

fn place(place: &Place) -> String {
    let group = match place.group.as_str() {
        "" => String::new(),
        group => format!("{group}, "),
    };
    match &place.follows {
        Some(id) => format!("{group}after {id}"),
        None => format!("{group}first"),
    }
}

fn value(text: &str) -> String {
    match text {
        "" => "none".to_owned(),
        text => cut(text),
    }
}

/// One line of bounded length.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(VALUE_CHARS) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

fn heading(part: Part) -> &'static str {
    match part {
        Part::Pack => "Pack",
        Part::Language => "Languages",
        Part::Severity => "Severities",
        Part::Provision => "Provisions",
        Part::Form => "Forms",
        Part::Group => "Groups of questions",
        Part::Question => "Questions",
        Part::Choice => "Choices",
        Part::File => "Files beside forms",
        Part::Consent => "Consent",
        Part::ConsentScope => "What a person may allow",
        Part::Sampling => "Sampling",
        Part::Disclosure => "Fewest people behind a figure",
        Part::Payroll => "Payroll",
        Part::Floor => "Wage floors",
        Part::PayrollRule => "Payroll rules",
        Part::Overtime => "Overtime",
        Part::PayCheck => "Payroll checks",
        Part::DeductionPurpose => "Deductions",
        Part::ProtocolCard => "Protocol",
        Part::ActionStatus => "Words for the standing of actions",
        Part::Stage => "Stages of escalation",
        Part::Letter => "Letters",
        Part::Remedy => "Remedies",
        Part::Figure => "Figures",
        Part::Source => "Sources",
    }
}
