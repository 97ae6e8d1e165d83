//! A server in a temporary folder, and devices that do by hand what the real ones do.

use chrono::{DateTime, Duration, Utc};
use shared::ids::{BatchHash, BlobHash, DeviceNumber, Hash, RoomId};
use shared::kinds::{Kind, RoomKind};
use shared::permissions::Role;
use shared::record::{Actor, Document, Edit, RecordIdentity};
use shared::seal::rooms::{OpenedRoom, join, open_room};
use shared::seal::session::answer_challenge;
use shared::seal::{BatchDraft, DeviceKeys, DraftPart, InviteKeys, InviteSecret, RoomKey, RootKey, seal_batches};
use shared::sync::exchange::{ExchangeReply, ExchangeRequest, PROTOCOL};
use shared::sync::messages::*;
use shared::sync::part::News;
use shared::sync::{Batch, Control, Cursor, Head, MemberLog, PartContent, wire};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use sync_server::found::{Founding, found};
use sync_server::invites::by_root;
use sync_server::{Config, Running, chance, packs, serve};

pub fn fill(bytes: &mut [u8]) {
    chance::fill(bytes);
}

/// A server and the clock that it goes by.
pub struct TestServer {
    pub running: Option<Running>,
    pub root: RootKey,
    pub program: RoomId,
    pub clock: Arc<Mutex<DateTime<Utc>>>,
    pub home: tempfile::TempDir,
    pub http: reqwest::Client,
    pub pack: Hash,
}

impl TestServer {
    pub async fn new() -> TestServer {
        TestServer::in_home(tempfile::tempdir().unwrap()).await
    }

    /// On a disk that is memory, where there is one: for stories with tens of thousands of writes.
    pub async fn on_a_quick_disk() -> TestServer {
        let home = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        TestServer::in_home(home.unwrap()).await
    }

    async fn in_home(home: tempfile::TempDir) -> TestServer {
        let root = RootKey::generate(&mut fill);
        let program = RoomId(chance::bytes());
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../packs/fair-food");
        let (_, pack, _) = packs::from_folder(&folder).unwrap();
        let founding = Founding {
            data: &home.path().join("data"),
            room: program,
            name: "Fair Food",
            phone: None,
            root: &root,
            recovery: &[],
            pack,
            now: Utc::now(),
        };
        let pack = found(founding).await.unwrap();
        let clock = Arc::new(Mutex::new(Utc::now()));
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let mut server = TestServer {
            running: None,
            root,
            program,
            clock,
            home,
            http,
            pack,
        };
        server.start().await;
        server
    }

    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    pub async fn start(&mut self) {
        let clock = self.clock.clone();
        let mut config = Config::new(self.data(), "127.0.0.1:0".parse().unwrap());
        config.clock = Arc::new(move || *clock.lock().unwrap());
        config.ui = Some(self.home.path().join("ui")).filter(|folder| folder.is_dir());
        config.limits.stop_grace = std::time::Duration::from_secs(2);
        self.running = Some(serve(config).await.unwrap());
    }

