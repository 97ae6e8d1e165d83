//! Sealing finished records into signed batches, and verifying and opening those of others.

use super::chance::{Chance, random};
use super::dictionary::Dictionary;
use super::keys::DeviceKeys;
use super::part::{Padded, PartFault, Place, open_part};
use super::room_key::RoomKey;
use super::sign;
use crate::ids::{BatchHash, DeviceNumber, Hash, RoomId};
use crate::permissions::RULE_VERSION;
use crate::sync::batch::{Batch, BatchFault, SIGNED_AS, SignedManifest};
use crate::sync::control::Control;
use crate::sync::limits::{MAX_BATCH_BYTES, MAX_BLOBS, MAX_CONTROL, MAX_PARTS};
use crate::sync::manifest::{BlobRef, FORMAT, Head, Manifest, ManifestFault, PartRef, Seen};
use crate::sync::member_log::MemberLog;
use crate::sync::part::PartContent;
use crate::sync::wire::{self, sha256};

/// One record's news, and the blobs that the record cites.
#[derive(Clone, Debug)]
pub struct DraftPart {
    pub content: PartContent,
    pub blobs: Vec<BlobRef>,
}

/// Everything that goes into a device's next batches for one room.
pub struct BatchDraft<'a> {
    pub room: RoomId,
    /// The room key in force; `None` in rooms without one.
    pub room_key: Option<(u32, &'a RoomKey)>,
    pub device: DeviceNumber,
    pub keys: &'a DeviceKeys,
    /// This device's last sealed batch in the room.
    pub last: Option<Head>,
    /// Head of the verified member log.
    pub member_head: Hash,
    /// Other devices' counted heads that changed since `last`.
    pub seen: Vec<Seen>,
    /// Rides in the first batch, or in the first ones. An `Erase` with facts comes first, and its facts first in `parts`.
    pub control: Vec<Control>,
    pub parts: Vec<DraftPart>,
    pub dictionary: Option<&'a Dictionary>,
}

/// Why nothing was sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    #[error("record {index} of the batch: {fault}")]
    Part { index: usize, fault: PartFault },
    #[error(transparent)]
    Manifest(#[from] ManifestFault),
}

/// Seals a draft into as few batches as the limits allow, chained, in the order given. Nothing in, nothing out.
pub fn seal_batches(draft: BatchDraft<'_>, chance: &mut Chance<'_>) -> Result<Vec<Batch>, SealFault> {
    let mut seen = draft.seen.clone();
    seen.sort_unstable_by_key(|s| s.device);
    let control_bytes = draft
        .control
        .iter()
        .map(|entry| wire::encode(entry).len())
        .sum::<usize>();
    let fixed = FIXED_BYTES + wire::encode(&seen).len() + control_bytes.min(CONTROL_BYTES);
    let mut groups = group(pad(&draft)?, fixed).into_iter();
    let mut batches = Vec::new();
    let mut last = draft.last;
    let mut control = draft.control.clone();
    loop {
        let group = groups.next().unwrap_or_default();
        if group.is_empty() && seen.is_empty() && control.is_empty() {
            return Ok(batches);
        }
        let blank = blank(
            &draft,
            last,
            std::mem::take(&mut seen),
            take_control(&mut control),
            random(chance),
        );
        let batch = seal_one(&draft, blank, group, chance)?;
        last = Some(Head {
            seq: last.map_or(1, |h| h.seq + 1),
            hash: batch.hash(),
        });
        batches.push(batch);
    }
}

/// Room for a manifest's fixed fields, the signature and the framing of the whole.
const FIXED_BYTES: usize = 320;
/// A part's or blob's entry in a manifest.
const ENTRY_BYTES: usize = 48;

/// The most that control entries take in one manifest, unless a single one is longer.
const CONTROL_BYTES: usize = 12 * 1024;

/// The entries that fit into the next batch; the others follow in later ones.
fn take_control(control: &mut Vec<Control>) -> Vec<Control> {
    let mut bytes = 0;
    let fitting = control.iter().take(MAX_CONTROL).take_while(|entry| {
        let first = bytes == 0;
        bytes += wire::encode(*entry).len();
        first || bytes <= CONTROL_BYTES
    });
    let count = fitting.count();
    control.drain(..count).collect()
}

fn pad(draft: &BatchDraft<'_>) -> Result<Vec<(Padded, Vec<BlobRef>)>, SealFault> {
    let padded = draft.parts.iter().enumerate().map(|(index, part)| {
        let padded = Padded::new(&part.content, draft.dictionary).map_err(|fault| SealFault::Part { index, fault })?;
        Ok((padded, part.blobs.clone()))
    });
    padded.collect()
}

