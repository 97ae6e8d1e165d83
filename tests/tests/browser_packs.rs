//! Every pack that ships, in the browser: a worker's whole interview and the first checklist, from the first word to the end.

use anyhow::{Context, Result, ensure};
use shared::api::{ListChecklists, ListInterviews, OpenInterview};
use shared::ids::RoomId;
use std::path::{Path, PathBuf};
use tests::browser::asking::go_through;
use tests::browser::walk::open;
use tests::browser::{AtWork, Browser, Page, Screen, is_well, repository};
use tests::world::{CREWS, World, farm_audit, open_fieldwork};

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
