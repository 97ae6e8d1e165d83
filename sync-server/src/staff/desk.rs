//! A signed-in person's [`Host`]: the program room's read model, and the scribe's pen.
//!
//! Team rooms are not here: their keys are on field devices only.

use crate::app::App;
use crate::errors::Fault;
use crate::log::Account;
use crate::projection::{ProjectionError, store};
use rusqlite::Connection;
use shared::api::{ApiError, Code, Custody, CustodyAt, Hole, Plate, RedactBox, TeamContact};
use shared::commands::{Capture, Host, Lines, OpenBooks, PublisherKeys, Row, SealedPlate, Write, Writer};
use shared::domain::keys;
use shared::domain::search::Query;
use shared::form::Sitting;
use shared::ids::{BlobHash, DeviceNumber, Hash, RecordId, RoomId};
use shared::kinds::Kind;
use shared::pack::Pack;
use shared::permissions::Role;
use shared::record::Document;
use shared::seal::Statement;
use shared::sync::wire::{PublicKey, Signature};
use shared::time::{Day, Timestamp};
use std::sync::Arc;

/// The host of one call.
pub struct Desk<'a> {
    pub(super) app: &'a App,
    pub(super) account: Account,
}

impl<'a> Desk<'a> {
    pub fn new(app: &'a App, account: Account) -> Desk<'a> {
        Desk { app, account }
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, ProjectionError>) -> Result<T, ApiError> {
        read(&self.app.projection.read()).map_err(|error| Fault::from(error).into())
    }

    fn is_program(&self, room: RoomId) -> bool {
        room == self.app.program.room
    }

    fn only_program(&self, room: RoomId) -> Result<(), ApiError> {
        match self.is_program(room) {
            true => Ok(()),
            false => Err(not_on_a_server()),
        }
    }
}

/// What was captured is sealed before it leaves a phone: a server has nothing to show of it.
fn not_on_a_server() -> ApiError {
    ApiError::new(
        Code::NotHere,
        "What a team captured is sealed and cannot be read on the server.",
        "Nothing was changed.",
        "Open it on a device of the audit's team.",
    )
}

impl Host for Desk<'_> {
    fn now(&self) -> Timestamp {
        self.app.now()
    }

    fn today(&self) -> Day {
        self.app.now().date_naive()
    }

    fn here(&self) -> chrono::DateTime<chrono::FixedOffset> {
        self.app.now().fixed_offset()
    }

    fn chance(&mut self, bytes: &mut [u8]) {
        crate::chance::fill(bytes);
    }

    fn writer(&self) -> Result<Writer, ApiError> {
        Ok(Writer {
            person: self.account.person.clone(),
            device: self.app.scribe.device(),
            role: self.account.role,
            through_server: true,
        })
    }

    fn program(&self) -> Result<RoomId, ApiError> {
        Ok(self.app.program.room)
    }

    fn team_rooms(&mut self) -> Result<Vec<RoomId>, ApiError> {
        Ok(Vec::new())
    }

    fn role_in(&mut self, room: RoomId) -> Result<Option<Role>, ApiError> {
        Ok(self.is_program(room).then_some(self.account.role))
    }

    fn person(&mut self, room: RoomId, device: DeviceNumber) -> String {
        let log = self.app.trust.room(room).ok().flatten();
        log.and_then(|log| log.ever_member(device).map(|member| member.person.clone()))
            .unwrap_or_default()
    }

    fn team(&mut self, _room: RoomId) -> Result<Vec<TeamContact>, ApiError> {
        Ok(Vec::new())
    }

    fn lead_devices(&mut self, room: RoomId) -> Result<u32, ApiError> {
        let log = self.app.trust.room(room)?;
        Ok(log.map_or(0, |log| {
            log.members().filter(|member| member.role == Role::Lead).count()
        }) as u32)
    }

    fn holes(&mut self, _room: RoomId) -> Result<Vec<Hole>, ApiError> {
        Ok(Vec::new())
    }

    fn row(&mut self, record: RecordId) -> Result<Option<Row>, ApiError> {
        self.read(|connection| store::row(connection, self.app.program.room, record))
    }

    fn rows(&mut self, room: RoomId, kind: Kind) -> Result<Vec<Row>, ApiError> {
        match self.is_program(room) {
            true => self.read(|connection| store::rows(connection, room, kind)),
            false => Ok(Vec::new()),
        }
    }

    fn rows_about(&mut self, room: RoomId, kind: Kind, about: RecordId) -> Result<Vec<Row>, ApiError> {
        match self.is_program(room) {
            true => self.read(|connection| store::rows_about(connection, room, kind, about)),
            false => Ok(Vec::new()),
        }
    }

    fn conflicted_rows(&mut self, room: RoomId, kind: Kind) -> Result<Vec<Row>, ApiError> {
        match self.is_program(room) {
            true => self.read(|connection| store::conflicted_rows(connection, room, kind)),
            false => Ok(Vec::new()),
        }
    }

