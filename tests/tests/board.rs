//! The reconcile board on real devices: two leads at once, a question that arrives offline, the timeline, and what was before.

use anyhow::{Context, Result, ensure};
use device::{Env, SystemClock};
use shared::api::*;
use shared::ids::{RecordId, RoomId};
use shared::kinds::Kind;
use std::sync::Arc;
use tests::world::lossy::{OffBy, call, phone};
use tests::world::{TestDevice, World, farm_audit, interview_worker, open_fieldwork, takes_in};

fn raises(device: &mut TestDevice, audit: RoomId, severity: &str, statement: &str) -> Result<FindingView> {
    device.call(RaiseFinding {
        audit,
        provision: "heat-protection".into(),
        severity: severity.into(),
        statement: statement.into(),
        basis: vec![Basis::Observation],
        supports: Vec::new(),
    })
}

fn states(device: &mut TestDevice, findings: [RecordId; 2]) -> Result<[FindingState; 2]> {
    let mut state = |finding| anyhow::Ok(device.call(OpenFinding { finding })?.state);
    Ok([state(findings[0])?, state(findings[1])?])
}

/// Both have what the other has.
fn meet(one: &mut TestDevice, other: &mut TestDevice) -> Result<()> {
    one.sync()?;
    other.sync()?;
    one.sync().map(drop)
}

fn decides(finding: RecordId, confirm: bool, reason: &str) -> ConfirmFinding {
    ConfirmFinding {
        finding,
        confirm,
        reason: reason.into(),
    }
}

#[test]
fn two_leads_rule_at_once_and_their_devices_show_the_same() -> Result<()> {
    let world = World::new()?;
    let mut lucia = world.lead("Lucía")?;
    let audit = farm_audit(&mut lucia, "Tres Robles", &[("A", 4)])?;
    lucia.sync()?;
    let mut deputy = world.lead("Delia")?;
    deputy.sync()?;
    takes_in(&mut lucia, audit, "Delia")?;
    deputy.sync()?;
    let one = raises(&mut lucia, audit, "serious", "No shade at the north field for crew A.")?.finding;
    let other = raises(&mut deputy, audit, "serious", "Crew A: no shade at the north field.")?.finding;
    meet(&mut lucia, &mut deputy)?;
    let board = deputy.call(OpenReconcile { audit })?;
    ensure!(board.duplicates.len() == 1, "{:?}", board.duplicates);

    // In two places without signal, each the other way round.
    let merge = |away, into| MergeFindings {
        away,
        into,
        reason: "One field, one day.".into(),
    };
    lucia.call(merge(other, one))?;
    deputy.call(merge(one, other))?;
    meet(&mut lucia, &mut deputy)?;
    let seen = states(&mut lucia, [one, other])?;
    assert_eq!(seen, states(&mut deputy, [one, other])?);
    assert_eq!(
        seen.iter().filter(|state| **state == FindingState::Merged).count(),
        1,
        "{seen:?}"
    );

    // Who did what, on both devices alike; and of a value that was set again, what it was before.
    let call = GetTimeline {
        audit,
        offset: 0,
        limit: 100,
        person: None,
        kind: Some(Kind::Decision),
    };
    let told = |device: &mut TestDevice| -> Result<Vec<(RecordId, String)>> {
        let page = device.call(call.clone())?;
        let mut told: Vec<_> = page
            .entries
            .into_iter()
            .map(|entry| (entry.record, entry.person))
            .collect();
        told.sort();
        Ok(told)
    };
    assert_eq!(told(&mut lucia)?, told(&mut deputy)?);
    assert_eq!(told(&mut lucia)?.len(), 2);
    Ok(())
}

