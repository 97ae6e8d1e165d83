//! Sites as points: name, place and how they stand by their last report.

use super::access;
use super::host::{Host, Row};
use super::{actions, report_reading, report_text};
use crate::api::{ActionState, ApiError, ExportedFile, ListActions, ReportContent, Standing};
use crate::domain::keys::{report as report_key, site as key};
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::report::files::{self, SitePoint};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Every site of the program, by its last report where there is one.
pub fn export(host: &mut impl Host) -> Result<ExportedFile, ApiError> {
    let room = host.program()?;
    access::role_in(host, room)?;
    let mut last: BTreeMap<String, (ReportContent, RoomId)> = BTreeMap::new();
    for row in host.rows(room, Kind::Report)? {
        let content = report_text::content_of(&row.fields);
        let audit = row.fields.text(report_key::AUDIT).and_then(|id| id.parse().ok());
        let Some((content, audit)) = content.zip(audit) else {
            continue;
        };
        let age = |content: &ReportContent| (content.ends, content.version);
        match last.get(&content.site) {
            Some((known, _)) if age(known) > age(&content) => {}
            _ => {
                last.insert(content.site.clone(), (content, audit));
            }
        }
    }
    let mut points = Vec::new();
    for row in host.rows(room, Kind::Site)? {
        let name = row.fields.text(key::NAME).unwrap_or_default();
        points.push(match last.get(name) {
            Some((content, audit)) => by_report(host, Some(&row), content, *audit)?,
            None => bare(&row),
        });
    }
    let bytes = files::geojson(&points).map_err(|fault| report_reading::unmade(&fault))?;
    report_reading::as_file("surco-sites.geojson".into(), "application/geo+json", &bytes)
}

/// The site of a report.
pub(super) fn of_audit(host: &mut impl Host, content: &ReportContent, audit: RoomId) -> Result<SitePoint, ApiError> {
    let room = host.program()?;
    access::role_in(host, room)?;
    let sites = host.rows(room, Kind::Site)?;
    let row = sites
        .iter()
        .find(|row| row.fields.text(key::NAME) == Some(content.site.as_str()));
    by_report(host, row, content, audit)
}

fn by_report(
    host: &mut impl Host,
    row: Option<&Row>,
    content: &ReportContent,
    audit: RoomId,
) -> Result<SitePoint, ApiError> {
    let listed = actions::list(host, ListActions { audit: Some(audit) })?;
    let open = listed
        .actions
        .iter()
        .filter(|action| action.state != ActionState::Verified)
        .count();
    let text = |key: &str| row.and_then(|row| row.fields.text(key)).unwrap_or_default().to_owned();
    Ok(SitePoint {
        name: content.site.clone(),
        operator: content.operator.clone(),
        sector: text(key::SECTOR),
        position: position(&text(key::POSITION)),
        broken: standing(content),
        last_audit: Some(content.ends),
        open_actions: u32::try_from(open).unwrap_or(u32::MAX),
    })
}

fn bare(row: &Row) -> SitePoint {
    let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
    SitePoint {
        name: text(key::NAME),
        operator: text(key::OPERATOR),
        sector: text(key::SECTOR),
        position: position(&text(key::POSITION)),
        broken: None,
        last_audit: None,
        open_actions: 0,
    }
}

/// Broken provisions of all that were looked at; `None` in reports that do not say.
fn standing(content: &ReportContent) -> Option<(u32, u32)> {
    let count = |broken: bool| {
        let of = content
            .standing
            .iter()
            .filter(|one| one.standing != Standing::NotLookedAt);
        u32::try_from(of.filter(|one| !broken || one.standing == Standing::Broken).count()).ok()
    };
    if content.standing.is_empty() {
        return None;
    }
    count(true).zip(count(false))
}

/// Latitude and longitude in degrees of what somebody typed or a record holds, to two decimals: `27.4191, -81.398`.
pub(super) fn position(text: &str) -> Option<(Decimal, Decimal)> {
    let latin = crate::digits::latin(text).replace('−', "-");
    let mut parts = latin.split([',', ';', ' ']).filter(|part| !part.is_empty());
    let (latitude, longitude): (Decimal, Decimal) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let within = latitude.abs() <= Decimal::from(90) && longitude.abs() <= Decimal::from(180);
    (within && parts.next().is_none()).then(|| (latitude.round_dp(2), longitude.round_dp(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_coarse_and_on_earth() {
        let degrees = |text: &str| position(text).map(|(latitude, longitude)| format!("{latitude} {longitude}"));
        assert_eq!(degrees("27.41913 -81.39804"), Some("27.42 -81.40".into()));
        assert_eq!(degrees("২৩.৭৬৬৪, ৯০.৩৮৮২"), Some("23.77 90.39".into()));
        for nonsense in ["", "91 0", "0 181", "27.4", "a b", "NaN NaN", "1 2 3", "27,42 -81,40"] {
            assert_eq!(degrees(nonsense), None, "{nonsense}");
        }
    }
}