    fn count(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError> {
        match self.is_program(room) {
            true => self.read(|connection| store::count(connection, kind)),
            false => Ok(0),
        }
    }

    fn lines(&mut self, room: RoomId, kind: Kind, offset: u32, limit: u32) -> Result<Lines, ApiError> {
        match self.is_program(room) {
            true => self.read(|connection| store::lines(connection, kind, offset, limit)),
            false => Ok(Lines::default()),
        }
    }

    /// A search is across what a team captured.
    fn find(&mut self, _room: RoomId, _query: &Query, _limit: u32) -> Result<Vec<Row>, ApiError> {
        Err(not_on_a_server())
    }

    fn heads(&mut self, record: RecordId) -> Result<Vec<Hash>, ApiError> {
        Ok(self.open_document(record)?.heads())
    }

    fn open_document(&mut self, record: RecordId) -> Result<Document, ApiError> {
        let bytes = self.read(|connection| store::document(connection, record))?;
        let bytes = bytes.ok_or_else(|| ApiError::not_found("record"))?;
        Ok(Document::load(&bytes).map_err(|_| Fault::Internal("a document"))?)
    }

    fn is_scribe(&mut self, _room: RoomId, device: DeviceNumber) -> Result<bool, ApiError> {
        Ok(device == self.app.scribe.device())
    }

    /// Phases are the team's: nothing in the program room is late.
    fn is_late(&mut self, _record: RecordId) -> Result<bool, ApiError> {
        Ok(false)
    }

    fn commit(&mut self, room: RoomId, writes: Vec<Write>) -> Result<Vec<RecordId>, ApiError> {
        self.only_program(room)?;
        self.write(writes)
    }

    fn next_number(&mut self, room: RoomId, kind: Kind) -> Result<u32, ApiError> {
        self.only_program(room)?;
        Ok(self.app.log.next_number(room, kind.name()).map_err(Fault::from)?)
    }

    fn pack(&mut self, hash: Option<Hash>) -> Result<Arc<Pack>, ApiError> {
        let hash = match hash {
            Some(hash) => hash,
            None => {
                let programs = self.rows(self.app.program.room, Kind::Program)?;
                let named = programs
                    .last()
                    .and_then(|row| row.fields.text(keys::program::PACK)?.parse().ok());
                named.ok_or_else(|| ApiError::not_found("program"))?
            }
        };
        let pack = self.app.packs.pack(hash).map_err(|error| {
            tracing::error!(pack = %hash, "a pack cannot be used: {error}");
            Fault::Internal("a pack")
        })?;
        pack.ok_or_else(|| ApiError::not_found("pack"))
    }

    fn open_team_room(&mut self, _practice: bool) -> Result<RoomId, ApiError> {
        Err(not_on_a_server())
    }

    fn is_practice(&mut self, _room: RoomId) -> Result<bool, ApiError> {
        Ok(false)
    }

    fn hand_in(&mut self, _room: RoomId) -> Result<(), ApiError> {
        Err(not_on_a_server())
    }

    fn erase(&mut self, _room: RoomId, _records: &[RecordId], _facts: &str) -> Result<(), ApiError> {
        Err(not_on_a_server())
    }

    fn take_sitting(&mut self, _record: RecordId) -> Option<Sitting> {
        None
    }

    fn put_sitting(&mut self, _record: RecordId, _sitting: Sitting) {}

    fn original(&mut self, _evidence: &Row) -> Result<Vec<u8>, ApiError> {
        Err(not_on_a_server())
    }

    fn redact(&mut self, _evidence: &Row, _boxes: &[RedactBox]) -> Result<Capture, ApiError> {
        Err(not_on_a_server())
    }

    fn seal_plate(&mut self, _evidence: &Row) -> Result<Option<SealedPlate>, ApiError> {
        Err(not_on_a_server())
    }

    fn keep_plate(&mut self, _plate: &Plate) -> Result<(), ApiError> {
        Err(not_on_a_server())
    }

    fn plate(&mut self, plate: &Plate) -> Result<Vec<u8>, ApiError> {
        super::plates::open(self.app, plate)
    }

    fn state(&mut self, _statement: Statement<'_>) -> Result<Signature, ApiError> {
        Err(ApiError::not_allowed("A report is signed on a lead's own device."))
    }

    fn publisher(&mut self) -> Result<PublisherKeys, ApiError> {
        Err(ApiError::not_allowed("A report is signed on a lead's own device."))
    }

    fn root(&mut self) -> Result<PublicKey, ApiError> {
        Ok(self.app.program.root)
    }

    fn signing_key(&mut self, room: RoomId, device: DeviceNumber) -> Result<Option<PublicKey>, ApiError> {
        let log = self.app.trust.room(room)?;
        Ok(log.and_then(|log| log.ever_member(device).map(|member| member.signing)))
    }

    fn books(&mut self, _print: Hash) -> Option<Arc<OpenBooks>> {
        None
    }

    fn put_books(&mut self, _books: Arc<OpenBooks>) {}

    fn keep_draft(&mut self, _record: RecordId, _key: &str, _text: &str) -> Result<(), ApiError> {
        Err(not_on_a_server())
    }

    fn drafts(&mut self, _record: RecordId) -> Result<Vec<(String, String)>, ApiError> {
        Ok(Vec::new())
    }

    fn drop_draft(&mut self, _record: RecordId, _key: &str) -> Result<(), ApiError> {
        Ok(())
    }

    fn capture(&mut self, _capture: Hash) -> Result<Capture, ApiError> {
        Err(not_on_a_server())
    }

    fn custody(&mut self, _room: Option<RoomId>) -> Result<Custody, ApiError> {
        Ok(Custody::default())
    }

    fn custody_of(&mut self, _record: RecordId) -> Result<CustodyAt, ApiError> {
        Ok(CustodyAt::Server)
    }

    fn custody_of_blob(&mut self, _blob: BlobHash) -> Result<CustodyAt, ApiError> {
        Ok(CustodyAt::Server)
    }

    fn late(&mut self, _room: RoomId) -> Result<u32, ApiError> {
        Ok(0)
    }
}
