//! Testimony beside the books, on real devices: what a worker told of hours and pay against the register's row of that worker.

use anyhow::{Context, Result, ensure};
use shared::api::*;
use shared::ids::{RecordId, RoomId};
use shared::payroll::Rule;
use tests::browser::repository;
use tests::world::{TestDevice, World, farm_audit, import_register, open_fieldwork, pack_with_form, start};

/// Fair Food asks for the hours of a week; this program also asks what a week paid.
fn asking_for_pay(folder: &std::path::Path) -> Result<()> {
    let sheet = repository().join("packs/fair-food/worker-interview/survey.csv");
    let sheet = std::fs::read_to_string(sheet)?;
    let pay = "decimal,pay_last,How much was paid to you for the last full week?,¿Cuánto le pagaron la última semana completa?\
        ,,,,,,,,,wage-floor,,,yes,,pay_period\n";
    let hours = sheet.find("\ninteger,hours_week").context("the question on hours")? + 1;
    let (before, after) = sheet.split_at(hours);
    pack_with_form(folder, &[("survey.csv", &[before, pay, after].concat())])
}

/// A worker of the books says these hours and this pay of the last full week.
fn hears(device: &mut TestDevice, audit: RoomId, number: &str, hours: &str, pay: &str) -> Result<RecordId> {
    let interview = start(device, audit, "A")?.line.interview;
    says(device, interview, "hours_week", hours)?;
    says(device, interview, "pay_last", pay)?;
    device.call(SetIdentity {
        interview,
        name: String::new(),
        contact: String::new(),
        worker_number: number.into(),
    })?;
    Ok(interview)
}

fn says(device: &mut TestDevice, interview: RecordId, question: &str, answer: &str) -> Result<()> {
    device.call(AnswerQuestion {
        interview,
        question: question.into(),
        answer: Some(answer.into()),
        brief: true,
    })?;
    Ok(())
}

/// Last week's books: forty hours and 600.00 for each of three.
fn books(world: &World) -> Result<std::path::PathBuf> {
    let today = chrono::Utc::now().date_naive();
    let (first, last) = (today - chrono::Days::new(7), today - chrono::Days::new(1));
    let row = |number: u32| format!("{number:04},A,{first},{last},40,600.00\n");
    let file = world.path("week.csv");
    let head = "Employee No,Crew,Period start,Period end,Hours,Gross pay\n";
    std::fs::write(&file, [head.to_owned(), row(101), row(102), row(103)].concat())?;
    Ok(file)
}

fn board(device: &mut TestDevice, audit: RoomId) -> Result<ReconcileView> {
    device.call(OpenReconcile { audit })
}

#[test]
fn hours_and_pay_that_were_told_stand_against_the_books_until_a_lead_settles_them() -> Result<()> {
    let pack = tempfile::tempdir()?;
    asking_for_pay(pack.path())?;
    let world = World::with_pack(pack.path())?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut lead, audit)?;
    let mut amina = world.auditor("Amina", &mut lead, &[audit])?;
    let told = hears(&mut amina, audit, "101", "55", "430")?;
    // Within what the pack lets books differ, and coins apart; and somebody who is not in these books.
    hears(&mut amina, audit, "102", "40", "600.40")?;
    hears(&mut amina, audit, "900", "70", "100")?;
    amina.sync()?;
    lead.sync()?;
    ensure!(
        board(&mut lead, audit)?.contradictions.is_empty(),
        "no books, nothing to contradict"
    );

    let register = import_register(&mut lead, audit, &books(&world)?, "text/csv", "US-FL")?;
    let shown = board(&mut lead, audit)?;
    let [hours, pay] = shown.contradictions.as_slice() else {
        anyhow::bail!("{:?}", shown.contradictions)
    };
    let Contradiction::HoursTold {
        interview,
        worker_code,
        register: of,
        told: said,
        books: written,
        ..
    } = &hours.what
    else {
        anyhow::bail!("hours come first: they stop publishing: {hours:?}")
    };
    assert_eq!((*interview, *of), (told, register.line.payroll));
    assert_eq!((said.to_string(), written.to_string()), ("55".into(), "40".into()));
    ensure!(
        hours.material && !pay.material,
        "people remember the amount, not the coins"
    );
    let stop = Stop::Contradiction {
        label: worker_code.clone(),
    };
    ensure!(shown.stopped_by.contains(&stop), "{:?}", shown.stopped_by);
    let Contradiction::PayTold {
        told: said,
        books: written,
        currency,
        ..
    } = &pay.what
    else {
        anyhow::bail!("{pay:?}")
    };
    assert_eq!(
        (said.to_string(), written.normalize().to_string()),
        ("430".into(), "600".into())
    );
    assert_eq!(currency, "USD");

    // Amina's phone has the record of the books, not the file: it contradicts nothing there, and breaks nothing.
    lead.call(SyncNow { originals: false })?;
    amina.sync()?;
    ensure!(
        board(&mut amina, audit)?.contradictions.is_empty(),
        "the file is with the lead"
    );

    // Settled as it was; what is told anew is a new matter.
    let settle = |id: &str| SettleContradiction {
        audit,
        id: id.into(),
        reason: "The card was kept by the crew leader for two days.".into(),
    };
    let shown = lead.call(settle(&hours.id))?;
    ensure!(
        !shown.stopped_by.contains(&stop) && shown.contradictions.len() == 1,
        "{shown:?}"
    );
    assert_eq!(lead.refused(settle(&hours.id))?.code, Code::NotFound);
    says(&mut amina, told, "hours_week", "60")?;
    amina.sync()?;
    lead.sync()?;
    let shown = board(&mut lead, audit)?;
    ensure!(
        shown.stopped_by.contains(&stop),
        "another word of the worker opens it again"
    );

    // A finding on the rule that rests on this register says the same already.
    lead.call(DraftPayFinding {
        payroll: register.line.payroll,
        rule: Rule::P15,
    })?;
    let shown = board(&mut lead, audit)?;
    ensure!(shown.contradictions.is_empty(), "{:?}", shown.contradictions);

    Ok(())
}
