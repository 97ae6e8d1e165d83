//! Interviews: consent first; every answer is one durable change.

use super::access::{self, LINE_CHARS};
use super::answering::form_in;
use super::host::{Host, Line, Row};
use super::identities::{self, withdrawn};
use super::sittings;
use crate::api::{
    ApiError, AttachedEvidence, Audience, Code, Consent, Done, GiveConsent, InterviewLine, InterviewPage,
    InterviewView, KeepDraft, ListInterviews, ReopenInterview, StartInterview, WithdrawConsent,
};
use crate::domain::interview::{InterviewSummary, answers, consent, flags, notes};
use crate::domain::keys::{evidence, interview as key};
use crate::domain::slip::device_letters;
use crate::form::{Form, Question};
use crate::ids::{DeviceNumber, RecordId};
use crate::kinds::Kind;
use crate::pack::{Interview, Pack};
use crate::permissions::may_write;
use crate::record::Edit;
use crate::time::{Day, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Largest page of a list.
const PAGE_LINES: u32 = 10_000;
/// How many may be heard together.
const GROUP_PEOPLE: std::ops::RangeInclusive<u32> = 2..=50;

pub fn start(host: &mut impl Host, call: StartInterview) -> Result<InterviewView, ApiError> {
    let (plan_row, plan) = access::capture_in(host, call.audit, Kind::Interview)?;
    if !call.consent.notes {
        return Err(no_consent());
    }
    let pack = access::pinned_pack(host, &plan_row)?;
    let asked = questionnaire(&pack, call.audience, call.form.as_deref())?;
    let crew = access::within("crew", &call.crew, LINE_CHARS)?;
    // Not known yet is an answer too: the worker may say it later.
    let is_planned = crew.is_empty() || plan.crews.iter().any(|known| known.name == crew);
    if call.audience == Audience::Worker && !is_planned {
        return Err(ApiError::bad_request("crew", "The plan has no such crew."));
    }
    let number = host.next_number(call.audit, Kind::Interview)?;
    let code = format!("{}-{number:03}", device_letters(host.writer()?.device));
    let mut edits = vec![
        Edit::put(key::CODE, code),
        Edit::put(key::AUDIENCE, call.audience.name()),
        Edit::put(key::CREW, crew),
        Edit::put(key::LANGUAGE, access::required("language", &call.language, 35)?),
        Edit::put(key::FORM, asked.folder.clone()),
        Edit::put(
            key::PRESENT,
            access::within("present", &call.present.join(" "), LINE_CHARS)?,
        ),
    ];
    if let Some(people) = call.group {
        if !GROUP_PEOPLE.contains(&people) {
            return Err(ApiError::bad_request("group", "A group is heard with 2 to 50 people."));
        }
        edits.push(Edit::put(key::GROUP, i64::from(people)));
    }
    edits.extend(consent_edits(&call.consent, host.today())?);
    // The crew is known from the start, so the questionnaire's own question for it is answered already.
    edits.extend(sittings::begin(host, &asked.form)?);
    let mut questions = asked.form.questions();
    let crew_question = questions.find(|question| question.stratum() == Some("crew"));
    if let Some(question) = crew_question.filter(|_| !crew.is_empty()) {
        edits.push(Edit::put(format!("{}{}", key::ANSWERS, question.name), crew));
    }
    let id = access::create(host, call.audit, Kind::Interview, edits)?;
    open(host, id)
}

/// The questionnaire that was asked for; the audience's first where none is named.
fn questionnaire<'p>(pack: &'p Pack, audience: Audience, folder: Option<&str>) -> Result<&'p Interview, ApiError> {
    let Some(folder) = folder else {
        return pack.interview(audience).ok_or_else(|| {
            ApiError::bad_request("audience", "The program's pack has no questionnaire for this audience.")
        });
    };
    let mut asked = pack.interviews.iter().filter(|asked| asked.audience == audience);
    asked.find(|asked| asked.folder == folder).ok_or_else(|| {
        let known = pack.interview_folders(audience).join("\", \"");
        ApiError::bad_request(
            "form",
            format!("The program's pack has for this audience only \"{known}\"."),
        )
    })
}

pub fn list(host: &mut impl Host, call: ListInterviews) -> Result<InterviewPage, ApiError> {
    access::role_in(host, call.audit)?;
    let page = host.lines(call.audit, Kind::Interview, call.offset, call.limit.min(PAGE_LINES))?;
    let today = host.today();
    let lines = page.lines.into_iter().filter_map(|row| interview_line(row, today));
    let lines = lines.collect();
    Ok(InterviewPage {
        total: page.total,
        lines,
    })
}

