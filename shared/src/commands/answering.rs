//! Answers, entries, notes and flags of an interview: every one a durable change, and what it did to the rest of the form.

use super::access::{self, NOTE_CHARS};
use super::host::{Host, Row};
use super::interviews::{self, pack_of, writable};
use super::sittings;
use crate::api::{
    AddEntry, AnswerQuestion, Answered, ApiError, ChoicePage, Code, FlagQuestion, LookUpChoices, NoteQuestion,
    TakeEntryOut,
};
use crate::domain::interview::{InterviewSummary, answers};
use crate::domain::keys::interview as key;
use crate::form::{Form, Keep, Sitting};
use crate::pack::Pack;
use crate::record::Edit;
use std::sync::Arc;

/// Largest page of choices.
const MOST_CHOICES: u32 = 500;

pub fn answer_question(host: &mut impl Host, call: AnswerQuestion) -> Result<Answered, ApiError> {
    let row = writable(host, call.interview)?;
    let pack = pack_of(host, &row)?;
    let form = form_in(&pack, &row)?;
    let text = call.answer.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if let Some(text) = text {
        access::within("answer", text, NOTE_CHARS)?;
    }
    if InterviewSummary::read(&row.fields).is_together() && interviews::is_individual(form, &call.question) {
        return Err(not_in_a_group());
    }
    let mut sitting = sittings::sit(host, &row, form);
    let changes = sitting
        .answer(&call.question, text)
        .map_err(|fault| sittings::refused(&fault))?;
    let mut edits = sittings::edits(&changes);
    edits.extend(strata(form, &changes));
    access::change(host, &row, edits)?;
    host.drop_draft(row.id, &call.question)?;
    Ok(answered(host, &row, sitting, call.question, &changes, call.brief))
}

/// What coverage counts by, where an answer gives it.
fn strata(form: &Form, changes: &[Keep]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for change in changes {
        let Keep::Answer(name, text) = change else { continue };
        let Some(stratum) = form.question(name).and_then(|question| question.stratum()) else {
            continue;
        };
        let place = format!("{}{stratum}", key::STRATA);
        match text {
            Some(text) => {
                if stratum == "crew" {
                    edits.push(Edit::put(key::CREW, text.clone()));
                }
                edits.push(Edit::put(place, text.clone()));
            }
            None => edits.push(Edit::remove(place)),
        }
    }
    edits
}

pub fn add_entry(host: &mut impl Host, call: AddEntry) -> Result<Answered, ApiError> {
    let row = writable(host, call.interview)?;
    let pack = pack_of(host, &row)?;
    let form = form_in(&pack, &row)?;
    let letters = sittings::letters(host)?;
    let mut sitting = sittings::sit(host, &row, form);
    let (entry, changes) = sitting
        .add(&call.repeat, &letters)
        .map_err(|fault| sittings::refused(&fault).at("repeat"))?;
    access::change(host, &row, sittings::edits(&changes))?;
    Ok(answered(host, &row, sitting, entry, &changes, true))
}

pub fn take_entry_out(host: &mut impl Host, call: TakeEntryOut) -> Result<Answered, ApiError> {
    let row = writable(host, call.interview)?;
    let pack = pack_of(host, &row)?;
    let form = form_in(&pack, &row)?;
    let mut sitting = sittings::sit(host, &row, form);
    let changes = sitting
        .remove(&call.entry)
        .map_err(|fault| sittings::refused(&fault).at("entry"))?;
    access::change(host, &row, sittings::edits(&changes))?;
    Ok(answered(host, &row, sitting, call.entry, &changes, true))
}

pub fn note_question(host: &mut impl Host, call: NoteQuestion) -> Result<Answered, ApiError> {
    let row = writable(host, call.interview)?;
    let pack = pack_of(host, &row)?;
    let form = form_in(&pack, &row)?;
    let place = format!("{}{}", key::NOTES, call.question);
    let note = access::within("note", &call.note, NOTE_CHARS)?;
    let question = form.question_of_key(&call.question).ok_or_else(no_such_question)?;
    let together = InterviewSummary::read(&row.fields).is_together();
    if together && question.is_individual() && !note.is_empty() {
        return Err(not_in_a_group());
    }
    if question.takes_no_note() && !note.is_empty() {
        return Err(ApiError::new(
            Code::NotAllowed,
            "Nothing is written down beside this question, so that nobody's account can be found here.",
            "The answer is kept. The note was not.",
            "Offer the number of the helpline; the person decides whom to tell.",
        )
        .at("note"));
    }
    let edit = match note {
        "" => Edit::remove(place),
        note => Edit::put(place, note),
    };
    let sitting = sittings::sit(host, &row, form);
    access::change(host, &row, vec![edit])?;
    host.drop_draft(row.id, &format!("{}{}", key::NOTES, call.question))?;
    Ok(answered(host, &row, sitting, call.question, &[], false))
}

