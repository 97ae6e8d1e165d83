//! The program room: read by the server behind the guard, by role and kind, rebuilt byte for byte.

use super::support::*;
use shared::ids::RecordId;
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::seal::DraftPart;
use shared::sync::PartContent;
use shared::sync::exchange::*;
use shared::sync::part::News;
use sync_server::projection::{Projection, store};

/// Names of the sites in the read model, sorted: they were made within one millisecond.
fn sites(server: &TestServer) -> Vec<String> {
    let rows = store::rows(&server.app().projection.read(), server.program, Kind::Site).unwrap();
    let mut names: Vec<String> = rows
        .iter()
        .map(|row| row.fields.text("name").unwrap_or_default().to_owned())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn what_a_lead_publishes_is_in_the_read_model() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let chain = lead.chain(&server.program_log(), None, Kind::Site, 3);
    assert_eq!(lead.offer(&server, chain).await.refused, []);
    server.app().projection.catch_up().unwrap();
    assert_eq!(sites(&server), ["record 0", "record 1", "record 2"]);
    let programs = store::rows(&server.app().projection.read(), server.program, Kind::Program).unwrap();
    assert_eq!(programs[0].fields.text("pack"), Some(server.pack.to_string().as_str()));
    assert!(programs[0].through_server);
}

#[tokio::test]
async fn a_role_that_may_not_write_a_kind_is_kept_out_and_its_parts_stay_here() {
    let server = TestServer::new().await;
    let (lead, auditor) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Auditor, "Amina").await,
    );
    let batch = auditor.chain(&server.program_log(), None, Kind::Site, 1).remove(0);
    let reply = auditor.offer(&server, vec![batch.clone()]).await;
    assert_eq!(
        reply.refused,
        [RefusedBatch {
            batch: batch.hash(),
            code: RefusalCode::NotAllowed
        }]
    );
    server.app().projection.catch_up().unwrap();
    assert_eq!(sites(&server), [""; 0]);
    let wanted = vec![Wanted {
        room: server.program,
        batch: batch.hash(),
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
    assert_eq!(reply.found[0].parts, [None], "the manifest goes on, the parts do not");
    assert_eq!(reply.found[0].manifest, batch.manifest);
}

#[tokio::test]
async fn a_poisoned_part_blocks_nothing_else() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let log = server.program_log();
    let good = lead.part(server.program, Kind::Site, "Rancho Sur");
    let PartContent::Record {
        record,
        kind,
        creator,
        chance,
        news,
    } = good.content.clone()
    else {
        panic!()
    };
    let with = |record: RecordId, news: News| DraftPart {
        content: PartContent::Record {
            record,
            kind,
            creator,
            chance,
            news,
        },
        blobs: vec![],
    };
    let noise = News::Changes {
        changes: vec![vec![0x85, 0x6f, 0x4a, 0x83, 1, 2, 3, 4, 1, 200]],
    };
    let stolen = with(RecordId([1; 16]), news);
    let mut last = None;
    for poisoned in [
        with(record, noise.clone()),
        stolen,
        with(record, News::Saved { document: vec![0; 500] }),
    ] {
        let batch = lead.seal(&log, None, last, vec![poisoned]);
        last = Some(head(&batch));
        let reply = lead.offer(&server, vec![batch.clone()]).await;
        assert_eq!(
            reply.refused,
            [RefusedBatch {
                batch: batch.hash(),
                code: RefusalCode::Unsafe
            }]
        );
        assert_eq!(reply.receipts.len(), 1, "stored, so that the chain goes on");
    }
    let batch = lead.seal(&log, None, last, vec![good]);
    assert_eq!(lead.offer(&server, vec![batch]).await.refused, []);
    server.app().projection.catch_up().unwrap();
    assert_eq!(sites(&server), ["Rancho Sur"]);
}

