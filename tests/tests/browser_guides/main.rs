//! The guides in docs/guides, walked: each role's day in the demonstration that `cargo xtask run` shows, step by step, by the
//! words that stand on the buttons. The guides' pictures are taken here:
//! `SURCO_SCREENSHOTS=docs/guides cargo test -p tests --test browser_guides`.

mod auditor;
mod lead;
mod monitor;

use anyhow::{Context, Result, ensure};
use std::process::Command;
use std::sync::Mutex;
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::barriers;
use tests::browser::{Browser, Demonstration, Page, is_well};

/// Colours of a guide's picture; with photos on it these are what keeps it under `tests/tests/guides.rs`'s limit.
const COLOURS: &str = "96";

/// What was out of place on the way: all of it is told at the end, since a walk is long.
static WRONG: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[tokio::test]
async fn an_auditor_a_lead_and_a_monitor_go_through_their_day_by_the_guides() -> Result<()> {
    let demonstration = Demonstration::whole()?;
    let browser = Browser::start()?;
    let days = [
        auditor::day(&demonstration, &browser).await.context("auditor"),
        lead::day(&demonstration, &browser).await.context("lead"),
        monitor::day(&demonstration, &browser).await.context("monitor"),
    ];
    let mut wrong: Vec<String> = days
        .into_iter()
        .filter_map(|day| day.err().map(|why| format!("{why:#}")))
        .collect();
    if let Ok(mut seen) = WRONG.lock() {
        wrong.append(&mut seen);
    }
    ensure!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

/// A picture of the guide, of a page on which nobody would be stuck.
async fn shows(page: &Page, name: &str) -> Result<()> {
    let file = page.picture(name).await?;
    if std::env::var_os("SURCO_SCREENSHOTS").is_some() {
        let small = Command::new("convert")
            .arg(&file)
            .args(["+dither", "-colors", COLOURS])
            .arg(format!("PNG8:{}", file.display()))
            .status()
            .context("convert: `cargo xtask setup` installs ImageMagick")?;
        ensure!(small.success(), "{} was not made smaller", file.display());
    }
    let mut wrong = [cut_off(page).await?, small_targets(page).await?, barriers(page).await?].concat();
    wrong.extend(is_well(page).await.err().map(|why| why.to_string()));
    // A box is as small as what it covers; and a teammate's preview may not have come before the signal went.
    let not_yet_here = |what: &str| what.contains("/preview") && what.contains("status of 502");
    wrong.retain(|what| !what.contains("BUTTON.box ") && !not_yet_here(what));
    if let Ok(mut all) = WRONG.lock() {
        all.extend(wrong.into_iter().map(|what| format!("{name}: {what}")));
    }
    Ok(())
}

/// Presses the line of a report in the list: a site has several versions there.
async fn open_report(page: &Page, site: &str, version: u32) -> Result<()> {
    page.sees(site).await?;
    let address = page
        .run(&format!(
            "return [...document.querySelectorAll('a.item[href^=\"/reports/\"]')]
                .filter(link => link.textContent.includes('{site}') && link.textContent.includes('Report {version} '))
                .map(link => link.getAttribute('href'))[0]"
        ))
        .await?;
    let address = address.as_str().context("such a report stands in the list")?;
    page.press_css(&format!("a.item[href=\"{address}\"]")).await
}

/// Brings a place of the page to its top, as somebody scrolls there.
async fn scroll_to(page: &Page, css: &str) -> Result<()> {
    page.find(css).await?;
    page.run(&format!(
        "document.querySelector('{css}').scrollIntoView({{ block: 'start', behavior: 'instant' }})"
    ))
    .await
    .map(drop)
}
