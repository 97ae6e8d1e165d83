use super::*;
use proptest::prelude::*;
use shared::ids::BlobHash;
use shared::sync::wire;
use world::{Phone, QUICKLY, ROOM, Server, batch};

#[path = "round_world.rs"]
mod world;

/// What happens to a word on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Arrives,
    Lost,
    ReplyCut,
}

/// One round; a lost word ends it, as a dead link does. Returns the exchanges made.
fn sync(phone: &mut Phone, server: &mut Server, mut way: impl FnMut() -> Way) -> Result<u32, LinkFault> {
    let mut round = Round::new(false, FIRST_PAGE_BYTES);
    let mut exchanges = 0;
    loop {
        let came = match round.next(phone)? {
            Act::Done => return Ok(exchanges),
            Act::Exchange(request) => {
                exchanges += 1;
                // Through the bytes, as on the link.
                let request = wire::decode(&wire::encode(&*request)).unwrap();
                match way() {
                    Way::Lost => return Err(LinkFault::NoConnection),
                    Way::ReplyCut => {
                        server.answer(&request);
                        return Err(LinkFault::CutOff);
                    }
                    Way::Arrives => Came::Exchanged {
                        reply: Box::new(server.answer(&request)),
                        took: QUICKLY,
                    },
                }
            }
            Act::SendBlob(blob) => Came::BlobSent(blob.hash),
            Act::FetchPack(hash) => Came::NoPack(hash),
            act @ (Act::Append(_) | Act::PutKeys(_)) => panic!("not in these stories: {act:?}"),
        };
        round.came(phone, came)?;
    }
}

#[test]
fn a_week_of_work_goes_up_in_one_round_trip() {
    let (mut phone, mut server) = (Phone::default(), Server::default());
    (0..12).for_each(|n| phone.write(&format!("interview {n}")));
    assert_eq!(sync(&mut phone, &mut server, || Way::Arrives), Ok(1));
    assert_eq!(server.log.len(), 12);
    assert!(phone.batches.iter().all(|(_, there)| *there));
    assert_eq!(
        sync(&mut phone, &mut server, || Way::Arrives),
        Ok(1),
        "nothing new is one question"
    );
    assert_eq!(phone.seq, 12);
}

#[test]
fn a_reply_cut_after_the_servers_commit_costs_only_time() {
    let (mut phone, mut server) = (Phone::default(), Server::default());
    phone.write("interview");
    assert_eq!(sync(&mut phone, &mut server, || Way::ReplyCut), Err(LinkFault::CutOff));
    assert!(!phone.batches[0].1, "without a receipt it is only here");
    assert_eq!(sync(&mut phone, &mut server, || Way::Arrives), Ok(1));
    assert_eq!(server.log.len(), 1, "nothing is doubled");
    assert!(phone.batches[0].1);
}

#[test]
fn a_link_that_cuts_long_words_gets_shorter_ones_until_all_is_through() {
    let (mut phone, mut server) = (Phone::default(), Server::default());
    (0..100).for_each(|n| phone.write(&format!("interview {n}")));
    server.log = (0..100).map(|n| batch(&format!("teammate {n}"))).collect();
    let mut round = Round::new(false, FIRST_PAGE_BYTES);
    let (mut act, mut cuts) = (round.next(&mut phone).unwrap(), 0);
    while let Act::Exchange(request) = &act {
        let reply = server.answer(request);
        if wire::encode(&**request).len().max(wire::encode(&reply).len()) > 6000 {
            // As the carrier does: the same step again, and what it asks for the next time is less.
            cuts += 1;
            assert!(cuts < 10);
            round.link_is_weak();
            act = round.again(&mut phone).unwrap();
            continue;
        }
        round
            .came(
                &mut phone,
                Came::Exchanged {
                    reply: Box::new(reply),
                    took: QUICKLY,
                },
            )
            .unwrap();
        act = round.next(&mut phone).unwrap();
    }
    assert_eq!(act, Act::Done);
    assert!(cuts > 0 && phone.batches.len() == 200 && server.log.len() == 200);
    assert!(
        round.page_bytes() < 6000,
        "the next round begins with what the link bears"
    );
}

