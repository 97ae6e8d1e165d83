//! Two versions of a report: the monitor sends the first one back with a question, the lead answers and corrects it.

use anyhow::{Context, Result};
use shared::api::{
    CommentReport, EditFinding, ListReports, OpenFinding, OpenReport, ReplyReview, ReportLine, ReportText, Response,
    ReturnReport, ReviewAct, StatementEdit,
};
use shared::ids::{RecordId, RoomId};
use tests::world::{Staff, TestDevice};

const METHOD: &str = "Interviews apart from management, in Spanish, Creole and with an interpreter. A walk through block 7, the packing house and the camp. The register of last week, row by row.";

/// Published, returned, answered, published anew.
pub fn two_versions(lead: &mut TestDevice, monitor: &Staff, audit: RoomId, housing: RecordId) -> Result<()> {
    let summary = "Pay and recruitment are in order for most. Water and shade are too far from the far rows, a part of the piece workers was paid less than the job order promises, and the camp is crowded.";
    let text = ReportText {
        summary: summary.into(),
        method: METHOD.into(),
    };
    super::super::publish(lead, audit, text)?;
    let first = last_report(lead, audit)?;
    monitor.call(CommentReport {
        report: first.report,
        part: "method".into(),
        text: "Good to see which block was walked.".into(),
    })?;
    monitor.call(ReturnReport {
        report: first.report,
        question: "How many rooms of the camp were seen, and what does management say to it?".into(),
    })?;
    lead.sync()?;
    answer(lead, first.report)?;
    correct_housing(lead, housing)?;
    let text = ReportText {
        summary: format!("{summary} All four rooms of the camp were seen; two of them are crowded."),
        method: METHOD.into(),
    };
    super::super::publish(lead, audit, text)
}

fn last_report(lead: &mut TestDevice, audit: RoomId) -> Result<ReportLine> {
    let reports = lead.call(ListReports { audit: Some(audit) })?.reports;
    let last = reports.into_iter().max_by_key(|report| report.version);
    last.context("a report is published")
}

fn answer(lead: &mut TestDevice, report: RecordId) -> Result<()> {
    let reviews = lead.call(OpenReport { report })?.reviews;
    let asked = reviews.iter().find(|review| review.act == ReviewAct::Return);
    lead.call(ReplyReview {
        review: asked.context("the question arrived")?.review,
        text: "All four. Two of them are crowded; report 2 says so, with management's answer.".into(),
    })?;
    Ok(())
}

fn correct_housing(lead: &mut TestDevice, finding: RecordId) -> Result<()> {
    let seen = lead.call(OpenFinding { finding })?.statement;
    lead.call(EditFinding {
        statement: Some(StatementEdit {
            text: "In two of the four rooms of the camp twelve beds stand where there is room for six; the windows of both do not open.".into(),
            seen,
        }),
        root_cause: Some("The second house is closed for repair, and nobody planned for the time until then.".into()),
        response: Some(Response {
            text: "The second house opens again within the month; until then eight people sleep at a motel at our cost.".into(),
            by: "housing office".into(),
            on: None,
        }),
        ..super::super::edit(finding)
    })?;
    Ok(())
}
