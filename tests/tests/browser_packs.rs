//! Every pack that ships, in the browser: a worker's whole interview and the first checklist, from the first word to the end.

use anyhow::{Context, Result, ensure};
use shared::api::{ListChecklists, ListInterviews, OpenInterview};
use shared::ids::RoomId;
use std::path::{Path, PathBuf};
use tests::browser::asking::go_through;
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::{barriers, open};
use tests::browser::{AtWork, Browser, Page, Screen, is_well, repository};
use tests::world::{CREWS, World, farm_audit, open_fieldwork, pack_with_form};

fn packs() -> Result<Vec<PathBuf>> {
    let mut packs = Vec::new();
    for entry in std::fs::read_dir(repository().join("packs"))? {
        let folder = entry?.path();
        if folder.join("pack.toml").is_file() {
            packs.push(folder);
        }
    }
    packs.sort();
    Ok(packs)
}

#[tokio::test]
async fn every_pack_runs_a_whole_interview_and_a_checklist() -> Result<()> {
    let browser = Browser::start()?;
    let packs = packs()?;
    ensure!(packs.len() >= 10, "{packs:?}");
    for (turn, pack) in packs.iter().enumerate() {
        let name = pack.file_name().and_then(|name| name.to_str()).context("a name")?;
        runs(&browser, pack, turn).await.with_context(|| name.to_owned())?;
    }
    Ok(())
}

async fn runs(browser: &Browser, pack: &Path, turn: usize) -> Result<()> {
    let world = World::with_pack(pack)?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Sitio", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    lead.stop()?;
    let at_work = AtWork::at(lead.vault(), browser, Screen::Phone).await?;
    let asked = interview(&at_work.page, audit, turn).await?;
    let items = checklist(&at_work.page, audit, turn).await?;
    at_work.page.close().await?;
    drop(at_work.device);

    // What the screen said is saved is in the vault.
    lead.start()?;
    lead.unlock()?;
    let page = lead.call(ListInterviews {
        audit,
        offset: 0,
        limit: 10,
    })?;
    let line = page.lines.first().context("no interview")?;
    ensure!(
        line.finished && line.answered as usize >= asked,
        "{} of {asked}",
        line.answered
    );
    let view = lead.call(OpenInterview {
        interview: line.interview,
    })?;
    let wrong: Vec<_> = view.points.iter().filter(|(_, point)| point.wrong.is_some()).collect();
    ensure!(wrong.is_empty(), "{wrong:?}");
    let lists = lead.call(ListChecklists { audit })?;
    let line = lists.lines.first().context("no checklist")?;
    ensure!(
        line.finished && line.answered as usize >= items,
        "{} of {items}",
        line.answered
    );
    Ok(())
}

/// From consent to the slip. Returns how many questions were answered.
async fn interview(page: &Page, audit: RoomId, turn: usize) -> Result<usize> {
    open(page, &format!("/a/{audit}/interviews/new")).await?;
    page.press("Worker").await?;
    page.pick("Crew", "A").await?;
    page.press("To consent").await?;
    page.press("They agree: begin").await?;
    let asked = go_through(page, turn).await?;
    is_well(page).await?;
    page.press_css(".dock .btn.is-main").await?;
    page.sees("Before you finish").await?;
    page.press_css(".dock .btn.is-main").await?;
    page.find(".slip").await?;
    let answered = asked.iter().filter(|words| !words.starts_with('(')).count();
    ensure!(answered >= 10, "{asked:?}");
    Ok(answered)
}

/// One place, its items to the end. Returns how many were answered.
async fn checklist(page: &Page, audit: RoomId, turn: usize) -> Result<usize> {
    open(page, &format!("/a/{audit}/checklists")).await?;
    page.fill("Place", "Camp 2, kitchen").await?;
    page.press_css("section[aria-labelledby=begin] .btn").await?;
    page.find("#ask").await?;
    if turn == 0 {
        page.picture("checklist").await?;
    }
    let asked = go_through(page, turn).await?;
    is_well(page).await?;
    page.press_css(".dock .btn.is-main").await?;
    page.sees("Before you finish").await?;
    if turn == 0 {
        page.picture("checklist-finish").await?;
    }
    page.press_css(".dock .btn.is-main").await?;
    page.sees("finished").await?;
    if turn == 0 {
        page.picture("checklists").await?;
    }
    Ok(asked.iter().filter(|words| !words.starts_with('(')).count())
}