pub fn open(host: &mut impl Host, id: RecordId) -> Result<InterviewView, ApiError> {
    let row = access::answered_record(host, id)?;
    let role = access::role_in(host, row.room)?;
    let today = host.today();
    let summary = InterviewSummary::read(&row.fields).on(today);
    let pack = pack_of(host, &row)?;
    let form = form_in(&pack, &row)?;
    // What a worker took back is shown to nobody.
    let (answers, notes) = match summary.withdrawn {
        true => (BTreeMap::new(), BTreeMap::new()),
        false => (answers(&row.fields), notes(&row.fields)),
    };
    let mut sitting = match summary.withdrawn {
        true => sittings::empty(host, form),
        false => sittings::sit(host, &row, form),
    };
    let (relevant, points) = sitting.look();
    let (revision, left_out) = (sitting.revision(), sitting.left_out());
    let is_open = |key: &&String| {
        let asked = form.question_of_key(key).is_some_and(|question| question.is_asked());
        asked && !answers.contains_key(*key) && !(summary.is_together() && is_individual(form, key))
    };
    let left_open = relevant.iter().filter(is_open).count();
    if !summary.withdrawn {
        host.put_sitting(row.id, sitting);
    }
    let line = line(row.id, row.creator, row.created, summary, today);
    Ok(InterviewView {
        audit: row.room,
        form: row.fields.text(key::FORM).unwrap_or_default().to_owned(),
        consent: consent(&row.fields),
        present: row
            .fields
            .text(key::PRESENT)
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        answers,
        notes,
        flags: flags(&row.fields),
        drafts: host.drafts(id)?.into_iter().collect(),
        relevant,
        points,
        revision,
        hidden_answers: u32::try_from(left_out.len()).unwrap_or(u32::MAX),
        left_out,
        conflicts: row.fields.conflicts().map(|(key, _)| key.to_owned()).collect(),
        left_open: u32::try_from(left_open).unwrap_or(u32::MAX),
        checklist: row.kind == Kind::Checklist,
        place: row.fields.text(key::PLACE).unwrap_or_default().to_owned(),
        reopened: row.fields.text(key::REOPENED).map(str::to_owned),
        attached: match line.withdrawn {
            true => Vec::new(),
            false => attached(host, &row)?,
        },
        has_identity: identities::find(host, &row)?.is_some(),
        author_name: access::author(host, &row),
        may_write: may_write(role, row.kind) && !line.withdrawn,
        custody: host.custody_of(id)?,
        line,
    })
}

/// Photos, sounds and files that were taken for its questions.
fn attached(host: &mut impl Host, row: &Row) -> Result<Vec<AttachedEvidence>, ApiError> {
    let rows = host.rows_about(row.room, Kind::Evidence, row.id)?;
    let found = rows.into_iter().map(|row| {
        let text = |key: &str| row.fields.text(key).unwrap_or_default().to_owned();
        AttachedEvidence {
            evidence: row.id,
            label: text(evidence::LABEL),
            question: text(evidence::QUESTION),
            media_type: text(evidence::MEDIA_TYPE),
        }
    });
    Ok(found.collect())
}

/// A finished interview or checklist is opened again: the reason stands in it, and in its history.
pub fn reopen(host: &mut impl Host, call: ReopenInterview) -> Result<InterviewView, ApiError> {
    let row = writable(host, call.interview)?;
    let reason = access::required("reason", &call.reason, LINE_CHARS)?.to_owned();
    if row.fields.bool(key::FINISHED) != Some(true) {
        return Err(ApiError::bad_request("interview", "It is still open."));
    }
    let edits = vec![Edit::put(key::FINISHED, false), Edit::put(key::REOPENED, reason)];
    access::change(host, &row, edits)?;
    open(host, call.interview)
}

pub fn keep_draft(host: &mut impl Host, call: KeepDraft) -> Result<Done, ApiError> {
    access::within("key", &call.key, LINE_CHARS)?;
    access::within("text", &call.text, access::SITENOTE_CHARS)?;
    match call.text.is_empty() {
        true => host.drop_draft(call.record, &call.key)?,
        false => host.keep_draft(call.record, &call.key, &call.text)?,
    }
    Ok(Done {})
}

