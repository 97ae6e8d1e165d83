//! A report as sections of texts, tables and pictures in a reader's language: what page, PDF, workbook and tables draw.

mod actions;
mod coverage;
mod findings;
mod head;
mod method;
mod pay;
mod standing;
mod wages;
mod why;

use super::words::Phrases;
use crate::api::{ActionLine, ActionState, Block, Head, Outline, Prose, ReportContent, Section, Value};
use crate::time::Day;
pub use findings::table as findings_table;

/// What became of the actions of a report's audit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActionFacts {
    pub actions: Vec<ActionFact>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ActionFact {
    pub line: ActionLine,
    /// The day on which it was first asked for.
    pub begun: Day,
    /// Every state that was reported, oldest first.
    pub history: Vec<(Day, ActionState)>,
}

/// A report and what surrounds it.
#[derive(Clone, Copy, Debug)]
pub struct Of<'a> {
    pub content: &'a ReportContent,
    /// When it was published; `None`: it is not yet.
    pub published: Option<Day>,
    /// What became of its actions; `None`: it is not published.
    pub actions: Option<&'a ActionFacts>,
    /// Today, for the standing of actions.
    pub as_of: Day,
}

/// The outline of a report. Says what the content says, and computes nothing that disclosure has not released.
pub fn outline(of: Of<'_>, language: &str) -> Outline {
    let phrases = Phrases::of(language);
    let drawing = Drawing { of, phrases };
    let sections = [
        drawing.summary(),
        drawing.standing(),
        drawing.findings(),
        drawing.coverage(),
        drawing.pay(),
        drawing.wages(),
        drawing.actions(),
        drawing.method(),
    ];
    Outline {
        language: phrases.language.to_owned(),
        right_to_left: phrases.right_to_left,
        title: of.content.site.clone(),
        lines: drawing.lines(),
        facts: drawing.facts(),
        sections: sections.into_iter().flatten().collect(),
        hash: of.content.hash,
        hash_says: phrases.word("hash-says"),
    }
}

/// A report being drawn.
#[derive(Clone, Copy)]
struct Drawing<'a> {
    of: Of<'a>,
    phrases: &'static Phrases,
}

impl Drawing<'_> {
    /// The days of fieldwork: the period of every figure that says no other.
    fn days(self) -> String {
        self.phrases.days(self.of.content.starts, self.of.content.ends)
    }

    fn section(self, key: &str, blocks: Vec<Block>) -> Option<Section> {
        (!blocks.is_empty()).then(|| Section {
            key: key.to_owned(),
            title: self.phrases.word(key),
            blocks,
        })
    }

    fn summary(self) -> Option<Section> {
        let mut blocks = paragraphs(&self.of.content.summary);
        if blocks.is_empty() {
            blocks.push(Block::Paragraph {
                text: Prose::of(self.phrases.word("nothing-written")),
            });
        }
        self.section("summary", blocks)
    }

    /// How many severities are graver than this one; the mildest where the report does not say.
    fn place(self, severity: &str) -> usize {
        let known = &self.of.content.severities;
        known.iter().position(|known| known.severity == severity).unwrap_or(3)
    }

    fn severity(self, severity: &str) -> String {
        let known = self
            .of
            .content
            .severities
            .iter()
            .find(|known| known.severity == severity);
        known.map_or_else(
            || severity.to_owned(),
            |known| self.phrases.read(&known.title).to_owned(),
        )
    }

    fn heading(self, id: &str) -> Block {
        Block::Heading {
            text: Prose::of(self.phrases.word(id)),
        }
    }

    fn heads(self, heads: &[(&str, bool)]) -> Vec<Head> {
        let head = |(id, number): &(&str, bool)| Head {
            text: self.phrases.word(id),
            number: *number,
        };
        heads.iter().map(head).collect()
    }
}

/// A person's text, one paragraph a line.
fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| Block::Paragraph {
            text: Prose::written(line),
        })
        .collect()
}

/// `part` of `whole` in thousandths, for the length of a bar.
fn permille(part: u32, whole: u32) -> u32 {
    let share = (u64::from(part) * 1000).checked_div(u64::from(whole)).unwrap_or(0);
    u32::try_from(share.min(1000)).unwrap_or(1000)
}

/// The first two columns of rows as words, for whoever cannot see a picture: "North 23 of 41; South kept back".
fn said(rows: &[(String, String)]) -> String {
    let said: Vec<String> = rows.iter().map(|(name, figure)| format!("{name}: {figure}")).collect();
    match said.is_empty() {
        true => String::new(),
        false => format!("{}.", said.join("; ")),
    }
}

fn prose_value(phrases: &Phrases, prose: Prose) -> Value {
    match prose.written {
        true => phrases.written(prose.text),
        false => phrases.text(prose.text),
    }
}

#[cfg(test)]
mod tests;