/// Fills batches in order; a part too large for company stands alone.
fn group(parts: Vec<(Padded, Vec<BlobRef>)>, fixed: usize) -> Vec<Vec<(Padded, Vec<BlobRef>)>> {
    let mut groups: Vec<Vec<_>> = Vec::new();
    let (mut bytes, mut blobs) = (0, 0);
    for part in parts {
        let size = part.0.stored_len() + ENTRY_BYTES * (1 + part.1.len());
        let fits = bytes + size <= MAX_BATCH_BYTES && blobs + part.1.len() <= MAX_BLOBS;
        match groups.last_mut() {
            Some(group) if fits && group.len() < MAX_PARTS => group.push(part_counted(part, &mut blobs)),
            Some(_) | None => {
                blobs = 0;
                bytes = fixed;
                groups.push(vec![part_counted(part, &mut blobs)]);
            }
        }
        bytes += size;
    }
    groups
}

fn part_counted(part: (Padded, Vec<BlobRef>), blobs: &mut usize) -> (Padded, Vec<BlobRef>) {
    *blobs += part.1.len();
    part
}

fn blank(
    draft: &BatchDraft<'_>,
    last: Option<Head>,
    seen: Vec<Seen>,
    control: Vec<Control>,
    random: [u8; 16],
) -> Manifest {
    Manifest {
        format: FORMAT,
        room: draft.room,
        epoch: draft.room_key.map_or(0, |(epoch, _)| epoch),
        device: draft.device,
        seq: last.map_or(1, |h| h.seq + 1),
        previous: last.map_or(BatchHash::ZERO, |h| h.hash),
        member_head: draft.member_head,
        rule_version: RULE_VERSION,
        random,
        dictionary: draft.dictionary.map_or(Hash::ZERO, Dictionary::hash),
        seen,
        parts: vec![],
        blobs: vec![],
        control,
    }
}

fn seal_one(
    draft: &BatchDraft<'_>,
    mut manifest: Manifest,
    group: Vec<(Padded, Vec<BlobRef>)>,
    chance: &mut Chance<'_>,
) -> Result<Batch, SealFault> {
    let mut parts = Vec::new();
    for (index, (padded, blobs)) in group.into_iter().enumerate() {
        let key = draft.room_key.map(|(_, key)| key);
        let stored = padded.store(&Place::of(&manifest, index), key, chance);
        let stored = stored.map_err(|fault| SealFault::Part { index, fault })?;
        manifest.parts.push(PartRef {
            hash: sha256(&stored),
            length: stored.len() as u32,
        });
        for blob in blobs {
            if !manifest.blobs.iter().any(|b| b.hash == blob.hash) {
                manifest.blobs.push(blob);
            }
        }
        parts.push(Some(stored));
    }
    let bytes = wire::encode(&manifest);
    // What we write we must be able to read: a draft that breaks a limit is found here and not by the receiver.
    Manifest::read(&bytes)?;
    let signature = draft.keys.sign(SIGNED_AS, &bytes);
    Ok(Batch {
        manifest: SignedManifest { bytes, signature },
        parts,
    })
}

/// A batch whose bytes are what they say and whose signature is its member's. Whether it counts is `counted`'s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedBatch {
    pub hash: BatchHash,
    pub manifest: Manifest,
}

/// Why a batch is not taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyFault {
    #[error(transparent)]
    Batch(#[from] BatchFault),
    #[error("the batch belongs to another room")]
    OtherRoom,
    #[error("device {0} is in no list of this room's members")]
    NotAMember(DeviceNumber),
    #[error("the signature is not that of device {0}; the batch was not taken")]
    Signature(DeviceNumber),
    #[error("the batch is sealed in a way that does not fit its room")]
    Epoch,
}

/// Checks structure, hashes, room, membership (ever) and signature.
pub fn verify_batch(batch: &Batch, log: &MemberLog) -> Result<VerifiedBatch, VerifyFault> {
    let manifest = batch.read()?;
    if manifest.room != log.room() {
        return Err(VerifyFault::OtherRoom);
    }
    let member = log
        .ever_member(manifest.device)
        .ok_or(VerifyFault::NotAMember(manifest.device))?;
    if !sign::verify(
        &member.signing,
        SIGNED_AS,
        &batch.manifest.bytes,
        &batch.manifest.signature,
    ) {
        return Err(VerifyFault::Signature(manifest.device));
    }
    if log.kind().is_sealed() != (manifest.epoch > 0) {
        return Err(VerifyFault::Epoch);
    }
    Ok(VerifiedBatch {
        hash: batch.hash(),
        manifest,
    })
}

/// One part after opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenedPart {
    Open(PartContent),
    /// Erased or withheld: the hash stays, the bytes are gone.
    Gone,
    /// To be set aside where a person sees it; the other parts are not affected.
    Fault(PartFault),
}

/// Opens the parts of a verified batch with the room key of its epoch and the dictionary that it names.
pub fn open_parts(
    batch: &Batch,
    manifest: &Manifest,
    key: Option<&RoomKey>,
    dictionary: Option<&Dictionary>,
) -> Vec<OpenedPart> {
    let open = |(index, part): (usize, &Option<Vec<u8>>)| match part {
        None => OpenedPart::Gone,
        Some(stored) => match open_part(manifest, index, stored, key, dictionary) {
            Ok(content) => OpenedPart::Open(content),
            Err(fault) => OpenedPart::Fault(fault),
        },
    };
    batch.parts.iter().enumerate().map(open).collect()
}