    pub async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await;
        }
    }

    pub fn pass(&self, time: Duration) {
        *self.clock.lock().unwrap() += time;
    }

    pub fn app(&self) -> &Arc<sync_server::app::App> {
        self.running.as_ref().unwrap().app()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.as_ref().unwrap().address())
    }

    /// A CBOR door: the reply, or the problem.
    pub async fn post<R>(&self, token: Option<&str>, path: &str, body: &impl minicbor::Encode<()>) -> Result<R, Problem>
    where
        R: for<'b> minicbor::Decode<'b, ()>,
    {
        let mut request = self
            .http
            .post(self.url(path))
            .header("content-type", paths::CBOR)
            .body(wire::encode(body));
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let reply = request.send().await.unwrap();
        assert_eq!(reply.headers().get("surco-protocol").unwrap(), "1", "{path}");
        let good = reply.status() == 200;
        let bytes = reply.bytes().await.unwrap();
        match good {
            true => Ok(wire::decode(&bytes).unwrap()),
            false => Err(wire::decode(&bytes).unwrap()),
        }
    }

    /// Invites by the root and deposits the certificate.
    pub async fn invite(&self, role: Role, person: &str) -> InviteSecret {
        let now = self.clock.lock().unwrap().timestamp();
        let invite = by_root(&self.root, self.program, "Fair Food", role, person, now);
        let put = PutInvite {
            protocol: PROTOCOL,
            certificate: invite.certificate,
        };
        self.post::<Done>(None, paths::INVITES, &put).await.unwrap();
        invite.secret
    }

    /// A new device of `person`, enrolled and with a session.
    pub async fn enrol(&self, role: Role, person: &str) -> TestDevice {
        let secret = self.invite(role, person).await;
        let keys = DeviceKeys::generate(&mut fill).unwrap();
        let joined = self.join(&keys, &secret.keys()).await.unwrap();
        let mut device = TestDevice {
            number: joined,
            keys,
            token: String::new(),
            actor: Actor::new(joined, chance::bytes()),
        };
        device.sign_in(self).await;
        device
    }

    pub async fn join(&self, keys: &DeviceKeys, invite: &InviteKeys) -> Result<DeviceNumber, Problem> {
        let ask = EnrolOpen::new(invite.id());
        let opened: EnrolOpened = self.post(None, paths::ENROL_OPEN, &ask).await?;
        let logs: Vec<_> = opened.logs.into_iter().map(|news| news.entries).collect();
        let joined = join(keys, invite, &opened.certificate, &logs, 0).unwrap();
        let finish = EnrolFinish {
            protocol: PROTOCOL,
            invite: invite.id(),
            appends: joined.appends,
        };
        let reply: AppendReply = self.post(None, paths::ENROL_FINISH, &finish).await?;
        assert!(reply.appended);
        Ok(joined.device)
    }

    /// The program's member log as the server has it.
    pub fn program_log(&self) -> Arc<MemberLog> {
        self.app().trust.program().unwrap()
    }

    pub fn room_log(&self, room: RoomId) -> Arc<MemberLog> {
        self.app().trust.room(room).unwrap().unwrap()
    }
}

/// A device with its keys and session.
pub struct TestDevice {
    pub number: DeviceNumber,
    pub keys: DeviceKeys,
    pub token: String,
    pub actor: Actor,
}

/// A team room as its members know it.
pub struct TeamRoom {
    pub id: RoomId,
    pub key: RoomKey,
}

impl TestDevice {
    pub async fn sign_in(&mut self, server: &TestServer) {
        let ask = ChallengeRequest {
            protocol: PROTOCOL,
            program: server.program,
            device: self.number,
        };
        let challenge: ChallengeReply = server.post(None, paths::CHALLENGE, &ask).await.unwrap();
        let answer = answer_challenge(&self.keys, server.program, self.number, &challenge, false);
        let session: SessionReply = server.post(None, paths::SESSION, &answer).await.unwrap();
        self.token = data_encoding::HEXLOWER.encode(&session.token);
    }

    pub async fn open_room(&self, server: &TestServer) -> TeamRoom {
        let (id, key) = (RoomId(chance::bytes()), RoomKey::generate(&mut fill));
        let program = server.program_log();
        let OpenedRoom { append, wraps, .. } =
            open_room(id, RoomKind::Team, &program, self.number, &self.keys, &key, 0).unwrap();
        let request = AppendRequest {
            protocol: PROTOCOL,
            appends: vec![append],
            keys: wraps,
        };
        let reply: AppendReply = server.post(Some(&self.token), paths::MEMBERS, &request).await.unwrap();
        assert!(reply.appended);
        TeamRoom { id, key }
    }

    /// A part with a new record of `kind` in `room`.
    pub fn part(&self, room: RoomId, kind: Kind, text: &str) -> DraftPart {
        let identity = RecordIdentity {
            room,
            kind,
            creator: self.number,
            chance: chance::bytes(),
        };
        let edits = [Edit::put("name", text)];
        let (_, change) = Document::create(identity, &self.actor, &edits, Utc::now()).unwrap();
        let content = PartContent::Record {
            record: identity.id(),
            kind,
            creator: identity.creator,
            chance: identity.chance,
            news: News::Changes { changes: vec![change] },
        };
        DraftPart { content, blobs: vec![] }
    }

    /// Seals parts after `last`, under `key` in team rooms.
    pub fn seal(&self, log: &MemberLog, key: Option<&RoomKey>, last: Option<Head>, parts: Vec<DraftPart>) -> Batch {
        self.seal_with(log, key, last, parts, vec![])
    }

