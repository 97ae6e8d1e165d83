//! A team's device in memory, for stories about commands that need many interviews and no vault.

mod acting;
mod alarming;
mod consenting;
mod correcting;
mod exporting;
mod looking;
mod matching;
mod plates;
mod publishing;
mod publishing_plates;
mod reading;
mod reconciling;
mod registers;
mod republishing;
mod restitution;
mod suggesting;

use super::OpenBooks;
use super::host::{Capture, Host, Line, Lines, PublisherKeys, Row, SealedPlate, Target, Write, Writer};
use super::{answering, identities, interviews};
use crate::api::{
    AnswerQuestion, ApiError, Audience, Consent, Custody, CustodyAt, FinishInterview, Hole, Plate, RedactBox,
    StartInterview, TeamContact, WithdrawConsent,
};
use crate::domain::keys::plan;
use crate::domain::search::Query;
use crate::fields::{Field, Fields};
use crate::form::Sitting;
use crate::ids::{BlobHash, DeviceNumber, Hash, RecordId, RoomId};
use crate::kinds::Kind;
use crate::pack::Pack;
use crate::pack::tests::folder;
use crate::permissions::Role;
use crate::record::{Document, Edit};
use crate::seal::Statement;
use crate::sync::wire::{PublicKey, Signature};
use crate::time::{Day, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;

const AUDIT: RoomId = RoomId([7; 16]);

struct Team {
    pack: Arc<Pack>,
    rows: Vec<Row>,
    /// The kinds that each commit wrote, in order.
    commits: Vec<Vec<Kind>>,
    role: Role,
    /// Who holds this device, and the teammates that it knows of.
    device: DeviceNumber,
    members: Vec<TeamContact>,
    through_server: bool,
    dice: u64,
    today: Day,
    files: BTreeMap<RecordId, Vec<u8>>,
    plates: plates::Plates,
    books: BTreeMap<Hash, Arc<OpenBooks>>,
}

impl Team {
    /// A lead's device in the field with a pack. `workers`: how many the plan counts.
    fn in_the_field(pack: Arc<Pack>, workers: i64) -> Team {
        let mut team = Team {
            pack,
            rows: Vec::new(),
            commits: Vec::new(),
            role: Role::Lead,
            device: DeviceNumber(1),
            members: Vec::new(),
            through_server: false,
            dice: 0,
            today: "2026-03-02".parse().unwrap(),
            files: BTreeMap::new(),
            books: BTreeMap::new(),
            plates: plates::Plates::new(),
        };
        let edits = vec![
            Edit::put(plan::TITLE, "Spring"),
            Edit::put(plan::SITE_NAME, "Tres Robles"),
            Edit::put(plan::PHASE, "fieldwork"),
            Edit::put(format!("{}A", plan::CREWS), workers),
        ];
        let target = Target::New(Kind::Plan);
        team.commit(AUDIT, vec![Write { target, edits }]).unwrap();
        team
    }

    /// A record of which nothing is known yet.
    fn begin(&mut self, room: RoomId, id: RecordId, kind: Kind) -> RecordId {
        self.rows.push(Row {
            room,
            id,
            kind,
            creator: self.device,
            created: self.now(),
            changed: self.now(),
            through_server: false,
            fields: Fields::default(),
        });
        id
    }

    /// A worker is heard and says this.
    fn hears(&mut self, answers: &[(&str, &str)]) -> RecordId {
        let consent = Consent {
            notes: true,
            ..Consent::default()
        };
        let call = StartInterview {
            group: None,
            form: None,
            audit: AUDIT,
            audience: Audience::Worker,
            crew: "A".into(),
            language: "es".into(),
            consent,
            present: Vec::new(),
        };
        let interview = interviews::start(self, call).unwrap().line.interview;
        for (question, answer) in answers {
            let call = AnswerQuestion {
                interview,
                question: (*question).to_owned(),
                answer: Some((*answer).to_owned()),
                brief: true,
            };
            answering::answer_question(self, call).unwrap();
        }
        interview
    }

    fn finishes(&mut self, interview: RecordId) {
        identities::finish_interview(self, FinishInterview { interview }).unwrap();
    }

    fn takes_consent_back(&mut self, interview: RecordId) {
        interviews::withdraw_consent(self, WithdrawConsent { interview }).unwrap();
    }
}

/// A shipped pack; `sheets` replaces sheets of its worker interview.
fn fair_food(sheets: &[(&str, &str)]) -> Arc<Pack> {
    let mut files = folder("fair-food");
    for (name, text) in sheets {
        files.insert(format!("worker-interview/{name}.csv"), text.as_bytes().to_vec());
    }
    Arc::new(Pack::parse(&files).unwrap_or_else(|faults| panic!("{faults:#?}")))
}

fn edit(fields: &mut Fields, edits: Vec<Edit>) {
    for edit in edits {
        match edit {
            Edit::Put { key, value } => fields.insert(key, Field::of(value)),
            Edit::Text { key, text } => fields.insert(key, Field::of(text)),
            Edit::Remove { key } => {
                let rest = fields.iter().filter(|(name, _)| *name != key);
                *fields = rest
                    .map(|(name, field)| (name.to_owned(), field.value.clone()))
                    .collect();
            }
        }
    }
}

impl Host for Team {
    fn now(&self) -> Timestamp {
        "2026-03-02T14:00:00Z".parse().unwrap()
    }
    fn today(&self) -> Day {
        self.today
    }
    fn here(&self) -> chrono::DateTime<chrono::FixedOffset> {
        "2026-03-02T09:00:00-05:00".parse().unwrap()
    }
    fn chance(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.dice = self
                .dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.dice >> 56) as u8;
        }
    }
    fn writer(&self) -> Result<Writer, ApiError> {
        Ok(Writer {
            person: "Amina".into(),
            device: self.device,
            role: self.role,
            through_server: self.through_server,
        })
    }
    fn program(&self) -> Result<RoomId, ApiError> {
        Ok(RoomId::ZERO)
    }
    fn team_rooms(&mut self) -> Result<Vec<RoomId>, ApiError> {
        Ok(vec![AUDIT])
    }
    fn role_in(&mut self, room: RoomId) -> Result<Option<Role>, ApiError> {
        Ok((room == AUDIT || room == RoomId::ZERO).then_some(self.role))
    }
    fn person(&mut self, _: RoomId, _: DeviceNumber) -> String {
        "Amina".into()
    }
    fn team(&mut self, _: RoomId) -> Result<Vec<TeamContact>, ApiError> {
        Ok(self.members.clone())
    }
    fn lead_devices(&mut self, _: RoomId) -> Result<u32, ApiError> {
        Ok(2)
    }
    fn holes(&mut self, _: RoomId) -> Result<Vec<Hole>, ApiError> {
        Ok(Vec::new())
    }
    fn row(&mut self, record: RecordId) -> Result<Option<Row>, ApiError> {
        Ok(self.rows.iter().find(|row| row.id == record).cloned())
    }
    fn rows(&mut self, room: RoomId, kind: Kind) -> Result<Vec<Row>, ApiError> {
        let rows = self.rows.iter().filter(|row| row.room == room && row.kind == kind);
        Ok(rows.cloned().collect())
    }
    fn rows_about(&mut self, room: RoomId, kind: Kind, about: RecordId) -> Result<Vec<Row>, ApiError> {
        let rows = self.rows(room, kind)?.into_iter();
        Ok(rows
            .filter(|row| crate::domain::about(kind, &row.fields) == Some(about))
            .collect())
    }
    fn conflicted_rows(&mut self, room: RoomId, kind: Kind) -> Result<Vec<Row>, ApiError> {
        let rows = self.rows(room, kind)?.into_iter();
        Ok(rows.filter(|row| row.fields.conflicts().next().is_some()).collect())
    }
    fn count(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError> {
        Ok(self.rows(room, kind)?.len() as u32)
    }
    fn lines(&mut self, room: RoomId, kind: Kind, _: u32, _: u32) -> Result<Lines, ApiError> {
        let lines = self.rows(room, kind)?.into_iter().map(|row| Line {
            id: row.id,
            creator: row.creator,
            created: row.created,
            summary: crate::domain::summary(kind, &row.fields).to_string(),
        });
        let lines: Vec<Line> = lines.collect();
        Ok(Lines {
            total: lines.len() as u32,
            lines,
        })
    }
    fn find(&mut self, _: RoomId, _: &Query, _: u32) -> Result<Vec<Row>, ApiError> {
        Ok(Vec::new())
    }
    fn heads(&mut self, _: RecordId) -> Result<Vec<Hash>, ApiError> {
        Ok(Vec::new())
    }
    fn open_document(&mut self, _: RecordId) -> Result<Document, ApiError> {
        Err(ApiError::not_found("document"))
    }
    fn is_scribe(&mut self, _: RoomId, _: DeviceNumber) -> Result<bool, ApiError> {
        Ok(false)
    }
    fn is_late(&mut self, _: RecordId) -> Result<bool, ApiError> {
        Ok(false)
    }
    fn commit(&mut self, room: RoomId, writes: Vec<Write>) -> Result<Vec<RecordId>, ApiError> {
        let (mut ids, mut kinds) = (Vec::new(), Vec::new());
        for write in writes {
            let id = match write.target {
                Target::Existing(id) => id,
                Target::Identified(identity) => self.begin(room, identity.id(), identity.kind),
                Target::New(kind) => {
                    let mut id = [0; 16];
                    id[..4].copy_from_slice(&(self.rows.len() as u32 + 1).to_be_bytes());
                    id[4..8].copy_from_slice(&(self.device.0 - 1).to_be_bytes());
                    self.begin(room, RecordId(id), kind)
                }
            };
            let row = self.rows.iter_mut().find(|row| row.id == id).unwrap();
            edit(&mut row.fields, write.edits);
            ids.push(id);
            kinds.push(row.kind);
        }
        self.commits.push(kinds);
        Ok(ids)
    }
    fn next_number(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError> {
        Ok(self.count(room, kind)? + 1)
    }
    fn pack(&mut self, _: Option<Hash>) -> Result<Arc<Pack>, ApiError> {
        Ok(self.pack.clone())
    }
    fn open_team_room(&mut self, _: bool) -> Result<RoomId, ApiError> {
        Ok(AUDIT)
    }
    fn is_practice(&mut self, _: RoomId) -> Result<bool, ApiError> {
        Ok(false)
    }
    fn hand_in(&mut self, _: RoomId) -> Result<(), ApiError> {
        Ok(())
    }
    fn erase(&mut self, _: RoomId, _: &[RecordId], _: &str) -> Result<(), ApiError> {
        Ok(())
    }
    fn take_sitting(&mut self, _: RecordId) -> Option<Sitting> {
        None
    }
    fn put_sitting(&mut self, _: RecordId, _: Sitting) {}
    fn original(&mut self, evidence: &Row) -> Result<Vec<u8>, ApiError> {
        let taken = evidence
            .fields
            .text("original/hash")
            .and_then(|hash| self.plates.copy(hash));
        let found = taken.or_else(|| self.files.get(&evidence.id).cloned());
        found.ok_or_else(|| ApiError::not_found("file"))
    }
    fn redact(&mut self, evidence: &Row, boxes: &[RedactBox]) -> Result<Capture, ApiError> {
        let picture = self.original(evidence)?;
        Ok(self.plates.redact(&picture, boxes))
    }
    fn seal_plate(&mut self, evidence: &Row) -> Result<Option<SealedPlate>, ApiError> {
        let copy = evidence
            .fields
            .text("original/hash")
            .and_then(|hash| self.plates.copy(hash));
        Ok(self.plates.seal(evidence.id, copy.as_ref()))
    }
    fn keep_plate(&mut self, plate: &Plate) -> Result<(), ApiError> {
        self.plates.keep(plate)
    }
    fn plate(&mut self, plate: &Plate) -> Result<Vec<u8>, ApiError> {
        self.plates.open(plate)
    }
    fn state(&mut self, statement: Statement<'_>) -> Result<Signature, ApiError> {
        Ok(statement.sign(&self.plates.keys))
    }
    fn publisher(&mut self) -> Result<PublisherKeys, ApiError> {
        Ok(self.plates.publisher())
    }
    fn root(&mut self) -> Result<PublicKey, ApiError> {
        Ok(self.plates.root.public())
    }
    fn signing_key(&mut self, _: RoomId, _: DeviceNumber) -> Result<Option<PublicKey>, ApiError> {
        Ok(Some(self.plates.keys.public().signing))
    }
    fn books(&mut self, print: Hash) -> Option<Arc<OpenBooks>> {
        self.books.get(&print).cloned()
    }
    fn put_books(&mut self, books: Arc<OpenBooks>) {
        self.books.insert(books.print(), books);
    }
    fn keep_draft(&mut self, _: RecordId, _: &str, _: &str) -> Result<(), ApiError> {
        Ok(())
    }
    fn drafts(&mut self, _: RecordId) -> Result<Vec<(String, String)>, ApiError> {
        Ok(Vec::new())
    }
    fn drop_draft(&mut self, _: RecordId, _: &str) -> Result<(), ApiError> {
        Ok(())
    }
    fn capture(&mut self, capture: Hash) -> Result<Capture, ApiError> {
        self.plates
            .capture(capture)
            .ok_or_else(|| ApiError::not_found("capture"))
    }
    fn custody(&mut self, _: Option<RoomId>) -> Result<Custody, ApiError> {
        Ok(Custody::default())
    }
    fn custody_of(&mut self, _: RecordId) -> Result<CustodyAt, ApiError> {
        Ok(CustodyAt::Here)
    }
    fn custody_of_blob(&mut self, _: BlobHash) -> Result<CustodyAt, ApiError> {
        Ok(CustodyAt::Here)
    }
    fn late(&mut self, _: RoomId) -> Result<u32, ApiError> {
        Ok(0)
    }
}
