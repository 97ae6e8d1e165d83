//! Blobs: cut at any byte, resumed, bit-identical; fetched by range, by members only.

use super::support::*;
use shared::ids::{BlobHash, RoomId};
use shared::permissions::Role;
use shared::sync::messages::paths;
use shared::sync::wire;
use std::sync::Arc;

/// Uploads at once.
const WORKERS: usize = 16;

fn photo() -> Vec<u8> {
    (0..4096_u32).map(|n| (n * 31 + n / 251) as u8).collect()
}

fn hash(bytes: &[u8]) -> BlobHash {
    BlobHash(wire::sha256(bytes).0)
}

#[tokio::test]
async fn a_photo_cut_at_every_byte_arrives_bit_identical() {
    let server = Arc::new(TestServer::on_a_quick_disk().await);
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await.id;
    let mut workers = tokio::task::JoinSet::new();
    for worker in 0..WORKERS {
        let (server, token) = (server.clone(), lead.token.clone());
        workers.spawn(async move {
            for cut in (worker..4096).step_by(WORKERS) {
                cut_and_resume(&server, &token, room, cut).await;
            }
        });
    }
    workers.join_all().await;
}

async fn cut_and_resume(server: &TestServer, token: &str, room: RoomId, cut: usize) {
    // Another photo each time, so that each upload is a new one.
    let mut bytes = photo();
    bytes[0..2].copy_from_slice(&(cut as u16).to_be_bytes());
    let reply = begin_upload(server, token, room, hash(&bytes), bytes.len()).await;
    assert_eq!(reply.status(), 201);
    let location = reply.headers()["location"].to_str().unwrap().to_owned();
    cut_connection(server, token, &location, &bytes, cut).await;
    let at = offset(server, token, &location).await;
    assert!(at <= cut, "{at} of {cut}");
    let mut status = patch(server, token, &location, at, bytes[at..].to_vec())
        .await
        .status()
        .as_u16();
    if matches!(status, 409 | 423) {
        // What was on its way when we hung up was written after we had asked.
        let at = offset(server, token, &location).await;
        assert!(at <= cut, "{at} of {cut}");
        status = patch(server, token, &location, at, bytes[at..].to_vec())
            .await
            .status()
            .as_u16();
    }
    assert_eq!(status, 204, "cut at {cut}");
    assert_eq!(fetch(server, token, room, hash(&bytes), None).await, (200, bytes));
}

/// Announces all bytes, sends `cut` of them and hangs up.
async fn cut_connection(server: &TestServer, token: &str, location: &str, bytes: &[u8], cut: usize) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = server.running.as_ref().unwrap().address();
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let head = format!(
        "PATCH {location} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\ntus-resumable: 1.0.0\r\n\
         upload-offset: 0\r\ncontent-type: application/offset+octet-stream\r\ncontent-length: {}\r\n\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&bytes[..cut]).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut rest = Vec::new();
    let _answer_to_half_a_request = stream.read_to_end(&mut rest).await;
}

async fn offset(server: &TestServer, token: &str, location: &str) -> usize {
    for _ in 0..50 {
        let request = server
            .http
            .head(server.url(location))
            .header("authorization", format!("Bearer {token}"));
        let reply = request.send().await.unwrap();
        if reply.status() == 200 {
            return reply.headers()["upload-offset"].to_str().unwrap().parse().unwrap();
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("no offset");
}

async fn fetch(server: &TestServer, token: &str, room: RoomId, blob: BlobHash, range: Option<&str>) -> (u16, Vec<u8>) {
    let url = server.url(&format!("{}/{room}/{blob}", paths::BLOBS));
    let mut request = server.http.get(url).header("authorization", format!("Bearer {token}"));
    if let Some(range) = range {
        request = request.header("range", range);
    }
    let reply = request.send().await.unwrap();
    (reply.status().as_u16(), reply.bytes().await.unwrap().to_vec())
}

#[tokio::test]
async fn other_bytes_than_announced_are_thrown_away() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let reply = begin_upload(&server, &lead.token, room.id, BlobHash([5; 32]), 4096).await;
    let location = reply.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(patch(&server, &lead.token, &location, 0, photo()).await.status(), 460);
    assert_eq!(
        fetch(&server, &lead.token, room.id, BlobHash([5; 32]), None).await.0,
        404
    );
    assert_eq!(
        patch(&server, &lead.token, &location, 0, photo()).await.status(),
        404,
        "begin it again"
    );
}

#[tokio::test]
async fn a_lost_last_reply_and_a_second_start_find_the_photo_here() {
    let mut server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let reply = begin_upload(&server, &lead.token, room.id, hash(&photo()), 4096).await;
    let location = reply.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(
        patch(&server, &lead.token, &location, 0, photo()[..1000].to_vec())
            .await
            .status(),
        204
    );
    server.stop().await;
    server.start().await;
    assert_eq!(
        offset(&server, &lead.token, &location).await,
        1000,
        "it waits through a restart"
    );
    assert_eq!(patch(&server, &lead.token, &location, 0, photo()).await.status(), 409);
    assert_eq!(
        patch(&server, &lead.token, &location, 1000, photo()[1000..].to_vec())
            .await
            .status(),
        204
    );
    assert_eq!(offset(&server, &lead.token, &location).await, 4096);
    assert_eq!(
        begin_upload(&server, &lead.token, room.id, hash(&photo()), 4096)
            .await
            .status(),
        200
    );
}

#[tokio::test]
async fn ranges_are_served_to_members_only() {
    let server = TestServer::new().await;
    let (lead, outsider) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Auditor, "Joseph").await,
    );
    let room = lead.open_room(&server).await;
    let blob = lead.upload(&server, room.id, &photo()).await;
    assert_eq!(
        fetch(&server, &lead.token, room.id, blob, Some("bytes=100-199")).await,
        (206, photo()[100..200].to_vec())
    );
    assert_eq!(
        fetch(&server, &lead.token, room.id, blob, Some("bytes=4000-")).await,
        (206, photo()[4000..].to_vec())
    );
    assert_eq!(
        fetch(&server, &lead.token, room.id, blob, Some("bytes=4096-")).await.0,
        416
    );
    assert_eq!(fetch(&server, &outsider.token, room.id, blob, None).await.0, 403);
    assert_eq!(
        begin_upload(&server, &outsider.token, room.id, blob, 4096)
            .await
            .status(),
        403
    );
    assert_eq!(fetch(&server, "", room.id, blob, None).await.0, 401);
    let huge = begin_upload(&server, &lead.token, room.id, BlobHash([6; 32]), usize::MAX / 2).await;
    assert_eq!(huge.status(), 413);
}

#[tokio::test]
async fn any_tus_client_learns_what_the_server_can_do() {
    let server = TestServer::new().await;
    let reply = server
        .http
        .request(reqwest::Method::OPTIONS, server.url(paths::BLOBS))
        .send()
        .await
        .unwrap();
    assert_eq!(reply.status(), 204);
    assert_eq!(reply.headers()["tus-version"], "1.0.0");
    assert_eq!(reply.headers()["tus-extension"], "creation");
}
