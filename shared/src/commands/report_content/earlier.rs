//! What has left the team about a site before: a new report must tell nothing by difference from it.

use crate::api::{ApiError, PublishedRegister, ReportContent, WageDistribution};
use crate::commands::host::{Host, Row};
use crate::commands::{report_text, reports};
use crate::disclosure::Released;
use crate::domain::audit::Plan;
use crate::domain::keys::report as key;
use crate::ids::{RecordId, RoomId};
use crate::kinds::Kind;
use crate::time::Day;

/// Audits of a site whose fieldwork lies no further apart may have heard the same people.
const SAME_PEOPLE_DAYS: i64 = 90;

/// Reports about one site.
pub(in crate::commands) struct EarlierReports {
    /// Versions of this audit's report, oldest first.
    versions: Vec<(RecordId, ReportContent)>,
    /// Reports of other audits of the site.
    others: Vec<ReportContent>,
}

impl EarlierReports {
    pub fn of(host: &mut impl Host, audit: RoomId, plan: &Plan) -> Result<EarlierReports, ApiError> {
        let room = host.program()?;
        let audit = audit.to_string();
        let (own, rest): (Vec<Row>, Vec<Row>) = host
            .rows(room, Kind::Report)?
            .into_iter()
            .partition(|row| row.fields.text(key::AUDIT) == Some(&audit));
        let content = |row: &Row| report_text::content_of(&row.fields);
        let mut versions = Vec::new();
        for row in &own {
            // Without knowing what it said, nobody can tell what a new version would give away.
            versions.push((row.id, content(row).ok_or_else(reports::unreadable)?));
        }
        versions.sort_by_key(|(_, content)| content.version);
        let site = folded(&plan.site_name);
        let others = rest
            .iter()
            .filter_map(content)
            .filter(|content| folded(&content.site) == site);
        Ok(EarlierReports {
            versions,
            others: others.collect(),
        })
    }

    pub fn latest(&self) -> Option<&ReportContent> {
        self.versions.last().map(|(_, content)| content)
    }

    pub fn latest_id(&self) -> Option<RecordId> {
        self.versions.last().map(|(id, _)| *id)
    }

    pub fn next_version(&self) -> u32 {
        self.latest().map_or(1, |content| content.version.saturating_add(1))
    }

    /// Newest first.
    pub fn versions(&self) -> impl Iterator<Item = &ReportContent> {
        self.versions.iter().rev().map(|(_, content)| content)
    }

    /// The tables of every earlier version, oldest first.
    pub fn coverage(&self) -> Vec<Released> {
        let all = self.versions.iter().flat_map(|(_, content)| &content.coverage);
        all.cloned().collect()
    }

    /// The tables of other audits that may have heard the same people.
    pub fn coverage_beside(&self, plan: &Plan) -> Vec<Released> {
        let apart = |from: Day, to: Day| (to - from).num_days() > SAME_PEOPLE_DAYS;
        let near = |content: &&ReportContent| !apart(content.ends, plan.starts) && !apart(plan.ends, content.starts);
        self.others
            .iter()
            .filter(near)
            .flat_map(|content| content.coverage.clone())
            .collect()
    }

    /// Registers in reports of other audits of the site.
    pub fn other_registers(&self) -> impl Iterator<Item = &PublishedRegister> {
        self.others.iter().flat_map(|content| &content.registers)
    }

    pub fn other_wages(&self) -> impl Iterator<Item = &WageDistribution> {
        self.others.iter().flat_map(|content| &content.wages)
    }
}

/// A site is named by people: case and spaces make no other site.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
