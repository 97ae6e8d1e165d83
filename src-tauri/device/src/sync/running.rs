//! A round with the real server: does what the round says, tries again where the link only hiccups, notes how it went.

use super::address::ServerAddress;
use super::client::{Client, Identity};
use super::fault::LinkFault;
use super::files::{self, BlobToSend};
use super::round::{Act, Came, Round};
use super::session_desk::SessionDesk;
use crate::device::Device;
use crate::vault::Enrolment;
use shared::api::{ApiError, Changed, Code, SyncPhase, SyncTry};
use shared::ids::{BlobHash, RoomId};
use shared::seal::session::answer_challenge;
use shared::sync::exchange::PROTOCOL;
use shared::sync::messages::{AppendRequest, Problem, ProblemCode, PutKeys};
use std::io::{Read, Seek, SeekFrom};
use std::time::{Duration, Instant};

/// Pauses between tries of one step, once the server has been reached in this round.
const PAUSES: [Duration; 3] = [
    Duration::from_millis(300),
    Duration::from_secs(1),
    Duration::from_secs(3),
];

/// The server of an enrolled device, with a session.
pub(crate) struct Server {
    pub enrolment: Enrolment,
    pub address: ServerAddress,
    pub client: Client,
}

/// Runs one whole round and writes down how it went.
pub(super) async fn run(device: &Device, originals: bool) -> Result<(), LinkFault> {
    run_with(device, originals, None).await
}

/// The same, with one original that was asked for by name.
pub(super) async fn run_with_one(device: &Device, original: BlobHash) -> Result<(), LinkFault> {
    run_with(device, true, Some(original)).await
}

async fn run_with(device: &Device, originals: bool, only: Option<BlobHash>) -> Result<(), LinkFault> {
    let turn = device.link().turn.clone();
    let _turn = turn.lock().await;
    let started = device.env().now();
    let mut round = Round::new(originals, device.link().page_bytes());
    let server = connect(device)?;
    let before = server.client.moved();
    let mut result = go(device, &server, &mut round, only).await;
    if !result.as_ref().is_err_and(LinkFault::is_no_signal) {
        // The rooms and logs that an invite names have gone or come by now.
        result = result.and(crate::links::bring_invites(device, &server).await);
    }
    device.link().set_phase(SyncPhase::Idle);
    device.link().set_page_bytes(round.page_bytes());
    let (tally, after) = (round.tally(), server.client.moved());
    let sync_try = SyncTry {
        at: started,
        sent_records: tally.sent_records,
        received_records: tally.received_records,
        sent_blobs: tally.sent_blobs,
        sent_bytes: after.sent - before.sent,
        received_bytes: after.received - before.received,
        stopped: result.as_ref().err().cloned().map(ApiError::from),
    };
    tracing::info!(
        sent = tally.sent_records,
        received = tally.received_records,
        blobs = tally.sent_blobs,
        stopped = sync_try.stopped.as_ref().map_or("", |error| error.code.text()),
        "sync round"
    );
    let clock_ahead_s = tally
        .server_now_unix_s
        .map(|server| device.env().now().timestamp() - server);
    device.with_session(|session| {
        session.store().add_try(&sync_try)?;
        if let Some(ahead) = clock_ahead_s
            && session
                .keyring()
                .clock_ahead_s
                .is_none_or(|known| known.abs_diff(ahead) > 5)
        {
            session.change_keyring(|ring| ring.clock_ahead_s = Some(ahead))?;
        }
        Ok(())
    })?;
    device.tell(vec![Changed::default()]);
    result
}

/// Who this device is and where its server stands.
pub(crate) fn connect(device: &Device) -> Result<Server, LinkFault> {
    let enrolment = device.with_session(|session| session.enrolment().cloned())?;
    let address = ServerAddress::parse(&enrolment.server).map_err(|_| LinkFault::NotTheServer)?;
    let client = device.link().client(&address)?;
    Ok(Server {
        enrolment,
        address,
        client,
    })
}

