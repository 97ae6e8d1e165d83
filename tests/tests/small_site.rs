//! Few workers: a site of eight, whose report says first that no figure about them leaves, and why; and a larger one of which one,
//! nine, ten and eleven were heard.

use anyhow::{Context, Result};
use shared::api::*;
use shared::disclosure::Why;
use tests::world::{World, farm_audit, interview_worker, start};

#[test]
fn a_site_with_eight_workers_publishes_no_worker_table_and_says_why() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucia Lead")?;
    let audit = farm_audit(&mut lead, "Vado Hondo Nursery", &[("Greenhouse", 5), ("Yard", 3)])?;
    let one_lead = lead.refused(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: None,
    })?;
    assert_eq!(
        (one_lead.code, one_lead.place.as_deref()),
        (Code::WrongPhase, Some("reason"))
    );
    lead.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("A test with one lead device.".into()),
    })?;
    lead.sync()?;
    let mut auditor = world.auditor("Amina", &mut lead, &[audit])?;
    for number in 0..5 {
        interview_worker(
            &mut auditor,
            audit,
            if number < 3 { "Greenhouse" } else { "Yard" },
            number,
        )?;
    }
    let begun = start(&mut auditor, audit, "")?;
    assert_eq!(
        begun.line.crew, "",
        "a crew that is not known yet keeps nobody from being heard"
    );
    auditor.call(HandIn { audit })?;
    auditor.sync()?;
    lead.sync()?;
    lead.call(HandIn { audit })?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Reconciling,
        reason: None,
    })?;

    let text = ReportText {
        summary: "Most provisions stand.".into(),
        method: "Interviews apart from management.".into(),
    };
    let preview = lead.call(PreviewReport {
        audit,
        text: text.clone(),
    })?;
    assert!(preview.content.coverage.is_empty());
    assert_eq!((preview.content.heard, preview.content.workers), (None, None));
    assert_eq!(preview.content.no_worker_tables_why, Some(Why::SmallSite));
    let report = lead.call(PublishReport {
        audit,
        text,
        hash: preview.content.hash,
    })?;
    lead.sync()?;

    let monitor = world.monitor("Mona Monitor")?;
    let read = monitor.call(OpenReport {
        report: report.line.report,
    })?;
    assert!(read.content.coverage.is_empty() && read.content.no_worker_tables_why.is_some());
    let line = monitor
        .call(GetToday {})?
        .audits
        .into_iter()
        .find(|line| line.audit == audit)
        .context("the audit's header")?;
    assert_eq!(
        (line.heard, line.workers, line.has_team_room),
        (0, 0, false),
        "not even the headcount leaves"
    );
    assert_eq!(
        monitor
            .refused(ListInterviews {
                audit,
                offset: 0,
                limit: 10
            })?
            .code,
        Code::NotFound
    );
    Ok(())
}

#[test]
fn a_report_over_one_nine_ten_and_eleven_people_tells_of_workers_from_ten_on() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucia Lead")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 40)])?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("A test with one lead device.".into()),
    })?;
    let mut heard = 0;
    for people in [1, 9, 10, 11] {
        while heard < people {
            heard += 1;
            interview_worker(&mut lead, audit, "A", heard)?;
        }
        let shown = lead.call(PreviewReport {
            audit,
            text: ReportText::default(),
        })?;
        let content = &shown.content;
        if people < 10 {
            assert_eq!(content.no_worker_tables_why, Some(Why::FewInterviews), "{people}");
            assert_eq!(
                (content.heard, content.workers, content.coverage.len()),
                (None, None, 0),
                "{people}"
            );
            assert_eq!(
                shown.kept_back.first().map(|kept| &kept.of),
                Some(&ReportPart::Workers),
                "{people}"
            );
            let json = serde_json::to_string(content)?;
            assert!(!json.contains("\"people\""), "{people}: {json}");
        } else {
            assert_eq!(content.no_worker_tables_why, None, "{people}");
            assert_eq!((content.heard, content.workers), (Some(people), Some(40)));
            let crews = content.coverage.first().context("a table")?;
            assert_eq!(crews.total.people(), Some(people));
        }
    }
    Ok(())
}
