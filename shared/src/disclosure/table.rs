//! Counts of people before and after disclosure: what the team knows, and what may be shown of it.

use super::why::Why;
use crate::pack::Thresholds;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who will read. Employers, brands and the public see less than a monitor known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    Outside,
    NamedMonitor,
}

impl Reader {
    /// The fewest people that a shown cell may stand for.
    pub fn threshold(self, thresholds: &Thresholds) -> u32 {
        match self {
            Reader::Outside => thresholds.outside.max(Thresholds::LOWEST.outside),
            Reader::NamedMonitor => thresholds.monitors.max(Thresholds::LOWEST.monitors),
        }
    }

    /// Whether this reader also sees what was released to `other`.
    pub(super) fn sees(self, other: Reader) -> bool {
        self == other || other == Reader::Outside
    }
}

/// A table of counts as the team knows it. It never leaves as it is: see [`super::release()`].
///
/// One column for plain coverage; several for a cross table (crew by gender).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountTable {
    /// What it counts by, such as `crew` or `crew/gender`: the same name for the same table in every release.
    pub id: String,
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// As many as rows, each as many as columns.
    pub counts: Vec<Vec<Count>>,
}

/// One count of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub people: u32,
    /// Of how many, where the group's size is known (and the reader may know it too).
    pub of: Option<u32>,
    /// The group cannot exist, so its zero says nothing about anybody.
    pub structural_zero: bool,
}

impl CountTable {
    /// A table with one column: groups with people counted and, where known, the size of the group.
    pub fn by_group(id: &str, groups: impl IntoIterator<Item = (String, u32, Option<u32>)>) -> CountTable {
        let mut table = CountTable {
            id: id.to_owned(),
            rows: Vec::new(),
            columns: vec![String::new()],
            counts: Vec::new(),
        };
        for (group, people, of) in groups {
            table.rows.push(group);
            table.counts.push(vec![Count {
                people,
                of,
                structural_zero: false,
            }]);
        }
        table
    }
}

/// The site and audit that a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Population {
    /// Workers on the site.
    pub workers: u32,
    /// Workers interviewed, in persons.
    pub interviews: u32,
}

/// A table as it may leave, with what is kept back and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Released {
    /// The [`CountTable::id`].
    pub table: String,
    pub reader: Reader,
    pub rows: Vec<String>,
    /// The rows in the pack's words, one each, or none where nobody named them: see [`super::name_rows`].
    #[serde(default)]
    pub row_words: Vec<Words>,
    pub columns: Vec<String>,
    pub cells: Vec<Vec<Cell>>,
    /// One per row; empty in a table of one column.
    pub row_totals: Vec<Cell>,
    /// One per column; empty in a table of one column.
    pub column_totals: Vec<Cell>,
    pub total: Cell,
    /// Why something is kept back, or why it stands as it was; empty when everything is shown.
    pub why: Vec<Why>,
}

/// One cell as it may leave. Percentages and charts are made from shown cells only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "cell", rename_all = "snake_case")]
pub enum Cell {
    Shown {
        people: u32,
        of: Option<u32>,
    },
    KeptBack,
    /// The group cannot exist.
    Empty,
}

impl Cell {
    /// The people shown; `None` when kept back.
    pub fn people(self) -> Option<u32> {
        match self {
            Cell::Shown { people, .. } => Some(people),
            Cell::Empty => Some(0),
            Cell::KeptBack => None,
        }
    }

    /// The share in tenths of a per cent, rounded half up, where people and group are shown.
    pub fn share_permille(self) -> Option<u32> {
        match self {
            Cell::Shown { people, of: Some(of) } if of > 0 => {
                let share = (u64::from(people) * 2_000 + u64::from(of)).checked_div(u64::from(of) * 2)?;
                u32::try_from(share).ok()
            }
            Cell::Shown { .. } | Cell::KeptBack | Cell::Empty => None,
        }
    }
}

/// Whether a count is too small to be shown: few people, nobody, or nobody or everybody of a small group.
pub(super) fn is_small(people: u32, of: Option<u32>, threshold: u32) -> bool {
    let all_or_none_of_few = of.is_some_and(|of| of < SMALL_GROUP && (people == 0 || people >= of));
    people < threshold || all_or_none_of_few
}

/// 0 % or 100 % of a group smaller than this is as good as naming its members.
pub(super) const SMALL_GROUP: u32 = 20;
