//! The lead's evening in a browser: an alarm, a breach raised twice, a contradiction, a question, and corrections after the
//! report; on a phone and at a desk.

use anyhow::{Context, Result, ensure};
use shared::api::*;
use shared::ids::RoomId;
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::{barriers, open, speak};
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen, is_well};
use tests::world::{TestDevice, World, farm_audit, raise, takes_in};

/// What the lead's own phone adds to the demonstration: an alarm, a breach raised twice, an item in order beside it.
fn evening(demonstration: &Demonstration) -> Result<RoomId> {
    let mut lead = TestDevice::over(&demonstration.path("lucia"));
    lead.start()?;
    lead.unlock()?;
    let today = lead.call(GetToday {})?;
    let farm = today.audits.iter().find(|line| line.phase == Phase::Fieldwork);
    let audit = farm.context("a farm in the field")?.audit;
    let mut raise = |provision: &str, severity: &str, statement: &str| {
        lead.call(RaiseFinding {
            audit,
            provision: provision.into(),
            severity: severity.into(),
            statement: statement.into(),
            basis: vec![Basis::Observation],
            supports: Vec::new(),
        })
    };
    raise(
        "no-forced-labor",
        "zero_tolerance",
        "The crew leader keeps papers of the crew.",
    )?;
    let twice = raise(
        "heat-protection",
        "serious",
        "No drinking water is within reach at row 12.",
    )?;
    lead.call(ConfirmFinding {
        finding: twice.finding,
        confirm: true,
        reason: "Seen by two of us.".into(),
    })?;
    let list = lead.call(StartChecklist {
        audit,
        form: "site-checklist".into(),
        place: "Field 7".into(),
    })?;
    lead.call(AnswerQuestion {
        interview: list.line.interview,
        question: "water_near".into(),
        answer: Some("in_order".into()),
        brief: true,
    })?;
    lead.stop()?;
    Ok(audit)
}

async fn is_clear(page: &Page, place: &str) -> Result<()> {
    for wrong in [cut_off(page).await?, small_targets(page).await?, barriers(page).await?] {
        ensure!(wrong.is_empty(), "{place}: {}", wrong.join("\n"));
    }
    is_well(page).await
}

/// The sheet of the board with this name: its field filled, its button pressed.
async fn in_sheet(page: &Page, name: &str, field: &str, words: &str, button: &str) -> Result<()> {
    page.run(&format!(
        "const sheet = [...document.querySelectorAll('main section[aria-label^=\"{name}\"]')][0];
         const area = sheet.querySelector('{field}');
         area.value = {words:?}; area.dispatchEvent(new Event('input', {{ bubbles: true }}));
         [...sheet.querySelectorAll('button')].find(button => button.textContent.includes({button:?})).click()"
    ))
    .await
    .map(drop)
}

async fn gone(page: &Page, name: &str) -> Result<()> {
    page.until_true(&format!(
        "return document.querySelector('main section[aria-label^=\"{name}\"]') === null"
    ))
    .await
}

async fn the_board(page: &Page, audit: RoomId) -> Result<()> {
    page.sees("Zero tolerance: F-").await?;
    page.picture("board-today").await?;
    is_clear(page, "today").await?;
    page.press("Look at the alarm").await?;
    page.sees("Raised twice?").await?;
    page.sees("A checklist says in order").await?;
    page.whole_picture("board-whole").await?;
    is_clear(page, "board").await?;
    page.fill("What you do now", "I drove to the camp at once.").await?;
    page.press("I have seen it").await?;
    page.until_true("return !document.body.textContent.includes('I have seen it')")
        .await?;

    // What was confirmed stops publishing and comes first; the draft beside it goes when it is merged.
    in_sheet(
        page,
        "Contradiction",
        "textarea",
        "Filled up after our first visit.",
        "Settle",
    )
    .await?;
    page.until_true("return document.querySelectorAll('main section[aria-label^=Contradiction]').length === 1")
        .await?;
    in_sheet(page, "Raised twice?", "textarea", "One row, one morning.", "Merge").await?;
    gone(page, "Raised twice?").await?;
    gone(page, "Contradiction").await?;
    in_sheet(
        page,
        "Two values for one thing",
        "details textarea",
        "What did you see?",
        "Ask an author",
    )
    .await?;
    page.sees("Asked ").await?;
    page.sees("Handed back").await?;
    page.whole_picture("board-after").await?;
    is_clear(page, "board after").await?;

    open(page, &format!("/a/{audit}/timeline")).await?;
    page.sees("Lucia Lead").await?;
    page.picture("timeline").await?;
    is_clear(page, "timeline").await?;
    page.pick("Who", "Amina").await?;
    page.until_true("return [...document.querySelectorAll('ol.timeline li strong')].every(name => name.textContent === 'Amina') && document.querySelector('ol.timeline li') !== null").await
}

