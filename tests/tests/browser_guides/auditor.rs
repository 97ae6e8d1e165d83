//! docs/guides/auditor.md: Amina's day at Tres Robles, on a phone; signal comes in the evening.

use super::{scroll_to, shows};
use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, PointerAction, TouchActions};
use std::time::Duration;
use tests::browser::asking::go_through;
use tests::browser::{Browser, Demonstration, Page, Screen, serve};
use tests::world::{PASSPHRASE, PIN, example_register};

pub async fn day(demonstration: &Demonstration, browser: &Browser) -> Result<()> {
    let (_device, address) = serve(&demonstration.path("amina"))?;
    let page = browser.open(Screen::Phone, &address).await?;
    page.sees("Passphrase of this phone").await?;
    shows(&page, "auditor-unlock").await?;
    page.fill("Passphrase of this phone", PASSPHRASE).await?;
    page.press("Unlock").await?;
    page.sees("Tres Robles Farm").await?;
    page.sees("Asked of you").await?;
    shows(&page, "auditor-today").await?;
    interview(&page).await.context("interview")?;
    finding(&page).await.context("finding")?;
    photo(&page).await.context("photo")?;
    payroll(&page, demonstration).await.context("payroll")?;
    task(&page).await.context("task")?;
    evening(&page, demonstration).await.context("evening")
}

/// Back to Today, by the arrow, however deep.
async fn home(page: &Page) -> Result<()> {
    while page.run("return location.pathname !== '/'").await? == true {
        page.press("Back").await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    page.sees("In the field").await
}

async fn audit(page: &Page) -> Result<()> {
    home(page).await?;
    page.press("Open audit").await?;
    page.sees("Workers heard").await
}

async fn interview(page: &Page) -> Result<()> {
    page.press("New interview").await?;
    page.press("Worker").await?;
    page.pick("Crew", "D").await?;
    page.pick("Language of the interview", "Spanish").await?;
    page.press("To consent").await?;
    page.sees("Read aloud, then ask").await?;
    // It is read from its beginning, however far down the button was.
    page.until_true("return window.scrollY === 0").await?;
    shows(page, "auditor-consent").await?;
    page.press("They agree: begin").await?;
    page.sees("Question ").await?;
    page.press_css("main .choices .choice").await?;
    page.sees("Saved").await?;
    shows(page, "auditor-interview").await?;
    // A supervisor walks up.
    page.press("Hide").await?;
    page.press("Open").await?;
    page.fill("PIN", PIN).await?;
    page.sees("Question").await?;
    go_through(page, 1).await?;
    page.press("To the end").await?;
    page.sees("Before you finish").await?;
    page.press("Finish interview").await?;
    page.sees("For the worker to take home").await?;
    shows(page, "auditor-slip").await?;
    page.press("Name, apart").await?;
    page.fill("The employer’s number for them", "3005").await?;
    page.press("Save, sealed").await?;
    audit(page).await?;
    shows(page, "auditor-audit").await
}

async fn finding(page: &Page) -> Result<()> {
    page.press("Findings").await?;
    page.press("New finding").await?;
    page.pick("Provision of the code", "Protection from heat").await?;
    page.press("Observation").await?;
    page.fill("What was found", "At field 7 there is no shade within reach of crew D.")
        .await?;
    shows(page, "auditor-finding").await?;
    page.press("Save finding").await?;
    page.sees("Raised by Amina").await?;
    audit(page).await
}

async fn photo(page: &Page) -> Result<()> {
    page.press("Evidence").await?;
    page.press("The water of row 12 in the afternoon").await?;
    page.sees("Only redacted copies can be published").await?;
    page.press("Redact").await?;
    page.until_true("return document.querySelector('.redacting img')?.naturalWidth > 0")
        .await?;
    page.run("document.querySelector('.redacting').scrollIntoView({ block: 'center' })")
        .await?;
    cover(page, (0.66, 0.37), (0.82, 0.54)).await?;
    cover(page, (0.15, 0.38), (0.23, 0.45)).await?;
    page.sees("2 boxes").await?;
    shows(page, "auditor-redact").await?;
    page.press("Save redacted copy").await?;
    page.sees("Copy of E-").await?;
    audit(page).await
}

/// Draws a box with one finger, from and to in shares of the picture.
async fn cover(page: &Page, from: (f64, f64), to: (f64, f64)) -> Result<()> {
    let bounds = page
        .run("const b = document.querySelector('.redacting').getBoundingClientRect(); return [b.left, b.top, b.width, b.height]")
        .await?;
    let [left, top, width, height]: [f64; 4] = serde_json::from_value(bounds)?;
    let go = |(x, y): (f64, f64)| PointerAction::MoveTo {
        duration: Some(Duration::from_millis(120)),
        x: left + width * x,
        y: top + height * y,
    };
    let finger = TouchActions::new("finger".into())
        .then(go(from))
        .then(PointerAction::Down { button: 0 })
        .then(go(((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0)))
        .then(go(to))
        .then(PointerAction::Up { button: 0 });
    Ok(page.client().perform_actions(finger).await?)
}

async fn payroll(page: &Page, demonstration: &Demonstration) -> Result<()> {
    let file = demonstration.path("books-of-march.csv");
    std::fs::write(&file, example_register())?;
    page.press("Payroll").await?;
    page.press("Import a register").await?;
    page.choose_file("#register-file", &file).await?;
    page.sees("What does each column say?").await?;
    page.fill("Place of work", "US-FL").await?;
    page.press("Check").await?;
    page.sees("Owed to workers").await?;
    page.find(".register-row").await?;
    shows(page, "auditor-payroll").await?;
    page.press_css("#row-0").await?;
    page.sees("Step by step").await?;
    page.press("Draft a finding on").await?;
    page.sees("The payroll records do not meet this rule").await?;
    audit(page).await
}

async fn task(page: &Page) -> Result<()> {
    home(page).await?;
    page.press("Did crew B say the same?").await?;
    page.fill("Answer", "I ask two of them tomorrow at the camp.").await?;
    page.press("Done").await?;
    page.sees("I ask two of them").await
}

async fn evening(page: &Page, demonstration: &Demonstration) -> Result<()> {
    home(page).await?;
    page.press("Sync").await?;
    page.sees("only on this phone").await?;
    let (_server, _) = demonstration.serve()?;
    page.press("Sync now").await?;
    page.until_true("return document.querySelector('.dock .is-main').ariaDisabled === 'false'")
        .await?;
    page.run("window.scrollTo(0, 0)").await?;
    shows(page, "auditor-sync").await?;
    page.press("Send originals now").await?;
    page.sees_within("Everything is on the server", Duration::from_secs(60))
        .await?;
    audit(page).await?;
    scroll_to(page, "#team").await?;
    page.press("My part is ready").await?;
    page.sees("handed in").await?;
    page.press("Sync").await?;
    page.press("Sync now").await?;
    page.sees_within("Everything is on the server", Duration::from_secs(60))
        .await
}
