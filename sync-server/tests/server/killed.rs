//! `kill -9` at any moment: whatever the server gave a receipt for is there when it comes back.

use super::support::*;
use shared::ids::BatchHash;
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::seal::receipt::verify_receipt;
use shared::sync::exchange::{ExchangeReply, ExchangeRequest};
use shared::sync::messages::paths;
use shared::sync::{Batch, wire};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use sync_server::verify::verify;

const KILLS: u64 = 8;

fn start(server: &TestServer) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_surco"));
    command
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(server.data())
        .env("RUST_LOG", "error");
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line.trim().strip_prefix("listening on ").unwrap().to_owned();
    (child, address)
}

/// The reply, if the server lived to give it.
async fn offer(server: &TestServer, address: &str, token: &str, batch: &Batch) -> Option<ExchangeReply> {
    let request = ExchangeRequest {
        batches: vec![batch.clone()],
        ..ExchangeRequest::new(vec![])
    };
    let post = server
        .http
        .post(format!("{address}{}", paths::EXCHANGE))
        .header("content-type", paths::CBOR);
    let sent = post
        .header("authorization", format!("Bearer {token}"))
        .body(wire::encode(&request))
        .send()
        .await;
    wire::decode(&sent.ok()?.bytes().await.ok()?).ok()
}

#[tokio::test]
async fn every_receipt_holds_after_the_server_was_killed_in_the_middle() {
    let mut server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let (log, program) = (server.room_log(room.id), server.program_log());
    server.stop().await;

    let part = lead.part(room.id, Kind::Sitenote, "rain");
    let (mut last, mut receipted): (_, Vec<BatchHash>) = (None, Vec::new());
    let mut unanswered: Option<Batch> = None;
    for kill in 0..KILLS {
        let (mut child, address) = start(&server);
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(10 + kill * 37 % 110));
            child.kill().unwrap();
            child.wait().unwrap();
        });
        loop {
            // A batch is frozen once sealed: without a receipt the same one is sent again, to the next server.
            let batch = match unanswered.take() {
                Some(batch) => batch,
                None => lead.seal(&log, Some(&room.key), last, vec![part.clone()]),
            };
            let Some(reply) = offer(&server, &address, &lead.token, &batch).await else {
                unanswered = Some(batch);
                break;
            };
            let receipt = verify_receipt(&reply.receipts[0], &program).unwrap();
            assert_eq!(receipt.batches, [batch.hash()], "{:?}", reply.refused);
            last = Some(head(&batch));
            receipted.push(batch.hash());
        }
        killer.join().unwrap();
    }
    assert!(
        receipted.len() > KILLS as usize,
        "the server answered in between: {}",
        receipted.len()
    );

    server.start().await;
    let found = lead.read_all(&server, room.id, 0).await;
    let missing = receipted.iter().filter(|hash| !found.contains(hash)).count();
    assert_eq!(missing, 0, "of {}", receipted.len());
    let app = server.app();
    let report = verify(&*app.log, &app.trust, &app.blobs).await.unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(report.forks, 0, "a retry adds nothing");
}