#[test]
fn pages_are_read_to_the_end() {
    let (mut phone, mut server) = (Phone::default(), Server::default());
    server.log = (0..1500).map(|n| batch(&format!("teammate {n}"))).collect();
    assert!(sync(&mut phone, &mut server, || Way::Arrives).unwrap() > 1);
    assert_eq!(phone.batches.len(), 1500);
}

#[test]
fn a_refused_batch_stays_here_and_blocks_nothing() {
    let (mut phone, mut server) = (Phone::default(), Server::default());
    phone.write("refused");
    phone.write("good");
    server.refuse = Some((batch("refused").hash(), RefusalCode::Malformed));
    assert_eq!(
        sync(&mut phone, &mut server, || Way::Arrives),
        Ok(1),
        "it is not offered twice in one round"
    );
    assert_eq!(
        phone.batches.iter().map(|(_, there)| *there).collect::<Vec<_>>(),
        [false, true]
    );
    server.refuse = None;
    sync(&mut phone, &mut server, || Way::Arrives).unwrap();
    assert_eq!(server.log.len(), 2, "a later round offers it again");
}

#[test]
fn a_server_restored_from_an_older_backup_is_noticed_and_refilled() {
    let (mut amina, mut joseph, mut server) = (Phone::default(), Phone::default(), Server::default());
    (0..10).for_each(|n| amina.write(&format!("amina {n}")));
    sync(&mut amina, &mut server, || Way::Arrives).unwrap();
    joseph.write("joseph");
    sync(&mut joseph, &mut server, || Way::Arrives).unwrap();
    sync(&mut amina, &mut server, || Way::Arrives).unwrap();

    server.log.truncate(2);
    server.log.push(batch("lead, after the backup was put back"));
    sync(&mut joseph, &mut server, || Way::Arrives).unwrap();
    assert_eq!(server.log.len(), 12, "Joseph gives back Amina's work too");
    sync(&mut amina, &mut server, || Way::Arrives).unwrap();
    assert_eq!(amina.hashes(), joseph.hashes());
    assert_eq!(amina.hashes().len(), 12);
    assert_eq!(
        sync(&mut amina, &mut server, || Way::Arrives),
        Ok(1),
        "and then there is peace"
    );
    assert_eq!((amina.seq, amina.digest), (12, Some(server.digest(12))));
}

#[test]
fn blobs_go_after_records_and_receipts_are_asked_for_after_them() {
    let (mut phone, mut server) = (Phone::default(), Server::default());
    phone.write("evidence");
    phone.previews.push(BlobToSend {
        room: ROOM,
        hash: BlobHash([5; 32]),
        size_bytes: 10,
    });
    let mut round = Round::new(true, FIRST_PAGE_BYTES);
    let mut acts = vec![];
    loop {
        let act = round.next(&mut phone).unwrap();
        let came = match &act {
            Act::Done => break,
            Act::Exchange(request) => Came::Exchanged {
                reply: Box::new(server.answer(request)),
                took: QUICKLY,
            },
            Act::SendBlob(blob) if blob.hash == BlobHash([5; 32]) => Came::BlobSent(blob.hash),
            Act::SendBlob(blob) => Came::BlobStopped(blob.hash),
            other => panic!("{other:?}"),
        };
        acts.push(act);
        round.came(&mut phone, came).unwrap();
    }
    let asks = |act: &Act| matches!(act, Act::Exchange(request) if !request.receipts_wanted.is_empty());
    assert!(matches!(&acts[0], Act::Exchange(request) if request.batches.len() == 1));
    assert!(matches!(&acts[1], Act::SendBlob(blob) if blob.hash == BlobHash([5; 32])));
    assert!(
        matches!(&acts[2], Act::SendBlob(blob) if blob.hash == BlobHash([9; 32])),
        "originals last"
    );
    assert!(asks(&acts[3]) && acts.len() == 4);
    assert_eq!(round.tally().sent_blobs, 1, "the one that was stopped does not count");
}

