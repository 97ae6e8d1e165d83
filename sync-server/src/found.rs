//! Founding a program: the root's first words, the scribe, the program room with its first record, and the pack.

use crate::blobs::Blobs;
use crate::folder::Folder;
use crate::log::{Log, MemberChange, Program, SqliteLog};
use crate::packs::Packs;
use crate::scribe::Scribe;
use crate::staff::sealed_part;
use crate::trust::Trust;
use anyhow::{Context, bail};
use shared::domain::keys::{program, through_server};
use shared::ids::{Hash, RoomId};
use shared::kinds::{Kind, RoomKind};
use shared::permissions::Role;
use shared::record::{Document, Edit, RecordIdentity};
use shared::seal::RootKey;
use shared::seal::rooms::{NewDevice, found_program};
use shared::sync::ReceivingKey;
use shared::sync::limits::MAX_PERSON_CHARS;
use shared::time::Timestamp;
use std::path::Path;
use std::sync::Arc;

/// How the server is called in the member log.
const SCRIBE_NAME: &str = "Sync server";
/// On whose behalf the first record is signed.
const FOUNDER: &str = "surco init";

/// What a program is founded with.
pub struct Founding<'a> {
    pub data: &'a Path,
    pub room: RoomId,
    pub name: &'a str,
    /// The complaint line that stands on workers' slips.
    pub phone: Option<&'a str>,
    pub root: &'a RootKey,
    /// Who may open a vault whose passphrase is lost, together with the device.
    pub recovery: &'a [ReceivingKey],
    /// The bundle of the program's pack.
    pub pack: Vec<u8>,
    pub now: Timestamp,
}

/// Makes the data folder of a new program. Returns the hash of its pack.
pub async fn found(founding: Founding<'_>) -> anyhow::Result<Hash> {
    let Founding {
        data,
        room,
        name,
        phone,
        root,
        recovery,
        pack,
        now,
    } = founding;
    if name.trim().is_empty() || name.chars().count() > MAX_PERSON_CHARS {
        bail!("a program's name has 1 to {MAX_PERSON_CHARS} characters");
    }
    if phone.is_some_and(|phone| phone.trim().is_empty() || phone.chars().count() > MAX_PERSON_CHARS) {
        bail!("a phone number has 1 to {MAX_PERSON_CHARS} characters");
    }
    let folder = Folder::make(data)?;
    let packs = Packs::new(Blobs::in_folder(&folder.blobs())?);
    let pack = packs.put(pack).await?;
    let keys = Scribe::make_keys(&folder)?;
    let log: Arc<dyn Log> = Arc::new(SqliteLog::open(&folder.log())?);
    let scribe = NewDevice::new(room, SCRIBE_NAME, Role::Scribe, &keys);
    let (members, entries) = found_program(room, root, &scribe, recovery, now.timestamp())?;
    let members_after = members.members().map(|member| member.device).collect();
    let change = MemberChange {
        room,
        kind: RoomKind::Program,
        at: 0,
        entries,
        members_after,
    };
    log.append_members(&[change], &[])?;
    let kept = Program {
        room,
        name: name.to_owned(),
        root: root.public(),
    };
    let trust = Trust::new(log.clone(), kept.clone());
    let scribe = Scribe::with_keys(keys, &members)?;
    let part = first_record(&scribe, room, (name, phone), pack, now)?;
    let written = scribe.take_turn().write(&*log, &trust, room, part, now.timestamp());
    written.context("the program's first record was not written")?;
    // Last: a folder that names no program was not made whole.
    log.set_program(&kept)?;
    Ok(pack)
}

fn first_record(
    scribe: &Scribe,
    room: RoomId,
    (name, phone): (&str, Option<&str>),
    pack: Hash,
    now: Timestamp,
) -> anyhow::Result<Vec<shared::seal::DraftPart>> {
    let identity = RecordIdentity {
        room,
        kind: Kind::Program,
        creator: scribe.device(),
        chance: crate::chance::bytes(),
    };
    let mut edits = vec![
        Edit::put(program::NAME, name),
        Edit::put(program::PACK, pack.to_string()),
        Edit::put(through_server::PERSON, FOUNDER),
        Edit::put(through_server::ROLE, "administrator"),
    ];
    edits.extend(phone.map(|phone| Edit::put(program::PHONE, phone.trim())));
    let (document, _change) = Document::create(identity, scribe.actor(), &edits, now)?;
    let news = document.news_since(&[], scribe.device());
    Ok(news
        .into_iter()
        .map(|news| sealed_part(&identity, news, Vec::new()))
        .collect())
}