async fn the_finding(page: &Page, audit: RoomId) -> Result<()> {
    open(page, &format!("/a/{audit}/findings")).await?;
    page.press("Confirmed").await?;
    page.press_css("main a.finding").await?;
    page.sees("What is behind it").await?;
    page.press("Write cause and answer").await?;
    page.fill("Root cause", "Nobody plans water when crews move.").await?;
    page.fill("Management’s answer", "A second cooler goes with every crew.")
        .await?;
    page.fill("Who said it", "farm manager").await?;
    page.press("Save changes").await?;
    page.sees("Nobody plans water").await?;
    page.picture("finding-behind").await?;
    is_clear(page, "finding").await
}

async fn the_corrections(page: &Page) -> Result<()> {
    open(page, "/actions").await?;
    page.sees("Progress by site").await?;
    page.press("Change who or when").await?;
    page.fill("Who has to do it", "Farm management").await?;
    page.press_css("li details[open] button").await?;
    page.sees("Farm management").await?;
    page.press("Report progress").await?;
    page.pick("State", "verified").await?;
    page.fill("Workers asked", "6").await?;
    page.fill("Workers who confirm it", "5").await?;
    page.fill("What was done", "The number hangs beside the water.").await?;
    page.whole_picture("action-verify").await?;
    is_clear(page, "verifying").await?;
    page.press_css("li details[open] .btn.is-wide").await?;
    page.run("const list = document.querySelector('select.seg-list'); list.value = 'all'; list.dispatchEvent(new Event('change', { bubbles: true }))").await?;
    page.press("History").await?;
    page.sees("Some workers confirm it").await?;
    ensure!(!page.text().await?.contains("5 of 6"), "a small number was shown");
    page.whole_picture("actions").await?;
    is_clear(page, "actions").await
}

async fn evening_at(screen: Screen) -> Result<()> {
    let demonstration = Demonstration::make()?;
    let audit = evening(&demonstration)?;
    let browser = Browser::start()?;
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("lucia"), &browser, screen).await?;
    the_board(&page, audit).await?;
    the_finding(&page, audit).await?;
    the_corrections(&page).await?;
    // Right to left, and with longer words.
    for tag in ["ur", "es"] {
        speak(&page, tag).await?;
        open(&page, &format!("/a/{audit}/reconcile")).await?;
        page.find("main section").await?;
        page.whole_picture(&format!("board-{tag}")).await?;
        is_clear(&page, tag).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_lead_on_a_phone_settles_the_evening_and_follows_the_corrections() -> Result<()> {
    evening_at(Screen::Phone).await
}

#[tokio::test]
async fn a_lead_at_a_desk_settles_the_evening_and_follows_the_corrections() -> Result<()> {
    evening_at(Screen::Desk).await
}

#[tokio::test]
async fn two_leads_who_decided_apart_are_both_on_the_board_until_one_decides_again() -> Result<()> {
    let browser = Browser::start()?;
    for screen in [Screen::Phone, Screen::Desk] {
        let world = World::new()?;
        let mut lucia = world.lead("Lucía")?;
        let audit = farm_audit(&mut lucia, "Tres Robles", &[("A", 4)])?;
        lucia.sync()?;
        let mut delia = world.lead("Delia")?;
        delia.sync()?;
        takes_in(&mut lucia, audit, "Delia")?;
        let finding = raise(&mut lucia, audit, "No shade at noon.")?.finding;
        lucia.sync()?;
        delia.sync()?;
        let decides = |confirm, reason: &str| ConfirmFinding {
            finding,
            confirm,
            reason: reason.into(),
        };
        lucia.call(decides(true, "Seen by both of us."))?;
        delia.call(decides(false, "The nets were up at noon."))?;
        delia.sync()?;
        lucia.sync()?;
        lucia.stop()?;
        let AtWork { page, device: _device } = AtWork::at(lucia.vault(), &browser, screen).await?;
        for (path, name) in [
            (format!("/a/{audit}/findings/{finding}"), "finding"),
            (format!("/a/{audit}/reconcile"), "board"),
        ] {
            open(&page, &path).await?;
            page.sees("Two leads decided differently").await?;
            page.sees("The nets were up at noon.").await?;
            page.whole_picture(&format!("decided-apart-{name}")).await?;
            is_clear(&page, name).await?;
        }
        page.press("Confirm").await?;
        page.until_true("return !document.body.textContent.includes('Two leads decided differently')")
            .await?;
        is_well(&page).await?;
    }
    Ok(())
}
