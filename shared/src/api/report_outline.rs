//! A report ready to be drawn: sections with their texts, tables and pictures in the reader's language.
//!
//! Made once from the finished values (`report::outline`); the page, the PDF, the workbook and the tables draw it, and two of
//! them are compared. So every one of them says the same figures in the same words.

use super::plates::Plate;
use super::{ReportContent, ReportLine, ReviewState};
use crate::ids::{Hash, RecordId};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A report in a reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outline {
    /// `en`, `es`, `bn` or `ur`.
    pub language: String,
    pub right_to_left: bool,
    /// The site's name.
    pub title: String,
    /// What stands under the title: audit, version, operator, fieldwork.
    pub lines: Vec<Prose>,
    /// The figures that stand first.
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
    pub hash: Hash,
    /// What the hash is for, in words.
    pub hash_says: String,
}

/// A text, and whether a person wrote it: that stays in the language in which it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Prose {
    pub text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written: bool,
}

/// One figure with what it is of and when: numerator, denominator, period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    pub key: String,
    pub label: String,
    pub figure: Value,
    /// Of how many, and when.
    pub says: String,
    /// For a bar beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_permille: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal_permille: Option<u32>,
}

/// A section of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// `summary`, `standing`, `findings`, `coverage`, `pay`, `wages`, `actions`, `method`: also what a comment names.
    pub key: String,
    pub title: String,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    Heading {
        text: Prose,
    },
    Paragraph {
        text: Prose,
    },
    List {
        items: Vec<Prose>,
    },
    /// What is kept back here, and why.
    KeptBack {
        text: String,
    },
    Picture(Picture),
    Table(Table),
    Finding(FindingBlock),
}

/// A picture, its words for whoever cannot see it, and the table with the same figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Picture {
    pub key: String,
    pub title: String,
    /// The same in words.
    pub says: String,
    pub drawing: Drawing,
    /// What the tones mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legend: Vec<Legend>,
    pub table: Table,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "drawing", rename_all = "snake_case")]
pub enum Drawing {
    /// Lying bars, one below the other, with a line across all of them.
    Bars { bars: Vec<Bar>, mark: Option<BarLine> },
    /// Standing columns side by side, with a line between two of them.
    Columns { bars: Vec<Bar>, mark: Option<BarLine> },
    /// One tile each.
    Tiles { tiles: Vec<Tile> },
}

/// One bar or column, in parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bar {
    pub label: Prose,
    /// The figure beside it.
    pub words: String,
    /// Its length says nothing: hatched.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept_back: bool,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    pub tone: Tone,
    /// Of the whole length.
    pub permille: u32,
}

/// A line that bars are held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BarLine {
    /// Bars: of the whole length. Columns: of the whole width.
    pub permille: u32,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tile {
    pub label: Prose,
    pub words: String,
    pub tone: Tone,
    /// Numbers of findings that it leads to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Legend {
    pub tone: Tone,
    pub words: String,
}

/// What a colour means; words always stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// The gravest severity.
    First,
    Second,
    Third,
    /// Any milder one.
    Fourth,
    Good,
    Short,
    /// Nobody looked, or it says nothing.
    Unseen,
}

impl Tone {
    /// Of a severity by its place, gravest first.
    pub fn of_severity(place: usize) -> Tone {
        match place {
            0 => Tone::First,
            1 => Tone::Second,
            2 => Tone::Third,
            _ => Tone::Fourth,
        }
    }
}

/// A table. The first cell of a row is its head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    pub key: String,
    /// What it counts, and of when.
    pub caption: String,
    pub head: Vec<Head>,
    pub rows: Vec<Vec<Value>>,
    /// The last row sums up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub totals: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    pub text: String,
    /// Its column holds numbers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub number: bool,
}

/// A cell: as people read it, and as programs count with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Value {
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Decimal>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept_back: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written: bool,
}

/// A finding as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FindingBlock {
    pub number: u32,
    /// "Finding 2".
    pub name: String,
    /// How many severities are graver.
    pub place: u32,
    pub severity: String,
    pub tone: Tone,
    /// The provision's title.
    pub title: Prose,
    pub provision: String,
    pub statement: String,
    /// What it rests on, cause, answer, action: label and text.
    pub lines: Vec<Labelled>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plates: Vec<DrawnPlate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Labelled {
    /// `rests_on`, `evidence`, `root_cause`, `response`, `action`, `who`, `due`, `owed`.
    pub key: String,
    pub label: String,
    pub text: Prose,
}

/// A plate with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnPlate {
    pub plate: Plate,
    /// "Plate 3".
    pub name: String,
    /// Says what is to be seen to whoever cannot see it.
    pub alt: String,
}

/// A report drawn in a language, beside what [`super::OpenReport`] tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawReport {
    pub report: RecordId,
    /// The reader's; English where the app has no words in it.
    pub language: String,
}

/// Values that are not published yet, as their report would be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DrawContent {
    pub content: ReportContent,
    pub language: String,
}

/// Files of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    Pdf,
    Xlsx,
    /// One table a file, in a zip.
    Csv,
    Json,
    /// The site as a point of a map.
    Geojson,
}

/// A published report as a file to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportReport {
    pub report: RecordId,
    pub format: ReportFormat,
    pub language: String,
    /// CSV: begin with the mark by which older spreadsheet programs know UTF-8.
    #[serde(default)]
    pub bom: bool,
}

/// What changed from one report to another, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CompareReports {
    pub from: RecordId,
    pub to: RecordId,
    pub language: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportComparison {
    pub from: ReportLine,
    pub to: ReportLine,
    /// Sections in which something differs.
    pub sections: Vec<ComparedSection>,
    /// Pieces that say the same in both.
    pub same: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ComparedSection {
    pub key: String,
    pub title: String,
    pub pieces: Vec<ComparedPiece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PieceChange {
    Added,
    Removed,
    Changed,
}

/// One text or figure that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ComparedPiece {
    pub label: String,
    pub change: PieceChange,
    /// Empty where it was added.
    pub before: Vec<Run>,
    /// Empty where it was removed.
    pub after: Vec<Run>,
}

/// Words in a row that stand in both, or in one alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Run {
    pub text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub differs: bool,
}

impl Prose {
    /// From the app's or the pack's words.
    pub fn of(text: impl Into<String>) -> Prose {
        Prose {
            text: text.into(),
            written: false,
        }
    }

    /// As a person wrote it.
    pub fn written(text: impl Into<String>) -> Prose {
        Prose {
            text: text.into(),
            written: true,
        }
    }
}

impl ReviewState {
    /// Whether a monitor may still write about it.
    pub fn is_open(self) -> bool {
        !matches!(self, ReviewState::Approved | ReviewState::Replaced)
    }
}
