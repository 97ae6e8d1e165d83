//! From snapshot, pending changes and decisions to the row that screens read.

use super::Touched;
use crate::blobs::BlobFolder;
use crate::store::{BlobRow, NewRow, PendingChange, Store};
use shared::api::ApiError;
use shared::commands::Row;
use shared::domain::keys::{decision, plan};
use shared::domain::search::is_searched;
use shared::domain::{cited_blobs, summary};
use shared::fields::{Decision, Fields, Value};
use shared::ids::{DeviceNumber, Hash, RecordId};
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::record::{Document, News, admit};
use shared::sync::MemberLog;
use shared::time::Timestamp;
use std::collections::BTreeMap;

/// Whether others' news in a row may be late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Late {
    No,
    /// It came from somebody else just now: late if the audit's phase has moved on.
    IfPhaseMoved,
}

/// Makes rows inside a transaction.
pub(crate) struct Rows<'a> {
    pub store: &'a Store,
    pub log: Option<&'a MemberLog>,
    /// This device, whose changes are pending.
    pub own: Option<DeviceNumber>,
    pub blobs: &'a BlobFolder,
    pub now: Timestamp,
}

/// Bytes of pending changes that are admitted at once; the guard takes 256 KiB.
const AT_ONCE: usize = 128 * 1024;

impl Rows<'_> {
    /// Makes the rows of these records, and of those on which decisions among them speak.
    pub fn make_all(&self, stale: BTreeMap<RecordId, Late>) -> Result<Touched, ApiError> {
        let mut touched = Touched::new();
        let mut targets = Vec::new();
        for (record, late) in &stale {
            let Some(document) = self.document(*record)? else {
                targets.extend(self.drop(*record, &mut touched)?);
                continue;
            };
            if document.times().is_some() {
                targets.extend(self.make(&document, *late)?);
                self.note_unsearched(&document)?;
                touched.insert(*record, document.identity().kind);
            }
        }
        for target in targets {
            if let Some(document) = self.document(target)? {
                self.make(&document, Late::No)?;
                self.note_unsearched(&document)?;
                touched.insert(target, document.identity().kind);
            }
        }
        Ok(touched)
    }

    /// For rows that are made otherwise than by this device's own writing: their words are read at the next search.
    pub fn note_unsearched(&self, document: &Document) -> Result<(), ApiError> {
        if is_searched(document.identity().kind) {
            self.store.note_unsearched(document.id())?;
        }
        Ok(())
    }

    /// A record as this device knows it: batches and own pending changes. Pending ones that batches hold are let go.
    pub fn document(&self, record: RecordId) -> Result<Option<Document>, ApiError> {
        let mut document = self
            .store
            .snapshot(record)?
            .and_then(|bytes| Document::load(&bytes).ok());
        let pending = self.store.pending_of(record)?;
        let Some(own) = self.own else { return Ok(document) };
        for some in in_groups(&pending) {
            let (Some(first), Some(last)) = (some.first(), some.last()) else {
                continue;
            };
            let changes: Vec<u8> = some.iter().flat_map(|pending| pending.change.iter().copied()).collect();
            match admit(document.as_ref(), &first.identity, own, News::Changes(&changes)) {
                Ok(admitted) => {
                    let known = admitted.merged.applied == 0 && admitted.merged.dropped.is_empty();
                    let same = known
                        && document
                            .as_ref()
                            .is_some_and(|before| before.save() == admitted.document.save());
                    if same {
                        self.store.drop_pending_between(record, first.n, last.n)?;
                    }
                    document = Some(admitted.document);
                }
                // Kept in the journal; it shows again with a version that can read it.
                Err(error) => tracing::error!(%error, "an own journalled change could not be merged"),
            }
        }
        Ok(document)
    }

    /// Makes the row of one record. Returns the records on which it decides.
    pub fn make(&self, document: &Document, late: Late) -> Result<Vec<RecordId>, ApiError> {
        let Some((created, changed)) = document.times() else {
            return Ok(Vec::new());
        };
        let identity = *document.identity();
        let id = identity.id();
        let fields = document.fields(&self.store.decisions_on(id)?);
        let was_late = self.store.row_place(id)?.is_some_and(|place| place.late);
        let late = was_late || (late == Late::IfPhaseMoved && self.phase_moved(identity.kind, &identity.room)?);
        let through_server = self.is_scribe(identity.creator);
        let row = Row {
            room: identity.room,
            id,
            kind: identity.kind,
            creator: identity.creator,
            created,
            changed,
            through_server,
            fields,
        };
        self.write(&row, late)
    }

    /// Writes a row with its line, blobs, and decision. Returns the record on which it decides.
    pub fn write(&self, row: &Row, late: bool) -> Result<Vec<RecordId>, ApiError> {
        self.store.put_row(&NewRow {
            row,
            summary: &summary(row.kind, &row.fields),
            late,
        })?;
        for cited in cited_blobs(row.kind, &row.fields) {
            let here = self.blobs.has(cited.hash);
            let own = Some(row.creator) == self.own;
            self.store.put_blob(&BlobRow {
                hash: cited.hash,
                room: row.room,
                record: row.id,
                size_bytes: cited.size_bytes,
                part: cited.part.into(),
                here,
                // What another device captured and is not here can only be fetched from where it was sent.
                on_server: false,
                with_mate: false,
                own,
                made: row.created,
            })?;
        }
        let Some((target, decision)) = decision_of(row) else {
            return Ok(Vec::new());
        };
        self.store.put_decision(target, &decision)?;
        Ok(vec![target])
    }

    /// Nothing is left of a record: its row goes.
    fn drop(&self, record: RecordId, touched: &mut Touched) -> Result<Vec<RecordId>, ApiError> {
        let Some(row) = self.store.row(record)? else {
            return Ok(Vec::new());
        };
        self.store.drop_row(record)?;
        self.store.drop_decision(record)?;
        touched.insert(record, row.kind);
        Ok(decision_of(&row).map(|(target, _)| target).into_iter().collect())
    }

    fn is_scribe(&self, device: DeviceNumber) -> bool {
        self.log
            .and_then(|log| log.ever_member(device))
            .is_some_and(|member| member.role == Role::Scribe)
    }

    fn phase_moved(&self, kind: Kind, room: &shared::ids::RoomId) -> Result<bool, ApiError> {
        let captured = [
            Kind::Sitenote,
            Kind::Interview,
            Kind::Identity,
            Kind::Checklist,
            Kind::Payroll,
            Kind::Evidence,
            Kind::Finding,
        ];
        if !captured.contains(&kind) {
            return Ok(false);
        }
        let plans = self.store.rows(*room, Kind::Plan)?;
        let phase = plans
            .first()
            .and_then(|row| row.fields.text(plan::PHASE).map(str::to_owned));
        Ok(phase.is_some_and(|phase| !["planned", "fieldwork"].contains(&phase.as_str())))
    }
}

