//! Blobs up and down in pieces, resumed at any byte: tus 1.0 to send, ranges to fetch.
//!
//! Small first pieces, larger ones while the link is quick: what a cut costs stays a few seconds.

use super::address::ServerAddress;
use super::carrier::{Ask, Method, Reply};
use super::client::{Client, problem_of};
use super::fault::LinkFault;
use data_encoding::BASE64;
use shared::ids::{BlobHash, RoomId};
use shared::sync::messages::paths;
use std::time::{Duration, Instant};

const FIRST_PIECE: usize = 64 << 10;
const SMALLEST_PIECE: usize = 4 << 10;
const LARGEST_PIECE: usize = 1 << 20;
const QUICK: Duration = Duration::from_secs(1);
const SLOW: Duration = Duration::from_secs(8);
/// Cuts and corrections without a byte of progress before we give up for this round.
const SETBACKS: u32 = 8;

/// A blob that the server lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlobToSend {
    pub room: RoomId,
    pub hash: BlobHash,
    pub size_bytes: u64,
}

/// Grows while pieces go through quickly, shrinks when they crawl.
struct Pace {
    piece: usize,
    most: usize,
}

impl Pace {
    fn new() -> Pace {
        Pace {
            piece: FIRST_PIECE,
            most: LARGEST_PIECE,
        }
    }

    fn took(&mut self, time: Duration) {
        if time < QUICK {
            self.piece = (self.piece * 2).min(self.most);
        } else if time > SLOW {
            self.piece = (self.piece / 2).max(SMALLEST_PIECE);
        }
    }

    /// The link was cut: shorter pieces from now on.
    fn cut(&mut self) {
        self.piece = (self.piece / 4).max(SMALLEST_PIECE);
        self.most = self.piece;
    }
}

/// Sends a blob. `read(from, length)` gives its stored bytes; `goes_on(sent)` hears how many the server has and says whether to
/// go on. `false`: it was told to stop, and what arrived stays there.
pub async fn send(
    client: &Client,
    server: &ServerAddress,
    blob: BlobToSend,
    read: &(dyn Fn(u64, usize) -> Result<Vec<u8>, LinkFault> + Send + Sync),
    goes_on: &(dyn Fn(u64) -> bool + Send + Sync),
) -> Result<bool, LinkFault> {
    let mut pace = Pace::new();
    let (mut setbacks, mut reached) = (0, 0);
    'begin: loop {
        let Some((path, mut offset)) = begin(client, server, blob).await? else {
            return Ok(true);
        };
        if offset > reached {
            setbacks = 0;
        }
        reached = offset;
        while offset < blob.size_bytes {
            if !goes_on(offset) {
                return Ok(false);
            }
            let length = pace
                .piece
                .min(usize::try_from(blob.size_bytes - offset).unwrap_or(usize::MAX));
            let piece = read(offset, length)?;
            let (moved, started) = (piece.len() as u64, Instant::now());
            let again = match client.ask(patch(&path, offset, piece)).await {
                Ok(reply) if matches!(reply.status, 200 | 204) => {
                    pace.took(started.elapsed());
                    let now = upload_offset(&reply).unwrap_or(offset + moved);
                    if now > offset {
                        offset = now;
                        continue;
                    }
                    LinkFault::Contradicts("an upload does not advance")
                }
                // Another offset, an upload that is gone, or bytes that do not add up: ask where it stands.
                Ok(reply) if matches!(reply.status, 404 | 409 | 410 | 460) => problem_of(&reply),
                Ok(reply) => return Err(problem_of(&reply)),
                // What arrived before the cut stays there.
                Err(fault @ (LinkFault::CutOff | LinkFault::TimedOut)) => {
                    pace.cut();
                    fault
                }
                Err(fault) => return Err(fault),
            };
            setbacks += 1;
            if setbacks > SETBACKS {
                return Err(again);
            }
            continue 'begin;
        }
        // All bytes are there, and the server has checked them; only a receipt makes it count.
        return Ok(true);
    }
}