impl Server {
    /// Opens a session unless one is held.
    pub async fn sign_in(&self, device: &Device) -> Result<(), LinkFault> {
        let Enrolment {
            program,
            device: number,
            ..
        } = self.enrolment;
        let keys = device.with_session(|session| Ok(session.device_keys().clone()))?;
        let answer = |challenge: &_| Ok(answer_challenge(&keys, program, number, challenge, false));
        self.client
            .sign_in(&Identity {
                program,
                device: number,
                answer: &answer,
            })
            .await
    }
}

async fn go(device: &Device, server: &Server, round: &mut Round, only: Option<BlobHash>) -> Result<(), LinkFault> {
    let mut desk = SessionDesk::new(device, only);
    if let Err(fault) = desk.seal() {
        // What is sealed already can go all the same.
        round.note_trouble(fault);
    }
    server.sign_in(device).await?;
    loop {
        let act = round.next(&mut desk)?;
        if device.link().set_phase(round.phase()) {
            device.tell(vec![Changed::default()]);
        }
        if act == Act::Done {
            return Ok(());
        }
        let came = patiently(device, server, round, &mut desk, act).await?;
        round.came(&mut desk, came)?;
    }
}

/// Tries a step again after a hiccup, and once more with a fresh session if the old one has ended.
async fn patiently(
    device: &Device,
    server: &Server,
    round: &mut Round,
    desk: &mut SessionDesk<'_>,
    mut act: Act,
) -> Result<Came, LinkFault> {
    let mut pauses = PAUSES.into_iter();
    let mut signed_in_anew = false;
    loop {
        let fault = match perform(device, server, &act).await {
            Ok(came) => return Ok(came),
            Err(fault) => fault,
        };
        if fault.wants_session() && !signed_in_anew {
            signed_in_anew = true;
            server.client.sign_out();
            server.sign_in(device).await?;
            continue;
        }
        match pauses.next() {
            Some(pause) if matches!(fault, LinkFault::CutOff | LinkFault::TimedOut) => {
                round.link_is_weak();
                tokio::time::sleep(pause).await;
                if matches!(&act, Act::Exchange(request) if request.receipts_wanted.is_empty()) {
                    act = round.again(desk)?;
                }
            }
            Some(_) | None => return Err(fault),
        }
    }
}

async fn perform(device: &Device, server: &Server, act: &Act) -> Result<Came, LinkFault> {
    let client = &server.client;
    match act {
        Act::Done => Err(LinkFault::Contradicts("nothing was left to do")),
        Act::Append(appends) => {
            let request = AppendRequest {
                protocol: PROTOCOL,
                appends: appends.clone(),
                keys: vec![],
            };
            let reply = client.append(&request).await?;
            Ok(Came::Appended {
                appends: request.appends,
                stand: reply.appended,
                newer: reply.newer,
            })
        }
        Act::Exchange(request) => {
            let started = Instant::now();
            let reply = Box::new(client.exchange(request).await?);
            Ok(Came::Exchanged {
                reply,
                took: started.elapsed(),
            })
        }
        Act::PutKeys(keys) => match client
            .put_keys(&PutKeys {
                protocol: PROTOCOL,
                keys: keys.clone(),
            })
            .await
        {
            // A member who was removed in between needs no key.
            Ok(_)
            | Err(LinkFault::Refused(Problem {
                code: ProblemCode::NotAllowed | ProblemCode::NotFound,
                ..
            })) => Ok(Came::KeysPut),
            Err(fault) => Err(fault),
        },
        Act::FetchPack(hash) => match client.pack(*hash).await {
            Ok(bundle) => Ok(Came::Pack { hash: *hash, bundle }),
            Err(LinkFault::Refused(Problem {
                code: ProblemCode::NotFound,
                ..
            })) => Ok(Came::NoPack(*hash)),
            Err(fault) => Err(fault),
        },
        Act::SendBlob(blob) => {
            let sending = &device.link().sending;
            let came = send_blob(device, server, *blob).await;
            match came {
                Ok(true) => {
                    sending.ended(blob.hash, None);
                    Ok(Came::BlobSent(blob.hash))
                }
                Ok(false) => {
                    sending.ended(blob.hash, None);
                    Ok(Came::BlobStopped(blob.hash))
                }
                Err(fault) if stops_one_blob(&fault) => {
                    tracing::warn!(blob = %blob.hash, code = ?ApiError::from(fault.clone()).code, "this file is stuck");
                    sending.ended(blob.hash, Some(fault.into()));
                    Ok(Came::BlobStopped(blob.hash))
                }
                Err(fault) => {
                    sending.ended(blob.hash, None);
                    Err(fault)
                }
            }
        }
    }
}

