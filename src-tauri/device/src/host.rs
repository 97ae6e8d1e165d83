//! The field device as the host of commands: an open session lends its read model, its one way to write, time and chance.

use crate::photo::plates;
use crate::session::Session;
use shared::api::{ApiError, Custody, CustodyAt, Hole, Plate, RedactBox, TeamContact};
use shared::commands::{Capture, Host, Lines, OpenBooks, PublisherKeys, Row, SealedPlate, Write, Writer};
use shared::domain::search::Query;
use shared::form::Sitting;
use shared::ids::{BlobHash, DeviceNumber, Hash, RecordId, RoomId};
use shared::kinds::{Kind, RoomKind};
use shared::pack::Pack;
use shared::permissions::Role;
use shared::record::Document;
use shared::seal::Statement;
use shared::seal::lead::certified_lead;
use shared::sync::Control;
use shared::sync::member_entry::SignedEntry;
use shared::sync::wire::{PublicKey, Signature};
use shared::time::{Day, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Host for Session {
    fn now(&self) -> Timestamp {
        self.env.now()
    }

    fn today(&self) -> Day {
        self.env.clock.today()
    }

    fn here(&self) -> chrono::DateTime<chrono::FixedOffset> {
        self.env.now().with_timezone(&chrono::Local).fixed_offset()
    }

    fn chance(&mut self, bytes: &mut [u8]) {
        self.env.chance.fill(bytes);
    }

    fn writer(&self) -> Result<Writer, ApiError> {
        let enrolment = self.enrolment()?;
        // The log knows better than what was said at enrolment.
        let role = self.own_role(enrolment.program).unwrap_or(enrolment.role);
        Ok(Writer {
            person: enrolment.person.clone(),
            device: enrolment.device,
            role,
            through_server: false,
        })
    }

    fn program(&self) -> Result<RoomId, ApiError> {
        Ok(self.enrolment()?.program)
    }

    fn team_rooms(&mut self) -> Result<Vec<RoomId>, ApiError> {
        let rooms = self.keyring().rooms.iter();
        Ok(rooms
            .filter(|kept| kept.kind == RoomKind::Team && !kept.keys.is_empty())
            .map(|kept| kept.room)
            .collect())
    }

    fn role_in(&mut self, room: RoomId) -> Result<Option<Role>, ApiError> {
        Ok(self.own_role(room))
    }

    fn person(&mut self, room: RoomId, device: DeviceNumber) -> String {
        let known = |room: RoomId| {
            self.logs
                .get(&room)?
                .ever_member(device)
                .map(|member| member.person.clone())
        };
        let program = self.keyring().enrolment.as_ref().map(|enrolment| enrolment.program);
        known(room)
            .or_else(|| known(program?))
            .unwrap_or_else(|| format!("Device {device}"))
    }

    fn team(&mut self, room: RoomId) -> Result<Vec<TeamContact>, ApiError> {
        let own = self.enrolment()?.device;
        let log = self.logs.get(&room).ok_or_else(|| ApiError::not_found("audit"))?;
        let contacts: BTreeMap<_, _> = self.store.contacts(room)?.into_iter().map(|c| (c.device, c)).collect();
        let mut team = Vec::new();
        for member in log
            .members()
            .filter(|member| !matches!(member.role, Role::Reader | Role::Scribe))
        {
            let contact = contacts.get(&member.device);
            let newest = self.store.newest_of(room, member.device)?.map_or(0, |head| head.seq);
            let heard = contact.map(|contact| contact.at).filter(|at| at.timestamp() > 0);
            team.push(TeamContact {
                device: member.device,
                person: member.person.clone(),
                as_of: if member.device == own {
                    Some(self.env.now())
                } else {
                    heard
                },
                // Work that came after the statement takes it back.
                handed_in: contact.is_some_and(|contact| contact.handed_in > 0 && contact.handed_in >= newest),
                is_this_device: member.device == own,
            });
        }
        Ok(team)
    }

    fn lead_devices(&mut self, room: RoomId) -> Result<u32, ApiError> {
        let log = self.logs.get(&room).ok_or_else(|| ApiError::not_found("audit"))?;
        let leads = log.members().filter(|member| member.role == Role::Lead).count();
        Ok(u32::try_from(leads).unwrap_or(u32::MAX))
    }

    fn holes(&mut self, room: RoomId) -> Result<Vec<Hole>, ApiError> {
        let mut missing: BTreeMap<DeviceNumber, u32> = BTreeMap::new();
        for hole in self.store.holes(room)? {
            *missing.entry(hole.device).or_default() += 1;
        }
        let hole = |(device, missing_batches): (DeviceNumber, u32)| {
            let person = self.person(room, device);
            Hole {
                device,
                person,
                missing_batches,
                accepted: false,
            }
        };
        Ok(missing.into_iter().map(hole).collect())
    }

    fn row(&mut self, record: RecordId) -> Result<Option<Row>, ApiError> {
        Ok(self.store.row(record)?)
    }

    fn rows(&mut self, room: RoomId, kind: Kind) -> Result<Vec<Row>, ApiError> {
        Ok(self.store.rows(room, kind)?)
    }

    fn rows_about(&mut self, room: RoomId, kind: Kind, about: RecordId) -> Result<Vec<Row>, ApiError> {
        Ok(self.store.rows_about(room, kind, about)?)
    }

    fn conflicted_rows(&mut self, room: RoomId, kind: Kind) -> Result<Vec<Row>, ApiError> {
        Ok(self.store.conflicted_rows(room, kind)?)
    }

    fn count(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError> {
        Ok(self.store.count(room, kind)?)
    }

    fn lines(&mut self, room: RoomId, kind: Kind, offset: u32, limit: u32) -> Result<Lines, ApiError> {
        Ok(self.store.lines(room, kind, offset, limit)?)
    }

    fn find(&mut self, room: RoomId, query: &Query, limit: u32) -> Result<Vec<Row>, ApiError> {
        self.find_rows(room, query, limit)
    }

    fn heads(&mut self, record: RecordId) -> Result<Vec<Hash>, ApiError> {
        Ok(self.document(record)?.heads())
    }

    fn open_document(&mut self, record: RecordId) -> Result<Document, ApiError> {
        self.document(record)
    }

    fn is_scribe(&mut self, room: RoomId, device: DeviceNumber) -> Result<bool, ApiError> {
        let member = self.logs.get(&room).and_then(|log| log.ever_member(device));
        Ok(member.is_some_and(|member| member.role == Role::Scribe))
    }

    fn is_late(&mut self, record: RecordId) -> Result<bool, ApiError> {
        Ok(self.store.row_place(record)?.is_some_and(|place| place.late))
    }

    fn commit(&mut self, room: RoomId, writes: Vec<Write>) -> Result<Vec<RecordId>, ApiError> {
        self.commit_writes(room, writes)
    }

    fn next_number(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError> {
        self.next_number_of(room, kind)
    }

    fn pack(&mut self, hash: Option<Hash>) -> Result<Arc<Pack>, ApiError> {
        let hash = match hash {
            Some(hash) => hash,
            None => self
                .pinned(self.enrolment()?.program)?
                .ok_or_else(|| ApiError::not_found("pack"))?,
        };
        self.pack_of(hash)
    }

    fn open_team_room(&mut self, practice: bool) -> Result<RoomId, ApiError> {
        crate::links::open_team_room(self, practice)
    }

    fn is_practice(&mut self, room: RoomId) -> Result<bool, ApiError> {
        Ok(self.keyring().room(room).is_some_and(|kept| kept.practice))
    }

    fn hand_in(&mut self, room: RoomId) -> Result<(), ApiError> {
        // The statement names the batch in which it stands: everything up to and with it is handed in.
        let sealed = self.seal_room(room, Vec::new(), None)?;
        let seq = sealed.map_or(0, |head| head.seq) + 1;
        self.write_control(room, vec![Control::HandedIn { seq }])?;
        self.judge(room)
    }

    fn erase(&mut self, room: RoomId, records: &[RecordId], facts: &str) -> Result<(), ApiError> {
        self.erase_records(room, records, facts)
    }

    fn take_sitting(&mut self, record: RecordId) -> Option<Sitting> {
        self.sittings.take(record)
    }

    fn put_sitting(&mut self, record: RecordId, sitting: Sitting) {
        self.sittings.put(record, sitting);
    }

    fn original(&mut self, evidence: &Row) -> Result<Vec<u8>, ApiError> {
        crate::photo::original_here(self, evidence)
    }

    fn redact(&mut self, evidence: &Row, boxes: &[RedactBox]) -> Result<Capture, ApiError> {
        crate::photo::redacted_copy(self, evidence, boxes)
    }

    fn seal_plate(&mut self, evidence: &Row) -> Result<Option<SealedPlate>, ApiError> {
        plates::seal(self, evidence)
    }

    fn keep_plate(&mut self, plate: &Plate) -> Result<(), ApiError> {
        plates::keep(self, plate)
    }

    fn plate(&mut self, plate: &Plate) -> Result<Vec<u8>, ApiError> {
        plates::open(self, plate)
    }

    fn state(&mut self, statement: Statement<'_>) -> Result<Signature, ApiError> {
        Ok(statement.sign(self.device_keys()))
    }

    fn publisher(&mut self) -> Result<PublisherKeys, ApiError> {
        let enrolment = self.enrolment()?;
        let (program, root) = (enrolment.program, enrolment.root);
        let key = self.device_keys().public().signing;
        let is_own = |entry: &&SignedEntry| certified_lead(&root, entry).is_some_and(|lead| lead.key == key);
        let certificate = self.member_entries(program).iter().find(is_own).cloned();
        let certificate =
            certificate.ok_or_else(|| ApiError::not_allowed("Only a lead of the program publishes a report."))?;
        Ok(PublisherKeys { root, key, certificate })
    }

    fn root(&mut self) -> Result<PublicKey, ApiError> {
        Ok(self.enrolment()?.root)
    }

    fn signing_key(&mut self, room: RoomId, device: DeviceNumber) -> Result<Option<PublicKey>, ApiError> {
        let member = self.logs.get(&room).and_then(|log| log.ever_member(device));
        Ok(member.map(|member| member.signing))
    }

    fn books(&mut self, print: Hash) -> Option<Arc<OpenBooks>> {
        self.books.clone().filter(|books| books.print() == print)
    }

    fn put_books(&mut self, books: Arc<OpenBooks>) {
        self.books = Some(books);
    }

    fn keep_draft(&mut self, record: RecordId, key: &str, text: &str) -> Result<(), ApiError> {
        Ok(self.store.keep_draft(record, key, text)?)
    }

    fn drafts(&mut self, record: RecordId) -> Result<Vec<(String, String)>, ApiError> {
        Ok(self.store.drafts(record)?)
    }

    fn drop_draft(&mut self, record: RecordId, key: &str) -> Result<(), ApiError> {
        Ok(self.store.drop_draft(record, key)?)
    }

    fn capture(&mut self, capture: Hash) -> Result<Capture, ApiError> {
        let found = self
            .captures
            .find(capture)
            .map_err(|error| crate::calls::storage_error(&error))?;
        found.ok_or_else(|| ApiError::not_found("capture"))
    }

    fn custody(&mut self, room: Option<RoomId>) -> Result<Custody, ApiError> {
        Ok(self.store.custody(room)?)
    }

    fn custody_of(&mut self, record: RecordId) -> Result<CustodyAt, ApiError> {
        Ok(self.store.custody_of(record)?)
    }

    fn custody_of_blob(&mut self, blob: BlobHash) -> Result<CustodyAt, ApiError> {
        Ok(self.store.custody_of_blob(blob)?)
    }

    fn late(&mut self, room: RoomId) -> Result<u32, ApiError> {
        Ok(self.store.late(room)?)
    }
}
