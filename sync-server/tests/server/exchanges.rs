//! One round trip: durable before the receipt, idempotent, nothing lost by cuts, gaps, forks or rollbacks.

use super::support::*;
use shared::ids::{BatchHash, Hash};
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::seal::receipt::verify_receipt;
use shared::sync::exchange::*;
use shared::sync::{BlobRef, Control, Cursor, wire};

#[tokio::test]
async fn a_batch_sent_twice_is_stored_once_and_gets_its_receipt_each_time() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let log = server.room_log(room.id);
    let batch = lead.seal(
        &log,
        Some(&room.key),
        None,
        vec![lead.part(room.id, Kind::Sitenote, "rain")],
    );

    for _ in 0..3 {
        let reply = lead.offer(&server, vec![batch.clone()]).await;
        assert_eq!(reply.refused, []);
        let receipt = verify_receipt(&reply.receipts[0], &server.program_log()).expect("signed by the scribe");
        assert_eq!(
            (receipt.room, receipt.seq, receipt.batches.as_slice()),
            (room.id, 1, &[batch.hash()][..])
        );
    }
    assert_eq!(server.app().log.head(room.id).unwrap().unwrap().seq, 1);
}

#[tokio::test]
async fn a_reply_lost_after_the_commit_costs_nothing_but_time() {
    let mut server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let chain = lead.chain(&server.room_log(room.id), Some(&room.key), Kind::Sitenote, 3);
    let request = ExchangeRequest {
        batches: chain[..2].to_vec(),
        ..ExchangeRequest::new(vec![])
    };
    // The request is answered, the answer never arrives, and the server dies at once.
    drop(lead.exchange(&server, &request).await);
    server.stop().await;
    server.start().await;

    let reply = lead.offer(&server, chain.clone()).await;
    assert_eq!(reply.refused, []);
    let found = lead.read_all(&server, room.id, 0).await;
    assert_eq!(found, chain.iter().map(|batch| batch.hash()).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_teammate_reads_what_was_sent_and_the_author_only_its_hashes() {
    let server = TestServer::new().await;
    let (lead, auditor) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Lead, "Amina").await,
    );
    let room = lead.open_room(&server).await;
    add_to_room(&server, &lead, &room, &auditor, Role::Auditor).await;
    let log = server.room_log(room.id);
    let batch = lead.seal(
        &log,
        Some(&room.key),
        None,
        vec![lead.part(room.id, Kind::Sitenote, "rain")],
    );
    lead.offer(&server, vec![batch.clone()]).await;

    let joined = auditor.exchange(&server, &ExchangeRequest::new(vec![])).await;
    assert!(joined.joined.contains(&room.id) && joined.joined[0] == server.program);
    assert_eq!(joined.keys.len(), 1, "the room key came wrapped for her");
    assert_eq!(joined.rooms, [], "rows come once she follows the room");

    let cursor = Cursor::new(room.id, 0, Hash::ZERO, log.len());
    let for_her = auditor.exchange(&server, &ExchangeRequest::new(vec![cursor])).await;
    assert_eq!(for_her.rooms[0].rows, [LogRow::New { batch: batch.clone() }]);
    let for_author = lead.exchange(&server, &ExchangeRequest::new(vec![cursor])).await;
    assert_eq!(for_author.rooms[0].rows, [LogRow::Yours { batch: batch.hash() }]);
}

#[tokio::test]
async fn nothing_new_is_a_few_bytes() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let mut cursors = Vec::new();
    for _ in 0..7 {
        let room = lead.open_room(&server).await;
        cursors.push(Cursor::new(room.id, 0, Hash::ZERO, server.room_log(room.id).len()));
    }
    let head = server.app().log.head(server.program).unwrap().unwrap();
    cursors.push(Cursor::new(
        server.program,
        head.seq,
        head.digest,
        server.program_log().len(),
    ));
    let reply = lead.exchange(&server, &ExchangeRequest::new(cursors)).await;
    assert!(wire::encode(&reply).len() < 300, "{reply:?}");
    assert_eq!(reply, ExchangeReply::new(reply.now_unix_s));
}

#[tokio::test]
async fn batches_ahead_of_a_gap_wait_and_follow_when_it_closes() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let chain = lead.chain(&server.room_log(room.id), Some(&room.key), Kind::Sitenote, 4);
    let reply = lead
        .offer(&server, vec![chain[3].clone(), chain[1].clone(), chain[2].clone()])
        .await;
    assert!(reply.refused.iter().all(|refused| refused.code == RefusalCode::Parked) && reply.refused.len() == 3);
    assert_eq!(reply.receipts, [], "parked is not received");
    assert_eq!(server.app().log.head(room.id).unwrap().unwrap().seq, 0);

    assert_eq!(lead.offer(&server, vec![chain[0].clone()]).await.refused, []);
    let found = lead.read_all(&server, room.id, 0).await;
    assert_eq!(found, chain.iter().map(|batch| batch.hash()).collect::<Vec<_>>());
}

