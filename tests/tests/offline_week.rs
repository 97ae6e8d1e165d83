//! The story that must hold: a week without signal, a phone killed, a link that cuts, and a report that names nobody.

// A wrong index or an unreadable fixture fails the run that made it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use anyhow::{Context, Result};
use shared::api::*;
use shared::ids::RecordId;
use tests::world::{
    CREWS, CuttingLink, TESTIMONY, TestDevice, World, answer_all, canary_hits, example_pay_slip, farm_audit,
    field_photo, interview_worker, reopened, start,
};

/// Planted where they may be, looked for where they must not be.
const PHOTO_CANARY: &str = "Packhouse-Canary-Exif-7741";

/// Twelve interviews, two photos, a pay slip and a finding; returns the finding.
fn a_day_of(device: &mut TestDevice, world: &World, audit: shared::ids::RoomId, person: u32) -> Result<RecordId> {
    let mut interviews = Vec::new();
    for n in 0..12 {
        let (crew, _) = CREWS[(n as usize + person as usize) % CREWS.len()];
        interviews.push(interview_worker(device, audit, crew, person * 100 + n)?.0);
    }
    let provision = device.call(GetProgram {})?.provisions[0].id.clone();
    let raised = device.call(RaiseFinding {
        audit,
        provision,
        severity: "systems".into(),
        statement: format!("Waiting before picking is not on the time record (crew group {person})."),
        basis: vec![Basis::Interviews, Basis::Records],
        supports: interviews[..4].to_vec(),
    })?;
    for n in 0..2 {
        let file = world.path(&format!("photo-{person}-{n}.jpg"));
        field_photo(&file, 640, 480, person * 10 + n, PHOTO_CANARY)?;
        let captured = device.put_blob(&file, "image/jpeg")?;
        assert!(captured.had_position, "the photo carries a position");
        device.call(AddEvidence {
            audit,
            capture: captured.capture,
            caption: "Water cooler at row 12".into(),
            place: String::new(),
            finding: Some(raised.finding),
            interview: None,
            question: String::new(),
        })?;
    }
    let slip = device.call(KeyPaySlip {
        audit,
        correct: None,
        crew: "B".into(),
        slip: example_pay_slip(person),
    })?;
    assert!(slip.arithmetic.shortfall.amount > 0.into(), "paid under the floor");
    Ok(raised.finding)
}

