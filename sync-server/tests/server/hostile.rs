//! What comes in malformed, forged, foreign or too large is refused by itself and takes nothing else with it.

use super::support::*;
use shared::ids::RoomId;
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::seal::RoomKey;
use shared::sync::exchange::*;
use shared::sync::messages::*;
use shared::sync::{Batch, ExchangeReply, wire};

#[tokio::test]
async fn one_bad_batch_does_not_keep_the_good_ones_out() {
    let server = TestServer::new().await;
    let (lead, stranger) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Auditor, "Joseph").await,
    );
    let room = lead.open_room(&server).await;
    let log = server.room_log(room.id);
    let good = lead.chain(&log, Some(&room.key), Kind::Sitenote, 2);

    let mut forged = good[0].clone();
    forged.manifest.signature.0[7] ^= 1;
    let mut other_part = good[0].clone();
    other_part.parts[0].as_mut().unwrap()[3] ^= 1;
    let cut = Batch {
        parts: vec![],
        ..good[0].clone()
    };
    let foreign = stranger.chain(&log, Some(&room.key), Kind::Sitenote, 1).remove(0);
    let unsealed = lead.chain(&log, None, Kind::Sitenote, 1).remove(0);
    let mut garbage = good[0].clone();
    garbage.manifest.bytes = vec![0xff; 100];
    let mut newer = good[0].clone();
    newer.manifest.bytes = newer_format(&newer.manifest.bytes);

    for (batch, code) in [
        (&forged, RefusalCode::BadSignature),
        (&other_part, RefusalCode::Malformed),
        (&cut, RefusalCode::Malformed),
        (&foreign, RefusalCode::NotAMember),
        (&unsealed, RefusalCode::Malformed),
        (&garbage, RefusalCode::Malformed),
        (&newer, RefusalCode::NewerFormat),
    ] {
        let reply = lead.offer(&server, vec![batch.clone()]).await;
        assert_eq!(
            reply.refused,
            [RefusedBatch {
                batch: batch.hash(),
                code
            }]
        );
        assert_eq!(reply.receipts, []);
    }
    let by_an_outsider = stranger.offer(&server, vec![good[0].clone()]).await;
    assert_eq!(by_an_outsider.refused[0].code, RefusalCode::NotAMember);
    let all = vec![forged, good[0].clone(), garbage, foreign, good[1].clone()];
    let reply = lead.offer(&server, all).await;
    assert_eq!(
        (
            reply.refused.len(),
            server.app().log.head(room.id).unwrap().unwrap().seq
        ),
        (3, 2)
    );
}

/// Format 1 becomes 7: key 0 of the map is the first.
fn newer_format(bytes: &[u8]) -> Vec<u8> {
    let mut newer = bytes.to_vec();
    assert_eq!(newer[1..3], [0x00, 0x01]);
    newer[2] = 7;
    newer
}

#[tokio::test]
async fn a_batch_for_a_room_that_is_not_here_says_so() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let other = TestServer::new().await;
    let lead_there = other.enrol(Role::Lead, "Rosa").await;
    let room_there = lead_there.open_room(&other).await;
    let batch = lead_there
        .chain(&other.room_log(room_there.id), Some(&room_there.key), Kind::Plan, 1)
        .remove(0);
    assert_eq!(
        lead.offer(&server, vec![batch]).await.refused[0].code,
        RefusalCode::NoSuchRoom
    );
    assert_eq!(server.app().log.head(room.id).unwrap().unwrap().seq, 0);
}

#[tokio::test]
async fn work_of_a_removed_device_is_kept_and_marked() {
    use shared::seal::rooms::remove_member;
    let server = TestServer::new().await;
    let (lead, lost) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Auditor, "Amina").await,
    );
    let room = lead.open_room(&server).await;
    super::exchanges::add_to_room(&server, &lead, &room, &lost, Role::Auditor).await;
    let log = server.room_log(room.id);
    let chain = lost.chain(&log, Some(&room.key), Kind::Interview, 3);
    lost.offer(&server, chain[..1].to_vec()).await;

    let (program, mut log) = (server.program_log(), (*log).clone());
    let next = RoomKey::generate(&mut fill);
    let removal = (lost.number, Some(head(&chain[0])));
    let (append, wraps) =
        remove_member(&mut log, &program, (lead.number, &lead.keys), removal, Some(&next), 0).unwrap();
    let request = AppendRequest {
        protocol: PROTOCOL,
        appends: vec![append],
        keys: wraps,
    };
    assert!(
        server
            .post::<AppendReply>(Some(&lead.token), paths::MEMBERS, &request)
            .await
            .unwrap()
            .appended
    );

    let reply = lost.offer(&server, chain.clone()).await;
    let marked: Vec<_> = reply.refused.iter().map(|refused| refused.code).collect();
    assert_eq!(marked, [RefusalCode::AfterRemoval, RefusalCode::AfterRemoval]);
    assert_eq!(reply.receipts.len(), 1, "never dropped: a lead accepts or refuses");
    let cursor = shared::sync::Cursor::new(room.id, 0, shared::ids::Hash::ZERO, 0);
    let closed = lost.exchange(&server, &ExchangeRequest::new(vec![cursor])).await.closed;
    assert_eq!(closed, [room.id], "and reads nothing more");
}

#[tokio::test]
async fn bodies_that_are_too_large_cut_or_no_cbor_are_refused_before_anything_is_done() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let send = async |kind: &str, body: Vec<u8>| {
        let request = server
            .http
            .post(server.url(paths::EXCHANGE))
            .header("authorization", format!("Bearer {}", lead.token));
        let reply = request.header("content-type", kind).body(body).send().await.unwrap();
        assert_eq!(reply.headers().get("surco-protocol").unwrap(), "1");
        (
            reply.status().as_u16(),
            wire::decode::<Problem>(&reply.bytes().await.unwrap()).unwrap().code,
        )
    };
    let good = wire::encode(&ExchangeRequest::new(vec![]));
    assert_eq!(send("text/html", good.clone()).await, (400, ProblemCode::BadRequest));
    assert_eq!(send(paths::CBOR, vec![0xff; 40]).await, (400, ProblemCode::BadRequest));
    assert_eq!(
        send(paths::CBOR, good[..good.len() - 1].to_vec()).await,
        (400, ProblemCode::BadRequest)
    );
    let large = vec![0; shared::sync::limits::MAX_REQUEST_BYTES + 1];
    assert_eq!(send(paths::CBOR, large).await, (413, ProblemCode::TooLarge));
    let cursors = vec![shared::sync::Cursor::new(RoomId([1; 16]), 0, shared::ids::Hash::ZERO, 0); 300];
    let many = wire::encode(&ExchangeRequest::new(cursors));
    assert_eq!(send(paths::CBOR, many).await, (413, ProblemCode::TooLarge));
    let reply: ExchangeReply = lead.exchange(&server, &ExchangeRequest::new(vec![])).await;
    assert_eq!(reply.protocol, PROTOCOL);
}

#[tokio::test]
async fn a_path_that_is_not_there_still_sounds_like_the_server() {
    let server = TestServer::new().await;
    let reply = server.http.get(server.url("/sync/v9/nothing")).send().await.unwrap();
    assert_eq!(
        (
            reply.status().as_u16(),
            reply.headers()["surco-protocol"].to_str().unwrap()
        ),
        (404, "1")
    );
    let hello = server.http.get(server.url("/sync/v1/hello")).send().await.unwrap();
    assert_eq!(
        (
            hello.status().as_u16(),
            hello.headers()["content-type"].to_str().unwrap()
        ),
        (200, paths::CBOR)
    );
}
