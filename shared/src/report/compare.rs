//! What changed from one report to another: figures as they were and are, texts word by word.

use crate::api::{Block, ComparedPiece, ComparedSection, Outline, PieceChange, Run, Section, Table};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// Beyond it two texts are shown whole, before and after: what comparing costs grows with the square.
const WORDS_MAX: usize = 2_000;

/// A text or figure under the name by which it is found again in another version.
struct Piece {
    key: String,
    label: String,
    text: String,
}

/// The sections in which something differs, and how many pieces say the same.
pub fn compare(from: &Outline, to: &Outline) -> (Vec<ComparedSection>, u32) {
    let mut same = 0u32;
    let mut sections = Vec::new();
    let mut add = |key: &str, title: &str, before: Vec<Piece>, after: Vec<Piece>| {
        let (pieces, alike) = differences(before, after);
        same = same.saturating_add(alike);
        if !pieces.is_empty() {
            sections.push(ComparedSection {
                key: key.to_owned(),
                title: title.to_owned(),
                pieces,
            });
        }
    };
    add("head", &to.title, head(from), head(to));
    let keys: Vec<&Section> = to.sections.iter().chain(&from.sections).collect();
    let mut seen = BTreeSet::new();
    for section in keys {
        if seen.insert(section.key.as_str()) {
            let of = |outline: &Outline| {
                outline
                    .sections
                    .iter()
                    .find(|other| other.key == section.key)
                    .map(pieces)
                    .unwrap_or_default()
            };
            add(&section.key, &section.title, of(from), of(to));
        }
    }
    (sections, same)
}

fn differences(before: Vec<Piece>, after: Vec<Piece>) -> (Vec<ComparedPiece>, u32) {
    let mut same = 0u32;
    let mut compared = Vec::new();
    let mut earlier: BTreeMap<String, Piece> = BTreeMap::new();
    let mut order = Vec::new();
    for piece in before {
        order.push(piece.key.clone());
        earlier.insert(piece.key.clone(), piece);
    }
    for piece in after {
        match earlier.remove(&piece.key) {
            Some(old) if old.text == piece.text => same = same.saturating_add(1),
            Some(old) => {
                let (before, after) = runs(&old.text, &piece.text);
                compared.push(ComparedPiece {
                    label: piece.label,
                    change: PieceChange::Changed,
                    before,
                    after,
                });
            }
            None => compared.push(ComparedPiece {
                label: piece.label,
                change: PieceChange::Added,
                before: Vec::new(),
                after: whole(piece.text),
            }),
        }
    }
    for key in order {
        if let Some(old) = earlier.remove(&key) {
            compared.push(ComparedPiece {
                label: old.label,
                change: PieceChange::Removed,
                before: whole(old.text),
                after: Vec::new(),
            });
        }
    }
    (compared, same)
}

fn head(outline: &Outline) -> Vec<Piece> {
    let facts = outline.facts.iter().map(|fact| Piece {
        key: fact.key.clone(),
        label: fact.label.clone(),
        text: format!("{} {}", fact.figure.text, fact.says),
    });
    let lines = outline.lines.iter().enumerate().map(|(at, line)| Piece {
        key: format!("line {at}"),
        label: String::new(),
        text: line.text.clone(),
    });
    // The version itself always differs, and stands above both columns.
    lines.filter(|piece| piece.key != "line 1").chain(facts).collect()
}

fn pieces(section: &Section) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut heading = String::new();
    let mut text = Vec::new();
    let mut put = |key: String, label: String, text: String| pieces.push(Piece { key, label, text });
    for block in &section.blocks {
        match block {
            Block::Heading { text } => heading = text.text.clone(),
            // Paragraphs have no names: a section's prose is compared as one.
            Block::Paragraph { text: line } => text.push(line.text.clone()),
            Block::List { items } => {
                let lines: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
                put(format!("list {heading}"), heading.clone(), lines.join("\n"));
            }
            Block::KeptBack { text } => put(format!("kept back {heading} {text}"), heading.clone(), text.clone()),
            Block::Picture(picture) => cells(&picture.table, &picture.title, &mut put),
            Block::Table(table) => cells(table, &table.caption, &mut put),
            Block::Finding(finding) => {
                let name = format!("{} · {}", finding.name, finding.title.text);
                put(
                    format!("finding {}", finding.number),
                    name.clone(),
                    finding.title.text.clone(),
                );
                put(
                    format!("finding {} severity", finding.number),
                    name.clone(),
                    finding.severity.clone(),
                );
                put(
                    format!("finding {} says", finding.number),
                    name.clone(),
                    finding.statement.clone(),
                );
                for line in &finding.lines {
                    let label = format!("{} · {}", finding.name, line.label);
                    put(
                        format!("finding {} {}", finding.number, line.key),
                        label,
                        line.text.text.clone(),
                    );
                }
                for plate in &finding.plates {
                    let label = format!("{} · {}", finding.name, plate.name);
                    put(
                        format!("plate {}", plate.plate.hash),
                        label,
                        plate.plate.caption.clone(),
                    );
                }
            }
        }
    }
    if !text.is_empty() {
        put("text".into(), String::new(), text.join("\n"));
    }
    pieces
}

