//! A phone that holds many interviews: unlock page, list, cover, memory, and whether work behind the page ever holds it up.

use super::super::samples::Samples;
use super::super::{Bench, asker::Asker};
use super::phone::{SLOWER, Served, SlowPhone};
use crate::browser::Browser;
use crate::world::{PASSPHRASE, PIN, field_photo};
use anyhow::{Result, ensure};
use std::time::{Duration, Instant};

const FIRST_PAINT_BAR_MS: f64 = 1500.0;
const LIST_BAR_MS: f64 = 300.0;
const ROWS_BAR: f64 = 200.0;
const COVER_BAR_MS: f64 = 50.0;
const TASK_BAR_MS: f64 = 100.0;
const MEMORY_BAR_MB: f64 = 80.0;
const TIMES: u32 = 9;
/// Made without signal, so that there is something to send.
const UNSENT: u32 = 40;

const LOCKED: &str = "document.querySelector('#pass')";
const TODAY: &str = "document.querySelector('main .sheet')";
const HOME: &str = "document.querySelector('main .tiles')";
const LIST: &str = "document.querySelector('main .list .item')";
const COVERED: &str = "!document.querySelector('main.page')";

pub(super) async fn measure(bench: &mut Bench, browser: &Browser) -> Result<()> {
    let farm = bench.large_farm()?;
    let mut copy = farm.copy()?;
    copy.device.start()?;
    copy.device.unlock()?;
    let asker = Asker::new(&mut copy.device, farm.audit)?;
    for number in 0..UNSENT {
        asker.interview(&mut copy.device, number, usize::MAX, &mut |device, answer| {
            device.call(answer)
        })?;
    }
    copy.device.stop()?;
    let device = Served::over(copy.device.vault())?;
    let phone = SlowPhone::switched_on(browser).await?;
    let (stored, slow) = (farm.told(), format!("{SLOWER} × slower"));

    let (mut painted, mut stands) = (Samples::default(), Samples::default());
    for time in 0..TIMES {
        let address = if time == 0 { &device.door } else { &device.address };
        stands.push(phone.load(address, LOCKED).await?);
        painted.push(phone.first_paint().await?);
    }
    let sheet = &mut bench.sheet;
    sheet.held(
        &format!("first paint, {slow}"),
        painted.median(),
        "ms",
        FIRST_PAINT_BAR_MS,
    );
    sheet.told(&format!("unlock page stands, {slow}"), stands.median(), "ms");

    phone.page.fill("Passphrase of this phone", PASSPHRASE).await?;
    let unlocked = phone
        .took("document.querySelector('form .is-main').click()", TODAY)
        .await?;
    sheet.told(
        &format!("unlock to Today, key derivation in it, {stored}, {slow}"),
        unlocked,
        "ms",
    );

    let (mut opened, mut rows) = (Samples::default(), 0.0_f64);
    let mut first = 0.0;
    for time in 0..TIMES {
        open(&phone, &format!("/a/{}", farm.audit), HOME).await?;
        let took = phone
            .took("document.querySelector('.tile[href$=\"/interviews\"]').click()", LIST)
            .await?;
        let drawn = phone.page.run("return probe.count('main .list .item')").await?;
        rows = rows.max(drawn.as_f64().unwrap_or_default());
        match time {
            0 => first = took,
            _ => opened.push(took),
        }
    }
    sheet.held(
        &format!("list opens, {stored}, {slow}"),
        opened.median(),
        "ms",
        LIST_BAR_MS,
    );
    sheet.told(
        &format!("list opens for the first time, its area fetched, {slow}"),
        first,
        "ms",
    );
    sheet.held("rows that the list holds", rows, "rows", ROWS_BAR);
    let held = phone.memory_mb().await?;
    sheet.held(
        &format!("memory of the page with the list, {stored}"),
        held,
        "MB",
        MEMORY_BAR_MB,
    );

    let mut covered = Samples::default();
    for _ in 0..TIMES {
        covered.push(phone.took("document.querySelector('.hide').click()", COVERED).await?);
        phone.page.press("Open").await?;
        phone.page.fill("PIN", PIN).await?;
        phone.page.find("main .list .item").await?;
    }
    sheet.held(
        &format!("cover, from the list, {slow}"),
        covered.median(),
        "ms",
        COVER_BAR_MS,
    );

    open(
        &phone,
        &format!("/a/{}/evidence/new", farm.audit),
        "document.querySelector('input[type=file]')",
    )
    .await?;
    let photos = tempfile::tempdir()?;
    let photo = photos.path().join("row-seven.jpg");
    field_photo(&photo, 4000, 3000, 7, "of a benchmark")?;
    phone.watch_tasks().await?;
    let storing = Instant::now();
    phone.page.choose_file("input[type=file]", &photo).await?;
    phone.page.find("#caption").await?;
    sheet.held(
        &format!("longest task while a photo of 12 megapixels is stored, {slow}"),
        phone.longest_task().await?,
        "ms",
        TASK_BAR_MS,
    );
    sheet.told(
        "photo of 12 megapixels chosen to sealed",
        storing.elapsed().as_secs_f64() * 1000.0,
        "ms",
    );

    phone.page.press("Save photo").await?;
    phone.page.sees("Where it is").await?;
    open(&phone, "/sync", "document.querySelector('main .sheet')").await?;
    copy.server.start()?;
    phone.watch_tasks().await?;
    let sending = Instant::now();
    phone.page.press("Sync now").await?;
    let idle = "return document.querySelector('.dock .is-main').ariaDisabled === 'false'";
    phone.page.until_true(idle).await?;
    phone.page.press("Send originals now").await?;
    phone
        .page
        .sees_within("Everything is on the server", Duration::from_secs(120))
        .await?;
    sheet.held(
        &format!("longest task while {UNSENT} interviews and the photo are sent, {slow}"),
        phone.longest_task().await?,
        "ms",
        TASK_BAR_MS,
    );
    sheet.told(
        "… and how long that took",
        sending.elapsed().as_secs_f64() * 1000.0,
        "ms",
    );
    ensure!(phone.page.complaints().await?.is_empty(), "the console complains");
    Ok(())
}

/// Goes to a page as a link does.
async fn open(phone: &SlowPhone, path: &str, is: &str) -> Result<f64> {
    let act = format!(
        "const link = document.createElement('a'); link.href = '{path}'; document.body.append(link); link.click(); link.remove()"
    );
    phone
        .took(&act, &format!("location.pathname === '{path}' && {is}"))
        .await
}