/// One of each control, with a roster and a long list, as the program's own form.
const SURVEY: &str = "type,name,label::English (en),label::Spanish (es),hint::English (en),hint::Spanish (es),relevant,constraint,constraint_message::English (en),constraint_message::Spanish (es),calculation,parameters,stratum,appearance
text,crew,Which crew?,¿Qué cuadrilla?,,,,,,,,,crew,
select_one gender,gender,Gender?,¿Género?,,,,,,,,,gender,
select_one spoken,spoken,Language?,¿Idioma?,,,,,,,,,language,
select_one pay,pay_type,How paid?,¿Cómo le pagan?,,,,,,,,,pay_type,
integer,hours,How many hours yesterday?,¿Cuántas horas ayer?,,,,. <= 24,A day has 24 hours.,El día tiene 24 horas.,,,,
range,heat,\"How hot was it, from 1 to 10?\",\"¿Qué tanto calor hizo, de 1 a 10?\",,,,,,,,start=1 end=10 step=1,,
select_one agree,fair,The weighing is fair.,El pesaje es justo.,,,,,,,,,,likert
rank wishes,wishes,What should change first?,¿Qué debe cambiar primero?,,,,,,,,,,
date,began,When did you begin here?,¿Cuándo empezó aquí?,,,,,,,,,,
time,bus,When does the bus leave?,¿A qué hora sale el camión?,,,,,,,,,,
select_one_from_file villages.csv,village,Which village are you from?,¿De qué pueblo es?,Type some letters of it.,Escriba unas letras.,,,,,,,,
begin repeat,jobs,Jobs this season,Trabajos de esta temporada,,,,,,,,,,
text,employer,Whose job was it?,¿De quién era el trabajo?,,,,,,,,,,
decimal,wage,What did it pay an hour?,¿Cuánto pagaba la hora?,,,,,,,,,,
end repeat,,,,,,,,,,,,,
calculate,best,,,,,,,,,max(${wage}),,,
note,sum,The best paid ${best} an hour.,El mejor pagó ${best} la hora.,,,${best} > 0,,,,,,,
geopoint,where,Where is the camp?,¿Dónde está el campamento?,,,,,,,,,,
image,sign,Sign here,Firme aquí,,,,,,,,,,signature
acknowledge,heard,I was told how to complain.,Me dijeron cómo quejarme.,,,,,,,,,,
";
const CHOICES: &str = "list_name,name,label::English (en),label::Spanish (es),exclusive
gender,woman,Woman,Mujer,
gender,prefers_not_to_say,Prefers not to say,Prefiere no decir,yes
spoken,es,Spanish,Español,
spoken,prefers_not_to_say,Prefers not to say,Prefiere no decir,yes
pay,hour,By the hour,Por hora,
pay,prefers_not_to_say,Prefers not to say,Prefiere no decir,yes
agree,no,Never,Nunca,
agree,some,Sometimes,A veces,
agree,yes,Always,Siempre,
wishes,shade,Shade,Sombra,
wishes,water,Water,Agua,
wishes,card,My time card,Mi tarjeta,
";

#[tokio::test]
async fn every_control_of_a_form_answers_on_a_phone_and_a_roster_grows() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut villages = String::from("name,label\n");
    for number in 0..5000 {
        villages.push_str(&format!("v{number},San Juan {number}\n"));
    }
    let files = [
        ("survey.csv", SURVEY),
        ("choices.csv", CHOICES),
        ("villages.csv", &*villages),
    ];
    pack_with_form(folder.path(), &files)?;
    let world = World::with_pack(folder.path())?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Sitio", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    lead.stop()?;
    let browser = Browser::start()?;
    let at_work = AtWork::at(lead.vault(), &browser, Screen::Phone).await?;
    let page = &at_work.page;
    open(page, &format!("/a/{audit}/interviews/new")).await?;
    page.press("Worker").await?;
    page.pick("Crew", "A").await?;
    page.press("To consent").await?;
    page.press("They agree: begin").await?;
    for choice in ["Woman", "Spanish", "By the hour"] {
        page.press(choice).await?;
        page.sees("Saved").await?;
        page.press("Next").await?;
    }
    // Against a rule of the form: it stands, and says so.
    page.sees("How many hours yesterday?").await?;
    page.find("#answer").await?.send_keys("26").await?;
    page.run("document.activeElement.blur()").await?;
    page.sees("A day has 24 hours.").await?;
    page.picture("against-a-rule").await?;
    is_well(page).await?;
    for (words, picture) in [
        ("How hot was it", "range"),
        ("The weighing is fair.", "likert"),
        ("What should change first?", "rank"),
        ("When did you begin here?", "date"),
        ("When does the bus leave?", "time"),
        ("Which village are you from?", "village"),
    ] {
        page.press("Next").await?;
        page.sees(words).await?;
        page.picture(&format!("control-{picture}")).await?;
        for wrong in [cut_off(page).await?, small_targets(page).await?, barriers(page).await?] {
            ensure!(wrong.is_empty(), "{picture}: {}", wrong.join("\n"));
        }
        is_well(page).await?;
    }
    let search = "main input[type=search], main [role=combobox], main input[type=text]";
    page.find(search).await?.send_keys("4321").await?;
    page.press_css("main [role=option]").await?;
    page.sees("Saved").await?;
    page.press("Next").await?;

    // The first job is there; one more is added, and the note quotes the better one.
    page.sees("Whose job was it?").await?;
    page.find("#answer").await?.send_keys("Grupo Ejemplo").await?;
    page.press("Next").await?;
    page.sees("What did it pay an hour?").await?;
    page.find("#answer").await?.send_keys("12.50").await?;
    page.press("Next").await?;
    page.sees("Jobs this season").await?;
    page.picture("roster").await?;
    for wrong in [cut_off(page).await?, small_targets(page).await?, barriers(page).await?] {
        ensure!(wrong.is_empty(), "roster: {}", wrong.join("\n"));
    }
    page.press("Add one more").await?;
    page.sees("Whose job was it?").await?;
    page.sees("2 of 2").await?;
    page.press("Next").await?;
    page.find("#answer").await?.send_keys("14").await?;
    page.press("Next").await?;
    page.sees("Jobs this season").await?;
    page.press("Next").await?;
    page.sees("The best paid 14").await?;
    page.picture("quoted").await?;
    Ok(())
}
