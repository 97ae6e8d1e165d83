//! Who set which field of a record to what, and when: from the record's own changes, with the decisions on it among them.

use super::access;
use super::findings::value_text;
use super::host::{Host, Row};
use crate::api::{ApiError, GetHistory, HistoryAct, HistoryEntry, HistoryView, TextEdit};
use crate::domain::about;
use crate::domain::interview::InterviewSummary;
use crate::domain::keys::{action, decision, interview, is_secret, through_server};
use crate::fields::Value;
use crate::ids::Hash;
use crate::kinds::Kind;
use crate::record::{Document, Step, StepAct};
use std::collections::BTreeSet;

const PAGE_ENTRIES: u32 = 100;
const VALUE_CHARS: usize = 2_000;

/// What stands in the history at one place, oldest first, before it is told.
enum Happening<'s> {
    Begun(&'s Step),
    Wrote(&'s Step),
    Decided(Box<Row>),
}

pub fn history(host: &mut impl Host, call: GetHistory) -> Result<HistoryView, ApiError> {
    if call.limit == 0 || call.limit > PAGE_ENTRIES {
        return Err(ApiError::bad_request(
            "limit",
            format!("Ask for between 1 and {PAGE_ENTRIES} entries."),
        ));
    }
    let row = host.row(call.record)?.filter(|row| is_opened_by_screens(row.kind));
    let row = row.ok_or_else(|| ApiError::not_found("record"))?;
    access::role_in(host, row.room)?;
    let withheld = is_withheld(host, &row, true)?;
    let document = host.open_document(row.id)?;
    let steps = document.steps();
    let mut all = happenings(host, &row, &steps, withheld)?;
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    all.reverse();
    let page: Vec<Happening<'_>> = all
        .into_iter()
        .skip(call.offset as usize)
        .take(call.limit as usize)
        .collect();
    let mut entries = Vec::new();
    for happening in page {
        entries.push(match happening {
            Happening::Begun(step) => entry(host, &row, &steps, step, HistoryAct::Begun)?,
            Happening::Wrote(step) => written(host, &row, &document, &steps, step)?,
            Happening::Decided(decision) => decided(host, &decision),
        });
    }
    Ok(HistoryView {
        room: row.room,
        record: row.id,
        kind: row.kind,
        total,
        entries,
        late: host.is_late(row.id)?,
        waiting: u32::try_from(document.waiting()).unwrap_or(u32::MAX),
        withheld,
    })
}

/// Kinds that some call opens or lists; a history shows no more than they do.
fn is_opened_by_screens(kind: Kind) -> bool {
    match kind {
        Kind::Plan | Kind::Sitenote | Kind::Interview | Kind::Identity | Kind::Checklist | Kind::Payroll => true,
        Kind::Evidence | Kind::Finding | Kind::Decision | Kind::Task | Kind::Alert => true,
        Kind::Program | Kind::Agreement | Kind::Premium | Kind::Site | Kind::Audit | Kind::Report => true,
        Kind::PublishedFinding | Kind::Action | Kind::Restitution | Kind::Reply | Kind::Review => true,
        Kind::Standing | Kind::Education => true,
        Kind::Complaint | Kind::Narrative => false,
    }
}

/// Whether a worker took back what this record says: as an interview, or as what hangs on one (`further`: also through a
/// record between them). What hangs on something erased is withheld too.
pub(super) fn is_withheld(host: &mut impl Host, row: &Row, further: bool) -> Result<bool, ApiError> {
    match row.kind {
        Kind::Interview => Ok(InterviewSummary::read(&row.fields).on(host.today()).withdrawn),
        Kind::Identity | Kind::Decision => match about(row.kind, &row.fields) {
            Some(subject) => match host.row(subject)? {
                Some(subject) if further || subject.kind == Kind::Interview => is_withheld(host, &subject, false),
                Some(_) => Ok(false),
                None => Ok(true),
            },
            None => Ok(false),
        },
        Kind::Plan | Kind::Sitenote | Kind::Checklist | Kind::Payroll | Kind::Evidence | Kind::Finding => Ok(false),
        Kind::Task | Kind::Alert | Kind::Program | Kind::Agreement | Kind::Premium | Kind::Site => Ok(false),
        Kind::Audit | Kind::Report | Kind::PublishedFinding | Kind::Action | Kind::Restitution => Ok(false),
        Kind::Reply | Kind::Review | Kind::Standing | Kind::Complaint | Kind::Education => Ok(false),
        Kind::Narrative => Ok(false),
    }
}

/// Everything that happened, oldest first. Each decision stands behind the last change that its lead saw.
fn happenings<'s>(
    host: &mut impl Host,
    row: &Row,
    steps: &'s [Step],
    withheld: bool,
) -> Result<Vec<Happening<'s>>, ApiError> {
    let mut decisions: Vec<(usize, Row)> = Vec::new();
    if !withheld {
        for decision in host.rows_about(row.room, Kind::Decision, row.id)? {
            decisions.push((place_of(&decision, steps), decision));
        }
    }
    decisions.sort_by_key(|(place, decision)| (*place, decision.created, decision.id));
    let mut decisions = decisions.into_iter().peekable();
    let mut all = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        while let Some((_, decision)) = decisions.next_if(|(before, _)| *before <= place) {
            all.push(Happening::Decided(Box::new(decision)));
        }
        if place == 0 {
            all.push(Happening::Begun(step));
        }
        let is_shown = match withheld {
            true => row.kind == Kind::Interview && step.key == interview::WITHDRAWN,
            false => is_told_of(row.kind, &step.key),
        };
        if is_shown {
            all.push(Happening::Wrote(step));
        }
    }
    all.extend(decisions.map(|(_, decision)| Happening::Decided(Box::new(decision))));
    Ok(all)
}

