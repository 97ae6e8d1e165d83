//! Free text that is about to leave the team, against everything that must not.

use super::access;
use super::host::{Host, Row};
use crate::api::{ApiError, Code, FindingView, MarkedText, ReportContent, Sentence, TextLeak};
use crate::disclosure::{self, Forbidden, Leak};
use crate::domain::interview;
use crate::domain::keys::identity;
use crate::form::Kind as QuestionKind;
use crate::ids::RoomId;
use crate::kinds::Kind;
use crate::pack::Pack;
use std::collections::HashMap;

/// Refuses a text that a person writes into the program room, with its place, if it holds what the team must keep.
///
/// Only a member of the team can give it away: a host without the room has nothing to check against.
pub(super) fn refuse(host: &mut impl Host, audit: RoomId, place: &str, text: &str) -> Result<(), ApiError> {
    if !host.team_rooms()?.contains(&audit) {
        return Ok(());
    }
    let (plan_row, plan) = access::plan(host, audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let interviews = host.rows(audit, Kind::Interview)?;
    let mut forbidden = forbidden(host, audit, &pack, &interviews)?;
    forbidden.permitted = vec![plan.site_name, plan.operator];
    match disclosure::text_check(text, &forbidden).into_iter().next() {
        None => Ok(()),
        Some(leak) => Err(error(&TextLeak {
            place: place.to_owned(),
            from: leak.from,
            to: leak.to,
            reason: leak.reason.word().to_owned(),
            marked: None,
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
    interviews: &[Row],
) -> Result<Vec<TextLeak>, ApiError> {
    let mut forbidden = forbidden(host, audit, pack, interviews)?;
    forbidden.permitted = vec![content.site.clone(), content.operator.clone()];
    let texts = texts(content, confirmed);
    let bare: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let found = disclosure::texts_check(&bare, &forbidden);
    let mut leaks = Vec::new();
    for ((place, text), found) in texts.iter().zip(found) {
        leaks.extend(found.into_iter().map(|leak| TextLeak {
            place: place.clone(),
            from: leak.from,
            to: leak.to,
            reason: leak.reason.word().to_owned(),
            marked: Some(marked(text, leak)),
        }));
    }
    Ok(leaks)
}

/// What people wrote into a report, each with its place.
fn texts(content: &ReportContent, confirmed: &[FindingView]) -> Vec<(String, String)> {
    let mut texts = vec![
        ("summary".to_owned(), content.summary.clone()),
        ("title".to_owned(), content.title.clone()),
    ];
    let sentences = |place: &'static str, lines: &[Sentence]| -> Vec<(String, String)> {
        let said = lines.iter().flat_map(written);
        said.map(|text| (place.to_owned(), text.to_owned())).collect()
    };
    texts.extend(sentences("method", &content.method_lines));
    texts.extend(sentences("decisions", &content.decision_lines));
    for (finding, published) in confirmed.iter().zip(&content.findings) {
        let action = published.action.as_ref();
        let of_finding = [
            Some(&published.statement),
            Some(&published.root_cause),
            Some(&published.response),
            action.map(|action| &action.what),
            action.map(|action| &action.who),
        ];
        let said = of_finding.into_iter().flatten().filter(|text| !text.is_empty());
        texts.extend(said.map(|text| (format!("finding {}", finding.label), text.clone())));
    }
    let captions = content.plates().filter(|plate| !plate.caption.is_empty());
    texts.extend(captions.map(|plate| (format!("plate {}", plate.plate), plate.caption.clone())));
    texts
}

/// The words of a sentence that a person wrote.
fn written(sentence: &Sentence) -> Vec<&str> {
    match sentence {
        Sentence::Text { text } => vec![text],
        Sentence::WithoutDevice { reason }
        | Sentence::BelowGoal { reason }
        | Sentence::SamePerson { reason }
        | Sentence::SameFinding { reason }
        | Sentence::Contradiction { reason } => vec![reason],
        Sentence::ChoseValue { choice, reason, .. } => vec![choice, reason],
        Sentence::Words { .. } | Sentence::Goal { .. } | Sentence::Fieldwork { .. } | Sentence::Groups { .. } => {
            Vec::new()
        }
    }
}

/// So many characters around a leak are shown with it.
const AROUND: usize = 40;

fn marked(text: &str, leak: Leak) -> MarkedText {
    let (from, to) = (leak.from as usize, leak.to as usize);
    let cut = |from: usize, to: usize| {
        text.chars()
            .skip(from)
            .take(to.saturating_sub(from))
            .collect::<String>()
    };
    let start = from.saturating_sub(AROUND);
    let end = to.saturating_add(AROUND);
    let dots = |there: bool| if there { "…" } else { "" };
    let length = text.chars().count();
    MarkedText {
        before: format!("{}{}", dots(start > 0), cut(start, from)),
        here: cut(from, to),
        after: format!("{}{}", cut(to, end), dots(end < length)),
    }
}

/// Names, contacts, worker numbers, worker codes, and whatever was said in free text.
fn forbidden(host: &mut impl Host, audit: RoomId, pack: &Pack, interviews: &[Row]) -> Result<Forbidden, ApiError> {
    let mut forbidden = Forbidden::default();
    let text = |row: &Row, key: &str| row.fields.text(key).filter(|text| !text.is_empty()).map(str::to_owned);
    for row in host.rows(audit, Kind::Identity)? {
        forbidden.names.extend(text(&row, identity::NAME));
        forbidden.phones.extend(text(&row, identity::CONTACT));
        forbidden.worker_numbers.extend(text(&row, identity::WORKER_NUMBER));
    }
    let today = host.today();
    // Which keys of which form hold words: asked once, not for every interview again.
    let mut holds_words: HashMap<(String, String), bool> = HashMap::new();
    for row in interviews {
        forbidden
            .worker_codes
            .extend(text(row, crate::domain::keys::interview::CODE));
        // Whoever agreed to be quoted may be: their words, never who they are.
        let quotable = interview::consent(&row.fields).quote;
        if quotable && !interview::InterviewSummary::read(&row.fields).on(today).withdrawn {
            continue;
        }
        forbidden.testimony.extend(interview::notes(&row.fields).into_values());
        let form = row
            .fields
            .text(crate::domain::keys::interview::FORM)
            .unwrap_or_default();
        for (name, answer) in interview::answers(&row.fields) {
            let said = holds_words
                .entry((form.to_owned(), name))
                .or_insert_with_key(|(form, name)| {
                    let form = pack.interviews.iter().find(|interview| interview.folder == *form);
                    form.and_then(|interview| interview.form.question_of_key(name))
                        .is_none_or(|question| matches!(question.kind, QuestionKind::Text | QuestionKind::Barcode))
                });
            if *said {
                forbidden.testimony.push(answer);
            }
        }
    }
    Ok(forbidden)
}