/// Whether a fault is about this one blob rather than about the server or the session: the others go on without it.
fn stops_one_blob(fault: &LinkFault) -> bool {
    let problem = match fault {
        LinkFault::Refused(problem) => problem,
        // Its bytes cannot be read here, or do not come to what its name says. A lock in between ends the round.
        LinkFault::Device(error) => return error.code == Code::StorageFailed,
        LinkFault::Contradicts(_) => return true,
        _ => return false,
    };
    match problem.code {
        ProblemCode::BadRequest | ProblemCode::TooLarge | ProblemCode::NotAllowed | ProblemCode::NotFound => true,
        ProblemCode::NoSession | ProblemCode::NotEnrolled | ProblemCode::UpdateApp | ProblemCode::SlowDown => false,
        ProblemCode::ServerTrouble | ProblemCode::NoInvite | ProblemCode::InviteExpired | ProblemCode::InviteUsed => {
            false
        }
    }
}

/// Whether all of it went; `false`: the person paused it.
async fn send_blob(device: &Device, server: &Server, blob: BlobToSend) -> Result<bool, LinkFault> {
    let sending = &device.link().sending;
    if sending.is_paused() {
        return Ok(false);
    }
    sending.began(device.link().phase(), blob);
    let path = device.with_session(|session| Ok(session.blobs().path(blob.hash)))?;
    let read = |from: u64, length: usize| {
        let piece = || {
            let mut file = std::fs::File::open(&path)?;
            file.seek(SeekFrom::Start(from))?;
            let mut bytes = vec![0; length];
            file.read_exact(&mut bytes)?;
            Ok(bytes)
        };
        piece().map_err(|error| LinkFault::Device(crate::calls::storage_error(&error)))
    };
    let goes_on = |sent: u64| {
        if sending.reached(sent) {
            device.tell(vec![Changed::default()]);
        }
        !sending.is_paused()
    };
    files::send(&server.client, &server.address, blob, &read, &goes_on).await
}

/// Fetches a blob that is not here and takes it in once its bytes are the ones named. Resumes where it was cut.
pub(super) async fn fetch_blob(
    device: &Device,
    room: RoomId,
    hash: BlobHash,
    size_bytes: u64,
) -> Result<(), LinkFault> {
    let server = connect(device)?;
    server.sign_in(device).await?;
    let blobs = device.with_session(|session| Ok(session.blobs().clone()))?;
    let storage = |error: std::io::Error| LinkFault::Device(crate::calls::storage_error(&error));
    let growing = blobs.growing_path(hash);
    blobs.make_shelf(&growing).map_err(ApiError::from)?;
    let mut log = device.env().disk.log(&growing).map_err(storage)?;
    let mut have = std::fs::metadata(&growing).map(|found| found.len()).map_err(storage)?;
    if have > size_bytes {
        log.cut(0).map_err(storage)?;
        have = 0;
    }
    let blob = BlobToSend { room, hash, size_bytes };
    let mut keep = |piece: &[u8]| log.append(piece).map_err(storage);
    match files::fetch(&server.client, blob, have, &mut keep).await {
        Ok(()) => {}
        Err(fault) if fault.wants_session() => {
            server.client.sign_out();
            return Err(fault);
        }
        Err(LinkFault::Refused(Problem {
            code: ProblemCode::NotFound,
            ..
        })) => return Err(not_there_yet().into()),
        Err(fault) => return Err(fault),
    }
    log.sync().map_err(storage)?;
    drop(log);
    blobs.adopt(hash).map_err(ApiError::from)?;
    // It came from the server, so it is there: this device need not send it.
    Ok(device.with_session(|session| {
        session.store_mut().within(|store| {
            store.set_blob_here(hash, true)?;
            Ok(store.set_blob_on_server(hash, true)?)
        })
    })?)
}

fn not_there_yet() -> ApiError {
    ApiError::new(
        Code::NotFound,
        "This file is still on the device of the person who took it.",
        "Nothing was changed.",
        "Ask them to sync, with originals if you need the original.",
    )
}
