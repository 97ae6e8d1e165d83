//! The demonstration in real browsers: a monitor at the server returns a report, the lead settles a conflict, answers
//! and publishes anew, the monitor approves. Both by keyboard alone.

use anyhow::Result;
use std::time::Duration;
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen, is_well};

const TAB: &str = "\u{E004}";

#[tokio::test]
async fn a_monitor_returns_a_report_the_lead_answers_and_publishes_anew_and_the_monitor_approves() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, address) = demonstration.serve()?;
    let browser = Browser::start()?;

    let monitor = browser.desk(&address).await?.by_keyboard();
    demonstration.sign_in(&monitor, "Vado Hondo Nursery").await?;
    is_well(&monitor).await?;
    monitor.picture("reports").await?;
    monitor.press("Vado Hondo Nursery").await?;
    monitor.sees("What the team found").await?;
    // Eight workers: no table could hide them, and the report says so.
    monitor.sees("This site has fewer than 20 workers").await?;
    monitor
        .fill("Comment", "Please say where the poster should hang.")
        .await?;
    monitor.press("Add comment").await?;
    monitor.sees("through the server").await?;
    monitor
        .fill("Question to the lead", "Was the number posted in the yard?")
        .await?;
    monitor.press("Return with the question").await?;
    monitor.sees("returned with a question").await?;
    monitor.picture("report").await?;
    is_well(&monitor).await?;

    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Desk).await?;
    let lead = page.by_keyboard();
    sync(&lead).await?;
    settle_the_conflict(&lead).await?;
    answer_and_publish_anew(&lead).await?;
    sync(&lead).await?;

    monitor.press("Reports").await?;
    monitor.press("Report 2").await?;
    monitor.sees("In the yard too.").await?;
    monitor.press("Approve").await?;
    monitor.picture("approve").await?;
    monitor.press_css("dialog[open] .btn.is-main").await?;
    monitor.sees("approved").await?;
    monitor.picture("approved").await?;
    is_well(&monitor).await
}

async fn sync(page: &Page) -> Result<()> {
    page.press("Sync").await?;
    page.press("Sync now").await?;
    page.sees_within("Everything is on the server", Duration::from_secs(60))
        .await
}

/// Two auditors set one severity apart; the lead keeps one of the values, with a reason.
async fn settle_the_conflict(page: &Page) -> Result<()> {
    page.press("Today").await?;
    page.press("Open audit").await?;
    page.press("Reconcile").await?;
    page.sees("Two values").await?;
    page.picture("conflict").await?;
    is_well(page).await?;
    page.press_css(".versus .choice").await?;
    page.fill("Reason for the choice", "Both of us saw it; the code names it so.")
        .await?;
    page.press("Keep “").await?;
    page.until_true("return document.querySelector('.versus') === null")
        .await?;
    page.sees("Decisions so far").await?;
    page.picture("decided").await.map(drop)
}

async fn answer_and_publish_anew(page: &Page) -> Result<()> {
    page.press("Reports").await?;
    page.press("Vado Hondo Nursery").await?;
    page.sees("Was the number posted in the yard?").await?;
    for answer in ["Beside the water.", "No. In the yard neither; report 2 says so."] {
        page.fill("Your answer", answer).await?;
        page.press_css(".comment .entry ~ button[aria-disabled=false]").await?;
        page.sees(answer).await?;
    }
    page.press("Today").await?;
    page.press("Vado Hondo Nursery").await?;
    page.press("Reconcile").await?;
    page.press("To publishing").await?;
    // Looked at once by itself, with the words of the report before.
    page.sees("Report hash").await?;
    page.fill(
        "Summary",
        "A small site. The complaint line is not posted. In the yard too.",
    )
    .await?;
    // Leaving the field looks again.
    page.client().active_element().await?.send_keys(TAB).await?;
    page.press("Publish").await?;
    page.picture("publish").await?;
    page.press_css("dialog[open] .btn.is-main").await?;
    page.sees("Report 2").await?;
    is_well(page).await
}
