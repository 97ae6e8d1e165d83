//! A program as the rest of Surco sees it: checked, with every reference resolved.

use super::pay::PayrollRules;
use super::sampling::Sampling;
use crate::form::Form;
use crate::words::{Language, Words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A program: its code, questionnaires, checklists and rules. Made only by [`Pack::parse`](super::Pack::parse).
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// Such as `fair-food`.
    pub id: String,
    pub version: String,
    pub kind: PackKind,
    pub title: Words,
    /// What its screens and reports must say about the pack itself (who checked it, who did not).
    pub notice: Words,
    pub sector: String,
    pub languages: Vec<Language>,
    pub sources: Vec<Source>,
    /// Gravest first.
    pub severities: Vec<Severity>,
    pub provisions: Vec<Provision>,
    pub interviews: Vec<Interview>,
    pub checklists: Vec<Checklist>,
    pub consent: Consent,
    pub sampling: Sampling,
    pub payroll: PayrollRules,
    pub protocol: Vec<ProtocolCard>,
    pub actions: ActionRules,
    pub figures: Vec<Figure>,
    /// Smallest numbers of people that a report may show.
    pub disclosure: Thresholds,
}

impl Pack {
    pub fn provision(&self, id: &str) -> Option<&Provision> {
        self.provisions.iter().find(|provision| provision.id == id)
    }

    pub fn severity(&self, id: &str) -> Option<&Severity> {
        self.severities.iter().find(|severity| severity.id == id)
    }

    /// A questionnaire or checklist by its folder, with its title.
    pub fn form(&self, folder: &str) -> Option<(&Words, &Form)> {
        let interviews = self
            .interviews
            .iter()
            .map(|asked| (&asked.folder, &asked.title, &asked.form));
        let checklists = self
            .checklists
            .iter()
            .map(|list| (&list.folder, &list.title, &list.form));
        let mut all = interviews.chain(checklists).filter(|(known, ..)| *known == folder);
        all.next().map(|(_, title, form)| (title, form))
    }

    /// The questionnaire for an audience: the first, where it has several.
    pub fn interview(&self, audience: Audience) -> Option<&Interview> {
        self.interviews.iter().find(|interview| interview.audience == audience)
    }

    /// The folders of all questionnaires for an audience, in the order of pack.toml.
    pub fn interview_folders(&self, audience: Audience) -> Vec<&str> {
        let asked = self.interviews.iter().filter(|asked| asked.audience == audience);
        asked.map(|asked| asked.folder.as_str()).collect()
    }

    /// The words for a group of coverage (`gender`, `woman`): those of the choice that gives it, else its own name.
    pub fn group_words(&self, stratum: &str, group: &str) -> Words {
        let forms = self.interviews.iter().map(|interview| &interview.form);
        let choice = forms.flat_map(|form| form.questions().map(move |question| (form, question)));
        let choice = choice
            .filter(|(_, question)| question.stratum() == Some(stratum))
            .find_map(|(form, question)| form.choice(question, group));
        choice.map_or_else(|| Words::from([("en", group)]), |choice| choice.label.clone())
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// What a program does with its pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PackKind {
    /// Sites are judged against a code: findings, corrective actions, reports.
    #[default]
    Audit,
    /// A baseline that describes and judges nobody.
    Survey,
}

impl PackKind {
    pub const ALL: [(&'static str, PackKind); 2] = [("audit", PackKind::Audit), ("survey", PackKind::Survey)];

    /// The word in packs.
    pub fn name(self) -> &'static str {
        match self {
            PackKind::Audit => "audit",
            PackKind::Survey => "survey",
        }
    }
}

/// Where facts come from. `SOURCES.md` of the pack says the same in prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub address: Option<String>,
}

/// What a fact of the pack rests on. Without any source it is this pack's own default and screens say so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Grounds {
    /// Ids of [`Source`]s.
    pub sources: Vec<String>,
    /// The fact could not be checked, or the program publishes none: a default to be confirmed.
    pub unverified: bool,
    /// What a reader should know beside it.
    pub note: Option<Words>,
}

