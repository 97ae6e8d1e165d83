//! Reports and their review: comments, a return with a question, an answer, an approval that names the hash.

use super::access::{self, NOTE_CHARS};
use super::host::{Host, Row};
use super::{leaks, report_text};
use crate::api::{
    ApiError, ApproveReport, Code, CommentReport, ListReports, ReplyReview, ReplyView, ReportLine, ReportView, Reports,
    ReturnReport, ReviewAct, ReviewView,
};
use crate::domain::keys::{reply as reply_key, report as key, review as review_key};
use crate::domain::report::{ReviewWeight, act_from, act_word, review_state};
use crate::ids::{Hash, RecordId};
use crate::kinds::Kind;
use crate::permissions::may_write;
use crate::record::Edit;

pub fn list(host: &mut impl Host, call: ListReports) -> Result<Reports, ApiError> {
    let room = host.program()?;
    access::role_in(host, room)?;
    let wanted = call.audit.map(|audit| audit.to_string());
    let mut reports = Vec::new();
    for row in host.rows(room, Kind::Report)? {
        if wanted.is_none() || row.fields.text(key::AUDIT) == wanted.as_deref() {
            reports.extend(line(host, &row)?);
        }
    }
    reports.reverse();
    Ok(Reports { reports })
}

pub fn open(host: &mut impl Host, report: RecordId) -> Result<ReportView, ApiError> {
    let row = access::record(host, report, Kind::Report)?;
    let role = access::role_in(host, row.room)?;
    let content = report_text::content_of(&row.fields).ok_or_else(unreadable)?;
    let line = line(host, &row)?.ok_or_else(unreadable)?;
    let versions = list(
        host,
        ListReports {
            audit: Some(line.audit),
        },
    )?
    .reports;
    Ok(ReportView {
        content,
        reviews: reviews(host, &row)?,
        versions: versions.into_iter().filter(|other| other.report != row.id).collect(),
        may_review: may_review(host, role)?,
        may_reply: may_write(role, Kind::Reply),
        line,
    })
}

pub fn comment(host: &mut impl Host, call: CommentReport) -> Result<ReportView, ApiError> {
    write_review(host, call.report, ReviewAct::Comment, &call.part, &call.text, None)
}

pub fn return_with_question(host: &mut impl Host, call: ReturnReport) -> Result<ReportView, ApiError> {
    write_review(host, call.report, ReviewAct::Return, "", &call.question, None)
}

pub fn approve(host: &mut impl Host, call: ApproveReport) -> Result<ReportView, ApiError> {
    write_review(host, call.report, ReviewAct::Approve, "", "", Some(call.hash))
}

/// One review of a report; an approval must name the hash that stands.
fn write_review(
    host: &mut impl Host,
    report: RecordId,
    act: ReviewAct,
    part: &str,
    text: &str,
    read_hash: Option<Hash>,
) -> Result<ReportView, ApiError> {
    let row = access::record(host, report, Kind::Report)?;
    let role = access::role_in(host, row.room)?;
    if !may_review(host, role)? {
        return Err(ApiError::not_allowed("Only a monitor reviews a report."));
    }
    let hash = row.fields.text(key::HASH).unwrap_or_default().to_owned();
    if read_hash.is_some_and(|read| read.to_string() != hash) {
        return Err(ApiError::new(
            Code::ReportChanged,
            "This is not the report that you read.",
            "Nothing was approved.",
            "Open the report again and read it before you approve.",
        ));
    }
    let text = match act {
        ReviewAct::Approve => access::within("text", text, NOTE_CHARS)?,
        ReviewAct::Comment | ReviewAct::Return => access::required("text", text, NOTE_CHARS)?,
    };
    let edits = vec![
        Edit::put(review_key::REPORT, report.to_string()),
        Edit::put(review_key::ACT, act_word(act)),
        Edit::put(review_key::PART, access::within("part", part, access::LINE_CHARS)?),
        Edit::put(review_key::TEXT, text),
        Edit::put(review_key::HASH, hash),
    ];
    access::create(host, row.room, Kind::Review, edits)?;
    open(host, report)
}