/// The decision that a row holds, and the record that it is about.
pub(crate) fn decision_of(row: &Row) -> Option<(RecordId, Decision)> {
    if row.kind != Kind::Decision {
        return None;
    }
    let fields: &Fields = &row.fields;
    let target = fields.text(decision::RECORD)?.parse().ok()?;
    let key = fields.text(decision::KEY).filter(|key| !key.is_empty())?.to_owned();
    let choice: Value = fields.value(decision::CHOICE)?.clone();
    let words = |key: &str| {
        fields
            .text(key)
            .unwrap_or_default()
            .split(' ')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let heads = words(decision::HEADS)
        .iter()
        .filter_map(|text| text.parse::<Hash>().ok())
        .collect();
    let settles = words(decision::SETTLES)
        .iter()
        .filter_map(|text| text.parse::<RecordId>().ok())
        .collect();
    Some((
        target,
        Decision {
            record: row.id,
            device: row.creator,
            at: row.created,
            key,
            heads,
            choice,
            settles,
        },
    ))
}

/// Pending changes in groups that the guard takes at once.
fn in_groups(pending: &[PendingChange]) -> Vec<&[PendingChange]> {
    let mut groups = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (place, change) in pending.iter().enumerate() {
        if bytes + change.change.len() > AT_ONCE && place > start {
            groups.extend(pending.get(start..place));
            (start, bytes) = (place, 0);
        }
        bytes += change.change.len();
    }
    groups.extend(pending.get(start..));
    groups
}
