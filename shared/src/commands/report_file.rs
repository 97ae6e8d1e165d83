//! A published report as a file that outsiders can check. What they do with it is `report_check`'s.

use super::access;
use super::host::Host;
use super::{report_text, reports};
use crate::api::{ApiError, PlatePicture, REPORT_FILE_FORMAT, ReportFile};
use crate::domain::keys::report as key;
use crate::ids::RecordId;
use crate::kinds::Kind;
use data_encoding::BASE64;

/// `pictures`: whether the file holds the plates' bytes itself. An error if one of them is not at this host.
pub fn report_file(host: &mut impl Host, report: RecordId, pictures: bool) -> Result<ReportFile, ApiError> {
    let row = access::record(host, report, Kind::Report)?;
    access::role_in(host, row.room)?;
    let content = report_text::content_of(&row.fields);
    let content = content.ok_or_else(reports::unreadable)?;
    let mut held = Vec::new();
    for plate in content.plates().filter(|_| pictures) {
        held.push(PlatePicture {
            plate: plate.plate,
            jpeg: BASE64.encode(&host.plate(plate)?),
        });
    }
    Ok(ReportFile {
        format: REPORT_FILE_FORMAT.to_owned(),
        report,
        root: BASE64.encode(host.root()?.as_bytes()),
        signed: row
            .fields
            .text(key::SIGNED)
            .and_then(|json| serde_json::from_str(json).ok()),
        content,
        pictures: held,
    })
}
