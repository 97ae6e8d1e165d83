//! Free text that is about to leave the team, against everything that must not.

use super::access;
use super::host::{Host, Row};
use crate::api::{ApiError, Code, FindingView, ReportContent, TextLeak};
use crate::disclosure::{self, Forbidden};
use crate::domain::interview;
use crate::domain::keys::identity;
use crate::form::Kind as QuestionKind;
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::pack::Pack;

/// Refuses a text that a person writes into the program room, with its place, if it holds what the team must keep.
///
/// Only a member of the team can give it away: a host without the room has nothing to check against.
pub(super) fn refuse(host: &mut impl Host, audit: RoomId, place: &str, text: &str) -> Result<(), ApiError> {
    if !host.team_rooms()?.contains(&audit) {
        return Ok(());
    }
    let (plan_row, plan) = access::plan(host, audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let mut forbidden = forbidden(host, audit, &pack)?;
    forbidden.permitted = vec![plan.site_name, plan.operator];
    match disclosure::text_check(text, &forbidden).into_iter().next() {
        None => Ok(()),
        Some(leak) => Err(error(&TextLeak {
            place: place.to_owned(),
            from: leak.from,
            to: leak.to,
            reason: leak.reason.word().to_owned(),
        })),
    }
}

/// How a leak is told.
pub(super) fn error(leak: &TextLeak) -> ApiError {
    ApiError::new(
        Code::TextLeaks,
        format!("The text holds what must not leave the team ({}).", leak.reason),
        "Nothing has left the team.",
        "Say it without names, numbers, codes or a worker's own words.",
    )
    .at(format!("{}:{}-{}", leak.place, leak.from, leak.to))
}

/// Every free text of the report against everything that must not leave.
pub(super) fn of_report(
    host: &mut impl Host,
    audit: RoomId,
    pack: &Pack,
    content: &ReportContent,
    confirmed: &[FindingView],
) -> Result<Vec<TextLeak>, ApiError> {
    let mut forbidden = forbidden(host, audit, pack)?;
    forbidden.permitted = vec![content.site.clone(), content.operator.clone()];
    let mut texts = vec![
        ("summary".to_owned(), content.summary.clone()),
        ("title".to_owned(), content.title.clone()),
    ];
    texts.extend(content.method.iter().map(|line| ("method".to_owned(), line.clone())));
    texts.extend(
        content
            .decisions
            .iter()
            .map(|line| ("decisions".to_owned(), line.clone())),
    );
    texts.extend(
        confirmed
            .iter()
            .map(|finding| (format!("finding {}", finding.label), finding.statement.clone())),
    );
    for (published, finding) in content.findings.iter().zip(confirmed) {
        let place = format!("finding {}", finding.label);
        texts.push((place.clone(), published.root_cause.clone()));
        texts.push((place, published.response.clone()));
    }
    let mut leaks = Vec::new();
    for (place, text) in texts {
        for leak in disclosure::text_check(&text, &forbidden) {
            leaks.push(TextLeak {
                place: place.clone(),
                from: leak.from,
                to: leak.to,
                reason: leak.reason.word().to_owned(),
            });
        }
    }
    Ok(leaks)
}

/// Names, contacts, worker numbers, worker codes, and whatever was said in free text.
fn forbidden(host: &mut impl Host, audit: RoomId, pack: &Pack) -> Result<Forbidden, ApiError> {
    let mut forbidden = Forbidden::default();
    let text = |row: &Row, key: &str| row.fields.text(key).filter(|text| !text.is_empty()).map(str::to_owned);
    for row in host.rows(audit, Kind::Identity)? {
        forbidden.names.extend(text(&row, identity::NAME));
        forbidden.phones.extend(text(&row, identity::CONTACT));
        forbidden.worker_numbers.extend(text(&row, identity::WORKER_NUMBER));
    }
    for row in host.rows(audit, Kind::Interview)? {
        forbidden
            .worker_codes
            .extend(text(&row, crate::domain::keys::interview::CODE));
        // Whoever agreed to be quoted may be: their words, never who they are.
        let quotable = interview::consent(&row.fields).quote;
        if quotable
            && !interview::InterviewSummary::read(&row.fields)
                .on(host.today())
                .withdrawn
        {
            continue;
        }
        forbidden.testimony.extend(interview::notes(&row.fields).into_values());
        let form = pack
            .interviews
            .iter()
            .find(|interview| Some(interview.folder.as_str()) == row.fields.text(crate::domain::keys::interview::FORM));
        for (name, answer) in interview::answers(&row.fields) {
            let said = form
                .and_then(|interview| interview.form.question_of_key(&name))
                .is_none_or(|question| matches!(question.kind, QuestionKind::Text | QuestionKind::Barcode));
            if said {
                forbidden.testimony.push(answer);
            }
        }
    }
    Ok(forbidden)
}
