//! A small program with fixed randomness: root, server, lead, two auditors, one team room.

use sha2::{Digest, Sha256};
use shared::ids::{BlobHash, DeviceNumber, RecordId, RoomId};
use shared::kinds::{Kind, RoomKind};
use shared::permissions::Role;
use shared::seal::batch::{BatchDraft, DraftPart, seal_batches};
use shared::seal::invite::{IssuerKeys, sign_certificate};
use shared::seal::rooms::{self, NewDevice, RootAdds};
use shared::seal::{DeviceKeys, Dictionary, InviteKeys, InviteSecret, RoomKey, RootKey};
use shared::sync::invite::{InviteCertificate, Issuer, SignedCertificate};
use shared::sync::manifest::{BlobRef, Head, Seen};
use shared::sync::{Batch, Control, MemberLog, News, PartContent, SignedEntry};

/// 22 November 2026, noon.
pub const NOON: i64 = 1_795_348_800;
pub const PROGRAM: RoomId = RoomId([0xaa; 16]);
pub const TEAM: RoomId = RoomId([0xbb; 16]);
pub const SCRIBE: DeviceNumber = DeviceNumber(1);
pub const LEAD: DeviceNumber = DeviceNumber(2);
pub const AMINA: DeviceNumber = DeviceNumber(3);
pub const JOSEPH: DeviceNumber = DeviceNumber(4);

/// Random bytes that are the same at every run: SHA-256 of a name and a counter.
pub fn chance(name: &'static str) -> impl FnMut(&mut [u8]) {
    let mut counter = 0u64;
    move |bytes: &mut [u8]| {
        for piece in bytes.chunks_mut(32) {
            counter += 1;
            let block = Sha256::new()
                .chain_update(name)
                .chain_update(counter.to_be_bytes())
                .finalize();
            piece.copy_from_slice(&block[..piece.len()]);
        }
    }
}

pub fn keys(name: &'static str) -> DeviceKeys {
    DeviceKeys::generate(&mut chance(name)).unwrap()
}

pub fn invite_keys(name: &'static str) -> InviteKeys {
    InviteSecret::generate(&mut chance(name)).keys()
}

/// The program after a morning: everybody enrolled, the team room open.
#[derive(Clone)]
pub struct World {
    pub root: RootKey,
    pub program: MemberLog,
    pub program_entries: Vec<SignedEntry>,
    pub team: MemberLog,
    pub team_entries: Vec<SignedEntry>,
    pub room_key: RoomKey,
    pub certificate: SignedCertificate,
}

impl World {
    pub fn new() -> Self {
        let root = RootKey::generate(&mut chance("root"));
        let scribe = NewDevice::new(PROGRAM, "Server", Role::Scribe, &keys("scribe"));
        let recovery = [keys("recovery").public().receiving];
        let (mut program, mut entries) = rooms::found_program(PROGRAM, &root, &scribe, &recovery, NOON).unwrap();
        let lead = NewDevice::new(PROGRAM, "Lucía", Role::Lead, &keys("lead"));
        entries.extend(
            rooms::add_by_root(&mut program, None, &root, RootAdds::New(&lead), NOON)
                .unwrap()
                .entries,
        );
        let room_key = RoomKey::generate(&mut chance("room key"));
        let opened = rooms::open_room(
            TEAM,
            RoomKind::Team,
            &program,
            LEAD,
            &keys("lead"),
            &room_key,
            NOON + 60,
        )
        .unwrap();
        let mut world = World {
            root,
            program,
            program_entries: entries,
            team: opened.log,
            team_entries: opened.append.entries,
            room_key,
            certificate: certificate_for("Amina", "invite of Amina"),
        };
        world.join("amina", "invite of Amina", certificate_for("Amina", "invite of Amina"));
        world.join(
            "joseph",
            "invite of Joseph",
            certificate_for("Joseph", "invite of Joseph"),
        );
        world
    }

    /// A phone joins with its own entries, as it would through the server.
    pub fn join(&mut self, keys_of: &'static str, invite: &'static str, certificate: SignedCertificate) {
        let logs = [self.program_entries.clone(), self.team_entries.clone()];
        let joined = rooms::join(&keys(keys_of), &invite_keys(invite), &certificate, &logs, NOON + 120).unwrap();
        let [program, team] = &joined.appends[..] else {
            panic!("two rooms")
        };
        self.program_entries.extend(program.entries.clone());
        self.team_entries.extend(team.entries.clone());
        self.program = joined.logs[0].clone();
        self.team = joined.logs[1].clone();
    }

    pub fn draft<'a>(&'a self, device: DeviceNumber, keys: &'a DeviceKeys, parts: Vec<DraftPart>) -> BatchDraft<'a> {
        BatchDraft {
            room: TEAM,
            room_key: Some((1, &self.room_key)),
            device,
            keys,
            last: None,
            member_head: self.team.head(),
            seen: vec![],
            control: vec![],
            parts,
            dictionary: None,
        }
    }

    /// One sealed batch of the team room.
    pub fn batch(&self, name: &'static str, device: DeviceNumber, last: Option<Head>, control: Vec<Control>) -> Batch {
        self.batch_seeing(name, device, last, vec![], control)
    }

    pub fn batch_seeing(
        &self,
        name: &'static str,
        device: DeviceNumber,
        last: Option<Head>,
        seen: Vec<Seen>,
        control: Vec<Control>,
    ) -> Batch {
        let keys = keys(name);
        let draft = BatchDraft {
            last,
            seen,
            control,
            ..self.draft(device, &keys, vec![interview()])
        };
        seal_batches(draft, &mut chance("batch")).unwrap().remove(0)
    }
}

pub fn certificate(person: &str, invite: &'static str) -> InviteCertificate {
    InviteCertificate {
        program: PROGRAM,
        title: "Fair Food Program".into(),
        root: RootKey::generate(&mut chance("root")).public(),
        rooms: vec![PROGRAM, TEAM],
        role: Role::Auditor,
        person: person.into(),
        invite: invite_keys(invite).public(),
        expires_unix_s: NOON + 72 * 3600,
        issuer: Issuer::Device { device: LEAD },
    }
}

pub fn certificate_for(person: &str, invite: &'static str) -> SignedCertificate {
    sign_certificate(
        &certificate(person, invite),
        IssuerKeys::Device(&keys("lead")),
        &invite_keys(invite),
    )
}

/// An interview's news. The Automerge bytes are stand-ins: the format does not look inside.
pub fn interview() -> DraftPart {
    let content = PartContent::Record {
        record: RecordId([0x11; 16]),
        kind: Kind::Interview,
        creator: AMINA,
        chance: [0x22; 16],
        news: News::Saved {
            document: b"answers/q17 no water in the shade of the orange trees".to_vec(),
        },
    };
    DraftPart { content, blobs: vec![] }
}

/// A piece of evidence that cites a photo.
pub fn evidence() -> DraftPart {
    let content = PartContent::Record {
        record: RecordId([0x33; 16]),
        kind: Kind::Evidence,
        creator: AMINA,
        chance: [0x44; 16],
        news: News::Changes {
            changes: vec![b"caption".to_vec(), b"place".to_vec()],
        },
    };
    DraftPart {
        content,
        blobs: vec![BlobRef {
            hash: BlobHash([0x55; 32]),
            length: 70_000,
        }],
    }
}

pub fn dictionary() -> Dictionary {
    Dictionary::new(b"answers/q17 no water in the shade answers/q18 toilets within 5 minutes' walk").unwrap()
}
