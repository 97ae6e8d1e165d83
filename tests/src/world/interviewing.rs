//! An interview from consent to slip, answered as a worker might, through the same calls as the screen.

use super::TestDevice;
use anyhow::{Context, Result};
use shared::api::{
    AnswerQuestion, Audience, Consent, DECLINED, FinishInterview, FormQuestion, GetForm, InterviewView, NoteQuestion,
    OpenInterview, QuestionKind, SetIdentity, Slip, StartInterview,
};
use shared::ids::{RecordId, RoomId};

/// What workers say in free text: planted, so that a scan can look for it where it must not be.
pub const TESTIMONY: &str = "the foreman Evaristo keeps our cards in his truck and laughs about it";

/// Interviews one worker of `crew`; `number` varies the answers. Answers every question that applies, correcting some.
pub fn interview_worker(device: &mut TestDevice, audit: RoomId, crew: &str, number: u32) -> Result<(RecordId, Slip)> {
    let view = start(device, audit, crew)?;
    let id = view.line.interview;
    answer_all(device, &view, number, usize::MAX)?;
    device.call(NoteQuestion {
        interview: id,
        question: "arrived_at".into(),
        note: format!("Said by the gate, person {number}: {TESTIMONY}."),
    })?;
    device.call(SetIdentity {
        interview: id,
        name: format!("Rosalía Campos {number}"),
        contact: format!("239-555-0{:03}", 100 + number),
        worker_number: format!("WKR-77{number:02}"),
    })?;
    let slip = device.call(FinishInterview { interview: id })?;
    Ok((id, slip))
}

pub fn start(device: &mut TestDevice, audit: RoomId, crew: &str) -> Result<InterviewView> {
    device.call(StartInterview {
        audit,
        audience: Audience::Worker,
        crew: crew.into(),
        language: "es".into(),
        consent: Consent {
            notes: true,
            language: "es".into(),
            ..Consent::default()
        },
        present: Vec::new(),
        group: None,
        form: None,
    })
}

/// Answers up to `most` questions in order, some of them corrected. Returns what was acknowledged.
pub fn answer_all(
    device: &mut TestDevice,
    view: &InterviewView,
    number: u32,
    most: usize,
) -> Result<Vec<(String, String)>> {
    let mut asked = 0;
    answer_each(device, view, |question, position| {
        if asked >= most {
            return Vec::new();
        }
        asked += 1;
        let mut said = vec![answer_to(question, number)];
        if number.is_multiple_of(3) && position % 9 == 0 {
            // Corrected: said one thing, then another.
            said.insert(0, answer_to(question, number + 1));
        }
        said
    })
}

/// Answers in order, following relevance as the screen does. `says` tells what is said to the question at a place of that
/// order, one after the other; nothing leaves it open. Returns what was acknowledged.
pub fn answer_each(
    device: &mut TestDevice,
    view: &InterviewView,
    mut says: impl FnMut(&FormQuestion, usize) -> Vec<String>,
) -> Result<Vec<(String, String)>> {
    let form = device
        .call(GetForm {
            audit: view.audit,
            form: view.form.clone(),
        })?
        .form;
    let mut acknowledged = Vec::new();
    let mut relevant = view.relevant.clone();
    let mut position = 0;
    while let Some(name) = relevant.get(position).cloned() {
        position += 1;
        let question = form.question(&name).with_context(|| format!("no question {name}"))?;
        if question.kind == QuestionKind::Note || question.stratum.as_deref() == Some("crew") {
            continue;
        }
        let said = says(question, position);
        for answer in &said {
            let reply = device.call(AnswerQuestion {
                interview: view.line.interview,
                question: name.clone(),
                answer: Some(answer.clone()),
                brief: false,
            })?;
            relevant = reply.relevant;
        }
        acknowledged.extend(said.into_iter().next_back().map(|answer| (name, answer)));
    }
    Ok(acknowledged)
}

/// What the device shows of an interview.
pub fn reopened(device: &mut TestDevice, interview: RecordId) -> Result<InterviewView> {
    device.call(OpenInterview { interview })
}

/// An answer that fits the question; `number` picks among the choices.
pub fn answer_to(question: &FormQuestion, number: u32) -> String {
    let said: Vec<&str> = question
        .choices
        .iter()
        .map(|choice| choice.name.as_str())
        .filter(|name| *name != DECLINED)
        .collect();
    let pick = |n: usize| said.get(n % said.len().max(1)).copied().unwrap_or(DECLINED).to_owned();
    match question.kind {
        QuestionKind::SelectOne => pick(number as usize),
        QuestionKind::SelectMultiple => pick(number as usize),
        QuestionKind::Integer | QuestionKind::Decimal => (1 + number % 5).to_string(),
        QuestionKind::Date => format!("2026-11-{:02}", 1 + number % 20),
        _ => format!("{TESTIMONY} ({})", question.name),
    }
}
