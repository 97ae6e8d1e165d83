//! The server's doors as functions: CBOR in, CBOR out, the session kept as long as it holds.

use super::carrier::{Ask, Carrier, Method, PROTOCOL_HEADER, Reply};
use super::fault::LinkFault;
use shared::ids::{DeviceNumber, Hash, RoomId};
use shared::sync::exchange::{ExchangeReply, ExchangeRequest, PROTOCOL};
use shared::sync::limits::MAX_REPLY_BYTES;
use shared::sync::messages::{
    AppendReply, AppendRequest, ChallengeReply, ChallengeRequest, Done, EnrolFinish, EnrolOpen, EnrolOpened, Problem,
    ProblemCode, PutInvite, PutKeys, SessionReply, SessionRequest, paths,
};
use shared::sync::wire;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Replies other than exchanges are small; member logs are the longest of them.
const SMALL_REPLY_BYTES: usize = 2 << 20;
/// The most that a pack's bundle may have.
const PACK_BYTES: usize = 8 << 20;

/// Who opens a session, and how it answers.
pub struct Identity<'a> {
    pub program: RoomId,
    pub device: DeviceNumber,
    /// Signs the server's challenge (`seal::session::answer_challenge`).
    pub answer: &'a (dyn Fn(&ChallengeReply) -> Result<SessionRequest, LinkFault> + Send + Sync),
}

/// One server. Cheap to clone; clones share the session.
#[derive(Clone)]
pub struct Client {
    carrier: Arc<dyn Carrier>,
    /// `Bearer …`; `None` before the first session and after the server ended one.
    token: Arc<Mutex<Option<String>>>,
    moved: Arc<Mutex<Moved>>,
    /// The server's clock when it last told it, in seconds since 1970, and this machine's running time then.
    told: Arc<Mutex<Option<(i64, Instant)>>>,
}

/// Bytes of bodies since the client was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pub sent: u64,
    pub received: u64,
}

impl Client {
    pub fn new(carrier: Arc<dyn Carrier>) -> Client {
        Client {
            carrier,
            token: Arc::default(),
            moved: Arc::default(),
            told: Arc::default(),
        }
    }

    /// The server's clock now, from what it last told; `None` before it told anything. This machine's may be years off.
    pub fn server_now_unix_s(&self) -> Option<i64> {
        let told = *self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.map(|(then, at)| then.saturating_add(i64::try_from(at.elapsed().as_secs()).unwrap_or(0)))
    }

