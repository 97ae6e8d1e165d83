//! The forty questions in Surco: opened from nothing, gone through, answered.

use super::super::Bench;
use super::super::samples::Samples;
use super::forty::QUESTIONS;
use super::phone::{SLOWER, Served, SlowPhone};
use crate::browser::{Browser, free_port};
use crate::world::{PASSPHRASE, TestDevice, TestServer, farm_audit, open_fieldwork, start};
use anyhow::Result;
use std::path::Path;

const NEXT_BAR_MS: f64 = 100.0;
const FIRST_PAINT_BAR_MS: f64 = 1500.0;
const TIMES: u32 = 7;

const ASKED: &str = "document.querySelector('#ask')";

pub(super) async fn measure(bench: &mut Bench, browser: &Browser, pack: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut server = TestServer::init_with_pack(folder.path(), free_port()?, pack)?;
    let mut lead = TestDevice::create(&folder.path().join("lead"))?;
    lead.enrol(&server.invite("lead", "Lucía Lead")?.code, &server.address())?;
    let audit = farm_audit(&mut lead, "Small Farm", &[("A", 14)])?;
    open_fieldwork(&mut lead, audit)?;
    let interview = start(&mut lead, audit, "A")?.line.interview;
    lead.stop()?;
    server.stop()?;

    let device = Served::over(lead.vault())?;
    let phone = SlowPhone::switched_on(browser).await?;
    phone.load(&device.door, "document.querySelector('#pass')").await?;
    phone.page.fill("Passphrase of this phone", PASSPHRASE).await?;
    phone.page.press("Unlock").await?;
    phone.page.find("main .sheet").await?;

    let address = format!("{}/a/{audit}/interviews/{interview}", device.address);
    let (mut painted, mut stands) = (Samples::default(), Samples::default());
    for _ in 0..TIMES {
        stands.push(phone.load(&address, ASKED).await?);
        painted.push(phone.first_paint().await?);
    }
    let slow = format!("{SLOWER} × slower");
    let name = |what: &str| format!("Surco, {QUESTIONS} questions: {what}, {slow}");
    bench
        .sheet
        .held(&name("first paint"), painted.median(), "ms", FIRST_PAINT_BAR_MS);
    bench.sheet.told(&name("first question stands"), stands.median(), "ms");

    phone.watch_tasks().await?;
    let (mut next, mut repaint, mut saved) = (Samples::default(), Samples::default(), Samples::default());
    phone.load(&format!("{address}?q=0"), ASKED).await?;
    loop {
        let choices = phone
            .page
            .run("return probe.count('main .choices .choice input')")
            .await?;
        if choices.as_u64().is_some_and(|count| count > 0) {
            // The frame after the tap, then the word that only the host's reply to the commit brings.
            let tap = "document.querySelector('main .choices .choice input').click()";
            let both =
                format!("window.saved = probe.took(() => {tap}, () => document.querySelector('main .saved svg'))");
            repaint.push(
                phone
                    .took(&both, "document.querySelector('main .choices input:checked')")
                    .await?,
            );
            saved.push(phone.milliseconds("window.saved").await?);
        }
        let more = phone
            .page
            .run("return document.querySelector('.dock button.is-main') !== null")
            .await?;
        if more != true {
            break;
        }
        let took = phone
            .took(
                "window.before = probe.text('#ask'); document.querySelector('.dock button.is-main').click()",
                "probe.text('#ask') !== window.before",
            )
            .await?;
        next.push(took);
    }
    bench
        .sheet
        .held(&name("tap to next question, p95"), next.p95(), "ms", NEXT_BAR_MS);
    bench
        .sheet
        .told(&name("tap to next question, median"), next.median(), "ms");
    bench
        .sheet
        .told(&name("answer to repaint, median"), repaint.median(), "ms");
    bench
        .sheet
        .told(&name("answer to \"saved\", durable, median"), saved.median(), "ms");
    Ok(())
}
