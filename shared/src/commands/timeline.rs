//! An audit's timeline, from the records' own changes: newest first, a page at a time, opening only the records of that page.
//!
//! What one person did with one record on one day is one entry. It names fields, never values: a record's history has those.

use super::access;
use super::decisions::label;
use super::history::{is_told_of, is_withheld};
use super::host::{Host, Row};
use super::tasks;
use crate::api::{ApiError, GetTimeline, TimelineAct, TimelineEntry, TimelineView};
use crate::domain::keys::{decision, interview};
use crate::fields::Value;
use crate::ids::{DeviceNumber, RecordId};
use crate::kinds::{Kind, RoomKind};
use crate::record::{Step, StepAct};
use crate::time::{Day, Timestamp};
use chrono::FixedOffset;
use std::collections::BTreeMap;

const PAGE_ENTRIES: u32 = 100;
/// Fields that an entry names.
const MOST_KEYS: usize = 12;

pub fn timeline(host: &mut impl Host, call: GetTimeline) -> Result<TimelineView, ApiError> {
    if call.limit == 0 || call.limit > PAGE_ENTRIES {
        return Err(ApiError::bad_request(
            "limit",
            format!("Ask for between 1 and {PAGE_ENTRIES} entries."),
        ));
    }
    access::role_in(host, call.audit)?;
    let mut kinds = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for &kind in Kind::ALL.iter().filter(|kind| kind.room() == RoomKind::Team) {
        if host.count(call.audit, kind)? == 0 {
            continue;
        }
        kinds.push(kind);
        if call.kind.is_none_or(|wanted| wanted == kind) {
            rows.extend(host.rows(call.audit, kind)?);
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.changed, row.id)));
    let wanted = call.offset.saturating_add(call.limit) as usize;
    let mut entries: Vec<Entry> = Vec::new();
    for row in rows {
        // What a record did is no newer than its last change: the rest cannot reach this page.
        let reached = entries.iter().filter(|entry| entry.to > row.changed).count();
        if reached > wanted {
            break;
        }
        let of_person = |entry: &Entry| call.person.is_none_or(|person| entry.device == person);
        entries.extend(of_record(host, row)?.into_iter().filter(of_person));
    }
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.to, entry.row.id, entry.device)));
    let more = entries.len() > wanted;
    let page = entries.into_iter().skip(call.offset as usize).take(call.limit as usize);
    let page: Vec<Entry> = page.collect();
    let mut told = Vec::new();
    for entry in page {
        told.push(entry.told(host));
    }
    Ok(TimelineView {
        audit: call.audit,
        entries: told,
        more,
        people: tasks::people(host, call.audit)?,
        kinds,
    })
}

/// One person, one record, one day.
struct Entry {
    row: Row,
    withheld: bool,
    act: TimelineAct,
    device: DeviceNumber,
    day: Day,
    from: Timestamp,
    to: Timestamp,
    keys: Vec<String>,
    written: u32,
}

fn of_record(host: &mut impl Host, row: Row) -> Result<Vec<Entry>, ApiError> {
    let withheld = is_withheld(host, &row, true)?;
    let document = host.open_document(row.id)?;
    let days = by_day(row.kind, &document.steps(), withheld, *host.here().offset());
    let entries = days.into_iter().map(|((day, device), done)| Entry {
        act: match row.kind {
            Kind::Decision => TimelineAct::Decided,
            _ => done.act,
        },
        row: row.clone(),
        withheld,
        device,
        day,
        from: done.from,
        to: done.to,
        keys: done.keys,
        written: done.written,
    });
    Ok(entries.collect())
}

/// What one person wrote into one record on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Done {
    act: TimelineAct,
    from: Timestamp,
    to: Timestamp,
    keys: Vec<String>,
    written: u32,
}

/// Days are those of where the reader is.
fn by_day(kind: Kind, steps: &[Step], withheld: bool, here: FixedOffset) -> BTreeMap<(Day, DeviceNumber), Done> {
    let mut days: BTreeMap<(Day, DeviceNumber), Done> = BTreeMap::new();
    for (place, step) in steps.iter().enumerate() {
        let withdraws =
            kind == Kind::Interview && step.key == interview::WITHDRAWN && step.act == StepAct::Set(Value::Bool(true));
        // Of what was taken back it shows who was there and when, and nothing of what was written.
        let told = is_told_of(kind, &step.key) && (!withheld || withdraws);
        if !told && place > 0 {
            continue;
        }
        let done = days
            .entry((step.at.with_timezone(&here).date_naive(), step.device))
            .or_insert_with(|| Done {
                act: TimelineAct::Changed,
                from: step.at,
                to: step.at,
                keys: Vec::new(),
                written: 0,
            });
        done.from = done.from.min(step.at);
        done.to = done.to.max(step.at);
        if withdraws {
            done.act = TimelineAct::Withdrew;
        } else if place == 0 && done.act == TimelineAct::Changed {
            done.act = TimelineAct::Began;
        }
        if told && !done.keys.contains(&step.key) {
            done.written = done.written.saturating_add(1);
            if done.keys.len() < MOST_KEYS {
                done.keys.push(step.key.clone());
            }
        }
    }
    days
}