pub fn flag_question(host: &mut impl Host, call: FlagQuestion) -> Result<Answered, ApiError> {
    let row = writable(host, call.interview)?;
    let pack = pack_of(host, &row)?;
    let form = form_in(&pack, &row)?;
    form.question_of_key(&call.question).ok_or_else(no_such_question)?;
    let mut edits = vec![Edit::put(format!("{}{}", key::FLAGS, call.question), call.flagged)];
    if let Some(protocol) = &call.protocol {
        if !pack.protocol.iter().any(|card| card.id == *protocol) {
            return Err(ApiError::bad_request(
                "protocol",
                "The program's pack has no such protocol card.",
            ));
        }
        edits.push(Edit::put(
            format!("{}{}", key::PROTOCOLS, call.question),
            protocol.clone(),
        ));
    }
    let sitting = sittings::sit(host, &row, form);
    access::change(host, &row, edits)?;
    let reply = answered(host, &row, sitting, call.question, &[], false);
    Ok(Answered {
        protocol: call.protocol,
        ..reply
    })
}

/// A page of what a select offers at this moment.
pub fn look_up_choices(host: &mut impl Host, call: LookUpChoices) -> Result<ChoicePage, ApiError> {
    let row = access::answered_record(host, call.record)?;
    access::role_in(host, row.room)?;
    let search = access::within("search", &call.search, access::LINE_CHARS)?;
    let pack = pack_of(host, &row)?;
    let form = form_in(&pack, &row)?;
    let mut sitting = sittings::sit(host, &row, form);
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let most = count(call.limit.min(MOST_CHOICES));
    let page = sitting.offers(&call.question, search, count(call.offset), most);
    host.put_sitting(row.id, sitting);
    let (total, choices) = page.ok_or_else(no_such_question)?;
    Ok(ChoicePage {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        offset: call.offset,
        choices,
    })
}

/// The questionnaire that an interview was begun with.
pub(super) fn form_in<'p>(pack: &'p Arc<Pack>, row: &Row) -> Result<&'p Form, ApiError> {
    let name = row.fields.text(key::FORM).unwrap_or_default();
    let found = pack.form(name).map(|(_, form)| form);
    found.ok_or_else(|| ApiError::not_found("questionnaire"))
}

/// Before others nobody is asked for their own pay.
fn not_in_a_group() -> ApiError {
    ApiError::new(
        Code::NotAllowed,
        "This question is about one person's own affairs and is not asked in a group.",
        "Nothing was written.",
        "Ask it in an interview with this person alone.",
    )
    .at("question")
}

fn no_such_question() -> ApiError {
    ApiError::bad_request("question", "The questionnaire has no such question.")
}

/// The reply to what is written by now; the form goes back to where it is kept.
fn answered(
    host: &mut impl Host,
    row: &Row,
    mut sitting: Sitting,
    question: String,
    changes: &[Keep],
    brief: bool,
) -> Answered {
    let mut turn = sitting.turn();
    for change in changes {
        if let Keep::Answer(name, text) = change
            && *name != question
        {
            turn.answers.insert(name.clone(), text.clone());
        }
    }
    let mut all = answers(&row.fields);
    for change in changes {
        match change {
            Keep::Answer(name, Some(text)) => drop(all.insert(name.clone(), text.clone())),
            Keep::Answer(name, None) => drop(all.remove(name)),
            Keep::Row(..) | Keep::Computed(..) => {}
        }
    }
    let reply = Answered {
        answer: all.get(&question).cloned(),
        question,
        relevant: if brief { Vec::new() } else { sitting.stops() },
        revision: sitting.revision(),
        turn,
        answered: u32::try_from(all.len()).unwrap_or(u32::MAX),
        hidden_answers: u32::try_from(sitting.left_out().len()).unwrap_or(u32::MAX),
        protocol: None,
    };
    host.put_sitting(row.id, sitting);
    reply
}
