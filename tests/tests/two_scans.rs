//! Enrolment in two scans without signal: real devices, a server that is away, and whoever reaches it first.

use anyhow::{Context, Result};
use shared::api::*;
use shared::ids::RoomId;
use shared::permissions::Role;
use tests::world::{CREWS, TestDevice, World, farm_audit, open_fieldwork, raise};

/// A lead in the field with an audit that the server knows, and no signal.
fn in_the_field() -> Result<(World, TestDevice, RoomId)> {
    let mut world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    raise(&mut lead, audit, "From before")?;
    lead.sync()?;
    world.server.stop()?;
    Ok((world, lead, audit))
}

/// What the lead's screen shows.
fn scan_1(lead: &mut TestDevice, person: &str, audits: &[RoomId]) -> Result<OfflineInvitation> {
    lead.call(InviteOffline {
        role: Role::Auditor,
        person: person.into(),
        audits: audits.to_vec(),
    })
}

/// What the new phone's screen shows once it has scanned the lead's.
fn scan_2(phone: &mut TestDevice, invitation: &OfflineInvitation) -> Result<String> {
    let status = phone.call(Enrol {
        code: invitation.qr_text.clone(),
        server: None,
    })?;
    assert!(status.enrolled.is_none());
    let pending = status.pending_enrolment.context("it waits")?;
    assert!(pending.answer_svg.contains("<svg") && pending.answer.len() < 500);
    Ok(pending.answer)
}

fn waiting(lead: &mut TestDevice) -> Result<Vec<WaitingInvite>> {
    Ok(lead.call(ListWaitingInvites {})?.invites)
}

fn people(device: &mut TestDevice, audit: Option<RoomId>) -> Result<Vec<String>> {
    let members = device.call(ListMembers { audit })?.members;
    Ok(members.into_iter().map(|member| member.person).collect())
}

fn findings(device: &mut TestDevice, audit: RoomId) -> Result<usize> {
    Ok(device.call(ListFindings { audit })?.findings.len())
}

/// Off and on again, by its owner.
fn restart(device: &mut TestDevice) -> Result<()> {
    device.stop()?;
    device.start()?;
    device.unlock()?;
    Ok(())
}

#[test]
fn the_lead_reaches_the_server_first_and_the_new_phone_has_everything_at_its_first_contact() -> Result<()> {
    let (mut world, mut lead, audit) = in_the_field()?;
    let mut ana = world.new_device("ana")?;
    let invitation = scan_1(&mut lead, "Ana", &[audit])?;
    assert_eq!(waiting(&mut lead)?[0].step, WaitingStep::Made);
    // The lead's app ends before the answer is scanned, the new phone is locked after it has scanned.
    lead.crash()?;
    let answer = scan_2(&mut ana, &invitation)?;
    ana.call(Lock {})?;
    assert!(
        ana.call(Status {})?.pending_enrolment.is_none(),
        "a locked phone tells nothing"
    );
    let again = ana.unlock()?.pending_enrolment.context("it waits on")?;
    assert_eq!((again.answer.as_str(), again.person.as_str()), (answer.as_str(), "Ana"));

    let admitted = lead.call(Admit { answer: answer.clone() })?;
    assert_eq!(
        (admitted.step, admitted.person.as_str()),
        (WaitingStep::Answered, "Ana")
    );
    lead.call(Admit { answer })?;
    lead.call(Lock {})?;
    lead.unlock()?;
    lead.crash()?;
    assert_eq!(waiting(&mut lead)?.len(), 1, "once, however often it was scanned");
    assert_eq!(lead.refused_sync()?.code, Code::NoConnection);
    assert_eq!(waiting(&mut lead)?[0].step, WaitingStep::Answered);
    assert_eq!(ana.refused(SyncNow { originals: false })?.code, Code::NoConnection);
    ana.stop()?;

    world.server.start()?;
    lead.sync()?;
    assert_eq!(waiting(&mut lead)?, []);
    assert_eq!(people(&mut lead, Some(audit))?, ["Lucía", "Ana"]);
    lead.stop()?;

    ana.start()?;
    ana.unlock()?;
    ana.sync()?;
    let status = ana.call(Status {})?;
    assert!(status.pending_enrolment.is_none());
    assert_eq!(status.enrolled.context("in")?.person, "Ana");
    assert_eq!(findings(&mut ana, audit)?, 1, "the room's key was there");
    raise(&mut ana, audit, "By Ana")?;
    ana.sync()?;
    lead.start()?;
    lead.unlock()?;
    lead.sync()?;
    assert_eq!(findings(&mut lead, audit)?, 2);
    assert_eq!(people(&mut lead, None)?, ["Sync server", "Lucía", "Ana"]);
    world.server.verify()?;
    Ok(())
}