/// Every cell under its row and column; the same row twice is told apart by its place.
fn cells(table: &Table, title: &str, put: &mut impl FnMut(String, String, String)) {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &table.rows {
        let Some((first, rest)) = row.split_first() else {
            continue;
        };
        let times = seen.entry(&first.text).or_default();
        *times += 1;
        for (value, head) in rest.iter().zip(table.head.iter().skip(1)) {
            let key = format!("{} {} {times} {}", table.key, first.text, head.text);
            put(
                key,
                format!("{title} · {} · {}", first.text, head.text),
                value.text.clone(),
            );
        }
    }
}

fn whole(text: String) -> Vec<Run> {
    vec![Run { text, differs: true }]
}

/// Both texts in runs of words that stand in both or in one alone.
fn runs(before: &str, after: &str) -> (Vec<Run>, Vec<Run>) {
    let words = |text: &str| {
        text.split_inclusive(char::is_whitespace)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (old, new) = (words(before), words(after));
    if old.len().max(new.len()) > WORDS_MAX {
        return (whole(before.to_owned()), whole(after.to_owned()));
    }
    let bare = |words: &[String]| words.iter().map(|word| word.trim_end().to_owned()).collect::<Vec<_>>();
    let steps = capture_diff_slices(Algorithm::Myers, &bare(&old), &bare(&new));
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let run = |into: &mut Vec<Run>, words: Option<&[String]>, differs: bool| {
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            into.push(Run {
                text: words.concat(),
                differs,
            });
        }
    };
    for step in steps {
        let same = matches!(step, DiffOp::Equal { .. });
        run(&mut left, old.get(step.old_range()), !same);
        run(&mut right, new.get(step.new_range()), !same);
    }
    (left, right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::outline::outline;
    use crate::report::samples;

    #[test]
    fn a_correction_shows_the_words_and_figures_that_changed() {
        let (content, actions) = (samples::content(), samples::actions());
        let mut corrected = content.clone();
        corrected.heard = Some(108);
        corrected.summary = corrected.summary.replace("three weeks", "four weeks");
        corrected.findings.pop();
        let drawn = |content| outline(samples::published(content, &actions), "en");
        let (sections, same) = compare(&drawn(&content), &drawn(&corrected));
        assert!(same > 60, "{same}");
        let keys: Vec<&str> = sections.iter().map(|section| section.key.as_str()).collect();
        assert_eq!(keys, ["head", "summary", "findings"]);
        let [piece] = sections[1].pieces.as_slice() else {
            panic!("one text changed");
        };
        let differing = |runs: &[Run]| {
            runs.iter()
                .filter(|run| run.differs)
                .map(|run| run.text.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (differing(&piece.before), differing(&piece.after)),
            (vec!["three ".into()], vec!["four ".into()])
        );
        assert!(
            sections[2]
                .pieces
                .iter()
                .any(|piece| piece.change == PieceChange::Removed)
        );
        let heard = &sections[0].pieces[0];
        assert_eq!(heard.label, "Workers heard");
        assert!(heard.before[0].text.contains("102") || differing(&heard.before).concat().contains("102"));
    }

    #[test]
    fn the_same_report_has_no_differences() {
        let (content, actions) = (samples::content(), samples::actions());
        let one = outline(samples::published(&content, &actions), "ur");
        assert!(compare(&one, &one).0.is_empty());
    }

    #[test]
    fn two_endless_texts_are_shown_whole_and_soon() {
        let (one, two) = ("a b ".repeat(60_000), "b c ".repeat(60_000));
        let (before, after) = runs(&one, &two);
        assert_eq!((before.len(), after.len()), (1, 1));
    }
}
