//! Frozen messages: receipts, stamps, sessions, the exchange and its neighbours.

use crate::golden::{same, unfold};
use crate::world::*;
use shared::ids::{BatchHash, BlobHash, Hash};
use shared::seal::receipt::{sign_receipt, verify_receipt};
use shared::seal::scan::newcomer;
use shared::seal::session::{answer_challenge, session_is_signed};
use shared::seal::stamp::{SignedStamp, salted_hash, stamp};
use shared::sync::exchange::*;
use shared::sync::messages::*;
use shared::sync::receipt::Receipt;
use shared::sync::wire::{self, InviteId};
use shared::sync::{Cursor, digest_after};

#[test]
fn receipts_stamps_and_sessions() {
    let world = World::new();
    let batch = BatchHash([0x66; 32]);
    let receipt = Receipt {
        room: TEAM,
        seq: 7,
        digest: digest_after(Hash::ZERO, batch),
        batches: vec![batch],
        blobs: vec![BlobHash([0x55; 32])],
        server: SCRIBE,
        at_unix_s: NOON,
    };
    let signed = unfold(&same("receipt", wire::encode(&sign_receipt(&receipt, &keys("scribe")))));
    assert_eq!(verify_receipt(&signed, &world.program), Some(receipt.clone()));
    let by_amina = Receipt {
        server: AMINA,
        ..receipt.clone()
    };
    assert_eq!(
        verify_receipt(&sign_receipt(&by_amina, &keys("amina")), &world.program),
        None,
        "only the server gives receipts"
    );
    assert_eq!(
        verify_receipt(&sign_receipt(&receipt, &keys("amina")), &world.program),
        None
    );

    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let original = salted_hash(&[0x77; 16], &b"photo"[..]).unwrap();
    let made = stamp(
        original,
        BlobHash([0x55; 32]),
        day,
        &keys("amina"),
        &mut chance("stamp"),
    );
    let signed: SignedStamp = unfold(&same("stamp", wire::encode(&made)));
    assert_eq!(
        signed.verify(&keys("amina").public().signing).and_then(|s| s.day()),
        Some(day)
    );

    let challenge = ChallengeReply {
        challenge: [0x88; 32],
        now_unix_s: NOON,
    };
    let request = answer_challenge(&keys("amina"), PROGRAM, AMINA, &challenge, false);
    let request: SessionRequest = unfold(&same("session-request", wire::encode(&request)));
    assert!(session_is_signed(&request, &world.program));
}

#[test]
fn exchange() {
    let world = World::new();
    let batch = world.batch("joseph", JOSEPH, None, vec![]);
    let digest = digest_after(Hash::ZERO, batch.hash());
    let mut request = ExchangeRequest::new(vec![Cursor::new(TEAM, 1, digest, 5)]);
    request.batches = vec![batch.clone()];
    request.reply_bytes = 65_536;
    request.wanted = vec![Wanted {
        room: TEAM,
        batch: batch.hash(),
    }];
    request.listings = vec![ListingAsk { room: TEAM, after: 0 }];
    request.keys_wanted = vec![KeyWanted { room: TEAM, epoch: 1 }];
    request.receipts_wanted = vec![Wanted {
        room: TEAM,
        batch: batch.hash(),
    }];
    assert_eq!(
        unfold::<ExchangeRequest>(&same("exchange-request", wire::encode(&request))),
        request
    );
    let mut reply = ExchangeReply::new(NOON);
    reply.refused = vec![RefusedBatch {
        batch: batch.hash(),
        code: RefusalCode::Forked,
    }];
    let rows = vec![
        LogRow::New { batch: batch.clone() },
        LogRow::Yours { batch: batch.hash() },
    ];
    reply.rooms = vec![RoomNews {
        room: TEAM,
        rows,
        next: 3,
        digest,
        more: true,
    }];
    reply.members = vec![MemberNews {
        room: TEAM,
        from: 4,
        entries: world.team_entries[4..].to_vec(),
    }];
    reply.keys = vec![KeyWrap {
        room: TEAM,
        epoch: 1,
        device: AMINA,
        wrap: vec![1, 2, 3],
    }];
    reply.joined = vec![TEAM];
    reply.blobs_wanted = vec![BlobHash([0x55; 32])];
    let divergence = Divergence {
        room: TEAM,
        reason: DivergenceReason::Behind,
        seq: 1,
        digest,
        members: 5,
    };
    reply.divergences = vec![divergence];
    reply.listings = vec![Listing {
        room: TEAM,
        after: 0,
        hashes: vec![batch.hash()],
        more: false,
    }];
    reply.wraps_missing = vec![WrapMissing {
        room: TEAM,
        epoch: 1,
        device: JOSEPH,
    }];
    reply.closed = vec![PROGRAM];
    reply.found = vec![batch];
    assert_eq!(
        unfold::<ExchangeReply>(&same("exchange-reply", wire::encode(&reply))),
        reply
    );
}

