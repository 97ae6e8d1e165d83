//! Catching up with the log, page by page, each page one transaction.

use super::store::{self, Progress, Projected};
use super::{Projection, ProjectionError};
use crate::exchange::with_news;
use crate::log::FullRow;
use rusqlite::{Connection, Transaction};
use shared::domain;
use shared::domain::keys::through_server;
use shared::ids::{BatchHash, DeviceNumber, Hash, RecordId};
use shared::kinds::{Kind, RoomKind};
use shared::permissions::{Role, may_write, may_write_through_scribe};
use shared::record::{Document, RecordIdentity, admit};
use shared::seal::{OpenedPart, open_parts};
use shared::sync::exchange::RefusalCode;
use shared::sync::part::News;
use shared::sync::wire::purpose_hash;
use shared::sync::{Manifest, MemberLog, PartContent, counted};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of batches read at once: bounds memory, whatever the log's length.
const PAGE_BYTES: usize = 1024 * 1024;

/// What a catch-up changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grown {
    /// Kinds of the records that changed.
    pub kinds: BTreeSet<Kind>,
    pub batches: usize,
    pub set_aside: usize,
}

impl Projection {
    /// Reads what the log has beyond the read model. Reads everything anew when other batches count than before.
    pub fn catch_up(&self) -> Result<Grown, ProjectionError> {
        let mut connection = self.read();
        let mut grown = Grown::default();
        let log = self.trust.program()?;
        let verdicts = self.verdicts(&log)?;
        let mut progress = store::progress(&connection)?;
        let same_log = self.log.digest_at(self.room, progress.seq)? == Some(progress.digest);
        if !same_log || progress.rulings != verdicts.rulings {
            progress = Progress {
                rulings: verdicts.rulings,
                ..Progress::START
            };
            let tx = connection.transaction()?;
            store::clear(&tx)?;
            store::set_progress(&tx, &progress)?;
            tx.commit()?;
            grown
                .kinds
                .extend(Kind::ALL.iter().filter(|kind| kind.room() == RoomKind::Program));
        }
        while self.page(&mut connection, &log, &verdicts, &mut progress, &mut grown)? {}
        Ok(grown)
    }

    fn page(
        &self,
        connection: &mut Connection,
        log: &MemberLog,
        verdicts: &Verdicts,
        progress: &mut Progress,
        grown: &mut Grown,
    ) -> Result<bool, ProjectionError> {
        let rows = self.log.rows_after(self.room, progress.seq, PAGE_BYTES)?;
        let Some(last) = rows.last() else { return Ok(false) };
        *progress = Progress {
            seq: last.log_seq,
            digest: last.digest,
            ..*progress
        };
        let tx = connection.transaction()?;
        let mut page = Page {
            projection: self,
            log,
            tx: &tx,
            documents: BTreeMap::new(),
            grown,
        };
        for row in &rows {
            page.take(row, verdicts)?;
        }
        page.store()?;
        store::set_progress(&tx, progress)?;
        tx.commit()?;
        Ok(true)
    }

    /// Who was removed, what leads ruled and what was erased decide what counts. Without any of it everything does.
    fn verdicts(&self, log: &MemberLog) -> Result<Verdicts, ProjectionError> {
        let removed = log.everybody().any(|member| member.removed.is_some());
        let manifests = match removed || self.log.has_rulings(self.room)? {
            true => self.log.manifests(self.room)?,
            false => {
                return Ok(Verdicts {
                    rulings: Hash([1; 32]),
                    set_aside: BTreeSet::new(),
                });
            }
        };
        let counting = counted(log, manifests.iter().map(|(_, hash, manifest)| (*hash, manifest)));
        let set_aside: BTreeSet<BatchHash> = counting.set_aside().map(|(hash, _)| hash).collect();
        let mut pieces: Vec<&[u8]> = set_aside.iter().map(|hash| hash.as_bytes()).collect();
        pieces.extend(counting.erased_parts.iter().map(|hash| hash.as_bytes()));
        Ok(Verdicts {
            rulings: purpose_hash("surco/rulings/1", &pieces),
            set_aside,
        })
    }
}

/// Which batches do not count, and the hash of all that decided it.
struct Verdicts {
    rulings: Hash,
    set_aside: BTreeSet<BatchHash>,
}

struct Page<'a> {
    projection: &'a Projection,
    log: &'a MemberLog,
    tx: &'a Transaction<'a>,
    /// Documents that this page changed: loaded once, stored once.
    documents: BTreeMap<RecordId, Document>,
    grown: &'a mut Grown,
}

