//! A lead on a phone and at a desk: answers given out as a file, and a newer pack compared and adopted.

use anyhow::{Context, Result, ensure};
use shared::api::{AnswerQuestion, GetForm, OpenAudit, OpenReconcile};
use shared::ids::RoomId;
use std::path::Path;
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::{barriers, open, speak};
use tests::browser::{AtWork, Browser, Page, Screen, is_well};
use tests::world::{CREWS, TestDevice, World, farm_audit, interview_worker, open_fieldwork, pack_with_form, start};

/// Nothing that a person would trip over.
async fn is_sound(page: &Page, at: &str) -> Result<()> {
    is_well(page).await.with_context(|| at.to_owned())?;
    for wrong in [cut_off(page).await?, small_targets(page).await?, barriers(page).await?] {
        ensure!(wrong.is_empty(), "{at}: {}", wrong.join("\n"));
    }
    Ok(())
}

#[tokio::test]
async fn a_lead_looks_ticks_and_gives_answers_out_as_a_file() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    for number in 0..3 {
        interview_worker(&mut lead, audit, "A", number)?;
    }
    start(&mut lead, audit, "B")?;
    lead.stop()?;
    let browser = Browser::start()?;
    for (screen, reason) in [
        (Screen::Phone, "Yearly figures"),
        (Screen::Desk, "The same, for the council"),
    ] {
        let at_work = AtWork::at(lead.vault(), &browser, screen).await?;
        gives_out(&at_work.page, audit, reason).await?;
        at_work.page.close().await?;
    }
    lead.start()?;
    lead.unlock()?;
    let board = lead.call(OpenReconcile { audit })?;
    let exports: Vec<_> = board.decisions.iter().filter(|line| line.matter == "export").collect();
    ensure!(exports.len() == 2, "{exports:?}");
    ensure!(
        exports.iter().any(|line| line.reason == "The same, for the council"),
        "{exports:?}"
    );
    Ok(())
}

async fn gives_out(page: &Page, audit: RoomId, reason: &str) -> Result<()> {
    open(page, &format!("/a/{audit}")).await?;
    page.press("Give answers out").await?;
    page.sees("Answers of so few people point at people").await?;
    page.picture("answers-few").await?;
    is_sound(page, "few").await?;
    page.press("Give out also with few people").await?;
    page.sees("Questions that leave").await?;
    page.sees("Write who gets it first").await?;
    page.picture("answers").await?;
    page.whole_picture("answers-whole").await?;
    is_sound(page, "questions").await?;

    // What could name a person and what is sensitive stay until each is ticked.
    page.until_true("return !document.querySelector('.choice.is-apart input').checked")
        .await?;
    let sensitive = ".choice:not(.is-apart):has(.mark.is-clay) input";
    page.until_true(&format!(
        "return [...document.querySelectorAll('{sensitive}')].every(one => !one.checked)"
    ))
    .await?;
    page.press_css(sensitive).await?;
    page.press_css("input[name=anything_else]").await?;
    page.fill("Who gets it, and for what", reason).await?;
    page.press_css(".dock .btn.is-main").await?;
    page.sees("3 interviews leave the team").await?;
    page.sees("Sensitive among them").await?;
    page.sees("Could name a person").await?;
    page.picture("answers-confirm").await?;
    page.press_css("dialog[open] .btn.is-main").await?;
    page.sees("Answers were given out").await?;
    let zip = page.downloaded("worker-interview-csv.zip").await?;
    ensure!(zip.starts_with(b"PK"), "{} bytes", zip.len());

    ensure!(
        zip.windows(4).any(|part| part == b".csv"),
        "the table is not in the file"
    );
    page.press("What stayed").await?;
    page.picture("answers-given").await?;
    is_sound(page, "given").await?;

    // The record is made: the file may be had again, and the next export begins anew.
    page.press("Save the file again").await?;
    page.downloaded("worker-interview-csv (1).zip").await?;
    page.press("Give out something else").await?;
    page.sees("Answers of so few people point at people").await
}

