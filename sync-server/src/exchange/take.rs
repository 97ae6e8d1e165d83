//! Taking offered batches: each is verified by itself, so a bad one takes nothing else down with it.

use super::open_room::{PartVerdict, judge_part};
use crate::app::App;
use crate::errors::Fault;
use crate::log::{ErasePower, Offer, Placed};
use shared::ids::{BatchHash, BlobHash, DeviceNumber, RoomId};
use shared::kinds::RoomKind;
use shared::seal::{VerifyFault, open_parts, verify_batch};
use shared::sync::exchange::{RefusalCode, RefusedBatch};
use shared::sync::may_add::may_rule;
use shared::sync::{Batch, BatchFault, Manifest, ManifestFault, MemberLog};
use std::collections::BTreeMap;

/// What came of the offers.
#[derive(Default)]
pub struct Taken {
    pub refused: Vec<RefusedBatch>,
    /// Offered batches that stand in the log, by room.
    pub held: BTreeMap<RoomId, Vec<BatchHash>>,
    pub grew: Vec<RoomId>,
    pub erased: Vec<(RoomId, BlobHash)>,
}

/// Verifies and stores. Durable when it returns.
pub fn take(app: &App, uploader: DeviceNumber, batches: Vec<Batch>, now_unix_s: i64) -> Result<Taken, Fault> {
    let mut taken = Taken::default();
    let mut rooms: BTreeMap<RoomId, Vec<Offer>> = BTreeMap::new();
    for batch in batches {
        let hash = batch.hash();
        match verify(app, uploader, batch)? {
            Ok(offer) => rooms.entry(offer.manifest.room).or_default().push(offer),
            Err(code) => taken.refused.push(RefusedBatch { batch: hash, code }),
        }
    }
    for (room, offers) in rooms {
        let appended = app.log.append(room, offers, now_unix_s)?;
        for (batch, placed) in appended.placed {
            let code = match placed {
                Placed::Stored { remark, .. } => {
                    taken.held.entry(room).or_default().push(batch);
                    remark
                }
                Placed::Parked => Some(RefusalCode::Parked),
                Placed::TooFarAhead => Some(RefusalCode::TooFarAhead),
                Placed::Malformed => Some(RefusalCode::Malformed),
            };
            taken.refused.extend(code.map(|code| RefusedBatch { batch, code }));
        }
        if appended.added > 0 {
            tracing::info!(room = %room, added = appended.added, "log grew");
            taken.grew.push(room);
        }
        taken
            .erased
            .extend(appended.erased_blobs.into_iter().map(|blob| (room, blob)));
    }
    Ok(taken)
}

/// The outer error is ours, the inner one the batch's.
fn verify(app: &App, uploader: DeviceNumber, batch: Batch) -> Result<Result<Offer, RefusalCode>, Fault> {
    let manifest = match batch.manifest.read() {
        Ok(manifest) => manifest,
        Err(ManifestFault::NewerFormat { .. }) => return Ok(Err(RefusalCode::NewerFormat)),
        Err(_) => return Ok(Err(RefusalCode::Malformed)),
    };
    let Some(log) = app.trust.room(manifest.room)? else {
        return Ok(Err(RefusalCode::NoSuchRoom));
    };
    // Who was removed may still hand in what was sealed before; who never was here has nothing to bring.
    if log.ever_member(uploader).is_none() {
        return Ok(Err(RefusalCode::NotAMember));
    }
    let verified = match verify_batch(&batch, &log) {
        Ok(verified) => verified,
        Err(fault) => return Ok(Err(code_of(&fault))),
    };
    let remark = remark(app, &log, &batch, &manifest)?;
    let erases = if remark.is_none() {
        erase_power(&log, &manifest)
    } else {
        ErasePower::Nothing
    };
    Ok(Ok(Offer {
        hash: verified.hash,
        manifest: verified.manifest,
        batch,
        remark,
        erases,
    }))
}

fn code_of(fault: &VerifyFault) -> RefusalCode {
    match fault {
        VerifyFault::Batch(BatchFault::Manifest(ManifestFault::NewerFormat { .. })) => RefusalCode::NewerFormat,
        VerifyFault::Batch(_) | VerifyFault::OtherRoom | VerifyFault::Epoch => RefusalCode::Malformed,
        VerifyFault::NotAMember(_) => RefusalCode::NotAMember,
        VerifyFault::Signature(_) => RefusalCode::BadSignature,
    }
}

/// The remark with which a valid batch is stored. What counts in the end is decided by every reader alike.
fn remark(app: &App, log: &MemberLog, batch: &Batch, manifest: &Manifest) -> Result<Option<RefusalCode>, Fault> {
    if is_after_removal(log, manifest) {
        return Ok(Some(RefusalCode::AfterRemoval));
    }
    if log.kind() != RoomKind::Program {
        return Ok(None);
    }
    let Some(signer) = log.ever_member(manifest.device) else {
        return Ok(None);
    };
    let dictionary = app.packs.dictionary(manifest.dictionary);
    for part in open_parts(batch, manifest, None, dictionary.as_ref()) {
        match judge_part(manifest, signer.role, &part) {
            PartVerdict::Fine | PartVerdict::Later => {}
            PartVerdict::NotAllowed => return Ok(Some(RefusalCode::NotAllowed)),
            PartVerdict::Unsafe => return Ok(Some(RefusalCode::Unsafe)),
        }
    }
    Ok(None)
}

fn is_after_removal(log: &MemberLog, manifest: &Manifest) -> bool {
    let removed = log.ever_member(manifest.device).and_then(|member| member.removed);
    removed.is_some_and(|removal| removal.last.is_none_or(|last| manifest.seq > last.seq))
}

/// Judged at the head that the batch names, as every reader does.
fn erase_power(log: &MemberLog, manifest: &Manifest) -> ErasePower {
    match log.member_at(manifest.member_head, manifest.device) {
        None => ErasePower::Nothing,
        Some(member) if may_rule(member.role, log.kind()) => ErasePower::Anything,
        Some(_) => ErasePower::Own,
    }
}