#[test]
fn the_new_phone_reaches_the_server_first_and_brings_the_certificate() -> Result<()> {
    let (mut world, mut lead, audit) = in_the_field()?;
    let mut ana = world.new_device("ana")?;
    let invitation = scan_1(&mut lead, "Ana", &[audit])?;
    let answer = scan_2(&mut ana, &invitation)?;
    lead.call(Admit { answer })?;
    lead.stop()?;
    restart(&mut ana)?;

    world.server.start()?;
    ana.sync()?;
    assert_eq!(ana.call(Status {})?.enrolled.context("in")?.person, "Ana");
    assert_eq!(people(&mut ana, Some(audit))?, ["Lucía", "Ana"]);
    // A second phone with a photo of the lead's screen comes too late.
    let mut second = world.new_device("second")?;
    scan_2(&mut second, &invitation)?;
    assert_eq!(second.refused(SyncNow { originals: false })?.code, Code::InviteUsed);

    lead.start()?;
    lead.unlock()?;
    lead.sync()?;
    assert_eq!(waiting(&mut lead)?, [], "settled, and nobody added twice");
    assert_eq!(people(&mut lead, Some(audit))?, ["Lucía", "Ana"]);
    ana.sync()?;
    assert_eq!(findings(&mut ana, audit)?, 1, "the lead wrapped the key at its contact");
    Ok(())
}

#[test]
fn an_audit_that_was_opened_in_the_field_too_waits_for_the_lead_and_loses_nobody() -> Result<()> {
    let (mut world, mut lead, _) = in_the_field()?;
    let audit = farm_audit(&mut lead, "Las Palmas", &CREWS)?;
    let mut ana = world.new_device("ana")?;
    let invitation = scan_1(&mut lead, "Ana", &[audit])?;
    scan_2(&mut ana, &invitation)?;
    lead.stop()?;
    world.server.start()?;
    assert_eq!(ana.refused(SyncNow { originals: false })?.code, Code::ServerRefused);
    let pending = ana.call(Status {})?.pending_enrolment.context("it waits on")?;
    assert_eq!(pending.trouble.context("it says why")?.code, Code::ServerRefused);

    lead.start()?;
    lead.unlock()?;
    lead.sync()?;
    ana.sync()?;
    assert_eq!(people(&mut ana, Some(audit))?, ["Lucía", "Ana"]);
    Ok(())
}

