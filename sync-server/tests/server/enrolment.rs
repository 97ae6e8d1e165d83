//! Invites, sessions and member logs.

use super::exchanges::add_to_room;
use super::support::*;
use chrono::Duration;
use shared::ids::RoomId;
use shared::permissions::Role;
use shared::seal::rooms::{add_member, join};
use shared::seal::session::answer_challenge;
use shared::seal::{DeviceKeys, InviteSecret, RootKey};
use shared::sync::exchange::{ExchangeRequest, PROTOCOL};
use shared::sync::messages::*;
use sync_server::invites::by_root;

#[tokio::test]
async fn an_invite_is_good_once() {
    let server = TestServer::new().await;
    let secret = server.invite(Role::Lead, "Rosa").await;
    let keys = DeviceKeys::generate(&mut fill).unwrap();
    let number = server.join(&keys, &secret.keys()).await.unwrap();
    let member = server.program_log().member(number).unwrap().clone();
    assert_eq!((member.person.as_str(), member.role), ("Rosa", Role::Lead));
    let other = DeviceKeys::generate(&mut fill).unwrap();
    assert_eq!(
        server.join(&other, &secret.keys()).await.unwrap_err().code,
        ProblemCode::InviteUsed
    );
}

#[tokio::test]
async fn an_invite_expires_by_the_servers_clock_also_between_its_two_steps() {
    let server = TestServer::new().await;
    let secret = server.invite(Role::Auditor, "Amina").await;
    let invite = secret.keys();
    let ask = EnrolOpen::new(invite.id());
    let opened: EnrolOpened = server.post(None, paths::ENROL_OPEN, &ask).await.unwrap();
    let logs: Vec<_> = opened.logs.into_iter().map(|news| news.entries).collect();
    let keys = DeviceKeys::generate(&mut fill).unwrap();
    // The phone's own clock is ten years behind: nobody asks it.
    let joined = join(&keys, &invite, &opened.certificate, &logs, -10 * 365 * 86_400).unwrap();

    server.pass(Duration::hours(72) + Duration::seconds(1));
    let finish = EnrolFinish {
        protocol: PROTOCOL,
        invite: invite.id(),
        appends: joined.appends,
    };
    let refused = server
        .post::<AppendReply>(None, paths::ENROL_FINISH, &finish)
        .await
        .unwrap_err();
    assert_eq!(refused.code, ProblemCode::InviteExpired);
    assert_eq!(
        server.join(&keys, &invite).await.unwrap_err().code,
        ProblemCode::InviteExpired
    );
}

#[tokio::test]
async fn a_phone_whose_last_reply_was_lost_finds_itself_in_the_log() {
    let server = TestServer::new().await;
    let invite = server.invite(Role::Auditor, "Amina").await.keys();
    let ask = EnrolOpen::new(invite.id());
    let opened: EnrolOpened = server.post(None, paths::ENROL_OPEN, &ask).await.unwrap();
    let logs: Vec<_> = opened.logs.into_iter().map(|news| news.entries).collect();
    let keys = DeviceKeys::generate(&mut fill).unwrap();
    let joined = join(&keys, &invite, &opened.certificate, &logs, 0).unwrap();
    let finish = EnrolFinish {
        protocol: PROTOCOL,
        invite: invite.id(),
        appends: joined.appends.clone(),
    };
    let first: AppendReply = server.post(None, paths::ENROL_FINISH, &finish).await.unwrap();
    let again: AppendReply = server.post(None, paths::ENROL_FINISH, &finish).await.unwrap();
    assert!(first.appended && !again.appended);
    assert_eq!(
        again.newer[0].entries, joined.appends[0].entries,
        "its own entry stands there"
    );
}

