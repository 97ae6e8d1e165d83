//! What a signed-in person writes: one batch of the scribe, naming the person and their role.

use super::Desk;
use crate::errors::Fault;
use crate::projection::store;
use shared::api::{ApiError, Changed, Code};
use shared::commands::{Target, Write};
use shared::domain::cited_blobs;
use shared::domain::keys::through_server;
use shared::ids::{Hash, RecordId};
use shared::kinds::Kind;
use shared::permissions::may_write_through_scribe;
use shared::record::{Document, Edit, NewsBuf, RecordError, RecordIdentity};
use shared::seal::DraftPart;
use shared::sync::part::News;
use shared::sync::{BlobRef, PartContent};
use std::collections::BTreeMap;

/// A record that a command has written to, before it is sealed.
struct Drafted {
    document: Document,
    /// What others know of it already.
    heads_before: Vec<Hash>,
}

impl Desk<'_> {
    /// Writes all or nothing. Durable, and in the read model, when it returns.
    pub(super) fn write(&mut self, writes: Vec<Write>) -> Result<Vec<RecordId>, ApiError> {
        let app = self.app;
        let turn = app.scribe.take_turn();
        // What is read below must be what stands in the log: nobody else writes as the scribe meanwhile.
        app.projection.catch_up().map_err(Fault::from)?;
        let mut drafted = BTreeMap::new();
        let mut written = Vec::new();
        for write in writes {
            written.push(self.draft(write, &mut drafted)?);
        }
        let parts = drafted.values().flat_map(|draft| self.parts(draft)).collect::<Vec<_>>();
        let kinds = drafted.values().map(|draft| draft.document.identity().kind).collect();
        if !parts.is_empty() {
            turn.write(&*app.log, &app.trust, app.program.room, parts, app.now_unix_s())?;
            app.projection.catch_up().map_err(Fault::from)?;
            app.news.grew(app.program.room);
            app.news.changed(Changed {
                room: Some(app.program.room),
                kinds,
            });
        }
        Ok(written)
    }

    fn draft(&mut self, write: Write, drafted: &mut BTreeMap<RecordId, Drafted>) -> Result<RecordId, ApiError> {
        let (actor, now) = (self.app.scribe.actor(), self.app.now());
        match write.target {
            Target::New(kind) => {
                let identity = RecordIdentity {
                    room: self.app.program.room,
                    kind,
                    creator: self.app.scribe.device(),
                    chance: crate::chance::bytes(),
                };
                self.draft_new(identity, write.edits, drafted)
            }
            Target::Identified(identity)
                if identity.room == self.app.program.room && identity.creator == self.app.scribe.device() =>
            {
                self.draft_new(identity, write.edits, drafted)
            }
            Target::Identified(_) => Err(ApiError::not_found("record")),
            Target::Existing(record) => {
                let mut draft = match drafted.remove(&record) {
                    Some(draft) => draft,
                    None => self.existing(record)?,
                };
                self.must_write(draft.document.identity().kind)?;
                draft
                    .document
                    .apply(actor, &self.signed(write.edits), &[], now)
                    .map_err(refused)?;
                drafted.insert(record, draft);
                Ok(record)
            }
        }
    }

    fn draft_new(
        &mut self,
        identity: RecordIdentity,
        edits: Vec<Edit>,
        drafted: &mut BTreeMap<RecordId, Drafted>,
    ) -> Result<RecordId, ApiError> {
        self.must_write(identity.kind)?;
        let edits = self.signed(edits);
        let actor = self.app.scribe.actor();
        let (document, _change) = Document::create(identity, actor, &edits, self.app.now()).map_err(refused)?;
        let heads_before = Vec::new();
        drafted.insert(identity.id(), Drafted { document, heads_before });
        Ok(identity.id())
    }

    fn existing(&self, record: RecordId) -> Result<Drafted, ApiError> {
        let bytes = store::document(&self.app.projection.read(), record).map_err(Fault::from)?;
        let bytes = bytes.ok_or_else(|| ApiError::not_found("record"))?;
        let document = Document::load(&bytes).map_err(|_| Fault::Internal("a document"))?;
        Ok(Drafted {
            heads_before: document.heads(),
            document,
        })
    }

    fn must_write(&self, kind: Kind) -> Result<(), ApiError> {
        match may_write_through_scribe(self.account.role, kind) {
            true => Ok(()),
            false => Err(ApiError::not_allowed("Your role may not write this.")),
        }
    }

    /// The edits, and for whom the server signs them.
    fn signed(&self, mut edits: Vec<Edit>) -> Vec<Edit> {
        let role = serde_json::to_value(self.account.role).ok();
        let role = role
            .and_then(|role| role.as_str().map(str::to_owned))
            .unwrap_or_default();
        edits.push(Edit::put(through_server::PERSON, self.account.person.clone()));
        edits.push(Edit::put(through_server::ROLE, role));
        edits
    }

    fn parts(&self, draft: &Drafted) -> Vec<DraftPart> {
        let identity = *draft.document.identity();
        let blobs: Vec<BlobRef> = cited_blobs(identity.kind, &draft.document.fields(&[]))
            .into_iter()
            .map(|cited| BlobRef {
                hash: cited.hash,
                length: cited.size_bytes,
            })
            .collect();
        let news = draft.document.news_since(&draft.heads_before, self.app.scribe.device());
        news.into_iter()
            .map(|news| sealed_part(&identity, news, blobs.clone()))
            .collect()
    }
}

/// A record's news as a part to be sealed.
pub fn sealed_part(identity: &RecordIdentity, news: NewsBuf, blobs: Vec<BlobRef>) -> DraftPart {
    let news = match news {
        NewsBuf::Saved(document) => News::Saved { document },
        NewsBuf::Changes(changes) => News::Changes { changes: vec![changes] },
    };
    let content = PartContent::Record {
        record: identity.id(),
        kind: identity.kind,
        creator: identity.creator,
        chance: identity.chance,
        news,
    };
    DraftPart { content, blobs }
}

fn refused(error: RecordError) -> ApiError {
    let code = match &error {
        RecordError::Conflicted { .. } => Code::Conflicted,
        RecordError::TooLong { .. } | RecordError::TooMuchAtOnce | RecordError::Full => Code::TooLarge,
        RecordError::BadKey { .. } | RecordError::NotHereYet | RecordError::Damaged => Code::BadRequest,
    };
    ApiError::new(
        code,
        error.to_string(),
        "Nothing was changed.",
        "Open it again and correct it.",
    )
}