#[test]
fn a_wrong_answer_an_altered_one_and_a_second_phone_are_refused() -> Result<()> {
    let (mut world, mut lead, audit) = in_the_field()?;
    let (first, other) = (scan_1(&mut lead, "Ana", &[audit])?, scan_1(&mut lead, "Bea", &[audit])?);
    let (mut ana, mut bea, mut second) = (
        world.new_device("ana")?,
        world.new_device("bea")?,
        world.new_device("second")?,
    );
    let answer = scan_2(&mut ana, &first)?;
    // The lead's own code, a torn one, one with a letter changed, and one to an invite that this lead never made.
    assert_eq!(
        lead.refused(Admit {
            answer: first.qr_text.clone()
        })?
        .code,
        Code::BadRequest
    );
    assert_eq!(
        lead.refused(Admit {
            answer: answer[..200].into()
        })?
        .code,
        Code::BadRequest
    );
    let letter = if &answer[50..51] == "A" { "B" } else { "A" };
    let altered = format!("{}{letter}{}", &answer[..50], &answer[51..]);
    assert_eq!(lead.refused(Admit { answer: altered })?.code, Code::BadRequest);
    lead.call(ForgetInvite {
        invite: other.invite.clone(),
    })?;
    let to_forgotten = scan_2(&mut bea, &other)?;
    assert_eq!(lead.refused(Admit { answer: to_forgotten })?.code, Code::InviteUnknown);
    // A phone that waits takes no second invite over the first.
    assert_eq!(
        bea.refused(Enrol {
            code: first.qr_text.clone(),
            server: None
        })?
        .code,
        Code::NotAllowed
    );

    lead.call(Admit { answer })?;
    let seconds = scan_2(&mut second, &first)?;
    assert_eq!(lead.refused(Admit { answer: seconds })?.code, Code::InviteUsed);
    ana.stop()?;
    world.server.start()?;
    lead.sync()?;
    assert_eq!(second.refused(SyncNow { originals: false })?.code, Code::InviteUsed);
    let pending = second
        .call(Status {})?
        .pending_enrolment
        .context("kept until its owner gives it up")?;
    assert_eq!(pending.trouble.context("it says why")?.code, Code::InviteUsed);
    // It gives up, and joins by an invite of its own.
    assert!(second.call(CancelEnrolment {})?.pending_enrolment.is_none());
    let fresh = lead.invite(Role::Auditor, "Carla", &[audit])?;
    second.enrol(&fresh.code, &world.server.address())?;
    ana.start()?;
    ana.unlock()?;
    ana.sync()?;
    assert_eq!(people(&mut ana, Some(audit))?, ["Lucía", "Ana", "Carla"]);
    Ok(())
}

#[test]
fn a_second_phone_that_was_faster_is_seen_by_the_lead_and_nobody_else_is_added() -> Result<()> {
    let (mut world, mut lead, audit) = in_the_field()?;
    let invitation = scan_1(&mut lead, "Ana", &[audit])?;
    let (mut ana, mut second) = (world.new_device("ana")?, world.new_device("second")?);
    let answer = scan_2(&mut ana, &invitation)?;
    lead.call(Admit { answer })?;
    scan_2(&mut second, &invitation)?;
    lead.stop()?;
    ana.stop()?;
    world.server.start()?;
    second.sync()?;

    lead.start()?;
    lead.unlock()?;
    lead.sync()?;
    let left = waiting(&mut lead)?;
    assert_eq!(left[0].trouble.as_ref().context("told")?.code, Code::InviteUsed);
    assert_eq!(people(&mut lead, Some(audit))?, ["Lucía", "Ana"], "one device, one use");
    let invite = left[0].invite.clone();
    assert_eq!(lead.call(ForgetInvite { invite })?.invites, []);
    ana.start()?;
    ana.unlock()?;
    assert_eq!(ana.refused(SyncNow { originals: false })?.code, Code::InviteUsed);
    Ok(())
}

#[test]
fn a_lead_who_is_removed_meanwhile_brings_nobody_in() -> Result<()> {
    let (mut world, mut lead, audit) = in_the_field()?;
    world.server.start()?;
    let mut marta = world.lead("Marta")?;
    world.server.stop()?;
    let invitation = scan_1(&mut lead, "Ana", &[audit])?;
    let mut ana = world.new_device("ana")?;
    let answer = scan_2(&mut ana, &invitation)?;
    lead.call(Admit { answer })?;
    let enrolled = lead.call(Status {})?.enrolled.context("a lead")?;
    lead.stop()?;
    ana.stop()?;
    world.server.start()?;
    marta.call(RemoveMember {
        audit: enrolled.program,
        device: enrolled.device,
    })?;
    lead.start()?;
    lead.unlock()?;
    assert!(lead.refused_sync().is_ok(), "its session is refused");
    ana.start()?;
    ana.unlock()?;
    assert_eq!(ana.refused(SyncNow { originals: false })?.code, Code::InviteUnknown);
    assert!(ana.call(Status {})?.enrolled.is_none());
    assert_eq!(people(&mut marta, None)?, ["Sync server", "Lucía", "Marta"]);
    Ok(())
}
