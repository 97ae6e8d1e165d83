//! A report's finished values: what leaves the team, and nothing else.
//!
//! Written once, by `publish_report`, and never changed. Fields that came later are left out where they are empty, so that the
//! hash of an earlier report stays what it was.

use super::plates::{Plate, Signer};
use crate::disclosure::{Cell, Released, Why};
use crate::ids::{Hash, RecordId};
use crate::money::Money;
use crate::payroll::Rule;
use crate::time::Day;
use crate::words::Words;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The finished values of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportContent {
    pub site: String,
    pub operator: String,
    pub title: String,
    pub starts: Day,
    pub ends: Day,
    /// From 1; a corrected report is a new version that names the old one.
    pub version: u32,
    pub replaces: Option<RecordId>,
    pub summary: String,
    /// Lines of the first version of the app, in English; today `method_lines`.
    pub method: Vec<String>,
    /// Persons heard of all; `None`: kept back.
    pub heard: Option<u32>,
    pub workers: Option<u32>,
    pub goal_percent: u32,
    /// Coverage by group; empty when no worker table may leave.
    pub coverage: Vec<Released>,
    /// Why there is no worker table, said first.
    pub no_worker_tables: Option<String>,
    pub findings: Vec<PublishedFinding>,
    pub pay: Vec<PublishedPay>,
    /// Lines of the first version of the app, in English; today `decision_lines`.
    pub decisions: Vec<String>,
    /// The pack's severities, gravest first: what charts and words of findings go by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub severities: Vec<PublishedSeverity>,
    /// Every provision of the pack, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standing: Vec<ProvisionStanding>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub method_lines: Vec<Sentence>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decision_lines: Vec<Sentence>,
    /// The employer's books, rule by rule, without workers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub registers: Vec<PublishedRegister>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wages: Vec<WageDistribution>,
    /// Why figures about workers are missing altogether, as a kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_worker_tables_why: Option<Why>,
    /// The devices whose stamps the plates cite, under names of this report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signers: Vec<Signer>,
    /// SHA-256 over the canonical JSON of all of the above.
    pub hash: Hash,
}

impl ReportContent {
    /// Every plate, in the order of the findings.
    pub fn plates(&self) -> impl Iterator<Item = &Plate> {
        self.findings.iter().flat_map(|finding| &finding.plates)
    }

    /// What the lead wrote of the method, without the lines that the app adds after it: where a corrected version begins.
    pub fn written_method(&self) -> String {
        let written = self.method_lines.iter().map_while(|line| match line {
            Sentence::Text { text } => Some(text.as_str()),
            _ => None,
        });
        written.collect::<Vec<_>>().join("\n")
    }
}

/// A finding as published: no number below the threshold, no speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedFinding {
    pub number: u32,
    pub provision: String,
    pub provision_title: Words,
    pub severity: String,
    pub statement: String,
    /// English words of the first version of the app; today `rests_on`.
    pub basis: String,
    pub evidence_items: u32,
    pub action: Option<PublishedAction>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<crate::disclosure::Basis>,
    /// Why it came to this; a person's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub root_cause: String,
    /// The cause in the pack's words, where its list has it.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub root_cause_words: Words,
    /// What the site's management answered; a person's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub response: String,
    /// Redacted pictures that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plates: Vec<Plate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedAction {
    pub what: String,
    pub due: Option<Day>,
    /// Money to be paid back to workers; kept back where few share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed: Option<Money>,
    /// Who has to do it, such as "Site management".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
}

/// A severity in the pack's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedSeverity {
    pub severity: String,
    pub title: Words,
}

/// How a provision of the code stands after an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A finding says that it is broken.
    Broken,
    /// It was looked at, and nothing was found.
    NothingFound,
    /// Nobody looked: no question, checklist item or pay rule about it was answered.
    NotLookedAt,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProvisionStanding {
    pub provision: String,
    pub title: Words,
    pub standing: Standing,
    /// The gravest of its findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// Numbers of its findings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<u32>,
}

/// A sentence of the report: readers get it in their own language, save what a person wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "sentence", rename_all = "snake_case")]
pub enum Sentence {
    /// As a person wrote it.
    Text {
        text: String,
    },
    /// From the pack.
    Words {
        words: Words,
    },
    Goal {
        percent: u32,
    },
    Fieldwork {
        starts: Day,
        ends: Day,
    },
    /// People heard in groups count towards no goal.
    Groups {
        people_at_least: Option<u32>,
    },
    /// Published without one device's last word.
    WithoutDevice {
        reason: String,
    },
    /// Published below the goal of coverage.
    BelowGoal {
        reason: String,
    },
    /// Two values stood for one thing, and the lead chose.
    ChoseValue {
        key: String,
        choice: String,
        reason: String,
    },
    /// Two interviews were of one person and count once.
    SamePerson {
        reason: String,
    },
    /// Two findings said the same and became one.
    SameFinding {
        reason: String,
    },
    /// What people told and what books or lists say differ, and the lead settled it.
    Contradiction {
        reason: String,
    },
}

/// Pay slips keyed in by hand: what was short, by how many (kept back when few).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedPay {
    /// `None`: kept back.
    pub slips_checked: Option<u32>,
    pub slips_short: Option<u32>,
    pub owed: Option<Money>,
    pub rule: String,
    pub why_kept_back: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_words: Option<Words>,
}

/// One of the employer's registers after its check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedRegister {
    /// First and last day that its rows are about.
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub currency: String,
    /// Workers checked.
    pub workers: Cell,
    /// Workers owed something by any rule.
    pub short: Cell,
    /// `None`: kept back, or nothing is owed (`short` tells which).
    pub owed: Option<Money>,
    /// The rules that the pack chose, in its order.
    pub rules: Vec<PublishedPayRule>,
    /// Why something of it is kept back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// What one rule found in a register: the arithmetic over everybody, never over one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublishedPayRule {
    pub rule: Rule,
    pub title: Words,
    /// What the rule stands on, such as `29 CFR 778.111`.
    pub sources: Vec<String>,
    pub checked: Cell,
    pub broken: Cell,
    pub not_verifiable: Cell,
    pub owed: Option<Money>,
    /// Sums over the workers who are short, each a step that leads to the next; empty where kept back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<PaySum>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaySum {
    pub of: PaySumOf,
    pub amount: Decimal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaySumOf {
    /// In hours.
    Hours,
    /// Money that was due.
    Due,
    /// Money that was paid.
    Paid,
    /// Money that is owed.
    Owed,
}

/// How effective hourly pay is spread, with the floor to hold it against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WageDistribution {
    pub currency: String,
    /// First and last day of the register that it is drawn from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Day>,
    /// The lowest wage that may be paid, in the currency per hour.
    pub floor: Option<Decimal>,
    /// Lowest first, one after the other without a gap.
    pub bins: Vec<WageBin>,
    /// Why some of it is kept back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WageBin {
    /// In the currency per hour; `None`: no lower end.
    pub from: Option<Decimal>,
    /// Up to but without; `None`: no upper end.
    pub below: Option<Decimal>,
    /// Each worker once, by all pay over all hours of the register.
    pub workers: Cell,
}