#[test]
fn two_leads_decide_on_one_finding_at_once_and_neither_word_is_lost_in_either_order() -> Result<()> {
    let world = World::new()?;
    let mut lucia = world.lead("Lucía")?;
    let audit = farm_audit(&mut lucia, "Tres Robles", &[("A", 4)])?;
    lucia.sync()?;
    let mut delia = world.lead("Delia")?;
    delia.sync()?;
    takes_in(&mut lucia, audit, "Delia")?;
    delia.sync()?;
    for lucia_is_first in [true, false] {
        let finding = raises(&mut lucia, audit, "serious", "No shade at noon.")?.finding;
        meet(&mut lucia, &mut delia)?;
        // In two places without signal.
        lucia.call(decides(finding, true, "Seen by both of us."))?;
        let board = delia.call(decides(finding, false, "The nets were up at noon."))?;
        ensure!(board.drafts.is_empty(), "alone, each word holds");
        match lucia_is_first {
            true => meet(&mut lucia, &mut delia)?,
            false => meet(&mut delia, &mut lucia)?,
        }
        let mut shown = Vec::new();
        for device in [&mut lucia, &mut delia] {
            let board = device.call(OpenReconcile { audit })?;
            let [draft] = board.drafts.as_slice() else {
                anyhow::bail!("{:?}", board.drafts)
            };
            let stop = Stop::DecidedApart {
                label: draft.label.clone(),
            };
            ensure!(board.stopped_by.contains(&stop), "{:?}", board.stopped_by);
            let words = draft.decided_apart.iter();
            let words = words.map(|line| (line.by.clone(), line.choice.clone(), line.reason.clone()));
            shown.push((draft.state, draft.reason.clone(), words.collect::<Vec<_>>()));
        }
        assert_eq!(shown[0], shown[1], "both devices tell the same");
        let mut words = shown.remove(0).2;
        words.sort();
        let told: Vec<_> = words
            .iter()
            .map(|(by, choice, _)| (by.as_str(), choice.as_str()))
            .collect();
        assert_eq!(told, [("Delia", "dismissed"), ("Lucía", "confirmed")]);

        // One of them decides again, and that word stands on both.
        delia.call(decides(finding, true, "They came up after the crew had left."))?;
        meet(&mut delia, &mut lucia)?;
        for device in [&mut lucia, &mut delia] {
            let view = device.call(OpenFinding { finding })?;
            assert_eq!(
                (view.state, view.reason.as_deref(), view.decided_apart.len()),
                (
                    FindingState::Confirmed,
                    Some("They came up after the crew had left."),
                    0
                )
            );
        }
    }
    Ok(())
}

#[test]
fn a_later_word_on_a_finding_holds_although_its_clock_is_ten_years_behind() -> Result<()> {
    let world = World::new()?;
    let mut lucia = world.lead("Lucía")?;
    let audit = farm_audit(&mut lucia, "Tres Robles", &[("A", 4)])?;
    lucia.sync()?;
    let mut env = Env::system();
    env.clock = Arc::new(OffBy(-chrono::Duration::days(3652), SystemClock::start()));
    let (delia, _) = phone(&world, "delia", env)?;
    let code = world.server.invite("lead", "Delia")?.code;
    let server = Some(world.server.address());
    call(&delia, Enrol { code, server })?;
    call(&delia, SyncNow { originals: false })?;
    takes_in(&mut lucia, audit, "Delia")?;
    let finding = raises(&mut lucia, audit, "serious", "No shade at noon.")?.finding;
    lucia.call(decides(finding, true, ""))?;
    lucia.sync()?;

    call(&delia, SyncNow { originals: false })?;
    assert_eq!(call(&delia, OpenFinding { finding })?.state, FindingState::Confirmed);
    call(&delia, decides(finding, false, "The nets were up at noon."))?;
    assert_eq!(call(&delia, OpenFinding { finding })?.state, FindingState::Dismissed);
    call(&delia, SyncNow { originals: false })?;
    lucia.sync()?;
    assert_eq!(lucia.call(OpenFinding { finding })?.state, FindingState::Dismissed);
    // And back again, by a clock that is right.
    lucia.call(decides(finding, true, "Photos show no nets."))?;
    lucia.sync()?;
    call(&delia, SyncNow { originals: false })?;
    assert_eq!(call(&delia, OpenFinding { finding })?.state, FindingState::Confirmed);
    Ok(())
}

