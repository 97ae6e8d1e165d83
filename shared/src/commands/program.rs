//! The program, its pack, its questionnaires and its sites.

use super::access::{self, LINE_CHARS};
use super::host::{Host, Row};
use super::site_points;
use crate::api::{
    AddSite, ApiError, GetProgram, ListSites, PlaceSite, ProgramView, ProvisionView, SetProgramPhone, SeverityView,
    SiteLine, Sites,
};
use crate::domain::keys::{program as program_key, site as key};
use crate::kinds::Kind;
use crate::permissions::may_write;
use crate::record::Edit;

pub fn program(host: &mut impl Host, _: GetProgram) -> Result<ProgramView, ApiError> {
    let room = host.program()?;
    let role = access::role_in(host, room)?;
    let pack = host.pack(None)?;
    Ok(ProgramView {
        name: program_name(host)?,
        pack: pack.id.clone(),
        pack_version: pack.version.clone(),
        currency: pack.payroll.currency.clone(),
        complaint_phone: complaint_phone(host)?,
        severities: pack
            .severities
            .iter()
            .map(|severity| SeverityView {
                id: severity.id.clone(),
                title: severity.title.clone(),
                consequence: severity.consequence.clone(),
                deadline_hours: severity.deadline_hours,
                zero_tolerance: severity.zero_tolerance,
            })
            .collect(),
        provisions: pack
            .provisions
            .iter()
            .map(|provision| ProvisionView {
                id: provision.id.clone(),
                title: provision.title.clone(),
                text: provision.text.clone(),
                severity: provision.severity.clone(),
            })
            .collect(),
        languages: pack.languages.iter().map(|language| language.code.clone()).collect(),
        root_causes: pack.actions.root_causes.clone(),
        protocol: pack.protocol.clone(),
        may_add_site: may_write(role, Kind::Site),
    })
}

/// The program's name from its own record; empty before the first sync.
pub(super) fn program_name(host: &mut impl Host) -> Result<String, ApiError> {
    let room = host.program()?;
    let rows = host.rows(room, Kind::Program)?;
    Ok(rows
        .first()
        .and_then(|row| row.fields.text(program_key::NAME))
        .unwrap_or_default()
        .to_owned())
}

/// The complaint line that stands on slips; `None` until the program names one.
pub(super) fn complaint_phone(host: &mut impl Host) -> Result<Option<String>, ApiError> {
    let room = host.program()?;
    let rows = host.rows(room, Kind::Program)?;
    Ok(rows
        .first()
        .and_then(|row| row.fields.text(program_key::PHONE))
        .filter(|phone| !phone.is_empty())
        .map(str::to_owned))
}

pub fn set_phone(host: &mut impl Host, call: SetProgramPhone) -> Result<ProgramView, ApiError> {
    let room = host.program()?;
    access::need_write(host, room, Kind::Program)?;
    let rows = host.rows(room, Kind::Program)?;
    let row = rows.first().ok_or_else(|| ApiError::not_found("program"))?;
    let phone = access::within("phone", &call.phone, LINE_CHARS)?;
    access::change(host, row, vec![Edit::put(program_key::PHONE, phone)])?;
    program(host, GetProgram {})
}

pub fn list_sites(host: &mut impl Host, _: ListSites) -> Result<Sites, ApiError> {
    let room = host.program()?;
    access::role_in(host, room)?;
    Ok(Sites {
        sites: host.rows(room, Kind::Site)?.iter().map(line).collect(),
    })
}

pub fn add_site(host: &mut impl Host, call: AddSite) -> Result<SiteLine, ApiError> {
    let room = host.program()?;
    access::need_write(host, room, Kind::Site)?;
    let edits = vec![
        Edit::put(key::NAME, access::required("name", &call.name, LINE_CHARS)?),
        Edit::put(key::OPERATOR, access::within("operator", &call.operator, LINE_CHARS)?),
        Edit::put(key::SECTOR, access::within("sector", &call.sector, LINE_CHARS)?),
        Edit::put(key::PLACE, access::within("place", &call.place, LINE_CHARS)?),
    ];
    let id = access::create(host, room, Kind::Site, edits)?;
    Ok(line(&access::record(host, id, Kind::Site)?))
}

pub fn place_site(host: &mut impl Host, call: PlaceSite) -> Result<SiteLine, ApiError> {
    let row = access::record(host, call.site, Kind::Site)?;
    access::need_write(host, row.room, Kind::Site)?;
    let position = match call.position.trim() {
        "" => String::new(),
        typed => site_points::position(typed)
            .map(|(latitude, longitude)| format!("{latitude} {longitude}"))
            .ok_or_else(|| {
                ApiError::bad_request(
                    "position",
                    "A place is a latitude and a longitude in degrees, such as 27.42, -81.40.",
                )
            })?,
    };
    access::change(host, &row, vec![Edit::put(key::POSITION, position)])?;
    Ok(line(&access::record(host, call.site, Kind::Site)?))
}

fn line(row: &Row) -> SiteLine {
    let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
    SiteLine {
        site: row.id,
        name: text(key::NAME),
        operator: text(key::OPERATOR),
        sector: text(key::SECTOR),
        place: text(key::PLACE),
        position: text(key::POSITION),
    }
}