    pub fn seal_with(
        &self,
        log: &MemberLog,
        key: Option<&RoomKey>,
        last: Option<Head>,
        parts: Vec<DraftPart>,
        control: Vec<Control>,
    ) -> Batch {
        let draft = BatchDraft {
            room: log.room(),
            room_key: key.map(|key| (1, key)),
            device: self.number,
            keys: &self.keys,
            last,
            member_head: log.head(),
            seen: vec![],
            control,
            parts,
            dictionary: None,
        };
        let mut batches = seal_batches(draft, &mut fill).unwrap();
        assert_eq!(batches.len(), 1);
        batches.remove(0)
    }

    /// A chain of `count` batches with a record each.
    pub fn chain(&self, log: &MemberLog, key: Option<&RoomKey>, kind: Kind, count: usize) -> Vec<Batch> {
        let mut last = None;
        let mut chain = Vec::new();
        for n in 0..count {
            let batch = self.seal(
                log,
                key,
                last,
                vec![self.part(log.room(), kind, &format!("record {n}"))],
            );
            last = Some(head(&batch));
            chain.push(batch);
        }
        chain
    }

    pub async fn exchange(&self, server: &TestServer, request: &ExchangeRequest) -> ExchangeReply {
        server.post(Some(&self.token), paths::EXCHANGE, request).await.unwrap()
    }

    pub async fn offer(&self, server: &TestServer, batches: Vec<Batch>) -> ExchangeReply {
        self.exchange(
            server,
            &ExchangeRequest {
                batches,
                ..ExchangeRequest::new(vec![])
            },
        )
        .await
    }

    /// Everything in a room from its start, page by page.
    pub async fn read_all(&self, server: &TestServer, room: RoomId, page_bytes: u32) -> Vec<BatchHash> {
        let members = server.room_log(room).len();
        let (mut seq, mut digest) = (0, Hash::ZERO);
        let mut found = Vec::new();
        loop {
            let cursor = Cursor::new(room, seq, digest, members);
            let request = ExchangeRequest {
                reply_bytes: page_bytes,
                ..ExchangeRequest::new(vec![cursor])
            };
            let reply = self.exchange(server, &request).await;
            let Some(news) = reply.rooms.into_iter().find(|news| news.room == room) else {
                return found;
            };
            // A page holds what was asked for and at most one batch more: memory follows the page, not the log.
            let page = shared::sync::wire::encode(&news).len();
            assert!(
                page <= page_bytes as usize + shared::sync::limits::MAX_PART_BYTES,
                "a page of {page} bytes"
            );
            for row in &news.rows {
                digest = shared::sync::digest_after(digest, row.hash());
                found.push(row.hash());
            }
            assert_eq!(digest, news.digest, "the digest is the one that the reader computes");
            seq = news.next;
            if !news.more {
                return found;
            }
        }
    }

    pub async fn upload(&self, server: &TestServer, room: RoomId, bytes: &[u8]) -> BlobHash {
        let hash = BlobHash(wire::sha256(bytes).0);
        let reply = begin_upload(server, &self.token, room, hash, bytes.len()).await;
        let location = reply.headers().get("location").unwrap().to_str().unwrap().to_owned();
        let reply = patch(server, &self.token, &location, 0, bytes.to_vec()).await;
        assert_eq!(reply.status(), 204);
        hash
    }
}

pub fn head(batch: &Batch) -> Head {
    Head {
        seq: batch.manifest.read().unwrap().seq,
        hash: batch.hash(),
    }
}

pub async fn begin_upload(
    server: &TestServer,
    token: &str,
    room: RoomId,
    hash: BlobHash,
    length: usize,
) -> reqwest::Response {
    let base64 = |text: String| data_encoding::BASE64.encode(text.as_bytes());
    let metadata = format!("room {},hash {}", base64(room.to_string()), base64(hash.to_string()));
    let request = server
        .http
        .post(server.url(paths::BLOBS))
        .header("authorization", format!("Bearer {token}"));
    let request = request.header("tus-resumable", "1.0.0").header("upload-length", length);
    request.header("upload-metadata", metadata).send().await.unwrap()
}

pub async fn patch(
    server: &TestServer,
    token: &str,
    location: &str,
    offset: usize,
    bytes: Vec<u8>,
) -> reqwest::Response {
    let request = server
        .http
        .patch(server.url(location))
        .header("authorization", format!("Bearer {token}"));
    let request = request.header("tus-resumable", "1.0.0").header("upload-offset", offset);
    request
        .header("content-type", "application/offset+octet-stream")
        .body(bytes)
        .send()
        .await
        .unwrap()
}
