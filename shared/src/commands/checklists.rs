//! Checklists of places: begun, listed and finished here; answered like interviews.

use super::access::{self, LINE_CHARS};
use super::host::{Host, Row};
use super::{interviews, sittings};
use crate::api::{
    ApiError, ChecklistForm, ChecklistLine, Checklists, FinishChecklist, InterviewView, ListChecklists, StartChecklist,
};
use crate::domain::interview::InterviewSummary;
use crate::domain::keys::interview as key;
use crate::domain::slip::device_letters;
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::record::Edit;

pub fn start(host: &mut impl Host, call: StartChecklist) -> Result<InterviewView, ApiError> {
    let (plan_row, _) = access::capture_in(host, call.audit, Kind::Checklist)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let form = pack.checklists.iter().find(|list| list.folder == call.form);
    let form = form.ok_or_else(|| ApiError::bad_request("form", "The program's pack has no such checklist."))?;
    let place = access::required("place", &call.place, LINE_CHARS)?.to_owned();
    let number = host.next_number(call.audit, Kind::Checklist)?;
    let label = format!("L-{}{number}", device_letters(host.writer()?.device));
    let mut edits = vec![
        Edit::put(key::CODE, label),
        Edit::put(key::FORM, form.folder.clone()),
        Edit::put(key::LANGUAGE, form.form.definition.default_language.clone()),
        Edit::put(key::PLACE, place),
    ];
    edits.extend(sittings::begin(host, &form.form)?);
    let id = access::create(host, call.audit, Kind::Checklist, edits)?;
    interviews::open(host, id)
}

pub fn list(host: &mut impl Host, call: ListChecklists) -> Result<Checklists, ApiError> {
    let (plan_row, _) = access::plan(host, call.audit)?;
    let pack = access::pinned_pack(host, &plan_row)?;
    let forms = pack.checklists.iter().map(|list| ChecklistForm {
        form: list.folder.clone(),
        title: list.title.clone(),
        items: u32::try_from(list.form.question_count()).unwrap_or(u32::MAX),
    });
    let rows = host.rows(call.audit, Kind::Checklist)?;
    Ok(Checklists {
        forms: forms.collect(),
        lines: rows.iter().rev().map(|row| line(&pack, row)).collect(),
    })
}

fn line(pack: &Pack, row: &Row) -> ChecklistLine {
    let summary = InterviewSummary::read(&row.fields);
    let form = row.fields.text(key::FORM).unwrap_or_default();
    ChecklistLine {
        checklist: row.id,
        label: summary.code,
        form: form.to_owned(),
        title: pack.form(form).map(|(title, _)| title.clone()).unwrap_or_default(),
        place: row.fields.text(key::PLACE).unwrap_or_default().to_owned(),
        answered: summary.answered,
        flagged: summary.flagged,
        finished: summary.finished,
        author: row.creator,
        started: row.created,
    }
}

pub fn finish(host: &mut impl Host, call: FinishChecklist) -> Result<InterviewView, ApiError> {
    let row = access::record(host, call.checklist, Kind::Checklist)?;
    access::need_write(host, row.room, Kind::Checklist)?;
    let mut edits = sittings::end(host, &row)?;
    edits.push(Edit::put(key::FINISHED, true));
    access::change(host, &row, edits)?;
    interviews::open(host, call.checklist)
}