#[tokio::test]
async fn certificates_that_nobody_issued_are_not_kept() {
    let server = TestServer::new().await;
    let stranger = RootKey::generate(&mut fill);
    let now = server.clock.lock().unwrap().timestamp();
    let forged = by_root(&stranger, server.program, "Fair Food", Role::Lead, "Mallory", now);
    let put = PutInvite {
        protocol: PROTOCOL,
        certificate: forged.certificate,
    };
    assert_eq!(
        server.post::<Done>(None, paths::INVITES, &put).await.unwrap_err().code,
        ProblemCode::BadRequest
    );

    let mut own = by_root(&server.root, server.program, "Fair Food", Role::Lead, "Rosa", now);
    own.certificate.by_issuer.0[5] ^= 1;
    let put = PutInvite {
        protocol: PROTOCOL,
        certificate: own.certificate,
    };
    assert!(server.post::<Done>(None, paths::INVITES, &put).await.is_err());

    let for_years = by_root(
        &server.root,
        server.program,
        "Fair Food",
        Role::Lead,
        "Rosa",
        now + 365 * 86_400,
    );
    let put = PutInvite {
        protocol: PROTOCOL,
        certificate: for_years.certificate,
    };
    assert!(server.post::<Done>(None, paths::INVITES, &put).await.is_err());
    let unknown = InviteSecret::generate(&mut fill).keys();
    let keys = DeviceKeys::generate(&mut fill).unwrap();
    assert_eq!(
        server.join(&keys, &unknown).await.unwrap_err().code,
        ProblemCode::NoInvite
    );
}

#[tokio::test]
async fn two_leads_who_append_at_once_both_get_through_one_after_the_other() {
    let server = TestServer::new().await;
    let (rosa, deputy) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Lead, "Deputy").await,
    );
    let room = rosa.open_room(&server).await;
    add_to_room(&server, &rosa, &room, &deputy, Role::Lead).await;
    let (amina, joseph) = (
        server.enrol(Role::Auditor, "Amina").await,
        server.enrol(Role::Auditor, "Joseph").await,
    );

    let program = server.program_log();
    let build = |lead: &TestDevice, who: &TestDevice| {
        let mut log = (*server.room_log(room.id)).clone();
        let append = add_member(
            &mut log,
            &program,
            (lead.number, &lead.keys),
            who.number,
            Role::Auditor,
            0,
        )
        .unwrap();
        AppendRequest {
            protocol: PROTOCOL,
            appends: vec![append],
            keys: vec![],
        }
    };
    let (one, two) = (build(&rosa, &amina), build(&deputy, &joseph));
    let (first, second): (Result<AppendReply, _>, Result<AppendReply, _>) = tokio::join!(
        server.post(Some(&rosa.token), paths::MEMBERS, &one),
        server.post(Some(&deputy.token), paths::MEMBERS, &two)
    );
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_ne!(first.appended, second.appended, "exactly one wins");
    let (loser, who) = if first.appended {
        (&deputy, &joseph)
    } else {
        (&rosa, &amina)
    };
    let told = if first.appended { second } else { first };
    assert_eq!(told.newer[0].entries.len(), 1, "the loser is told what came in between");
    let retry: AppendReply = server
        .post(Some(&loser.token), paths::MEMBERS, &build(loser, who))
        .await
        .unwrap();
    assert!(retry.appended);
    assert_eq!(server.room_log(room.id).members().count(), 4);
}

#[tokio::test]
async fn an_entry_that_the_rules_forbid_changes_nothing() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let (amina, joseph) = (
        server.enrol(Role::Auditor, "Amina").await,
        server.enrol(Role::Auditor, "Joseph").await,
    );
    add_to_room(&server, &lead, &room, &amina, Role::Auditor).await;
    // Signed by Rosa, handed in as if Amina had signed it.
    let mut log = (*server.room_log(room.id)).clone();
    let mut append = add_member(
        &mut log,
        &server.program_log(),
        (lead.number, &lead.keys),
        joseph.number,
        Role::Auditor,
        0,
    )
    .unwrap();
    append.entries[0].signature.0[0] ^= 1;
    let request = AppendRequest {
        protocol: PROTOCOL,
        appends: vec![append],
        keys: vec![],
    };
    let refused = server
        .post::<AppendReply>(Some(&amina.token), paths::MEMBERS, &request)
        .await
        .unwrap_err();
    assert_eq!(refused.code, ProblemCode::NotAllowed);
    assert!(server.room_log(room.id).member(joseph.number).is_none());
}