#[tokio::test]
async fn parking_is_bounded() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let most = shared::sync::limits::MAX_PARKED;
    let chain = lead.chain(&server.room_log(room.id), Some(&room.key), Kind::Sitenote, most + 3);
    let reply = lead.offer(&server, chain[1..].to_vec()).await;
    let too_far = reply
        .refused
        .iter()
        .filter(|refused| refused.code == RefusalCode::TooFarAhead)
        .count();
    assert_eq!(too_far, 2);
    assert_eq!(
        lead.offer(&server, chain.clone()).await.refused,
        [],
        "all of it, when sent in order"
    );
}

#[tokio::test]
async fn a_fork_is_kept_on_both_branches_and_said() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let log = server.room_log(room.id);
    let first = lead.seal(
        &log,
        Some(&room.key),
        None,
        vec![lead.part(room.id, Kind::Sitenote, "one")],
    );
    let other = lead.seal(
        &log,
        Some(&room.key),
        None,
        vec![lead.part(room.id, Kind::Sitenote, "two")],
    );
    let after_other = lead.seal(
        &log,
        Some(&room.key),
        Some(head(&other)),
        vec![lead.part(room.id, Kind::Sitenote, "three")],
    );
    assert_eq!(lead.offer(&server, vec![first.clone()]).await.refused, []);
    let reply = lead.offer(&server, vec![other.clone(), after_other.clone()]).await;
    assert_eq!(
        reply.refused,
        [RefusedBatch {
            batch: other.hash(),
            code: RefusalCode::Forked
        }]
    );
    assert_eq!(reply.receipts.len(), 1, "a fork is stored all the same");
    let found = lead.read_all(&server, room.id, 0).await;
    assert_eq!(found, [first.hash(), other.hash(), after_other.hash()]);
}

#[tokio::test]
async fn a_cursor_beyond_the_log_or_from_another_history_is_answered_with_a_listing() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let members = server.room_log(room.id).len();
    let chain = lead.chain(&server.room_log(room.id), Some(&room.key), Kind::Sitenote, 2);
    lead.offer(&server, chain.clone()).await;
    let hashes: Vec<BatchHash> = chain.iter().map(|batch| batch.hash()).collect();
    for (seq, digest, members, reason) in [
        (9, Hash([1; 32]), members, DivergenceReason::Behind),
        (1, Hash([1; 32]), members, DivergenceReason::Differs),
        (0, Hash::ZERO, members + 5, DivergenceReason::MembersBehind),
    ] {
        let reply = lead
            .exchange(
                &server,
                &ExchangeRequest::new(vec![Cursor::new(room.id, seq, digest, members)]),
            )
            .await;
        assert_eq!(reply.divergences.iter().map(|d| d.reason).collect::<Vec<_>>(), [reason]);
        assert!(reason == DivergenceReason::MembersBehind || reply.listings[0].hashes == hashes);
        assert_eq!(reply.rooms, [], "no rows on a history that is not shared");
    }
    let wanted = vec![Wanted {
        room: room.id,
        batch: hashes[1],
    }];
    let reply = lead
        .exchange(
            &server,
            &ExchangeRequest {
                wanted,
                ..ExchangeRequest::new(vec![])
            },
        )
        .await;
    assert_eq!(reply.found, [chain[1].clone()]);
}

#[tokio::test]
async fn a_receipt_covers_the_blobs_once_they_are_here() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let photo = vec![7; 5000];
    let cited = BlobRef {
        hash: shared::ids::BlobHash(wire::sha256(&photo).0),
        length: 5000,
    };
    let mut part = lead.part(room.id, Kind::Evidence, "photo");
    part.blobs = vec![cited];
    let batch = lead.seal(&server.room_log(room.id), Some(&room.key), None, vec![part]);
    let reply = lead.offer(&server, vec![batch.clone()]).await;
    let receipt = verify_receipt(&reply.receipts[0], &server.program_log()).unwrap();
    assert_eq!((receipt.blobs, reply.blobs_wanted), (vec![], vec![cited.hash]));

    lead.upload(&server, room.id, &photo).await;
    let receipts_wanted = vec![Wanted {
        room: room.id,
        batch: batch.hash(),
    }];
    let reply = lead
        .exchange(
            &server,
            &ExchangeRequest {
                receipts_wanted,
                ..ExchangeRequest::new(vec![])
            },
        )
        .await;
    let receipt = verify_receipt(&reply.receipts[0], &server.program_log()).unwrap();
    assert_eq!((receipt.blobs, reply.blobs_wanted), (vec![cited.hash], vec![]));
}