/// Whether a history speaks of a key at all.
pub(super) fn is_told_of(kind: Kind, key: &str) -> bool {
    !is_secret(kind, key) && !is_mark_of_server(key)
}

fn is_mark_of_server(key: &str) -> bool {
    [through_server::PERSON, through_server::ROLE].contains(&key)
}

/// How many steps come before a decision: those it saw; without their names, those that its clock says are older.
fn place_of(row: &Row, steps: &[Step]) -> usize {
    let heads = row.fields.text(decision::HEADS).unwrap_or_default();
    let heads: BTreeSet<Hash> = heads.split(' ').filter_map(|text| text.parse().ok()).collect();
    let seen = steps.iter().rposition(|step| heads.contains(&step.change));
    let older = || steps.iter().rposition(|step| step.at <= row.created);
    seen.or_else(older).map_or(0, |last| last + 1)
}

/// An entry without a value.
fn entry(
    host: &mut impl Host,
    row: &Row,
    steps: &[Step],
    step: &Step,
    act: HistoryAct,
) -> Result<HistoryEntry, ApiError> {
    let through_server = host.is_scribe(row.room, step.device)?;
    let person = match through_server {
        true => signed_in(steps, step.change),
        false => None,
    };
    Ok(HistoryEntry {
        act,
        key: String::new(),
        value: None,
        before: None,
        is_cut: false,
        edit: None,
        reason: None,
        person: person.unwrap_or_else(|| host.person(row.room, step.device)),
        device: step.device,
        at: step.at,
        through_server,
        change: Some(step.change),
    })
}

fn written(
    host: &mut impl Host,
    row: &Row,
    document: &Document,
    steps: &[Step],
    step: &Step,
) -> Result<HistoryEntry, ApiError> {
    let act = match step.act {
        StepAct::Set(_) => HistoryAct::Set,
        StepAct::Emptied => HistoryAct::Emptied,
        StepAct::Edited => HistoryAct::Edited,
        StepAct::Unread => HistoryAct::Unread,
    };
    let mut told = entry(host, row, steps, step, act)?;
    told.key = step.key.clone();
    let value = match &step.act {
        StepAct::Set(value) => Some(value_text(value)),
        StepAct::Edited => {
            let (before, after) = (document.text_before(step), document.text_after(step));
            told.edit = Some(difference(&before, &after));
            Some(after)
        }
        StepAct::Emptied | StepAct::Unread => None,
    };
    told.is_cut = value
        .as_ref()
        .is_some_and(|text| text.chars().nth(VALUE_CHARS).is_some());
    told.value = value.map(|text| cut(&text));
    if matches!(step.act, StepAct::Set(_) | StepAct::Emptied) {
        told.before = document.value_before(step).map(|value| cut(&value_text(&value)));
    }
    Ok(told)
}

fn decided(host: &mut impl Host, row: &Row) -> HistoryEntry {
    let text = |key: &str| row.fields.text(key).unwrap_or_default();
    let choice = row.fields.value(decision::CHOICE).map(value_text);
    HistoryEntry {
        act: HistoryAct::Decided,
        key: text(decision::KEY).to_owned(),
        is_cut: choice
            .as_ref()
            .is_some_and(|text| text.chars().nth(VALUE_CHARS).is_some()),
        value: choice.map(|choice| cut(&choice)),
        before: None,
        edit: None,
        reason: Some(text(decision::REASON).to_owned()).filter(|reason| !reason.is_empty()),
        person: access::author(host, row),
        device: row.creator,
        at: row.created,
        through_server: row.through_server,
        change: None,
    }
}

/// Who was signed in when the server's key signed a change, as the change itself says.
fn signed_in(steps: &[Step], change: Hash) -> Option<String> {
    let mut of_change = steps.iter().filter(|step| step.change == change);
    of_change.find_map(|step| match &step.act {
        StepAct::Set(Value::Text(person)) if step.key == through_server::PERSON => Some(person.clone()),
        StepAct::Set(Value::Text(json)) if step.key.starts_with(action::PROGRESS) => {
            let progress: serde_json::Value = serde_json::from_str(json).ok()?;
            Some(progress.get("by")?.as_str()?.to_owned())
        }
        StepAct::Set(_) | StepAct::Emptied | StepAct::Edited | StepAct::Unread => None,
    })
}

fn cut(text: &str) -> String {
    text.chars().take(VALUE_CHARS).collect()
}

/// The one stretch between what both begin and end with.
fn difference(before: &str, after: &str) -> TextEdit {
    let (old, new): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let same = |(left, right): &(&char, &char)| left == right;
    let front = old.iter().zip(&new).take_while(same).count();
    let (old_rest, new_rest) = (
        old.get(front..).unwrap_or_default(),
        new.get(front..).unwrap_or_default(),
    );
    let back = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(same)
        .count();
    let between = |rest: &[char]| {
        let length = rest.len().saturating_sub(back);
        rest.iter().take(length.min(VALUE_CHARS)).collect()
    };
    TextEdit {
        from_char: u32::try_from(front).unwrap_or(u32::MAX),
        removed: between(old_rest),
        added: between(new_rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_the_stretch_that_differs() {
        let edit = |from_char, removed: &str, added: &str| TextEdit {
            from_char,
            removed: removed.into(),
            added: added.into(),
        };
        assert_eq!(difference("the rows", "the long rows"), edit(4, "", "long "));
        assert_eq!(difference("বেতন কম", "বেতন বেশি"), edit(5, "কম", "বেশি"));
        assert_eq!(difference("", "x"), edit(0, "", "x"));
        assert_eq!(difference("same", "same"), edit(4, "", ""));
    }
}