pub fn reply(host: &mut impl Host, call: ReplyReview) -> Result<ReportView, ApiError> {
    let review = access::record(host, call.review, Kind::Review)?;
    access::need_write(host, review.room, Kind::Reply)?;
    let text = access::required("text", &call.text, NOTE_CHARS)?;
    let report = review
        .fields
        .text(review_key::REPORT)
        .and_then(|id| id.parse().ok())
        .ok_or_else(unreadable)?;
    let audit = access::record(host, report, Kind::Report)?
        .fields
        .text(key::AUDIT)
        .and_then(|id| id.parse().ok());
    leaks::refuse(host, audit.ok_or_else(unreadable)?, "text", text)?;
    let edits = vec![
        Edit::put(reply_key::REVIEW, review.id.to_string()),
        Edit::put(reply_key::TEXT, text),
    ];
    access::create(host, review.room, Kind::Reply, edits)?;
    open(host, report)
}

/// A report's line, with the standing that reviews and versions give it. `None`: not readable here.
pub(super) fn line(host: &mut impl Host, row: &Row) -> Result<Option<ReportLine>, ApiError> {
    let Some(content) = report_text::content_of(&row.fields) else {
        return Ok(None);
    };
    let Some(audit) = row.fields.text(key::AUDIT).and_then(|id| id.parse().ok()) else {
        return Ok(None);
    };
    let hash = row.fields.text(key::HASH).unwrap_or_default();
    let mut weights = Vec::new();
    for review in host.rows_about(row.room, Kind::Review, row.id)? {
        weights.push(ReviewWeight {
            act: act_from(review.fields.text(review_key::ACT).unwrap_or_default()),
            names_this_hash: review.fields.text(review_key::HASH) == Some(hash),
            has_reply: !host.rows_about(row.room, Kind::Reply, review.id)?.is_empty(),
        });
    }
    let replaced = !host.rows_about(row.room, Kind::Report, row.id)?.is_empty();
    Ok(Some(ReportLine {
        report: row.id,
        audit,
        site: content.site,
        title: content.title,
        version: content.version,
        published: row.created,
        by: row.fields.text(key::BY).unwrap_or_default().to_owned(),
        state: review_state(&weights, replaced),
        findings: u32::try_from(content.findings.len()).unwrap_or(u32::MAX),
    }))
}

fn reviews(host: &mut impl Host, report: &Row) -> Result<Vec<ReviewView>, ApiError> {
    let mut views = Vec::new();
    for row in host.rows_about(report.room, Kind::Review, report.id)? {
        let mut replies = Vec::new();
        for reply in host.rows_about(report.room, Kind::Reply, row.id)? {
            let text = reply.fields.text(reply_key::TEXT).unwrap_or_default().to_owned();
            replies.push(ReplyView {
                text,
                by: access::author(host, &reply),
                at: reply.created,
            });
        }
        let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
        views.push(ReviewView {
            review: row.id,
            act: act_from(&text(review_key::ACT)),
            part: text(review_key::PART),
            text: text(review_key::TEXT),
            by: access::author(host, &row),
            at: row.created,
            through_server: row.through_server,
            replies,
        });
    }
    Ok(views)
}

/// A signed-in monitor writes through the server's key; an enrolled monitor by their own.
fn may_review(host: &mut impl Host, role: crate::permissions::Role) -> Result<bool, ApiError> {
    let writer = host.writer()?;
    Ok(match writer.through_server {
        true => crate::permissions::may_write_through_scribe(writer.role, Kind::Review),
        false => may_write(role, Kind::Review),
    })
}

pub(super) fn unreadable() -> ApiError {
    ApiError::new(
        Code::NewerVersion,
        "This report was written by a newer version of the app.",
        "It is kept as it is.",
        "Update the app, then open it again.",
    )
}
