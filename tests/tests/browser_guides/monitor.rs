//! docs/guides/monitor.md: Mona reads the ranch's report at a desk, comments, compares, approves, and follows on a phone.

use super::{open_report, scroll_to, shows};
use anyhow::{Context, Result};
use tests::browser::{Browser, Demonstration, Page, Screen};

pub async fn day(demonstration: &Demonstration, browser: &Browser) -> Result<()> {
    let (_server, address) = demonstration.serve()?;
    let page = browser.desk(&address).await?;
    page.sees("Sign-in name").await?;
    shows(&page, "monitor-sign-in").await?;
    demonstration.sign_in(&page, "Rancho Alisos").await?;
    shows(&page, "monitor-reports").await?;
    report(&page).await.context("report")?;
    verdict(&page).await.context("verdict")?;
    let phone = browser.open(Screen::Phone, &address).await?;
    demonstration.sign_in(&phone, "Rancho Alisos").await?;
    follow(&phone).await.context("following")
}

async fn report(page: &Page) -> Result<()> {
    open_report(page, "Rancho Alisos", 2).await?;
    page.sees("What the team found").await?;
    shows(page, "monitor-report").await?;
    page.run("document.querySelectorAll('figure.plate img').forEach(img => img.loading = 'eager')")
        .await?;
    page.until_true(
        "return [...document.querySelectorAll('figure.plate img')].filter(img => img.naturalWidth > 0).length === 3",
    )
    .await?;
    page.run("document.querySelector('figure.plate').scrollIntoView({ block: 'center', behavior: 'instant' })")
        .await?;
    shows(page, "monitor-plate").await?;
    page.press("Hourly pay").await?;
    shows(page, "monitor-pay").await?;
    page.press_css("#part-method .btn.start").await?;
    page.fill("Your comment on this part", "Which weeks are behind these figures?")
        .await?;
    shows(page, "monitor-comment").await?;
    page.press("Send comment").await?;
    page.until_true(
        "return document.querySelector('#part-method .remarks')?.innerText.includes('Which weeks are behind')",
    )
    .await
}

async fn verdict(page: &Page) -> Result<()> {
    page.press("Compare with Report 1").await?;
    page.sees("What changed").await?;
    shows(page, "monitor-compare").await?;
    page.press("To the report").await?;
    page.sees("What the team found").await?;
    page.press("Download").await?;
    page.sees("To read, print and hand on").await?;
    scroll_to(page, ".downloads").await?;
    shows(page, "monitor-download").await?;
    page.press("Approve").await?;
    page.sees("You approve exactly what you read").await?;
    shows(page, "monitor-approve").await?;
    page.press_css("dialog[open] .btn.is-main").await?;
    page.sees("approved").await
}

async fn follow(page: &Page) -> Result<()> {
    page.press("Actions").await?;
    page.sees("overdue").await?;
    page.press_css("main li details summary").await?;
    page.sees("Agreed in the closing meeting").await?;
    page.run("window.scrollTo(0, 0)").await?;
    shows(page, "monitor-actions").await
}
