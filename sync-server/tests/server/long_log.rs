//! A long log is read page by page: what is in memory at once does not depend on its length.

use super::support::*;
use shared::kinds::Kind;
use shared::permissions::Role;
use sync_server::verify::verify;

const BATCHES: usize = 10_000;

#[tokio::test]
async fn ten_thousand_batches_are_read_in_pages_of_the_size_asked_for() {
    let server = TestServer::on_a_quick_disk().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let log = server.room_log(room.id);
    // One record, sealed again and again: what is tested is the log, not the records.
    let part = lead.part(room.id, Kind::Sitenote, "rain");
    let (mut last, mut sent) = (None, Vec::new());
    while sent.len() < BATCHES {
        let mut page = Vec::new();
        for _ in 0..1000 {
            let batch = lead.seal(&log, Some(&room.key), last, vec![part.clone()]);
            last = Some(head(&batch));
            sent.push(batch.hash());
            page.push(batch);
        }
        assert_eq!(lead.offer(&server, page).await.refused, []);
    }
    let reader = server.enrol(Role::Lead, "Amina").await;
    super::exchanges::add_to_room(&server, &lead, &room, &reader, Role::Auditor).await;
    let found = reader.read_all(&server, room.id, 64 * 1024).await;
    assert_eq!(found, sent);

    let app = server.app();
    let report = verify(&*app.log, &app.trust, &app.blobs).await.unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(report.batches, BATCHES as u64 + 1, "and the program's first record");
}
