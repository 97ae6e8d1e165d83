//! A published report for its readers: drawn in their language, beside another version, or as a file.

use super::actions;
use super::host::{Host, Row};
use super::{access, report_file, report_text, reports};
use crate::api::{
    ActionState, ApiError, Code, CompareReports, DrawContent, DrawReport, ExportReport, ExportedFile, ListActions,
    Outline, ReportComparison, ReportContent, ReportFormat, ReportLine,
};
use crate::ids::RecordId;
use crate::kinds::Kind;
use crate::report::files;
use crate::report::outline::{ActionFact, ActionFacts, Of, findings_table};
use crate::report::{compare as comparing, outline};
use crate::time::Day;
use data_encoding::BASE64;
use std::collections::BTreeMap;

/// The largest file that a reply carries.
const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;

pub fn draw(host: &mut impl Host, call: DrawReport) -> Result<Outline, ApiError> {
    let read = Read::load(host, call.report)?;
    Ok(outline(read.of(), &call.language))
}

/// Of what a lead is about to publish: nothing is read and nothing kept.
pub fn draw_content(host: &impl Host, call: &DrawContent) -> Outline {
    let of = Of {
        content: &call.content,
        published: None,
        actions: None,
        as_of: host.today(),
    };
    outline(of, &call.language)
}

pub fn compare(host: &mut impl Host, call: CompareReports) -> Result<ReportComparison, ApiError> {
    let (from, to) = (Read::load(host, call.from)?, Read::load(host, call.to)?);
    if from.line.audit != to.line.audit {
        return Err(ApiError::bad_request("to", "These are reports of two audits."));
    }
    let drawn = |read: &Read| outline(read.as_published(), &call.language);
    let (sections, same) = comparing::compare(&drawn(&from), &drawn(&to));
    Ok(ReportComparison {
        from: from.line,
        to: to.line,
        sections,
        same,
    })
}

pub fn export(host: &mut impl Host, call: ExportReport) -> Result<ExportedFile, ApiError> {
    let read = Read::load(host, call.report)?;
    let of = read.of();
    let drawn = outline(of, &call.language);
    let findings = || findings_table(of, &call.language);
    let (ending, media_type, bytes) = match call.format {
        ReportFormat::Pdf => ("pdf", "application/pdf", pdf(host, &read, &drawn)?),
        ReportFormat::Xlsx => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            files::xlsx(&drawn, &findings()).map_err(|fault| unmade(&fault))?,
        ),
        ReportFormat::Csv => (
            "zip",
            "application/zip",
            files::csv(&drawn, &findings(), call.bom).map_err(|fault| unmade(&fault))?,
        ),
        ReportFormat::Json => {
            let file = report_file::report_file(host, call.report, true)?;
            (
                "json",
                "application/json",
                files::json(&file).map_err(|fault| unmade(&fault))?,
            )
        }
        ReportFormat::Geojson => {
            let site = super::site_points::of_audit(host, &read.content, read.line.audit)?;
            (
                "geojson",
                "application/geo+json",
                files::geojson(&[site]).map_err(|fault| unmade(&fault))?,
            )
        }
    };
    as_file(
        files::file_name(&read.content.site, read.content.version, ending),
        media_type,
        &bytes,
    )
}

pub(super) fn as_file(file_name: String, media_type: &str, bytes: &[u8]) -> Result<ExportedFile, ApiError> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(ApiError::new(
            Code::TooLarge,
            format!(
                "The file comes to {} MB; 64 MB leave at once.",
                bytes.len() / 1024 / 1024
            ),
            "The report is as it was.",
            "Take another format.",
        ));
    }
    Ok(ExportedFile {
        file_name,
        media_type: media_type.into(),
        size_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        bytes: BASE64.encode(bytes),
    })
}

/// Pictures that are not at this host are named in the file; it is made without them.
#[cfg(feature = "pdf")]
fn pdf(host: &mut impl Host, read: &Read, drawn: &Outline) -> Result<Vec<u8>, ApiError> {
    let mut pictures = BTreeMap::new();
    for plate in read.content.plates() {
        if let Ok(bytes) = host.plate(plate) {
            pictures.insert(plate.plate, bytes);
        }
    }
    crate::report::pdf::pdf(drawn, &pictures).map_err(|fault| unmade(&fault))
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &mut impl Host, _: &Read, _: &Outline) -> Result<Vec<u8>, ApiError> {
    Err(ApiError::new(
        Code::NotHere,
        "This program was built without PDF.",
        "The report is as it was.",
        "Take another format, or read it in the app.",
    ))
}

pub(super) fn unmade(fault: &files::FileFault) -> ApiError {
    ApiError::new(
        Code::Internal,
        format!("The file could not be made: {}.", fault.0),
        "The report is as it was.",
        "Take another format.",
    )
}

/// A report and what surrounds it, out of the program room.
struct Read {
    line: ReportLine,
    content: ReportContent,
    published: Day,
    actions: ActionFacts,
    today: Day,
}

impl Read {
    fn load(host: &mut impl Host, report: RecordId) -> Result<Read, ApiError> {
        let row = access::record(host, report, Kind::Report)?;
        access::role_in(host, row.room)?;
        let content = report_text::content_of(&row.fields);
        let content = content.ok_or_else(reports::unreadable)?;
        let line = reports::line(host, &row)?.ok_or_else(reports::unreadable)?;
        let actions = action_facts(host, &line)?;
        Ok(Read {
            published: line.published.date_naive(),
            actions,
            today: host.today(),
            line,
            content,
        })
    }

    fn of(&self) -> Of<'_> {
        Of {
            content: &self.content,
            published: Some(self.published),
            actions: Some(&self.actions),
            as_of: self.today,
        }
    }

    /// What it says itself: the standing of actions is today's in every version, and no difference between two.
    fn as_published(&self) -> Of<'_> {
        Of {
            content: &self.content,
            published: Some(self.published),
            actions: None,
            as_of: self.today,
        }
    }
}

/// The actions of the report's audit with every state that they were in.
fn action_facts(host: &mut impl Host, line: &ReportLine) -> Result<ActionFacts, ApiError> {
    let listed = actions::list(
        host,
        ListActions {
            audit: Some(line.audit),
        },
    )?;
    let room = host.program()?;
    let rows: BTreeMap<RecordId, Row> = host
        .rows(room, Kind::Action)?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let facts = listed.actions.into_iter().filter_map(|line| {
        let row = rows.get(&line.action)?;
        let mut history: Vec<(Day, ActionState)> = actions::states(row)
            .into_iter()
            .map(|(at, state)| (at.date_naive(), state))
            .collect();
        history.sort_by_key(|(day, _)| *day);
        Some(ActionFact {
            begun: row.created.date_naive(),
            history,
            line,
        })
    });
    Ok(ActionFacts {
        actions: facts.collect(),
    })
}
