//! The evidence of a large audit in the browser: how soon its first pictures stand, and whether 2,000 of them hold up the page.

use super::super::{Bench, spelled};
use super::phone::{SLOWER, Served, SlowPhone};
use crate::browser::Browser;
use crate::world::{PASSPHRASE, World, farm_audit, field_photo, open_fieldwork};
use anyhow::{Result, ensure};
use shared::api::AddEvidence;

const ITEMS: u32 = 2_000;
/// Different pictures among them: the browser must not live on one.
const PICTURES: u32 = 40;
const TASK_BAR_MS: f64 = 50.0;
const NODES_BAR: f64 = 200.0;

const TODAY: &str = "document.querySelector('main .sheet')";
/// The first screen's pictures are decoded.
const PICTURES_STAND: &str = "[...document.querySelectorAll('.shelves img')].slice(0, 4).length === 4 && \
    [...document.querySelectorAll('.shelves img')].slice(0, 4).every(img => img.complete && img.naturalWidth > 0)";
/// Ten seconds down the grid by nearly a screen at a time, then leaps; gives the most items that were nodes at once.
const SCROLLED: &str = "(async () => {
  const most = { items: 0 };
  const to = async at => {
    window.scrollTo(0, at);
    await probe.painted();
    most.items = Math.max(most.items, document.querySelectorAll('.plates li').length);
  };
  const end = performance.now() + 10000;
  while (performance.now() < end) await to(window.scrollY + window.innerHeight * 0.9);
  for (const part of [0.5, 0.99, 0.2, 0.7, 0]) {
    await to(document.documentElement.scrollHeight * part);
    await new Promise(go => setTimeout(go, 400));
  }
  return most.items;
})()";

pub(super) async fn measure(bench: &mut Bench, browser: &Browser) -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
    open_fieldwork(&mut lead, audit)?;
    for seed in 0..PICTURES {
        field_photo(&world.path(&format!("{seed}.jpg")), 1600, 1200, seed, "")?;
    }
    for item in 0..ITEMS {
        let file = world.path(&format!("{}.jpg", item % PICTURES));
        let capture = lead.put_blob(&file, "image/jpeg")?.capture;
        lead.call(AddEvidence {
            audit,
            capture,
            caption: format!("Bunks in room {item}"),
            place: String::new(),
            finding: None,
            interview: None,
            question: String::new(),
        })?;
    }
    lead.stop()?;
    let device = Served::over(lead.vault())?;
    let phone = SlowPhone::at_full_speed(browser).await?;
    phone.load(&device.door, "document.querySelector('#pass')").await?;
    phone.page.fill("Passphrase of this phone", PASSPHRASE).await?;
    phone
        .took("document.querySelector('form .is-main').click()", TODAY)
        .await?;
    let items = spelled(ITEMS);
    let gallery = format!("/a/{audit}/evidence");
    let opened = phone.took(&go(&gallery), PICTURES_STAND).await?;
    bench.sheet.told(
        &format!("gallery of {items}: from the tap to its first pictures"),
        opened,
        "ms",
    );
    phone.watch_tasks().await?;
    let most = phone.milliseconds(SCROLLED).await?;
    bench.sheet.held(
        &format!("gallery of {items}: longest task while it is scrolled"),
        phone.longest_task().await?,
        "ms",
        TASK_BAR_MS,
    );
    bench.sheet.held(
        &format!("gallery of {items}: items that are nodes"),
        most,
        "items",
        NODES_BAR,
    );
    phone.page.slow_down(SLOWER).await?;
    phone.page.run("probe.tasks = []").await?;
    phone.milliseconds(SCROLLED).await?;
    bench.sheet.told(
        &format!("… longest task on a processor {SLOWER} times slower"),
        phone.longest_task().await?,
        "ms",
    );
    ensure!(phone.page.complaints().await?.is_empty(), "the console complains");
    Ok(())
}

/// Follows a link as a tap would.
fn go(path: &str) -> String {
    format!(
        "const link = document.createElement('a'); link.href = '{path}'; document.body.append(link); link.click(); link.remove()"
    )
}
