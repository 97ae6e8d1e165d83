//! Whatever order, repetition and cuts: once drained, every batch stands in the log once and the digests agree.

use super::exchanges::add_to_room;
use super::support::*;
use shared::ids::BatchHash;
use shared::kinds::Kind;
use shared::permissions::Role;
use shared::sync::Batch;
use std::collections::BTreeSet;

/// A generator that repeats a run by its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

#[tokio::test]
async fn three_phones_that_send_in_any_order_end_with_one_log() {
    let mut server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let mut team = vec![lead];
    for person in ["Amina", "Joseph"] {
        let mate = server.enrol(Role::Auditor, person).await;
        add_to_room(&server, &team[0], &room, &mate, Role::Auditor).await;
        team.push(mate);
    }
    let log = server.room_log(room.id);
    let chains: Vec<Vec<Batch>> = team
        .iter()
        .map(|d| d.chain(&log, Some(&room.key), Kind::Interview, 8))
        .collect();
    let all: BTreeSet<BatchHash> = chains.iter().flatten().map(Batch::hash).collect();

    let seed = 2026;
    let mut dice = Dice(seed);
    for round in 0..30 {
        // Anybody carries anybody's batches, in any order, some twice.
        let sender = &team[dice.below(3)];
        let page: Vec<Batch> = (0..dice.below(6))
            .map(|_| chains[dice.below(3)][dice.below(8)].clone())
            .collect();
        let reply = sender.offer(&server, page).await;
        let parked_only = reply
            .refused
            .iter()
            .all(|r| r.code == shared::sync::exchange::RefusalCode::Parked);
        assert!(parked_only, "seed {seed}, round {round}: {:?}", reply.refused);
        if round % 10 == 9 {
            server.stop().await;
            server.start().await;
        }
    }
    for (device, chain) in team.iter().zip(&chains) {
        assert_eq!(device.offer(&server, chain.clone()).await.refused, [], "seed {seed}");
    }
    let mut logs = Vec::new();
    for device in &team {
        logs.push(device.read_all(&server, room.id, 3_000).await);
    }
    assert!(logs.iter().all(|log| *log == logs[0]), "seed {seed}");
    assert_eq!(logs[0].len(), all.len(), "each once, seed {seed}");
    assert_eq!(logs[0].iter().copied().collect::<BTreeSet<_>>(), all, "seed {seed}");
}
