//! docs/guides/lead.md: Lucia's evening at a desk: an alarm, the board, a report, a question, and corrections.

use super::{open_report, scroll_to, shows};
use anyhow::{Context, Result};
use std::time::Duration;
use tests::browser::walk::open;
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen};

const TAB: &str = "\u{E004}";

pub async fn day(demonstration: &Demonstration, browser: &Browser) -> Result<()> {
    let (_server, _) = demonstration.serve()?;
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("lucia"), browser, Screen::Desk).await?;
    page.press("Sync").await?;
    page.press("Sync now").await?;
    page.sees_within("Everything is on the server", Duration::from_secs(60))
        .await?;
    page.press("Today").await?;
    page.sees("Zero tolerance: F-").await?;
    shows(&page, "lead-today").await?;
    before(&page).await.context("before")?;
    board(&page).await.context("board")?;
    finding(&page).await.context("finding")?;
    books(&page).await.context("books")?;
    publishing(&page).await.context("publishing")?;
    question(&page).await.context("question")?;
    corrections(&page).await.context("corrections")
}

/// A new audit is planned, and somebody invited.
async fn before(page: &Page) -> Result<()> {
    page.press("Make audit").await?;
    page.press("Rancho Alisos").await?;
    page.fill("Name of the audit", "Spring audit").await?;
    page.fill("Crew", "North").await?;
    page.fill("Workers", "22").await?;
    shows(page, "lead-new-audit").await?;
    page.press("Today").await?;
    page.press("Open audit").await?;
    page.press("People and invites").await?;
    page.fill("Name on screens", "Delia").await?;
    page.press("Make an invite").await?;
    page.sees("It works once").await?;
    shows(page, "lead-invite").await
}

/// The sheet of the board whose name begins so: its field filled, its button pressed.
async fn in_sheet(page: &Page, name: &str, words: &str, button: &str) -> Result<()> {
    page.run(&format!(
        "const sheet = document.querySelector('main section[aria-label^=\"{name}\"]');
         const area = sheet.querySelector('textarea');
         area.value = {words:?}; area.dispatchEvent(new Event('input', {{ bubbles: true }}));
         [...sheet.querySelectorAll('button')].find(button => button.textContent.includes({button:?})).click()"
    ))
    .await
    .map(drop)
}

async fn board(page: &Page) -> Result<()> {
    page.press("Today").await?;
    page.press("Look at the alarm").await?;
    page.sees("Raised twice?").await?;
    shows(page, "lead-board").await?;
    page.fill("What you do now", "I called the program and drove to the camp.")
        .await?;
    page.press("I have seen it").await?;
    page.until_true("return !document.body.textContent.includes('I have seen it')")
        .await?;
    page.press_css(".versus .choice").await?;
    page.fill("Reason for the choice", "The code names it so.").await?;
    page.press("Keep “").await?;
    page.until_true(
        "return ![...document.querySelectorAll('main h2')].some(head => head.textContent === 'Two values')",
    )
    .await?;
    scroll_to(page, "main section[aria-label^=\"Raised twice\"]").await?;
    shows(page, "lead-duplicate").await?;
    in_sheet(page, "Raised twice?", "One row, one morning.", "Merge").await?;
    page.until_true("return document.querySelector('main section[aria-label^=\"Raised twice\"]') === null")
        .await
}

async fn finding(page: &Page) -> Result<()> {
    page.press("Findings").await?;
    page.press("No drinking water").await?;
    page.sees("What is behind it").await?;
    page.press("Write cause and answer").await?;
    page.fill("Root cause", "Nobody plans water when crews move.").await?;
    page.fill("Management’s answer", "A second cooler goes with every crew.")
        .await?;
    page.fill("Who said it", "farm manager").await?;
    page.press("Save changes").await?;
    page.sees("Saved").await?;
    page.press("Findings").await?;
    page.press("No drinking water").await?;
    page.sees("Nobody plans water").await?;
    shows(page, "lead-finding").await
}

/// From the register's total to the row, at the ranch.
async fn books(page: &Page) -> Result<()> {
    page.press("Today").await?;
    page.press("Rancho Alisos").await?;
    page.press("Payroll").await?;
    page.press("alisos-last-week.csv").await?;
    page.sees("Owed to workers").await?;
    page.find(".register-row").await?;
    shows(page, "lead-payroll").await
}

/// A worker's code in the summary is marked, and publishing waits.
async fn publishing(page: &Page) -> Result<()> {
    page.press("Today").await?;
    page.press("Vado Hondo Nursery").await?;
    page.press("Publish").await?;
    page.sees_within("Report hash", Duration::from_secs(60)).await?;
    page.fill("Summary", "Worker C-017 said that the line is not posted.")
        .await?;
    page.client().active_element().await?.send_keys(TAB).await?;
    page.sees("This must not leave").await?;
    shows(page, "lead-publish").await?;
    page.fill("Summary", "A small site. The line is posted in the yard by now.")
        .await?;
    page.client().active_element().await?.send_keys(TAB).await?;
    page.until_true("return document.querySelector('q.leak') === null")
        .await?;
    page.press("Publish").await?;
    page.press_css("dialog[open] .btn.is-main").await?;
    page.sees("Report 2").await
}

/// What a monitor asked of the ranch's first report, and the answer.
async fn question(page: &Page) -> Result<()> {
    page.press("Reports").await?;
    page.sees("Rancho Alisos").await?;
    open_report(page, "Rancho Alisos", 1).await?;
    page.sees("How many rooms").await?;
    scroll_to(page, ".comment").await?;
    shows(page, "lead-question").await
}

async fn corrections(page: &Page) -> Result<()> {
    open(page, "/actions").await?;
    page.sees("Progress by site").await?;
    page.pick("Site", "Rancho Alisos").await?;
    shows(page, "lead-actions").await?;
    page.press("Sync").await?;
    page.press("Sync now").await?;
    page.sees_within("Everything is on the server", Duration::from_secs(60))
        .await
}
