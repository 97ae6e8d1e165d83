//! Sites as points: name, place and how they stand by their last report.

use super::access;
use super::host::Host;
use super::actions;
use crate::api::{ActionState, ApiError, ListActions, ReportContent, Standing};
use crate::domain::keys::site as key;
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::report::files::SitePoint;
use rust_decimal::Decimal;

/// The site of a report.
pub(super) fn of_audit(host: &mut impl Host, content: &ReportContent, audit: RoomId) -> Result<SitePoint, ApiError> {
    let room = host.program()?;
    access::role_in(host, room)?;
    let listed = actions::list(host, ListActions { audit: Some(audit) })?;
    let open = listed.actions.iter().filter(|action| action.state != ActionState::Verified).count();
    let sites = host.rows(room, Kind::Site)?;
    let row = sites.iter().find(|row| row.fields.text(key::NAME) == Some(content.site.as_str()));
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

/// Broken provisions of all that were looked at; `None` in reports that do not say.
fn standing(content: &ReportContent) -> Option<(u32, u32)> {
    let count = |broken: bool| {
        let of = content.standing.iter().filter(|one| one.standing != Standing::NotLookedAt);
        u32::try_from(of.filter(|one| !broken || one.standing == Standing::Broken).count()).ok()
    };
    if content.standing.is_empty() {
        return None;
    }
    count(true).zip(count(false))
}

/// "27.42 -81.4": latitude and longitude in degrees.
pub(super) fn position(text: &str) -> Option<(Decimal, Decimal)> {
    let (latitude, longitude) = text.split_once(' ')?;
    let (latitude, longitude): (Decimal, Decimal) = (latitude.parse().ok()?, longitude.parse().ok()?);
    let within = latitude.abs() <= Decimal::from(90) && longitude.abs() <= Decimal::from(180);
    within.then(|| (latitude.round_dp(2), longitude.round_dp(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_coarse_and_on_earth() {
        let degrees = |text: &str| position(text).map(|(latitude, longitude)| format!("{latitude} {longitude}"));
        assert_eq!(degrees("27.41913 -81.39804"), Some("27.42 -81.40".into()));
        for nonsense in ["", "91 0", "0 181", "27.4", "a b", "NaN NaN", "1 2 3"] {
            assert_eq!(degrees(nonsense), None, "{nonsense}");
        }
    }
}