pub fn give_consent(host: &mut impl Host, call: GiveConsent) -> Result<InterviewView, ApiError> {
    let row = access::answered_record(host, call.interview)?;
    access::need_write(host, row.room, row.kind)?;
    // Consent that ran out may be given again; what a person took back stays taken back.
    if row.fields.bool(key::WITHDRAWN) == Some(true) {
        return Err(withdrawn());
    }
    if !call.consent.notes {
        return Err(no_consent());
    }
    let edits = consent_edits(&call.consent, host.today())?;
    access::change(host, &row, edits)?;
    open(host, call.interview)
}

/// Possible in every phase: a worker's no needs nobody's leave.
pub fn withdraw_consent(host: &mut impl Host, call: WithdrawConsent) -> Result<InterviewView, ApiError> {
    let row = access::record(host, call.interview, Kind::Interview)?;
    access::need_write(host, row.room, Kind::Interview)?;
    access::change(host, &row, vec![Edit::put(key::WITHDRAWN, true)])?;
    open(host, call.interview)
}

/// A row of the list from the summary column; `None` if a newer app wrote it in a way this one cannot read.
pub(super) fn interview_line(row: Line, today: Day) -> Option<InterviewLine> {
    let summary: InterviewSummary = serde_json::from_str(&row.summary).ok()?;
    Some(line(row.id, row.creator, row.created, summary.on(today), today))
}

/// Whether a question is about one person's own affairs, such as pay: nobody else hears it asked.
pub(super) fn is_individual(form: &Form, key: &str) -> bool {
    form.question_of_key(key).is_some_and(Question::is_individual)
}

/// The pack of an interview's audit.
pub(super) fn pack_of(host: &mut impl Host, row: &Row) -> Result<Arc<Pack>, ApiError> {
    let (plan_row, _) = access::plan(host, row.room)?;
    access::pinned_pack(host, &plan_row)
}

fn line(
    interview: RecordId,
    author: DeviceNumber,
    started: Timestamp,
    summary: InterviewSummary,
    today: Day,
) -> InterviewLine {
    InterviewLine {
        ended: summary.until.filter(|_| summary.has_ended(today)),
        group: summary.group,
        interview,
        worker_code: summary.code,
        crew: summary.crew,
        audience: summary.audience,
        language: summary.language,
        answered: summary.answered,
        flagged: summary.flagged,
        finished: summary.finished,
        withdrawn: summary.withdrawn,
        author,
        started,
    }
}

pub(super) fn writable(host: &mut impl Host, id: RecordId) -> Result<Row, ApiError> {
    let row = access::answered_record(host, id)?;
    access::need_write(host, row.room, row.kind)?;
    let summary = InterviewSummary::read(&row.fields);
    if summary.withdrawn {
        return Err(withdrawn());
    }
    if summary.has_ended(host.today()) {
        return Err(ended());
    }
    Ok(row)
}

fn consent_edits(consent: &Consent, today: Day) -> Result<Vec<Edit>, ApiError> {
    if consent.until.is_some_and(|until| until < today) {
        return Err(ApiError::bad_request(
            "consent/until",
            "The last day of consent is over already.",
        ));
    }
    Ok(vec![
        Edit::put(key::CONSENT_QUOTE, consent.quote),
        match consent.until {
            Some(until) => Edit::put(key::CONSENT_UNTIL, until.to_string()),
            None => Edit::remove(key::CONSENT_UNTIL),
        },
        Edit::put(key::CONSENT_NOTES, consent.notes),
        Edit::put(key::CONSENT_AUDIO, consent.audio),
        Edit::put(key::CONSENT_PHOTOS, consent.photos),
        Edit::put(
            key::CONSENT_LANGUAGE,
            access::within("language", &consent.language, 35)?,
        ),
    ])
}

/// Nothing is added to an interview whose consent has run out.
pub(super) fn ended() -> ApiError {
    ApiError::new(
        Code::NoConsent,
        "The last day of this person's consent is over.",
        "Nothing was changed; what was said is kept sealed and shown to nobody.",
        "Ask the person again and give consent anew, or leave it.",
    )
}

fn no_consent() -> ApiError {
    ApiError::new(
        Code::NoConsent,
        "Without the worker's agreement to notes there is no interview.",
        "Nothing was written.",
        "Thank them and end here; coverage does not count it.",
    )
}
