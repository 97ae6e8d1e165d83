//! What Surco's own columns say of a question or choice, and which questions a person meets at all.

use super::definition::{Choice, Kind, Question};

/// The name of the choice "prefers not to say", and how that answer is stored for every other kind of question.
///
/// It is an answer, not a gap: screens draw it apart from the others.
pub const DECLINED: &str = "prefers_not_to_say";

/// Strata that coverage knows (`stratum` column).
pub const STRATA: [&str; 4] = ["crew", "gender", "language", "pay_type"];

/// The columns of the survey sheet that are Surco's own. `yes` or empty: `sensitive`, `individual`, `no_note`.
pub const OWN_COLUMNS: [&str; 7] = [
    "provision",
    "suggests",
    "sensitive",
    "individual",
    "no_note",
    "stratum",
    "told",
];
/// Figures that a worker tells and books are held against (`told` column).
pub const TOLD: [&str; 2] = ["hours_week", "pay_period"];

impl Question {
    /// Whether a person meets it: asked, or read aloud.
    pub fn is_seen(&self) -> bool {
        match self.kind {
            Kind::Calculate | Kind::Hidden | Kind::Metadata(_) | Kind::ExternalFile => false,
            _ => self.calculation.is_none() || !self.label.is_empty() || !self.hint.is_empty(),
        }
    }

    /// Whether a person answers it.
    pub fn is_asked(&self) -> bool {
        self.is_seen() && self.kind != Kind::Note
    }

    /// The provision of the code that the answer speaks to.
    pub fn provision(&self) -> Option<&str> {
        self.own("provision")
    }

    /// The expression on the answer that, where it holds, suggests a breach of [`Question::provision`].
    pub fn suggests(&self) -> Option<&str> {
        self.own("suggests")
    }

    /// The screen hides the answer as soon as the next question is shown.
    pub fn is_sensitive(&self) -> bool {
        self.says("sensitive")
    }

    /// Not to be opened in a group interview: one person's pay is nobody else's business.
    pub fn is_individual(&self) -> bool {
        self.says("individual")
    }

    /// No words of the person's own are written down here: no note beside the answer.
    pub fn takes_no_note(&self) -> bool {
        self.says("no_note")
    }

    /// The stratum of coverage that the answer gives: `crew`, `gender`, `language`, `pay_type`.
    ///
    /// For `crew` the screen offers the crews of the audit's plan.
    pub fn stratum(&self) -> Option<&str> {
        self.own("stratum")
    }

    /// The figure that the answer tells, one of [`TOLD`]: books are held against it.
    pub fn told(&self) -> Option<&str> {
        self.own("told")
    }

    fn own(&self, column: &str) -> Option<&str> {
        let text = self.columns.get(column).map(String::as_str);
        text.filter(|text| !text.is_empty())
    }

    fn says(&self, column: &str) -> bool {
        self.own(column).is_some_and(|text| yes_or_no(text) == Some(true))
    }
}

impl Choice {
    /// Drawn apart from the others: "prefers not to say".
    pub fn is_apart(&self) -> bool {
        self.name == DECLINED
    }

    /// Cannot stand beside another choice: "none of these".
    pub fn is_exclusive(&self) -> bool {
        let exclusive = self.columns.get("exclusive");
        self.is_apart() || exclusive.is_some_and(|text| yes_or_no(text) == Some(true))
    }
}

/// XLSForm's words for yes and no.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim() {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}