    pub fn moved(&self) -> Moved {
        *self.moved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a session unless one is held.
    pub async fn sign_in(&self, identity: &Identity<'_>) -> Result<(), LinkFault> {
        if self.token().is_some() {
            return Ok(());
        }
        let Identity { program, device, .. } = *identity;
        let asked = ChallengeRequest {
            protocol: PROTOCOL,
            program,
            device,
        };
        let challenge: ChallengeReply = self.post(paths::CHALLENGE, &asked, SMALL_REPLY_BYTES).await?;
        let answer = (identity.answer)(&challenge)?;
        let reply: SessionReply = self.post(paths::SESSION, &answer, SMALL_REPLY_BYTES).await?;
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(format!("Bearer {}", data_encoding::HEXLOWER.encode(&reply.token)));
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = Some((reply.now_unix_s, Instant::now()));
        Ok(())
    }

    /// Forgets the session, so that the next word opens one.
    pub fn sign_out(&self) {
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The round trip. `reply_bytes` in the request is kept within what this client reads.
    pub async fn exchange(&self, request: &ExchangeRequest) -> Result<ExchangeReply, LinkFault> {
        self.post(paths::EXCHANGE, request, MAX_REPLY_BYTES).await
    }

    pub async fn append(&self, request: &AppendRequest) -> Result<AppendReply, LinkFault> {
        self.post(paths::MEMBERS, request, SMALL_REPLY_BYTES).await
    }

    pub async fn put_keys(&self, request: &PutKeys) -> Result<Done, LinkFault> {
        self.post(paths::KEYS, request, SMALL_REPLY_BYTES).await
    }

    pub async fn put_invite(&self, request: &PutInvite) -> Result<Done, LinkFault> {
        self.post(paths::INVITES, request, SMALL_REPLY_BYTES).await
    }

    pub async fn enrol_open(&self, request: &EnrolOpen) -> Result<EnrolOpened, LinkFault> {
        self.post(paths::ENROL_OPEN, request, MAX_REPLY_BYTES).await
    }

    pub async fn enrol_finish(&self, request: &EnrolFinish) -> Result<AppendReply, LinkFault> {
        self.post(paths::ENROL_FINISH, request, SMALL_REPLY_BYTES).await
    }

    /// A program pack's bundle; the caller checks it against its hash.
    pub async fn pack(&self, hash: Hash) -> Result<Vec<u8>, LinkFault> {
        let ask = Ask {
            method: Method::Get,
            path: format!("/sync/v1/packs/{hash}"),
            headers: vec![],
            body: vec![],
            reply_limit: PACK_BYTES,
        };
        let reply = self.ask(ask).await?;
        if reply.status == 200 {
            Ok(reply.body)
        } else {
            Err(problem_of(&reply))
        }
    }

    /// Hears that rooms have grown, until the stream ends: `grown` is called for each notice.
    pub async fn live(&self, grown: &(dyn Fn() + Send + Sync)) -> Result<(), LinkFault> {
        let mut headers = vec![
            (PROTOCOL_HEADER, PROTOCOL.to_string()),
            ("accept", "text/event-stream".to_owned()),
        ];
        headers.extend(self.token().map(|token| ("authorization", token)));
        let ask = Ask {
            method: Method::Get,
            path: paths::LIVE.to_owned(),
            headers,
            body: vec![],
            reply_limit: 0,
        };
        // A notice only says "look": which room it names does not matter, and half a notice may be heard as one.
        let mut heard = |piece: &[u8]| {
            if piece.windows(6).any(|window| window == b"event:") {
                grown();
            }
        };
        self.carrier.listen(ask, &mut heard).await
    }

    /// One request under the session. A reply of whatever status, as long as it is the server's.
    pub(super) async fn ask(&self, mut ask: Ask) -> Result<Reply, LinkFault> {
        if let Some(token) = self.token() {
            ask.headers.push(("authorization", token));
        }
        ask.headers.push((PROTOCOL_HEADER, PROTOCOL.to_string()));
        let sent = ask.body.len() as u64;
        let carried = self.carrier.carry(ask).await;
        let received = carried.as_ref().map_or(0, |reply| reply.body.len() as u64);
        {
            let mut moved = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
            // What never left is not counted; what was cut on the way is.
            moved.sent += if matches!(carried, Err(LinkFault::NoConnection)) {
                0
            } else {
                sent
            };
            moved.received += received;
        }
        let reply = carried?;
        match reply.header(PROTOCOL_HEADER) {
            Some(_) => Ok(reply),
            // A proxy in front of a server that is down answers for it.
            None if matches!(reply.status, 502..=504) => Err(LinkFault::Refused(Problem {
                code: ProblemCode::ServerTrouble,
                message: "The server is not running at the moment.".into(),
            })),
            None => Err(LinkFault::NotTheServer),
        }
    }

    async fn post<Q, R>(&self, path: &str, request: &Q, reply_limit: usize) -> Result<R, LinkFault>
    where
        Q: minicbor::Encode<()>,
        R: for<'b> minicbor::Decode<'b, ()>,
    {
        let ask = Ask {
            method: Method::Post,
            path: path.to_owned(),
            headers: vec![("content-type", paths::CBOR.to_owned())],
            body: wire::encode(request),
            reply_limit,
        };
        let reply = self.ask(ask).await?;
        if reply.status != 200 {
            return Err(problem_of(&reply));
        }
        wire::decode(&reply.body).map_err(|_| LinkFault::Unreadable)
    }

    fn token(&self) -> Option<String> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What a reply that is not a success says.
pub(super) fn problem_of(reply: &Reply) -> LinkFault {
    if let Ok(problem) = wire::decode::<Problem>(&reply.body) {
        return LinkFault::Refused(problem);
    }
    let (code, message) = match reply.status {
        401 => (ProblemCode::NoSession, "The server has ended this session."),
        403 => (ProblemCode::NotAllowed, "The server does not allow this."),
        404 | 410 => (ProblemCode::NotFound, "The server does not have this."),
        413 => (ProblemCode::TooLarge, "This is larger than the server takes."),
        429 => (ProblemCode::SlowDown, "The server asks to wait."),
        507 => (ProblemCode::ServerTrouble, "The server's storage is full."),
        500..=599 => (ProblemCode::ServerTrouble, "The server has a fault."),
        _ => return LinkFault::Unreadable,
    };
    LinkFault::Refused(Problem {
        code,
        message: message.into(),
    })
}
