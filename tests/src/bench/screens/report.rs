//! A report opened by a monitor on a slow phone.

use super::super::Bench;
use super::super::samples::Samples;
use super::phone::{SLOWER, SlowPhone};
use crate::browser::{Browser, Demonstration};
use crate::world::Staff;
use anyhow::Result;
use std::time::Duration;

const TIMES: u32 = 7;
const FIRST_PAINT_BAR_MS: f64 = 1000.0;
const SITE: &str = "Vado Hondo Nursery";

pub(super) async fn measure(bench: &mut Bench, browser: &Browser) -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, address) = demonstration.serve()?;
    let phone = SlowPhone::switched_on(browser).await?;
    phone.load(&address, "document.querySelector('form')").await?;
    for _ in 0..12 {
        phone.page.fill("Sign-in name", "mona").await?;
        phone.page.fill("Password", Staff::password()).await?;
        phone
            .page
            .fill("One-time code", &demonstration.one_time_code()?)
            .await?;
        phone.page.press_css("button[type=submit]").await?;
        if phone.page.shows_within(SITE, Duration::from_secs(4)).await {
            break;
        }
    }
    phone.page.press(SITE).await?;
    phone.page.find("#part-findings").await?;
    let report = phone.page.run("return location.href").await?;
    let report = report.as_str().unwrap_or_default();
    let (mut painted, mut stands) = (Samples::default(), Samples::default());
    for _ in 0..TIMES {
        stands.push(phone.load(report, "document.querySelector('#part-findings')").await?);
        painted.push(phone.first_paint().await?);
    }
    let name = |what: &str| format!("report page: {what}, {SLOWER} × slower");
    bench
        .sheet
        .held(&name("first paint"), painted.median(), "ms", FIRST_PAINT_BAR_MS);
    bench.sheet.told(&name("the report stands"), stands.median(), "ms");
    Ok(())
}