/// Fetches the bytes of a blob from `from` on, piece by piece, until `size_bytes`. The caller verifies the hash.
pub async fn fetch(
    client: &Client,
    blob: BlobToSend,
    mut from: u64,
    keep: &mut (dyn FnMut(&[u8]) -> Result<(), LinkFault> + Send),
) -> Result<(), LinkFault> {
    let mut pace = Pace::new();
    let mut setbacks = 0;
    while from < blob.size_bytes {
        let until = blob.size_bytes.min(from + pace.piece as u64);
        let ask = Ask {
            method: Method::Get,
            path: format!("{}/{}/{}", paths::BLOBS, blob.room, blob.hash),
            headers: vec![("range", format!("bytes={from}-{}", until - 1))],
            body: vec![],
            reply_limit: LARGEST_PIECE,
        };
        let started = Instant::now();
        let reply = match client.ask(ask).await {
            Ok(reply) => reply,
            Err(LinkFault::CutOff | LinkFault::TimedOut) if setbacks < SETBACKS => {
                setbacks += 1;
                pace.cut();
                continue;
            }
            Err(fault) => return Err(fault),
        };
        pace.took(started.elapsed());
        let wanted = until - from;
        match reply.status {
            206 if !reply.body.is_empty() && reply.body.len() as u64 <= wanted => keep(&reply.body)?,
            200 if from == 0 && reply.body.len() as u64 == blob.size_bytes => keep(&reply.body)?,
            200 | 206 => return Err(LinkFault::Unreadable),
            _ => return Err(problem_of(&reply)),
        }
        setbacks = 0;
        from += reply.body.len() as u64;
    }
    Ok(())
}

/// Begins or finds the upload: its path and how many bytes the server has. `None`: it has the whole blob.
async fn begin(client: &Client, server: &ServerAddress, blob: BlobToSend) -> Result<Option<(String, u64)>, LinkFault> {
    let metadata = [("room", blob.room.to_string()), ("hash", blob.hash.to_string())]
        .map(|(name, value)| format!("{name} {}", BASE64.encode(value.as_bytes())))
        .join(",");
    let reply = client
        .ask(tus(
            Method::Post,
            paths::BLOBS,
            vec![
                ("upload-length", blob.size_bytes.to_string()),
                ("upload-metadata", metadata),
            ],
        ))
        .await?;
    match reply.status {
        // 200: nothing to upload, it is here.
        200 => return Ok(None),
        201 => {}
        _ => return Err(problem_of(&reply)),
    }
    let path = reply
        .header("location")
        .and_then(|location| server.path_of(location))
        .ok_or(LinkFault::NotTheServer)?;
    if let Some(offset) = upload_offset(&reply) {
        return Ok(Some((path, offset)));
    }
    let reply = client.ask(tus(Method::Head, &path, vec![])).await?;
    match (reply.status, upload_offset(&reply)) {
        (200 | 204, Some(offset)) => Ok(Some((path, offset))),
        (200..=299, _) => Err(LinkFault::Unreadable),
        _ => Err(problem_of(&reply)),
    }
}

fn patch(path: &str, offset: u64, piece: Vec<u8>) -> Ask {
    let mut ask = tus(
        Method::Patch,
        path,
        vec![
            ("upload-offset", offset.to_string()),
            ("content-type", "application/offset+octet-stream".to_owned()),
        ],
    );
    ask.body = piece;
    ask
}

fn tus(method: Method, path: &str, headers: Vec<(&'static str, String)>) -> Ask {
    let mut ask = Ask {
        method,
        path: path.to_owned(),
        headers,
        body: vec![],
        reply_limit: 64 << 10,
    };
    ask.headers.push(("tus-resumable", "1.0.0".to_owned()));
    ask
}

fn upload_offset(reply: &Reply) -> Option<u64> {
    reply.header("upload-offset")?.parse().ok()
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
