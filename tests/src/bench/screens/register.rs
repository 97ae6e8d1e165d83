//! An employer's register in the browser: how soon its results stand, and whether a list of 100,000 rows ever holds up the page.

use super::super::payroll::register_of;
use super::super::samples::Samples;
use super::super::{Bench, spelled};
use super::phone::{Served, SlowPhone};
use crate::browser::{Browser, repository};
use crate::world::{CREWS, PASSPHRASE, World, farm_audit, open_fieldwork};
use anyhow::{Context, Result, ensure};
use std::path::Path;

const SMALL: u32 = 10_000;
const LARGE: u32 = 100_000;
const RESULTS_BAR_MS: f64 = 1000.0;
const TASK_BAR_MS: f64 = 50.0;
const ROWS_BAR: f64 = 200.0;
const TIMES: u32 = 3;

const TODAY: &str = "document.querySelector('main .sheet')";
const MAIN: &str = "document.querySelector('.dock .btn.is-main').click()";
const RESULTS: &str = "document.querySelector('#by-rule')";
const ROWS: &str = "document.querySelector('.register-rows .long-row')";
/// Ten seconds down the list by nearly a screen at a time, then leaps; gives the most rows that were nodes at once.
const SCROLLED: &str = "(async () => {
  const frame = document.querySelector('.register-rows');
  let most = 0;
  const to = async at => {
    frame.scrollTop = at;
    await probe.painted();
    most = Math.max(most, frame.querySelectorAll('.long-row').length);
  };
  const end = performance.now() + 10000;
  while (performance.now() < end) await to(frame.scrollTop + frame.clientHeight * 0.9);
  for (const part of [0.5, 0.99, 0.2, 0.7, 0]) {
    await to(frame.scrollHeight * part);
    await new Promise(go => setTimeout(go, 400));
    await to(frame.scrollTop + 1);
  }
  return most;
})()";

/// At this machine's own speed: the bars are those of a desk's browser.
pub(super) async fn measure(bench: &mut Bench, browser: &Browser) -> Result<()> {
    let world = World::with_pack(&repository().join("packs/fair-food"))?;
    let mut lead = world.lead("Lucía")?;
    let mut audits = Vec::new();
    for number in 0..=TIMES {
        let audit = farm_audit(&mut lead, &format!("Farm {number}"), &CREWS)?;
        open_fieldwork(&mut lead, audit)?;
        audits.push(audit);
    }
    lead.stop()?;
    let device = Served::over(lead.vault())?;
    let phone = SlowPhone::at_full_speed(browser).await?;
    phone.load(&device.door, "document.querySelector('#pass')").await?;
    phone.page.fill("Passphrase of this phone", PASSPHRASE).await?;
    phone
        .took("document.querySelector('form .is-main').click()", TODAY)
        .await?;

    let (mut results, mut rows) = (Samples::default(), Samples::default());
    let small = register_of(SMALL)?;
    for audit in audits.iter().skip(1) {
        choose(&phone, &format!("/a/{audit}/pay"), &small).await?;
        let shown = format!("probe.took(() => {MAIN}, () => {RESULTS})");
        results.push(phone.milliseconds(&shown).await?);
        rows.push(
            phone
                .milliseconds(&format!("probe.took(() => {{}}, () => {ROWS})"))
                .await?,
        );
    }
    let (few, many) = (spelled(SMALL), spelled(LARGE));
    bench.sheet.held(
        &format!("register of {few} rows: from “check” to the results"),
        results.median(),
        "ms",
        RESULTS_BAR_MS,
    );
    bench
        .sheet
        .told("… and from there to its first rows", rows.median(), "ms");

    let audit = audits.first().context("an audit")?;
    choose(&phone, &format!("/a/{audit}/pay"), &register_of(LARGE)?).await?;
    let took = phone.took(MAIN, ROWS).await?;
    bench.sheet.told(
        &format!("register of {many} rows: from “check” to the first rows"),
        took,
        "ms",
    );
    phone.watch_tasks().await?;
    let most = phone.milliseconds(SCROLLED).await?;
    bench.sheet.held(
        &format!("list of {many} rows: longest task while it is scrolled"),
        phone.longest_task().await?,
        "ms",
        TASK_BAR_MS,
    );
    bench.sheet.held(
        &format!("list of {many} rows: rows that are nodes"),
        most,
        "rows",
        ROWS_BAR,
    );
    let page = phone.took(
        "document.querySelector('.register-rows .register-row').click()",
        "document.querySelector('[data-figure=row-owed]')",
    );
    bench
        .sheet
        .told(&format!("one of {many} rows opens"), page.await?, "ms");
    ensure!(phone.page.complaints().await?.is_empty(), "the console complains");
    Ok(())
}

/// From the home of payroll to the columns as they were guessed.
async fn choose(phone: &SlowPhone, path: &str, register: &Path) -> Result<()> {
    let act = format!(
        "const link = document.createElement('a'); link.href = '{path}'; document.body.append(link); link.click(); link.remove()"
    );
    phone
        .took(
            &act,
            &format!("location.pathname === '{path}' && document.querySelector('.dock .btn.is-main')"),
        )
        .await?;
    phone.page.press_css(".dock .btn.is-main").await?;
    phone.page.choose_file("#register-file", register).await?;
    phone.page.find(".previewed").await?;
    phone.page.fill("Place of work", "US-FL").await
}