#[tokio::test]
async fn a_session_needs_the_devices_own_signature_and_ends_with_time_or_removal() {
    let server = TestServer::new().await;
    let mut lead = server.enrol(Role::Lead, "Rosa").await;
    let ask = ChallengeRequest {
        protocol: PROTOCOL,
        program: server.program,
        device: lead.number,
    };
    let challenge: ChallengeReply = server.post(None, paths::CHALLENGE, &ask).await.unwrap();
    let stranger = DeviceKeys::generate(&mut fill).unwrap();
    let forged = answer_challenge(&stranger, server.program, lead.number, &challenge, false);
    let refused = server.post::<SessionReply>(None, paths::SESSION, &forged).await;
    assert_eq!(refused.err().unwrap().code, ProblemCode::NotEnrolled);
    let late = answer_challenge(&lead.keys, server.program, lead.number, &challenge, false);
    assert!(
        server.post::<SessionReply>(None, paths::SESSION, &late).await.is_err(),
        "a challenge is good once"
    );

    let empty = ExchangeRequest::new(vec![]);
    for token in ["", "zz", &"0".repeat(64)] {
        let refused = server
            .post::<shared::sync::ExchangeReply>(Some(token), paths::EXCHANGE, &empty)
            .await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::NoSession);
    }
    server.pass(Duration::hours(25));
    let refused = server
        .post::<shared::sync::ExchangeReply>(Some(&lead.token), paths::EXCHANGE, &empty)
        .await;
    assert_eq!(refused.unwrap_err().code, ProblemCode::NoSession);
    lead.sign_in(&server).await;
    lead.exchange(&server, &empty).await;
    let tokens_kept = server.data().join("log.db");
    let bytes = std::fs::read(tokens_kept).unwrap();
    let token = data_encoding::HEXLOWER.decode(lead.token.as_bytes()).unwrap();
    assert!(
        !bytes.windows(32).any(|window| window == token),
        "tokens are kept hashed"
    );
}

#[tokio::test]
async fn a_push_only_session_sends_and_reads_nothing() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let room = lead.open_room(&server).await;
    let ask = ChallengeRequest {
        protocol: PROTOCOL,
        program: server.program,
        device: lead.number,
    };
    let challenge: ChallengeReply = server.post(None, paths::CHALLENGE, &ask).await.unwrap();
    let answer = answer_challenge(&lead.keys, server.program, lead.number, &challenge, true);
    let session: SessionReply = server.post(None, paths::SESSION, &answer).await.unwrap();
    let token = data_encoding::HEXLOWER.encode(&session.token);
    let batch = lead
        .chain(
            &server.room_log(room.id),
            Some(&room.key),
            shared::kinds::Kind::Sitenote,
            1,
        )
        .remove(0);
    let request = ExchangeRequest {
        batches: vec![batch],
        ..ExchangeRequest::new(vec![])
    };
    let reply: shared::sync::ExchangeReply = server.post(Some(&token), paths::EXCHANGE, &request).await.unwrap();
    assert_eq!(reply.receipts.len(), 1);
    assert!(reply.joined.is_empty() && reply.members.is_empty() && reply.rooms.is_empty());
    let appends = AppendRequest {
        protocol: PROTOCOL,
        appends: vec![],
        keys: vec![],
    };
    assert!(
        server
            .post::<AppendReply>(Some(&token), paths::MEMBERS, &appends)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_strangers_room_stays_closed() {
    let server = TestServer::new().await;
    let (lead, outsider) = (
        server.enrol(Role::Lead, "Rosa").await,
        server.enrol(Role::Auditor, "Joseph").await,
    );
    let room = lead.open_room(&server).await;
    let cursor = |room| shared::sync::Cursor::new(room, 0, shared::ids::Hash::ZERO, 0);
    let request = ExchangeRequest::new(vec![cursor(room.id), cursor(RoomId([3; 16]))]);
    let reply = outsider.exchange(&server, &request).await;
    assert_eq!(reply.closed, [room.id, RoomId([3; 16])]);
    assert!(reply.members.iter().all(|news| news.room == server.program));
}
