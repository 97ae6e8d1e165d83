//! `surco verify`: everything that the server holds, checked again from the root key on.

use crate::blobs::Blobs;
use crate::errors::Fault;
use crate::log::{Log, LogError};
use crate::trust::Trust;
use shared::ids::{BatchHash, DeviceNumber, Hash, RoomId};
use shared::seal::verify_batch;
use shared::sync::MemberLog;
use shared::sync::cursor::digest_after;
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of batches read at once.
const PAGE_BYTES: usize = 1024 * 1024;

/// What was checked, and what was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    pub rooms: u64,
    pub member_entries: u64,
    pub batches: u64,
    pub parts: u64,
    /// Parts whose bytes are gone: erased, or never sent by whoever carried the batch.
    pub parts_gone: u64,
    pub forks: u64,
    pub blobs: u64,
    pub faults: Vec<String>,
}

impl Report {
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    fn fault(&mut self, room: RoomId, what: impl std::fmt::Display) {
        self.faults.push(format!("room {room}: {what}"));
    }
}

/// Checks every room. Reads page by page, so memory does not depend on the log's length.
pub async fn verify(log: &dyn Log, trust: &Trust, blobs: &Blobs) -> Result<Report, LogError> {
    let mut report = Report::default();
    for room in log.rooms()? {
        report.rooms += 1;
        match trust.room(room) {
            Ok(Some(members)) => {
                report.member_entries += u64::from(members.len());
                Chain {
                    log,
                    members: &members,
                    room,
                    report: &mut report,
                }
                .check()?;
            }
            Ok(None) => report.fault(room, "it has no list of members"),
            Err(Fault::Log(LogError::Damaged(_))) => report.fault(room, "its list of members does not hold"),
            Err(_) => report.fault(room, "its list of members cannot be read"),
        }
        for (blob, length) in log.blobs(room)? {
            report.blobs += 1;
            let size = blobs.size_bytes(room, blob).await.ok().flatten();
            let intact = size == Some(length) && blobs.is_intact(room, blob).await.unwrap_or(false);
            if !intact {
                report.fault(room, format_args!("blob {blob} is missing or damaged"));
            }
        }
    }
    Ok(report)
}

struct Chain<'a> {
    log: &'a dyn Log,
    members: &'a MemberLog,
    room: RoomId,
    report: &'a mut Report,
}

impl Chain<'_> {
    fn check(&mut self) -> Result<(), LogError> {
        let (mut at, mut digest) = (0, Hash::ZERO);
        let mut heads: BTreeMap<(DeviceNumber, u64), BTreeSet<BatchHash>> = BTreeMap::new();
        loop {
            let rows = self.log.rows_after(self.room, at, PAGE_BYTES)?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                at += 1;
                let hash = row.batch.hash();
                digest = digest_after(digest, hash);
                if row.log_seq != at || row.digest != digest {
                    self.report
                        .fault(self.room, format_args!("row {} does not continue the log", row.log_seq));
                    (at, digest) = (row.log_seq, row.digest);
                }
                self.batch(&row.batch, at, &mut heads);
            }
        }
        let head = self.log.head(self.room)?;
        if head.is_none_or(|head| head.seq != at || head.digest != digest) {
            self.report.fault(self.room, "its end is not the one that was noted");
        }
        self.report.forks += heads.values().filter(|batches| batches.len() > 1).count() as u64;
        Ok(())
    }

    fn batch(
        &mut self,
        batch: &shared::sync::Batch,
        row: u64,
        heads: &mut BTreeMap<(DeviceNumber, u64), BTreeSet<BatchHash>>,
    ) {
        self.report.batches += 1;
        self.report.parts += batch.parts.len() as u64;
        self.report.parts_gone += batch.parts.iter().filter(|part| part.is_none()).count() as u64;
        let verified = match verify_batch(batch, self.members) {
            Ok(verified) => verified,
            Err(fault) => return self.report.fault(self.room, format_args!("row {row}: {fault}")),
        };
        let manifest = verified.manifest;
        let before = manifest.seq.checked_sub(1).filter(|seq| *seq > 0);
        let continues = before.is_none_or(|seq| {
            heads
                .get(&(manifest.device, seq))
                .is_some_and(|batches| batches.contains(&manifest.previous))
        });
        if !continues {
            self.report.fault(
                self.room,
                format_args!("row {row}: its predecessor does not stand before it"),
            );
        }
        heads
            .entry((manifest.device, manifest.seq))
            .or_default()
            .insert(verified.hash);
    }
}