impl Page<'_> {
    fn take(&mut self, row: &FullRow, verdicts: &Verdicts) -> Result<(), ProjectionError> {
        self.grown.batches += 1;
        let hash = row.batch.hash();
        let Ok(manifest) = row.batch.manifest.read() else {
            return self.set_aside(hash, 0, "the manifest cannot be read");
        };
        if verdicts.set_aside.contains(&hash)
            || matches!(row.remark, Some(RefusalCode::NotAllowed | RefusalCode::Unsafe))
        {
            return self.set_aside(hash, 0, "the batch does not count");
        }
        let dictionary = self.projection.packs.dictionary(manifest.dictionary);
        for (place, part) in open_parts(&row.batch, &manifest, None, dictionary.as_ref())
            .into_iter()
            .enumerate()
        {
            match part {
                OpenedPart::Open(content) => self.part(hash, place, &manifest, content)?,
                OpenedPart::Gone => {}
                OpenedPart::Fault(fault) => self.set_aside(hash, place, &fault.to_string())?,
            }
        }
        Ok(())
    }

    fn part(
        &mut self,
        hash: BatchHash,
        place: usize,
        manifest: &Manifest,
        content: PartContent,
    ) -> Result<(), ProjectionError> {
        let PartContent::Record {
            record,
            kind,
            creator,
            chance,
            news,
        } = content
        else {
            return Ok(());
        };
        let identity = RecordIdentity {
            room: manifest.room,
            kind,
            creator,
            chance,
        };
        match self.judged(record, &identity, manifest, &news)? {
            Ok(document) => {
                self.grown.kinds.insert(kind);
                self.documents.insert(record, document);
                Ok(())
            }
            Err(reason) => self.set_aside(hash, place, &reason),
        }
    }

    /// The record with the part in it, or why it stays out.
    fn judged(
        &mut self,
        record: RecordId,
        identity: &RecordIdentity,
        manifest: &Manifest,
        news: &News,
    ) -> Result<Result<Document, String>, ProjectionError> {
        let Some(role) = self.role(manifest) else {
            return Ok(Err("its signer was not a member".into()));
        };
        if identity.id() != record || identity.kind.room() != RoomKind::Program || !may_write(role, identity.kind) {
            return Ok(Err("its signer may not write this kind".into()));
        }
        let existing = self.document(record)?;
        let admitted = with_news(news, |news| admit(existing.as_ref(), identity, manifest.device, news));
        let document = match admitted {
            Ok(admitted) => admitted.document,
            Err(fault) => return Ok(Err(fault.to_string())),
        };
        if role == Role::Scribe && !is_on_behalf_of_one_who_may(&document, identity.kind) {
            return Ok(Err(
                "the person for whom the server signed may not write this kind".into()
            ));
        }
        Ok(Ok(document))
    }

    /// The signer's role at the head that it named.
    fn role(&self, manifest: &Manifest) -> Option<Role> {
        self.log
            .member_at(manifest.member_head, manifest.device)
            .map(|member| member.role)
    }

    fn document(&self, record: RecordId) -> Result<Option<Document>, ProjectionError> {
        if let Some(document) = self.documents.get(&record) {
            return Ok(Some(document.clone()));
        }
        let bytes = store::document(self.tx, record)?;
        bytes
            .map(|bytes| Document::load(&bytes).map_err(|_| ProjectionError::Damaged))
            .transpose()
    }

    fn set_aside(&mut self, batch: BatchHash, place: usize, reason: &str) -> Result<(), ProjectionError> {
        tracing::warn!(batch = %batch, place, "a part of the program room was set aside");
        self.grown.set_aside += 1;
        store::quarantine(self.tx, batch, place, reason)
    }

    fn store(&mut self) -> Result<(), ProjectionError> {
        for (record, document) in std::mem::take(&mut self.documents) {
            let identity = *document.identity();
            let times = document.times();
            let fields = document.fields(&[]);
            let shown = times.is_some().then_some(&fields);
            let row = Projected {
                record,
                kind: identity.kind,
                creator: identity.creator,
                times,
                through_server: self.is_scribe(identity.creator),
                about: domain::about(identity.kind, &fields),
                document: &document.save(),
                fields: shown,
                summary: shown.map(|fields| domain::summary(identity.kind, fields).to_string()),
            };
            store::put(self.tx, &row)?;
        }
        Ok(())
    }

    fn is_scribe(&self, device: DeviceNumber) -> bool {
        self.log
            .ever_member(device)
            .is_some_and(|member| member.role == Role::Scribe)
    }
}

/// What the scribe signed must name a person whose role may write it. `surco init` writes the first record as administrator.
fn is_on_behalf_of_one_who_may(document: &Document, kind: Kind) -> bool {
    let fields = document.fields(&[]);
    let role = fields
        .text(through_server::ROLE)
        .and_then(|role| serde_json::from_value::<Role>(serde_json::Value::String(role.to_owned())).ok());
    role.is_some_and(|role| may_write_through_scribe(role, kind))
}