#[test]
fn originals_stay_unless_they_may_go() {
    let mut phone = Phone::default();
    let mut server = Server::default();
    let mut round = Round::new(false, FIRST_PAGE_BYTES);
    loop {
        match round.next(&mut phone).unwrap() {
            Act::Done => break,
            Act::Exchange(request) => {
                let reply = Box::new(server.answer(&request));
                round
                    .came(&mut phone, Came::Exchanged { reply, took: QUICKLY })
                    .unwrap();
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Answers every exchange of a round with the same reply; returns how many there were and how it ended.
fn answered_always(phone: &mut Phone, reply: &ExchangeReply) -> (u32, Result<(), LinkFault>) {
    let mut round = Round::new(false, FIRST_PAGE_BYTES);
    let mut exchanges = 0;
    loop {
        match round.next(phone) {
            Ok(Act::Exchange(_)) => {
                exchanges += 1;
                let reply = Box::new(reply.clone());
                if let Err(fault) = round.came(phone, Came::Exchanged { reply, took: QUICKLY }) {
                    return (exchanges, Err(fault));
                }
            }
            Ok(Act::Done) => return (exchanges, Ok(())),
            Ok(other) => panic!("{other:?}"),
            Err(fault) => return (exchanges, Err(fault)),
        }
    }
}

#[test]
fn a_server_that_promises_more_for_ever_is_left() {
    let mut reply = ExchangeReply::new(0);
    reply.joined = vec![ROOM];
    let (exchanges, end) = answered_always(&mut Phone::default(), &reply);
    assert!(
        exchanges < 10 && matches!(end, Err(LinkFault::Contradicts(_))),
        "{exchanges} {end:?}"
    );
}

#[test]
fn a_removed_device_hears_so_and_asks_no_more_in_this_round() {
    // The server confirmed its last batches, but gives it no rows any more.
    let mut phone = Phone {
        confirmed: 7,
        ..Phone::default()
    };
    let mut reply = ExchangeReply::new(0);
    reply.closed = vec![ROOM];
    assert_eq!(answered_always(&mut phone, &reply), (1, Ok(())));
    assert_eq!(phone.closed, [ROOM]);
}

#[test]
fn a_backup_that_was_filled_up_again_by_others_does_not_hide_what_was_lost() {
    let (mut amina, mut joseph, mut server) = (Phone::default(), Phone::default(), Server::default());
    amina.write("amina 1");
    sync(&mut amina, &mut server, || Way::Arrives).unwrap();
    // Joseph's work is received; the word that would have shown him the log is lost.
    (0..2).for_each(|n| joseph.write(&format!("joseph {n}")));
    let mut offered = joseph.unsent(10_000, &BTreeSet::new()).unwrap();
    server.log.append(&mut offered);
    let receipt = server.receipt(joseph.hashes().into_iter().collect());
    joseph.take_receipts(&[receipt]).unwrap();

    server.log.truncate(1);
    (0..2).for_each(|n| amina.write(&format!("amina, after the backup {n}")));
    sync(&mut amina, &mut server, || Way::Arrives).unwrap();
    assert_eq!(server.log.len(), 3, "as long as before");
    sync(&mut joseph, &mut server, || Way::Arrives).unwrap();
    assert_eq!(server.log.len(), 5, "what was received once and is gone goes up again");
}

fn way() -> impl Strategy<Value = Way> {
    prop_oneof![3 => Just(Way::Arrives), 1 => Just(Way::Lost), 2 => Just(Way::ReplyCut)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn whatever_the_link_and_the_backup_do_all_end_with_everything(
        script in proptest::collection::vec((0usize..3, 0usize..4, proptest::option::of(0usize..20), proptest::collection::vec(way(), 4)), 1..25)
    ) {
        let mut phones = [Phone::default(), Phone::default(), Phone::default()];
        let mut server = Server::default();
        let mut written = BTreeSet::new();
        for (step, (who, writes, rollback, ways)) in script.iter().enumerate() {
            for n in 0..*writes {
                let name = format!("{who} {step} {n}");
                written.insert(batch(&name).hash());
                phones[*who].write(&name);
            }
            if let Some(kept) = rollback {
                server.log.truncate(*kept);
            }
            let mut ways = ways.iter().copied();
            let _ = sync(&mut phones[*who], &mut server, || ways.next().unwrap_or(Way::Arrives));
        }
        for _ in 0..3 {
            for phone in &mut phones {
                sync(phone, &mut server, || Way::Arrives).unwrap();
            }
        }
        prop_assert_eq!(server.log.len(), written.len());
        for phone in &phones {
            prop_assert_eq!(&phone.hashes(), &written);
            prop_assert!(phone.batches.iter().all(|(_, there)| *there));
        }
    }
}