#[tokio::test]
async fn nobody_speaks_under_anothers_name() {
    let server = TestServer::new().await;
    let (lead, other) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Lead, "Deputy").await,
    );
    let theirs = other.part(server.program, Kind::Site, "not mine");
    let batch = lead.seal(&server.program_log(), None, None, vec![theirs]);
    assert_eq!(
        lead.offer(&server, vec![batch]).await.refused[0].code,
        RefusalCode::Unsafe
    );
}

#[tokio::test]
async fn the_read_model_is_rebuilt_byte_for_byte() {
    let mut server = TestServer::new().await;
    let (lead, deputy) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Lead, "Deputy").await,
    );
    for device in [&lead, &deputy] {
        let chain = device.chain(&server.program_log(), None, Kind::Site, 20);
        assert_eq!(device.offer(&server, chain).await.refused, []);
    }
    server.app().projection.catch_up().unwrap();
    let dump = |projection: &Projection| store::dump(&projection.read()).unwrap();
    let before = dump(&server.app().projection);
    assert_eq!(before.len(), 41);
    server.stop().await;
    for name in ["projection.db", "projection.db-wal", "projection.db-shm"] {
        let _absent_is_fine = std::fs::remove_file(server.data().join(name));
    }
    server.start().await;
    server.app().projection.catch_up().unwrap();
    assert_eq!(dump(&server.app().projection), before);
    assert_eq!(
        server.app().projection.catch_up().unwrap().batches,
        0,
        "and then there is nothing to do"
    );
}

#[tokio::test]
async fn what_a_removed_lead_wrote_late_leaves_the_read_model() {
    use shared::seal::rooms::remove_member;
    use shared::sync::messages::*;
    let server = TestServer::new().await;
    let (lead, lost) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Lead, "Lost phone").await,
    );
    let chain = lost.chain(&server.program_log(), None, Kind::Site, 2);
    assert_eq!(lost.offer(&server, chain.clone()).await.refused, []);
    server.app().projection.catch_up().unwrap();
    assert_eq!(sites(&server).len(), 2);
    let program = server.program_log();
    let mut log = (*program).clone();
    let removal = (lost.number, Some(head(&chain[0])));
    let (append, _) = remove_member(&mut log, &program, (lead.number, &lead.keys), removal, None, 0).unwrap();
    let request = AppendRequest {
        protocol: PROTOCOL,
        appends: vec![append],
        keys: vec![],
    };
    assert!(
        server
            .post::<AppendReply>(Some(&lead.token), paths::MEMBERS, &request)
            .await
            .unwrap()
            .appended
    );
    server.app().projection.catch_up().unwrap();
    assert_eq!(
        sites(&server),
        ["record 0"],
        "what the remover had counts, the rest waits for a lead"
    );
    let empty = ExchangeRequest::new(vec![]);
    let refused = server.post::<shared::sync::ExchangeReply>(Some(&lost.token), paths::EXCHANGE, &empty);
    assert_eq!(refused.await.unwrap_err().code, ProblemCode::NotEnrolled);
}

#[tokio::test]
async fn a_pack_is_fetched_by_its_hash_by_members() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let url = server.url(&format!("/sync/v1/packs/{}", server.pack));
    assert_eq!(server.http.get(&url).send().await.unwrap().status(), 401);
    let reply = server
        .http
        .get(&url)
        .header("authorization", format!("Bearer {}", lead.token))
        .send()
        .await
        .unwrap();
    assert_eq!(shared::pack::pack_hash(&reply.bytes().await.unwrap()), server.pack);
}

#[tokio::test]
async fn a_listening_device_hears_that_a_room_grew() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let request = server
        .http
        .get(server.url(paths()))
        .header("authorization", format!("Bearer {}", lead.token));
    let mut stream = request.send().await.unwrap();
    let batch = lead.chain(&server.room_log(room.id), Some(&room.key), Kind::Sitenote, 1);
    lead.offer(&server, batch).await;
    let heard = tokio::time::timeout(std::time::Duration::from_secs(5), stream.chunk())
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&heard),
        format!("event: grew\ndata: {}\n\n", room.id)
    );
}

fn paths() -> &'static str {
    shared::sync::messages::paths::LIVE
}