#[test]
fn a_question_reaches_its_author_and_the_answer_the_board() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 4)])?;
    lead.sync()?;
    let mut amina = world.auditor("Amina", &mut lead, &[audit])?;
    let mut joseph = world.auditor("Joseph", &mut lead, &[audit])?;
    open_fieldwork(&mut lead, audit)?;
    for device in [&mut amina, &mut joseph] {
        device.sync()?;
    }
    let finding = raises(&mut amina, audit, "systems", "No shade at noon.")?.finding;
    amina.sync()?;
    joseph.sync()?;
    let severity = |severity: &str| EditFinding {
        finding,
        severity: Some(severity.into()),
        statement: None,
        basis: None,
        supports: None,
        root_cause: None,
        response: None,
    };
    amina.call(severity("serious"))?;
    joseph.call(severity("observation"))?;
    interview_worker(&mut amina, audit, "A", 1)?;
    // What cannot wait comes with the next contact.
    let alarming = amina.call(RaiseFinding {
        audit,
        provision: "no-forced-labor".into(),
        severity: "zero_tolerance".into(),
        statement: "Papers are kept by the crew leader.".into(),
        basis: vec![Basis::Interviews],
        supports: Vec::new(),
    })?;
    for device in [&mut amina, &mut joseph, &mut lead] {
        device.sync()?;
    }
    let alerts = lead.call(GetToday {})?.alerts;
    ensure!(alerts.len() == 1 && alerts[0].label == alarming.label, "{alerts:?}");

    let board = lead.call(OpenReconcile { audit })?;
    let conflict = board.conflicts.first().context("two severities")?;
    let asked = conflict.conflict.values.iter().find(|value| value.person == "Joseph");
    lead.call(AskAuthor {
        record: finding,
        key: "severity".into(),
        to: asked.context("Joseph set one")?.device,
        text: "What did you see?".into(),
    })?;
    lead.sync()?;
    joseph.sync()?;
    let tasks = joseph.call(GetToday {})?.tasks;
    ensure!(tasks.len() == 1 && tasks[0].about_label.starts_with("F-"), "{tasks:?}");
    joseph.call(FinishTask {
        task: tasks[0].task,
        answer: "Only one of the crews sat in the sun.".into(),
    })?;
    joseph.sync()?;
    lead.sync()?;
    let board = lead.call(OpenReconcile { audit })?;
    let answered = &board.conflicts[0].asked[0];
    ensure!(answered.done && answered.answer.starts_with("Only one"), "{answered:?}");

    let history = amina.call(GetHistory {
        record: finding,
        offset: 0,
        limit: 100,
    })?;
    let set = history
        .entries
        .iter()
        .find(|entry| entry.value.as_deref() == Some("serious"));
    assert_eq!(
        set.context("the change")?.before.as_deref(),
        Some("systems"),
        "was … is …"
    );

    // Newest first, by day, one entry a person and record; narrowed to a person; paged.
    let page = |person, offset, limit| GetTimeline {
        audit,
        offset,
        limit,
        person,
        kind: None,
    };
    let all = lead.call(page(None, 0, 100))?;
    ensure!(all.entries.is_sorted_by(|one, next| one.to >= next.to) && !all.more);
    ensure!(
        all.entries
            .iter()
            .any(|entry| entry.kind == Kind::Alert && entry.person == "Amina")
    );
    let json = serde_json::to_string(&all.entries)?;
    ensure!(
        !json.contains("No shade at noon"),
        "fields are named, what they hold is not: {json}"
    );
    let joseph_is = all
        .people
        .iter()
        .find(|one| one.person == "Joseph")
        .context("Joseph")?
        .device;
    let his = lead.call(page(Some(joseph_is), 0, 100))?;
    ensure!(!his.entries.is_empty() && his.entries.iter().all(|entry| entry.person == "Joseph"));
    let mut by_pages = Vec::new();
    for offset in 0..all.entries.len() as u32 {
        let one = lead.call(page(None, offset, 1))?;
        ensure!(one.more == (offset as usize + 1 < all.entries.len()), "at {offset}");
        by_pages.extend(one.entries);
    }
    assert_eq!(by_pages, all.entries);
    assert_eq!(lead.refused(page(None, 0, 0))?.code, Code::BadRequest);
    Ok(())
}
