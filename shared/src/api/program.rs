//! Today, the program, its pack and its sites.

use super::{AlertLine, AuditLine, Custody, TaskLine};
use crate::ids::{RecordId, RoomId};
use crate::time::{Day, Timestamp};
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What to do, then what is only here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetToday {}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Today {
    pub day: Day,
    pub program_name: String,
    /// Audits in the field first, then by start.
    pub audits: Vec<AuditLine>,
    /// Interviews that this device began and did not finish.
    pub unfinished: Vec<Unfinished>,
    /// Open tasks of this person.
    pub tasks: Vec<TaskLine>,
    /// What monitors ask about published reports and nobody answered yet; empty for whoever does not answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<ReviewQuestion>,
    /// For leads: zero-tolerance findings that this person has not acknowledged, newest first.
    #[serde(default)]
    pub alerts: Vec<AlertLine>,
    pub custody: Custody,
    /// Whether this person may make an audit here.
    pub may_make_audit: bool,
}

/// A report that came back with a question: work for its lead, also without signal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewQuestion {
    pub report: RecordId,
    pub site: String,
    pub version: u32,
    pub question: String,
    pub by: String,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unfinished {
    pub audit: RoomId,
    pub interview: RecordId,
    pub worker_code: String,
    pub answered: u32,
    pub questions: u32,
}

/// The complaint line, as slips name it from now on. For administrators. Empty: slips name none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetProgramPhone {
    pub phone: String,
}

/// The program and what its pack says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GetProgram {}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProgramView {
    pub name: String,
    pub pack: String,
    pub pack_version: String,
    pub currency: String,
    pub complaint_phone: Option<String>,
    /// Gravest first.
    pub severities: Vec<SeverityView>,
    pub provisions: Vec<ProvisionView>,
    pub languages: Vec<String>,
    /// Why breaches happen, in the pack's words; empty: in one's own.
    #[serde(default)]
    pub root_causes: Vec<crate::pack::RootCause>,
    /// Shown when a child or imminent danger is flagged.
    pub protocol: Vec<crate::pack::ProtocolCard>,
    pub may_add_site: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SeverityView {
    pub id: String,
    pub title: Words,
    pub consequence: Words,
    /// Hours in which a breach must be put right, by default.
    pub deadline_hours: Option<u32>,
    /// A breach alerts the leads at once.
    #[serde(default)]
    pub zero_tolerance: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProvisionView {
    pub id: String,
    pub title: Words,
    pub text: Words,
    /// The severity that the pack proposes.
    pub severity: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListSites {}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sites {
    pub sites: Vec<SiteLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SiteLine {
    pub site: RecordId,
    pub name: String,
    pub operator: String,
    pub sector: String,
    pub place: String,
    /// Latitude and longitude in degrees, two decimals at most, a space between; empty: not on the map.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub position: String,
}

/// Puts a site on the map, as coarse as two decimals of a degree (about a kilometre), or takes it off with an empty text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceSite {
    pub site: RecordId,
    /// As people type it: `27.4191, -81.398`. What is finer than two decimals is not kept.
    pub position: String,
}

/// The program's sites as points of a map (GeoJSON), with how each stands by its last report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExportSites {}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddSite {
    pub name: String,
    pub operator: String,
    #[serde(default)]
    pub sector: String,
    /// As coarse as the program publishes it: a county or a district.
    #[serde(default)]
    pub place: String,
}
