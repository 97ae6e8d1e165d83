//! What stands in a form so far: expressions may ask about it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    Decimal,
    Range,
    Date,
    Time,
    One,
    Many,
    Rank,
    Acknowledge,
    Note,
    /// Computed numbers, texts, dates.
    Number,
    Words,
    Day,
}

/// A list of choices: every form has the same three.
pub type List = &'static str;

/// Name, label, further columns `kind` and `size`.
pub const CHOICES: [(List, &str, &str, &str, &str); 9] = [
    ("fruit", "apple", "Apple", "sweet", "3"),
    ("fruit", "lemon", "Lemon", "sour", "2"),
    ("fruit", "mango", "Mango", "sweet", "9"),
    ("fruit", "lime", "Lime", "sour", "1"),
    ("kind", "sweet", "Sweet things", "", ""),
    ("kind", "sour", "Sour things", "", ""),
    ("yn", "y", "Yes", "", ""),
    ("yn", "n", "No", "", ""),
    ("yn", "9", "I do not know", "", ""),
];

/// Names of a list's choices.
pub fn choices(list: List) -> Vec<&'static str> {
    CHOICES.iter().filter(|c| c.0 == list).map(|c| c.1).collect()
}

/// A question or calculation.
#[derive(Clone, Debug)]
pub struct Asked {
    pub name: String,
    pub kind: Kind,
    pub list: Option<List>,
    /// Groups and repeats that it stands in, from the outside; repeats are marked.
    pub within: Vec<Within>,
    /// Whether it says how many instances a repeat has: its answers stay small.
    pub counts: bool,
    /// Computed, so nobody answers it.
    pub computed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    pub name: String,
    pub repeats: bool,
}

impl Asked {
    /// The repeats that it stands in.
    pub fn repeats(&self) -> Vec<&str> {
        repeats(&self.within)
    }
}

pub fn repeats(within: &[Within]) -> Vec<&str> {
    within.iter().filter(|w| w.repeats).map(|w| w.name.as_str()).collect()
}

impl Kind {
    pub fn is_number(self) -> bool {
        matches!(self, Kind::Integer | Kind::Decimal | Kind::Range | Kind::Number)
    }

    pub fn is_text(self) -> bool {
        matches!(self, Kind::Text | Kind::Words | Kind::One)
    }

    pub fn is_date(self) -> bool {
        matches!(self, Kind::Date | Kind::Day)
    }
}
