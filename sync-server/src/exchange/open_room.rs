//! What the server may judge where it can read: parts in the program room.

use shared::kinds::RoomKind;
use shared::permissions::{Role, may_write};
use shared::record::{News, RecordIdentity, admit};
use shared::seal::OpenedPart;
use shared::seal::part::PartFault;
use shared::sync::part::News as PartNews;
use shared::sync::{Manifest, PartContent};

/// What is to be done with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartVerdict {
    Fine,
    /// Cannot be read yet (the pack's dictionary is not here): kept and handed on as it is.
    Later,
    NotAllowed,
    Unsafe,
}

/// Judges one opened part by its signer's role and by the guard, without knowing the record.
pub fn judge_part(manifest: &Manifest, role: Role, part: &OpenedPart) -> PartVerdict {
    match part {
        OpenedPart::Gone | OpenedPart::Open(PartContent::Facts { .. }) => PartVerdict::Fine,
        OpenedPart::Fault(PartFault::NoDictionary) => PartVerdict::Later,
        OpenedPart::Fault(_) => PartVerdict::Unsafe,
        OpenedPart::Open(PartContent::Record {
            record,
            kind,
            creator,
            chance,
            news,
        }) => {
            let identity = RecordIdentity {
                room: manifest.room,
                kind: *kind,
                creator: *creator,
                chance: *chance,
            };
            // What the scribe writes is judged by the person for whom it signs, when the record is read.
            let allowed = kind.room() == RoomKind::Program && may_write(role, *kind);
            if identity.id() != *record || !is_sound(&identity, manifest, news) {
                PartVerdict::Unsafe
            } else if allowed {
                PartVerdict::Fine
            } else {
                PartVerdict::NotAllowed
            }
        }
    }
}

fn is_sound(identity: &RecordIdentity, manifest: &Manifest, news: &PartNews) -> bool {
    with_news(news, |news| admit(None, identity, manifest.device, news).is_ok())
}

/// A part's news as `record` takes it.
pub fn with_news<T>(news: &PartNews, take: impl FnOnce(News<'_>) -> T) -> T {
    match news {
        PartNews::Saved { document } => take(News::Saved(document)),
        PartNews::Changes { changes } => take(News::Changes(&changes.concat())),
    }
}