const SURVEY: &str = "type,name,label::English (en),label::Spanish (es),required,stratum
text,crew,Which crew?,¿Qué cuadrilla?,,crew
select_one gender,gender,Gender?,¿Género?,,gender
select_one spoken,spoken,Language?,¿Idioma?,,language
select_one pay,pay_type,How paid?,¿Cómo le pagan?,,pay_type
text,old,What was it like before?,¿Cómo era antes?,,
integer,hours,How many hours?,¿Cuántas horas?,,
";
const CHOICES: &str = "list_name,name,label::English (en),label::Spanish (es)
gender,woman,Woman,Mujer
spoken,es,Spanish,Español
pay,hour,By the hour,Por hora
";

fn write(into: &Path, survey: &str) -> Result<()> {
    pack_with_form(into, &[("survey.csv", survey), ("choices.csv", CHOICES)])
}

/// An audit in the field, and the program's pack is a newer one by now.
fn overtaken(world: &mut World, newer: &Path) -> Result<(TestDevice, RoomId)> {
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    let interview = start(&mut lead, audit, "A")?.line.interview;
    lead.call(AnswerQuestion {
        interview,
        question: "old".into(),
        answer: Some("Peor".into()),
        brief: false,
    })?;
    lead.sync()?;
    ensure!(!lead.call(OpenAudit { audit })?.newer_pack);
    world.server.stop_kindly()?;
    world.server.use_pack(newer)?;
    world.server.start()?;
    lead.sync()?;
    ensure!(lead.call(OpenAudit { audit })?.newer_pack);
    Ok((lead, audit))
}

#[tokio::test]
async fn a_lead_reads_what_a_newer_pack_changes_and_adopts_it() -> Result<()> {
    let (first, second) = (tempfile::tempdir()?, tempfile::tempdir()?);
    write(first.path(), SURVEY)?;
    let newer = SURVEY
        .replace(
            "text,old,What was it like before?,¿Cómo era antes?,,",
            "text,new,What would help?,¿Qué ayudaría?,,",
        )
        .replace(
            "How many hours?,¿Cuántas horas?,,",
            "How many hours yesterday?,¿Cuántas horas ayer?,yes,",
        );
    write(second.path(), &newer)?;
    let mut world = World::with_pack(first.path())?;
    let (mut lead, audit) = overtaken(&mut world, second.path())?;
    lead.stop()?;
    let browser = Browser::start()?;
    let at_desk = AtWork::at(lead.vault(), &browser, Screen::Desk).await?;
    reads(&at_desk.page, audit).await?;
    speak(&at_desk.page, "ur").await?;
    open(&at_desk.page, &format!("/a/{audit}/pack")).await?;
    at_desk
        .page
        .run("document.querySelectorAll('details').forEach(one => one.open = true)")
        .await?;
    at_desk.page.picture("pack-ur").await?;
    is_sound(&at_desk.page, "urdu").await?;
    speak(&at_desk.page, "en").await?;
    at_desk.page.close().await?;
    drop(at_desk.device);

    let on_phone = AtWork::at(lead.vault(), &browser, Screen::Phone).await?;
    let page = &on_phone.page;
    reads(page, audit).await?;
    page.press("Go on with the newer pack").await?;
    page.picture("pack-confirm").await?;
    page.press_css("dialog[open] .btn.is-main").await?;
    page.sees("The audit goes on with the newer pack").await?;
    page.picture("pack-adopted").await?;
    is_sound(page, "adopted").await?;
    open(page, &format!("/a/{audit}")).await?;
    ensure!(
        !page.text().await?.contains("The program has a newer pack"),
        "the notice stays"
    );
    drop(on_phone);

    lead.start()?;
    lead.unlock()?;
    let form = lead.call(GetForm {
        audit,
        form: "worker-interview".into(),
    })?;
    ensure!(form.form.question("new").is_some() && form.form.question("old").is_none());
    Ok(())
}

async fn reads(page: &Page, audit: RoomId) -> Result<()> {
    open(page, &format!("/a/{audit}")).await?;
    page.sees("The program has a newer pack").await?;
    page.picture("audit-newer-pack").await?;
    page.press("See what changes").await?;
    page.sees("No longer asked").await?;
    page.sees("answered in 1 interview").await?;
    page.picture("pack").await?;
    page.press("Questions ·").await?;
    page.sees("How many hours yesterday?").await?;
    page.sees("Must be answered").await?;
    page.picture("pack-questions").await?;
    page.whole_picture("pack-whole").await?;
    is_sound(page, "pack").await
}