#[test]
fn offline_week() -> Result<()> {
    let mut world = World::new()?;
    let mut lead = world.lead("Lucía Lead")?;
    let audit = farm_audit(&mut lead, "Tres Robles Farm", &CREWS)?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Fieldwork,
        reason: Some("One lead device in this test.".into()),
    })?;
    lead.sync()?;
    let mut amina = world.auditor("Amina", &mut lead, &[audit])?;
    let mut joseph = world.auditor("Joseph", &mut lead, &[audit])?;

    // A finding that all three know before the week begins.
    let provision = amina.call(GetProgram {})?.provisions[1].id.clone();
    let shared = amina.call(RaiseFinding {
        audit,
        provision,
        severity: "systems".into(),
        statement: "The crew leader keeps the time cards.".into(),
        basis: vec![Basis::Observation],
        supports: Vec::new(),
    })?;
    amina.sync()?;
    joseph.sync()?;
    lead.sync()?;

    world.server.stop()?;
    assert_eq!(amina.refused_sync()?.code, Code::NoConnection);

    // A week without signal.
    a_day_of(&mut amina, &world, audit, 1)?;
    a_day_of(&mut joseph, &world, audit, 2)?;
    amina.call(EditFinding {
        severity: Some("serious".into()),
        ..edit(shared.finding)
    })?;
    joseph.call(EditFinding {
        severity: Some("observation".into()),
        ..edit(shared.finding)
    })?;
    amina.call(WriteSitenote {
        audit,
        seen: String::new(),
        text: "Gate opens at six.".into(),
    })?;
    joseph.call(WriteSitenote {
        audit,
        seen: String::new(),
        text: "Shade at field 7 only.".into(),
    })?;

    // Killed in the middle of an interview: every acknowledged answer is there.
    let view = start(&mut joseph, audit, "A")?;
    let acknowledged = answer_all(&mut joseph, &view, 7, 9)?;
    joseph.crash()?;
    let back = reopened(&mut joseph, view.line.interview)?;
    for (question, answer) in &acknowledged {
        assert_eq!(
            back.answers.get(question),
            Some(answer),
            "{question} was shown as saved"
        );
    }

    // Signal, over a link that cuts. It stands where the server stood; the server moves behind it.
    let port = world.server.port();
    world.server.move_to_another_port()?;
    let link = CuttingLink::open(port, world.server.port(), 6_000)?;
    world.server.start()?;
    for device in [&mut amina, &mut joseph] {
        sync_through_cuts(device, &link)?;
    }
    assert!(link.cuts() > 0, "the link did cut");
    for device in [&mut lead, &mut amina, &mut joseph] {
        device.sync()?;
    }
    lead.sync()?;
    for device in [&mut amina, &mut joseph] {
        assert_eq!(
            device.sync_status()?.custody.only_here,
            0,
            "everything is on the server"
        );
    }

    // All three show the same.
    let shown = lead.shown(audit)?;
    assert_eq!(amina.shown(audit)?, shown);
    assert_eq!(joseph.shown(audit)?, shown);
    assert_eq!(
        lead.call(ListInterviews {
            audit,
            offset: 0,
            limit: 100
        })?
        .total,
        25
    );
    let note = lead.call(OpenSitenote { audit })?.text;
    assert!(
        note.contains("Gate opens at six.") && note.contains("Shade at field 7 only."),
        "both edits stand: {note}"
    );

    // The lead sees the conflict with both authors, and nobody may write over it.
    let board = lead.call(OpenReconcile { audit })?;
    let conflict = board
        .conflicts
        .iter()
        .find(|c| c.record == shared.finding)
        .context("the conflict is on the board")?;
    let people: Vec<&str> = conflict
        .conflict
        .values
        .iter()
        .map(|value| value.person.as_str())
        .collect();
    assert!(people.contains(&"Amina") && people.contains(&"Joseph"), "{people:?}");
    let refused = amina.refused(EditFinding {
        severity: Some("systems".into()),
        ..edit(shared.finding)
    })?;
    assert_eq!(refused.code, Code::Conflicted);
    lead.call(DecideConflict {
        record: shared.finding,
        key: "severity".into(),
        choice: "serious".into(),
        reason: "The pack puts kept time cards under serious.".into(),
    })?;
    for finding in lead.call(ListFindings { audit })?.findings {
        lead.call(ConfirmFinding {
            finding: finding.finding,
            confirm: true,
            reason: "Seen by two of us.".into(),
        })?;
    }

    // Everybody hands in; then it can be published.
    for device in [&mut amina, &mut joseph] {
        device.sync()?;
        device.call(HandIn { audit })?;
        device.sync()?;
    }
    lead.call(HandIn { audit })?;
    lead.sync()?;
    lead.call(MovePhase {
        audit,
        phase: Phase::Reconciling,
        reason: None,
    })?;

    // Text that would give somebody away is refused with its place.
    let leaking = ReportText {
        summary: format!("A worker told us that {TESTIMONY}."),
        method: String::new(),
    };
    let preview = lead.call(PreviewReport {
        audit,
        text: leaking.clone(),
    })?;
    assert_eq!(preview.leaks.first().map(|leak| leak.place.as_str()), Some("summary"));
    assert_eq!(
        lead.refused(PublishReport {
            audit,
            text: leaking,
            hash: preview.content.hash
        })?
        .code,
        Code::TextLeaks
    );

    let text = ReportText {
        summary: "Most provisions stand; waiting is not recorded.".into(),
        method: "Interviews apart from management.".into(),
    };
    let preview = lead.call(PreviewReport {
        audit,
        text: text.clone(),
    })?;
    assert_eq!(preview.stops, Vec::<String>::new());
    assert_eq!(preview.leaks, Vec::new());
    let report = lead.call(PublishReport {
        audit,
        text,
        hash: preview.content.hash,
    })?;
    assert_eq!(report.content.heard, Some(25));
    lead.sync()?;

    // The monitor reads it in a browser's session, returns it with a question; the lead answers and republishes.
    let monitor = world.monitor("Mona Monitor")?;
    let line = monitor
        .call(ListReports { audit: None })?
        .reports
        .into_iter()
        .next()
        .context("the report is on the server")?;
    let read = monitor.call(OpenReport { report: line.report })?;
    let json = serde_json::to_string(&read)?;
    for secret in ["Rosalía", "WKR-77", "Evaristo", "239-555", "B-00"] {
        assert!(!json.contains(secret), "the report holds {secret}");
    }
    for table in &read.content.coverage {
        let shown = table.cells.iter().flatten().filter_map(|cell| cell.people());
        assert!(
            shown.filter(|people| *people > 0).all(|people| people >= 5),
            "a small cell in {table:?}"
        );
    }
    monitor.call(ReturnReport {
        report: line.report,
        question: "Which mornings were observed?".into(),
    })?;
    assert_eq!(
        monitor.call(OpenReport { report: line.report })?.line.state,
        ReviewState::Returned
    );
    lead.sync()?;
    let returned = lead.call(OpenReport { report: line.report })?;
    let question = returned
        .reviews
        .iter()
        .find(|review| review.act == ReviewAct::Return)
        .context("the lead sees the question")?;
    assert!(question.through_server && question.by == "Mona Monitor");
    let telling = ReplyReview {
        review: question.review,
        text: "Ask Rosalía Campos 101, she told us.".into(),
    };
    assert_eq!(
        lead.refused(telling)?.code,
        Code::TextLeaks,
        "an answer leaves the team too"
    );
    lead.call(ReplyReview {
        review: question.review,
        text: "Two mornings of the first days.".into(),
    })?;
    let text = ReportText {
        summary: "Most provisions stand; waiting is not recorded on two mornings.".into(),
        method: "Interviews apart from management.".into(),
    };
    let preview = lead.call(PreviewReport {
        audit,
        text: text.clone(),
    })?;
    let second = lead.call(PublishReport {
        audit,
        text,
        hash: preview.content.hash,
    })?;
    assert_eq!(
        (second.content.version, second.content.replaces),
        (2, Some(line.report))
    );
    lead.sync()?;
    let refused = monitor.refused(ApproveReport {
        report: second.line.report,
        hash: read.content.hash,
    })?;
    assert_eq!(refused.code, Code::ReportChanged, "an approval names what was read");
    let approved = monitor.call(ApproveReport {
        report: second.line.report,
        hash: second.content.hash,
    })?;
    assert_eq!(approved.line.state, ReviewState::Approved);
    lead.sync()?;
    assert_eq!(
        lead.call(OpenReport {
            report: second.line.report
        })?
        .line
        .state,
        ReviewState::Approved
    );

    // Nothing that may not be published lies on the server, in any encoding; and the scan does find what may.
    let canaries = [
        TESTIMONY,
        "Rosalía Campos",
        "WKR-77",
        "239-555-0",
        PHOTO_CANARY,
        "Surco Testphone",
        "row 12",
        "Gate opens at six",
    ];
    assert_eq!(canary_hits(world.server.data(), &canaries)?, Vec::new());
    assert!(
        !canary_hits(world.server.data(), &["waiting is not recorded"])?.is_empty(),
        "the control must hit"
    );
    for device in [&amina, &joseph, &lead] {
        assert_eq!(
            canary_hits(device.vault(), &canaries)?,
            Vec::new(),
            "nothing in clear at rest on a device"
        );
    }
    println!("{}", world.server.verify()?);
    Ok(())
}

fn edit(finding: RecordId) -> EditFinding {
    EditFinding {
        finding,
        severity: None,
        statement: None,
        basis: None,
        supports: None,
        root_cause: None,
        response: None,
    }
}

/// Tries until a round goes to its end; each try carries a little more.
fn sync_through_cuts(device: &mut TestDevice, link: &CuttingLink) -> Result<()> {
    for _ in 0..8 {
        if device.sync().is_ok() {
            return Ok(());
        }
    }
    link.cut_after(0);
    device.sync().map(|_| ())
}