/// A class of severity. Names and order are the pack's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Severity {
    pub id: String,
    pub title: Words,
    pub consequence: Words,
    /// Hours in which a breach must be put right; `None`: no clock.
    pub deadline_hours: Option<u32>,
    /// A breach alerts the leads at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub zero_tolerance: bool,
    pub grounds: Grounds,
}

/// One article of the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Provision {
    pub id: String,
    pub title: Words,
    pub text: Words,
    /// The severity of a breach unless the finding says otherwise.
    pub severity: String,
    pub grounds: Grounds,
}

/// Whom a questionnaire is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Worker,
    CrewLeader,
    Supervisor,
    Manager,
    Committee,
}

impl Audience {
    pub const ALL: [(&'static str, Audience); 5] = [
        ("worker", Audience::Worker),
        ("crew_leader", Audience::CrewLeader),
        ("supervisor", Audience::Supervisor),
        ("manager", Audience::Manager),
        ("committee", Audience::Committee),
    ];

    /// The name in packs and records.
    pub fn name(self) -> &'static str {
        match self {
            Audience::Worker => "worker",
            Audience::CrewLeader => "crew_leader",
            Audience::Supervisor => "supervisor",
            Audience::Manager => "manager",
            Audience::Committee => "committee",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    pub audience: Audience,
    /// The folder of its sheets; its name in records.
    pub folder: String,
    pub title: Words,
    pub form: Form,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    pub folder: String,
    pub title: Words,
    pub form: Form,
}

/// What is read to a person before the first question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Consent {
    /// Paragraphs in order, to be read aloud.
    pub script: Vec<Words>,
    pub scopes: Vec<ConsentScope>,
    /// What to say when the person refuses.
    pub refused: Words,
    /// What stands on the slip that a worker takes home, beside phone, code and words.
    pub slip: Words,
}

/// One thing that a person may allow or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConsentScope {
    /// `notes`, `audio`, `photo` or `quote`.
    pub id: String,
    pub title: Words,
    /// Without it there is no interview.
    pub required: bool,
}

/// What to do at once, on one card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProtocolCard {
    /// `child` or `imminent_danger`.
    pub id: String,
    pub title: Words,
    /// In order.
    pub steps: Vec<Words>,
    pub never: Vec<Words>,
    pub grounds: Grounds,
}

/// Corrective actions: their statuses and the ladder when they are not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActionRules {
    pub statuses: Vec<ActionStatus>,
    /// Mildest first.
    pub stages: Vec<Stage>,
    /// What may be done about a person who did harm, mildest first; empty where a program grades no remedies.
    #[serde(default)]
    pub remedies: Vec<Remedy>,
    /// Why breaches happen, as the program names it; empty where causes are written in one's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub root_causes: Vec<RootCause>,
}

/// A cause of breaches, such as pay that one person reckons alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RootCause {
    pub id: String,
    pub title: Words,
}

/// A remedy that a program directs or agrees, such as an apology or a dismissal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Remedy {
    pub id: String,
    pub title: Words,
    pub grounds: Grounds,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ActionStatus {
    /// `in_progress`, `reported_fixed`, `verified` or `reopened`.
    pub id: String,
    pub title: Words,
}

/// A step of escalation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stage {
    pub id: String,
    pub title: Words,
    pub entry: Words,
    pub exit: Words,
    /// The shortest time in it, in days, where the program publishes one.
    pub minimum_days: Option<u32>,
    /// What is sent when a site enters the stage, to the site or to others.
    #[serde(default)]
    pub letters: Vec<Letter>,
    pub grounds: Grounds,
}

/// A letter, notice or statement that belongs to a stage of escalation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Letter {
    pub id: String,
    pub title: Words,
}

/// A figure that the program reports: a percentage never goes without its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    pub id: String,
    pub title: Words,
    pub numerator: Words,
    pub denominator: Option<Words>,
    pub period: Words,
    /// The question that it counts, as `folder:name`, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// The fewest people that a shown cell may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Thresholds {
    /// For employers, brands and the public; never under 10.
    pub outside: u32,
    /// For named monitors; never under 5.
    pub monitors: u32,
}

impl Thresholds {
    /// The house's own thresholds, which a program may raise and never lower.
    pub const LOWEST: Thresholds = Thresholds {
        outside: 10,
        monitors: 5,
    };
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds::LOWEST
    }
}