#[tokio::test]
async fn what_a_lead_erases_is_gone_and_does_not_come_back() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let log = server.room_log(room.id);
    let photo = vec![9; 300];
    let cited = BlobRef {
        hash: shared::ids::BlobHash(wire::sha256(&photo).0),
        length: 300,
    };
    let mut part = lead.part(room.id, Kind::Evidence, "photo");
    part.blobs = vec![cited];
    let said = lead.seal(&log, Some(&room.key), None, vec![part]);
    lead.offer(&server, vec![said.clone()]).await;
    lead.upload(&server, room.id, &photo).await;
    let part_hash = said.manifest.read().unwrap().parts[0].hash;

    let erase = Control::Erase {
        parts: vec![part_hash],
        blobs: vec![cited.hash],
        facts: None,
    };
    let erasing = lead.seal_with(&log, Some(&room.key), Some(head(&said)), vec![], vec![erase]);
    assert_eq!(lead.offer(&server, vec![erasing]).await.refused, []);
    let again = lead.offer(&server, vec![said.clone()]).await;
    assert_eq!(
        again.receipts.len(),
        1,
        "an erased part does not keep its batch from being whole"
    );

    let kept = server.app().log.batch(room.id, said.hash()).unwrap().unwrap();
    assert_eq!(kept.parts, [None]);
    assert_eq!(server.app().blobs.size_bytes(room.id, cited.hash).await.unwrap(), None);
    let refused = begin_upload(&server, &lead.token, room.id, cited.hash, 300).await;
    assert_eq!(refused.status(), 403);
}

#[tokio::test]
async fn an_auditor_erases_what_her_phone_sent_and_nothing_else() {
    let server = TestServer::new().await;
    let (lead, amina) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Auditor, "Amina").await,
    );
    let room = lead.open_room(&server).await;
    add_to_room(&server, &lead, &room, &amina, Role::Auditor).await;
    let log = server.room_log(room.id);
    let of_lead = lead.chain(&log, Some(&room.key), Kind::Interview, 1).remove(0);
    let own = amina.chain(&log, Some(&room.key), Kind::Interview, 1).remove(0);
    lead.offer(&server, vec![of_lead.clone()]).await;
    amina.offer(&server, vec![own.clone()]).await;

    let part = |batch: &shared::sync::Batch| batch.manifest.read().unwrap().parts[0].hash;
    let erase = Control::Erase {
        parts: vec![part(&of_lead), part(&own)],
        blobs: vec![],
        facts: None,
    };
    let erasing = amina.seal_with(&log, Some(&room.key), Some(head(&own)), vec![], vec![erase]);
    assert_eq!(amina.offer(&server, vec![erasing]).await.refused, []);
    let kept = |batch: &shared::sync::Batch| server.app().log.batch(room.id, batch.hash()).unwrap().unwrap().parts;
    assert_eq!(kept(&own), [None]);
    assert_eq!(kept(&of_lead), of_lead.parts);
}

#[tokio::test]
async fn a_batch_that_came_without_a_part_is_not_receipted_until_the_part_comes() {
    let server = TestServer::new().await;
    let (lead, mate) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Lead, "Amina").await,
    );
    let room = lead.open_room(&server).await;
    add_to_room(&server, &lead, &room, &mate, Role::Auditor).await;
    let log = server.room_log(room.id);
    let batch = lead.seal(
        &log,
        Some(&room.key),
        None,
        vec![lead.part(room.id, Kind::Sitenote, "rain")],
    );
    let hollow = batch.clone().without(|_| true);
    assert_eq!(mate.offer(&server, vec![hollow]).await.receipts, []);
    let reply = lead.offer(&server, vec![batch.clone()]).await;
    assert_eq!(reply.receipts.len(), 1);
    assert_eq!(server.app().log.batch(room.id, batch.hash()).unwrap().unwrap(), batch);
}

pub async fn add_to_room(server: &TestServer, lead: &TestDevice, room: &TeamRoom, who: &TestDevice, role: Role) {
    use shared::seal::rooms::{add_member, wrap_for};
    use shared::sync::messages::*;
    let (program, mut log) = (server.program_log(), (*server.room_log(room.id)).clone());
    let append = add_member(&mut log, &program, (lead.number, &lead.keys), who.number, role, 0).unwrap();
    let wrap = wrap_for(room.id, 1, &room.key, log.member(who.number).unwrap()).unwrap();
    let request = AppendRequest {
        protocol: PROTOCOL,
        appends: vec![append],
        keys: vec![wrap],
    };
    let reply: AppendReply = server.post(Some(&lead.token), paths::MEMBERS, &request).await.unwrap();
    assert!(reply.appended);
}
