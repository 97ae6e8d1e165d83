//! A monitor's work on a report in the browser, on a phone and at a desk: reads it, comments on a part, takes files, lays two
//! versions side by side, in English and in Urdu.

use anyhow::{Result, ensure};
use std::time::Duration;
use tests::browser::walk::{barriers, open, speak};
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen, is_well};

#[tokio::test]
async fn a_monitor_reads_comments_takes_files_and_compares() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, address) = demonstration.serve()?;
    let browser = Browser::start()?;

    let phone = browser.open(Screen::Phone, &address).await?;
    demonstration.sign_in(&phone, "Vado Hondo Nursery").await?;
    phone.press("Vado Hondo Nursery").await?;
    phone.sees("What the team found").await?;
    looks(&phone, "report-top").await?;
    // A part is one press away, and takes the reader's place with it.
    phone.press_css(".parts a[href='#part-findings']").await?;
    phone
        .until_true("return document.activeElement?.id === 'part-findings-head'")
        .await?;
    looks(&phone, "report-findings").await?;
    // What is said in a picture stands in its table, too.
    phone.press_css("#part-findings [aria-expanded=false]").await?;
    phone
        .until_true("return !document.querySelector('#part-findings .same-table').hidden")
        .await?;
    looks(&phone, "report-table").await?;
    // A comment at the part that it is about.
    phone.press_css("#part-method .btn.start").await?;
    phone
        .fill("Your comment on this part", "Which days were rainy?")
        .await?;
    looks(&phone, "report-comment").await?;
    phone.press("Send comment").await?;
    phone
        .until_true(
            "return document.querySelector('#part-method .remarks')?.innerText.includes('Which days were rainy?')",
        )
        .await?;
    // Files: made here, kept by the browser.
    phone.press_css(".downloads summary").await?;
    for (name, ending) in [
        ("GeoJSON", "geojson"),
        ("JSON", "json"),
        ("CSV", "zip"),
        ("Excel", "xlsx"),
        ("PDF", "pdf"),
    ] {
        take(&phone, name, ending).await?;
    }
    looks(&phone, "report-download").await?;

    correct(&demonstration, &browser).await?;

    open(&phone, "/reports").await?;
    phone.press("Report 2").await?;
    phone.press("Compare with Report 1").await?;
    phone.sees("What changed").await?;
    phone.sees("In the yard too.").await?;
    looks(&phone, "report-compared").await?;
    let desk = browser.desk(&address).await?;
    demonstration.sign_in(&desk, "Vado Hondo Nursery").await?;
    desk.press("Report 2").await?;
    desk.sees("What the team found").await?;
    looks(&desk, "report-top").await?;
    desk.press("Compare with Report 1").await?;
    desk.sees("In the yard too.").await?;
    looks(&desk, "report-compared").await?;
    desk.press("To the report").await?;
    desk.sees("What the team found").await?;
    // On paper: every table stands there, and nothing of the app.
    desk.run("window.printed = true").await?;
    for page in [&phone, &desk] {
        speak(page, "ur").await?;
        open(page, "/reports").await?;
        page.press("Vado Hondo Nursery").await?;
        page.sees("ٹیم نے کیا پایا").await?;
        looks(page, "report-urdu").await?;
    }
    Ok(())
}

/// Pictures to be looked at; nothing is cut off and axe finds no barrier.
async fn looks(page: &Page, name: &str) -> Result<()> {
    page.picture(name).await?;
    is_well(page).await?;
    let found = barriers(page).await?;
    ensure!(found.is_empty(), "{name}: {found:#?}");
    Ok(())
}

/// Waits until the browser says that it has the file.
async fn take(page: &Page, name: &str, ending: &str) -> Result<()> {
    page.run(&format!(
        "[...document.querySelectorAll('.downloads button.item')].find(one => one.querySelector('strong').innerText === '{name}').click()"
    ))
    .await?;
    page.sees_within(&format!("surco-vado-hondo-nursery-1.{ending}"), Duration::from_secs(90))
        .await
}

/// The lead settles what stops publishing and publishes a second version.
async fn correct(demonstration: &Demonstration, browser: &Browser) -> Result<()> {
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("lucia"), browser, Screen::Desk).await?;
    page.press("Sync").await?;
    page.press("Sync now").await?;
    page.sees_within("Everything is on the server", Duration::from_secs(60))
        .await?;
    page.press("Today").await?;
    page.press("Open audit").await?;
    page.press("Reconcile").await?;
    page.sees("Two values").await?;
    page.press_css(".versus .choice").await?;
    page.fill("Reason for the choice", "Both of us saw it; the code names it so.")
        .await?;
    page.press("Keep “").await?;
    page.until_true("return document.querySelector('.versus') === null")
        .await?;
    page.press("Today").await?;
    page.press("Vado Hondo Nursery").await?;
    page.press("Reconcile").await?;
    page.press("To publishing").await?;
    page.sees("Report hash").await?;
    page.fill(
        "Summary",
        "A small site. The complaint line is not posted. In the yard too.",
    )
    .await?;
    page.client().active_element().await?.send_keys("\u{E004}").await?;
    page.press("Publish").await?;
    page.press_css("dialog[open] .btn.is-main").await?;
    page.sees("Report 2").await?;
    page.press("Sync").await?;
    page.press("Sync now").await?;
    page.sees_within("Everything is on the server", Duration::from_secs(60))
        .await
}
