//! Enrolment in two scans, as the server sees it.

use super::support::*;
use chrono::Duration;
use shared::permissions::Role;
use shared::seal::invite::{IssuerKeys, sign_certificate};
use shared::seal::rooms::{admit, join};
use shared::seal::scan::{answer, newcomer};
use shared::seal::{DeviceKeys, InviteSecret, RootKey};
use shared::sync::exchange::PROTOCOL;
use shared::sync::invite::{INVITE_LIFE_S, InviteCertificate, Issuer};
use shared::sync::messages::*;
use sync_server::invites::by_root;

#[tokio::test]
async fn who_was_added_in_time_comes_in_however_late_and_nobody_else_does() {
    let server = TestServer::new().await;
    let lead = server.enrol(Role::Lead, "Rosa").await;
    let secret = InviteSecret::generate(&mut fill);
    let invite = secret.keys();
    let certificate = InviteCertificate {
        program: server.program,
        title: "Fair Food".into(),
        root: server.root.public(),
        rooms: vec![server.program],
        role: Role::Auditor,
        person: "Amina".into(),
        invite: invite.public(),
        expires_unix_s: server.clock.lock().unwrap().timestamp() + INVITE_LIFE_S,
        issuer: Issuer::Device { device: lead.number },
    };
    let signed = sign_certificate(&certificate, IssuerKeys::Device(&lead.keys), &invite);
    let (amina, second) = (
        DeviceKeys::generate(&mut fill).unwrap(),
        DeviceKeys::generate(&mut fill).unwrap(),
    );
    let open = |keys: &DeviceKeys| EnrolOpen {
        certificate: Some(signed.clone()),
        newcomer: Some(newcomer(invite.id(), keys)),
        ..EnrolOpen::new(invite.id())
    };

    // Too late by the server's clock for the phone itself. The lead, who took her answer in time, adds her all the same.
    let mut late = lead;
    server.pass(Duration::hours(80));
    late.sign_in(&server).await;
    let refused = server.post::<EnrolOpened>(None, paths::ENROL_OPEN, &open(&amina)).await;
    assert_eq!(refused.unwrap_err().code, ProblemCode::InviteExpired);
    let answered = answer(&invite, server.program, &amina);
    let logs = vec![(*server.program_log()).clone()];
    let added = admit(&answered, &invite, &signed, logs, 0).unwrap();
    let request = AppendRequest {
        protocol: PROTOCOL,
        appends: added.appends,
        keys: vec![],
    };
    let reply: AppendReply = server.post(Some(&late.token), paths::MEMBERS, &request).await.unwrap();
    assert!(reply.appended);

    let opened: EnrolOpened = server.post(None, paths::ENROL_OPEN, &open(&amina)).await.unwrap();
    let logs: Vec<_> = opened.logs.into_iter().map(|news| news.entries).collect();
    let joined = join(&amina, &invite, &opened.certificate, &logs, 0).unwrap();
    assert_eq!((joined.device, joined.appends.len()), (added.device, 0));
    let refused = server
        .post::<EnrolOpened>(None, paths::ENROL_OPEN, &open(&second))
        .await;
    assert_eq!(refused.unwrap_err().code, ProblemCode::InviteUsed);
    let refused = server
        .post::<EnrolOpened>(None, paths::ENROL_OPEN, &EnrolOpen::new(invite.id()))
        .await;
    assert_eq!(refused.unwrap_err().code, ProblemCode::InviteUsed);
}

#[tokio::test]
async fn a_phone_cannot_bring_a_certificate_that_its_issuer_could_not() {
    let server = TestServer::new().await;
    let stranger = RootKey::generate(&mut fill);
    let now = server.clock.lock().unwrap().timestamp();
    let forged = by_root(&stranger, server.program, "Fair Food", Role::Lead, "Mallory", now);
    let good = by_root(&server.root, server.program, "Fair Food", Role::Lead, "Rosa", now);
    for (id, brought) in [
        (forged.secret.keys().id(), forged.certificate.clone()),
        // Another invite's certificate under this id.
        (forged.secret.keys().id(), good.certificate),
    ] {
        let open = EnrolOpen {
            certificate: Some(brought),
            ..EnrolOpen::new(id)
        };
        let refused = server.post::<EnrolOpened>(None, paths::ENROL_OPEN, &open).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::NoInvite);
    }
}