impl Entry {
    fn told(self, host: &mut impl Host) -> TimelineEntry {
        let room = self.row.room;
        let person = host.person(room, self.device);
        let fields = &self.row.fields;
        // A decision is about another record: its key says which field.
        let (keys, reason) = match (self.row.kind, self.withheld) {
            (_, true) => (Vec::new(), None),
            (Kind::Decision, false) => {
                let key = fields.text(decision::KEY).filter(|key| !key.is_empty());
                let reason = fields.text(decision::REASON).filter(|reason| !reason.is_empty());
                (key.map(str::to_owned).into_iter().collect(), reason.map(str::to_owned))
            }
            (_, false) => (self.keys, None),
        };
        TimelineEntry {
            record: self.row.id,
            kind: self.row.kind,
            label: match self.row.kind {
                Kind::Decision if !self.withheld => decided_about(host, &self.row),
                Kind::Decision => String::new(),
                _ => named(&self.row),
            },
            act: self.act,
            person,
            device: self.device,
            day: self.day,
            from: self.from,
            to: self.to,
            keys,
            written: self.written,
            reason,
        }
    }
}

fn named(row: &Row) -> String {
    match row.kind {
        Kind::Interview | Kind::Checklist | Kind::Finding | Kind::Evidence | Kind::Payroll | Kind::Alert => label(row),
        _ => String::new(),
    }
}

fn decided_about(host: &mut impl Host, row: &Row) -> String {
    let about: Option<RecordId> = row.fields.text(decision::RECORD).and_then(|id| id.parse().ok());
    let subject = about.and_then(|id| host.row(id).ok().flatten());
    subject.map(|row| named(&row)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RoomId;
    use crate::record::{Actor, Document, Edit, RecordIdentity};

    /// Amina's finding, and what Joseph and she did to it the next day.
    fn steps() -> Vec<Step> {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (amina, joseph) = (DeviceNumber(1), DeviceNumber(2));
        let identity = RecordIdentity {
            room: RoomId([1; 16]),
            kind: Kind::Finding,
            creator: amina,
            chance: [9; 16],
        };
        let edits = [Edit::put("severity", "minor"), Edit::put("place", "north")];
        let begun = at("2026-03-02T09:00:00Z");
        let (mut document, _) = Document::create(identity, &Actor::new(amina, [7; 8]), &edits, begun).unwrap();
        let changes = [
            (amina, "place", "south", "2026-03-02T11:00:00Z"),
            (joseph, "severity", "major", "2026-03-03T08:00:00Z"),
            (joseph, "severity", "serious", "2026-03-03T08:05:00Z"),
        ];
        for (device, key, value, when) in changes {
            let actor = Actor::new(device, [7; 8]);
            document.apply(&actor, &[Edit::put(key, value)], &[], at(when)).unwrap();
        }
        document.steps()
    }

    #[test]
    fn a_day_s_work_of_one_person_on_one_record_is_one_entry() {
        let days = by_day(Kind::Finding, &steps(), false, FixedOffset::east_opt(0).unwrap());
        let all: Vec<(u32, u32, TimelineAct, i64)> = days
            .iter()
            .map(|((_, device), done)| (device.0, done.written, done.act, (done.to - done.from).num_minutes()))
            .collect();
        assert_eq!(all, [(1, 2, TimelineAct::Began, 120), (2, 1, TimelineAct::Changed, 5)]);
    }

    #[test]
    fn what_was_taken_back_shows_that_it_was_begun_and_no_field() {
        let days = by_day(Kind::Interview, &steps(), true, FixedOffset::east_opt(0).unwrap());
        let all: Vec<&Done> = days.values().collect();
        assert_eq!(all.len(), 1, "only its beginning is told: {all:?}");
        assert!(all[0].keys.is_empty() && all[0].written == 0);
    }
}