#[test]
fn the_other_messages() {
    let world = World::new();
    let logs = || {
        vec![MemberNews {
            room: TEAM,
            from: 0,
            entries: world.team_entries[..1].to_vec(),
        }]
    };
    let append = || Append {
        room: TEAM,
        head: Hash([1; 32]),
        entries: world.team_entries[1..2].to_vec(),
    };
    let wrap = || KeyWrap {
        room: TEAM,
        epoch: 1,
        device: AMINA,
        wrap: vec![1, 2, 3],
    };
    let invite = InviteId([2; 16]);
    let certificate = world.certificate.clone();
    fn check<T>(name: &str, message: T)
    where
        T: minicbor::Encode<()> + for<'b> minicbor::Decode<'b, ()> + PartialEq,
    {
        let bytes = same(name, wire::encode(&message));
        assert!(unfold::<T>(&bytes) == message, "{name}");
        for cut in 0..bytes.len() {
            assert!(wire::decode::<T>(&bytes[..cut]).is_err(), "{name} cut at {cut}");
        }
    }
    check(
        "challenge-request",
        ChallengeRequest {
            protocol: 1,
            program: PROGRAM,
            device: AMINA,
        },
    );
    check(
        "challenge-reply",
        ChallengeReply {
            challenge: [3; 32],
            now_unix_s: NOON,
        },
    );
    check(
        "session-reply",
        SessionReply {
            token: [4; 32],
            expires_unix_s: NOON + 3600,
            now_unix_s: NOON,
        },
    );
    check("enrol-open", EnrolOpen::new(invite));
    check(
        "enrol-open-bringing",
        EnrolOpen {
            certificate: Some(certificate.clone()),
            newcomer: Some(newcomer(invite, &keys("new phone"))),
            ..EnrolOpen::new(invite)
        },
    );
    check(
        "enrol-opened",
        EnrolOpened {
            certificate: certificate.clone(),
            logs: logs(),
            now_unix_s: NOON,
        },
    );
    check(
        "enrol-finish",
        EnrolFinish {
            protocol: 1,
            invite,
            appends: vec![append()],
        },
    );
    check(
        "append-request",
        AppendRequest {
            protocol: 1,
            appends: vec![append()],
            keys: vec![wrap()],
        },
    );
    check(
        "append-reply",
        AppendReply {
            appended: false,
            newer: logs(),
            now_unix_s: NOON,
        },
    );
    check(
        "put-invite",
        PutInvite {
            protocol: 1,
            certificate,
        },
    );
    check(
        "put-keys",
        PutKeys {
            protocol: 1,
            keys: vec![wrap()],
        },
    );
    check("done", Done { now_unix_s: NOON });
    check(
        "problem",
        Problem {
            code: ProblemCode::InviteExpired,
            message: "this invite has expired".into(),
        },
    );
}
