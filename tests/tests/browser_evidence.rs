//! Evidence in real browsers: a gallery of many, a picture looked at closely, faces covered by finger and by keyboard, and
//! the plate as the monitor sees it in the published report.

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, PointerAction, TouchActions};
use shared::api::*;
use shared::ids::{RecordId, RoomId};
use std::time::Duration;
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::{barriers, open};
use tests::browser::{AtWork, Browser, Page, Screen, is_well};
use tests::world::{Staff, TestDevice, World, farm_audit, field_photo, folder_name, open_fieldwork, raise};

const ARROW_RIGHT: &str = "\u{E014}";
const ARROW_DOWN: &str = "\u{E015}";
const SHIFT: &str = "\u{E008}";
const RELEASE: &str = "\u{E000}";
const DELETE: &str = "\u{E017}";

fn keep(
    lead: &mut TestDevice,
    world: &World,
    audit: RoomId,
    seed: u32,
    finding: Option<RecordId>,
) -> Result<EvidenceView> {
    let file = world.path(&format!("photo{seed}.jpg"));
    let (width, height) = if finding.is_some() { (1600, 1200) } else { (96, 72) };
    field_photo(&file, width, height, seed, "canary")?;
    let captured = lead.put_blob(&file, "image/jpeg")?;
    lead.call(AddEvidence {
        audit,
        capture: captured.capture,
        caption: format!("Bunks in room {seed}"),
        place: String::new(),
        finding,
        interview: None,
        question: String::new(),
    })
}

async fn looks_well(page: &Page, name: &str) -> Result<()> {
    page.picture(name).await?;
    for wrong in [cut_off(page).await?, small_targets(page).await?, barriers(page).await?] {
        ensure!(wrong.is_empty(), "{name}: {}", wrong.join("\n"));
    }
    is_well(page).await
}

/// The middle of what a selector finds, and its size, in pixels of the window.
async fn bounds(page: &Page, css: &str) -> Result<(f64, f64, f64, f64)> {
    let script = format!(
        "const b = document.querySelector('{css}').getBoundingClientRect(); return [b.left, b.top, b.width, b.height]"
    );
    let found = page.run(&script).await?;
    let part = |at: usize| found.get(at).and_then(serde_json::Value::as_f64).context("no bounds");
    Ok((part(0)?, part(1)?, part(2)?, part(3)?))
}

/// Draws over the picture with one finger, from and to in shares of it.
async fn draw(page: &Page, from: (f64, f64), to: (f64, f64)) -> Result<()> {
    let (left, top, width, height) = bounds(page, ".redacting").await?;
    let at = |(x, y): (f64, f64)| (left + width * x, top + height * y);
    let go = |to: (f64, f64)| {
        let (x, y) = at(to);
        PointerAction::MoveTo {
            duration: Some(Duration::from_millis(120)),
            x,
            y,
        }
    };
    let finger = TouchActions::new("finger".into())
        .then(go(from))
        .then(PointerAction::Down { button: 0 })
        .then(go(((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0)))
        .then(go(to))
        .then(PointerAction::Up { button: 0 });
    Ok(page.client().perform_actions(finger).await?)
}

async fn press_key(page: &Page, key: &str) -> Result<()> {
    Ok(page.client().active_element().await?.send_keys(key).await?)
}

async fn count(page: &Page, css: &str) -> Result<u64> {
    let found = page
        .run(&format!("return document.querySelectorAll('{css}').length"))
        .await?;
    found.as_u64().context("no count")
}

#[tokio::test]
async fn faces_are_covered_by_finger_and_by_keyboard_and_the_monitor_sees_the_plate() -> Result<()> {
    let story = tokio::task::spawn_blocking(Story::make).await??;
    let address = story.world.server.address();
    let browser = Browser::start()?;
    let vault = story.world.path(&folder_name("Lucía"));
    let gallery = format!("/a/{}/evidence", story.audit);
    let photo = format!("{gallery}/{}", story.photo);

    let lead = AtWork::at(&vault, &browser, Screen::Phone).await?;
    let page = &lead.page;
    open(page, &gallery).await?;
    page.sees("Bunks in room 1").await?;
    looks_well(page, "evidence-gallery").await?;
    open(page, &photo).await?;
    page.sees("Only redacted copies can be published").await?;
    zoom(page).await?;
    looks_well(page, "evidence-photo").await?;
    redact_by_finger(page).await?;
    redact_by_keyboard(page, &photo).await?;
    page.press("Show the salt").await?;
    page.sees("The stamp holds").await?;
    looks_well(page, "evidence-proof").await?;
    publish(page, story.audit).await?;
    drop(lead);

    let desk = AtWork::at(&vault, &browser, Screen::Desk).await?;
    open(&desk.page, &photo).await?;
    desk.page.sees("Redacted copy E-").await?;
    looks_well(&desk.page, "evidence-photo").await?;
    open(&desk.page, &format!("{photo}/redact")).await?;
    desk.page.find(".redacting img").await?;
    desk.page.press("Add a box").await?;
    looks_well(&desk.page, "evidence-redact").await?;
    drop(desk);

    for screen in [Screen::Desk, Screen::Phone] {
        let monitor = browser.open(screen, &address).await?;
        sign_in(&monitor, &story.secret).await?;
        monitor.press("Tres Robles").await?;
        monitor.sees("Plate 1").await?;
        // Pictures further down load when they come near; here all at once.
        monitor
            .run("document.querySelectorAll('figure.plate img').forEach(img => img.loading = 'eager')")
            .await?;
        monitor
            .until_true("return [...document.querySelectorAll('figure.plate img')].filter(img => img.naturalWidth === 1600).length === 2")
            .await?;
        monitor
            .run("document.querySelector('figure.plate').scrollIntoView()")
            .await?;
        looks_well(&monitor, "evidence-plate").await?;
    }
    Ok(())
}

struct Story {
    world: World,
    audit: RoomId,
    photo: RecordId,
    secret: String,
}

impl Story {
    /// A photo behind a confirmed finding, on a lead's phone that is at rest.
    fn make() -> Result<Story> {
        let world = World::new()?;
        let mut lead = world.lead("Lucía")?;
        let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
        open_fieldwork(&mut lead, audit)?;
        let finding = raise(&mut lead, audit, "Nine people sleep in a room for four.")?.finding;
        let photo = keep(&mut lead, &world, audit, 1, Some(finding))?.evidence;
        keep(&mut lead, &world, audit, 2, None)?;
        lead.call(HandIn { audit })?;
        lead.call(shared::api::ExplainCoverage {
            audit,
            reason: "Pictures alone were to be taken.".into(),
        })?;
        lead.call(MovePhase {
            audit,
            phase: Phase::Reconciling,
            reason: None,
        })?;
        lead.call(ConfirmFinding {
            finding,
            confirm: true,
            reason: String::new(),
        })?;
        lead.stop()?;
        let invite = world.server.invite_browser("monitor", "Mona Monitor")?;
        let monitor = Staff::accept(&world.server.address(), &invite.code, "mona")?;
        let secret = monitor.secret().to_owned();
        Ok(Story {
            world,
            audit,
            photo,
            secret,
        })
    }
}

/// By buttons and by keys; what is enlarged scrolls.
async fn zoom(page: &Page) -> Result<()> {
    page.until_true("return document.querySelector('.zoom-view img')?.naturalWidth > 0")
        .await?;
    page.press("Larger").await?;
    page.press("Larger").await?;
    page.sees("200").await?;
    page.run("document.querySelector('.zoom-view').focus()").await?;
    press_key(page, "+").await?;
    page.sees("250").await?;
    page.until_true(
        "const view = document.querySelector('.zoom-view'); return view.scrollWidth > view.clientWidth * 2",
    )
    .await?;
    page.picture("evidence-zoom").await?;
    press_key(page, "0").await?;
    page.sees("100").await
}

async fn redact_by_finger(page: &Page) -> Result<()> {
    page.press("Redact").await?;
    page.until_true("return document.querySelector('.redacting img')?.naturalWidth > 0")
        .await?;
    page.sees("No box yet").await?;
    ensure!(
        count(page, "#redact-save[aria-disabled=true]").await? == 1,
        "nothing is saved without a box or a word"
    );
    page.run("document.querySelector('.redacting').scrollIntoView({ block: 'center' })")
        .await?;
    draw(page, (0.1, 0.1), (0.4, 0.5)).await?;
    page.sees("1 box").await?;
    draw(page, (0.6, 0.5), (0.9, 0.8)).await?;
    page.sees("2 boxes").await?;
    // A touch is not a box.
    draw(page, (0.5, 0.9), (0.501, 0.901)).await?;
    page.press("Black").await?;
    page.until_true("return document.querySelectorAll('.redacting .box.is-black').length === 1")
        .await?;
    looks_well(page, "evidence-redact").await?;
    page.press("Save redacted copy").await?;
    page.sees("Copy of E-").await?;
    page.sees("This copy is in the report once its finding is confirmed")
        .await?;
    page.until_true("return document.querySelector('.zoom-view img')?.naturalWidth === 1600")
        .await?;
    looks_well(page, "evidence-copy").await
}

/// A box is added, moved, widened, taken out and brought back, without a pointer.
async fn redact_by_keyboard(page: &Page, photo: &str) -> Result<()> {
    open(page, &format!("{photo}/redact")).await?;
    page.until_true("return document.querySelector('.redacting img')?.naturalWidth > 0")
        .await?;
    page.run("document.querySelector('#redact-add').focus()").await?;
    press_key(page, "\u{E007}").await?;
    page.until_true("return document.activeElement.id === 'box-0'").await?;
    let (left, top, width, _) = bounds(page, "#box-0").await?;
    press_key(page, ARROW_RIGHT).await?;
    press_key(page, ARROW_DOWN).await?;
    press_key(page, &format!("{SHIFT}{ARROW_RIGHT}{RELEASE}")).await?;
    let (moved_left, moved_top, wider, _) = bounds(page, "#box-0").await?;
    ensure!(
        moved_left > left && moved_top > top && wider > width,
        "the box did not follow the keys"
    );
    press_key(page, DELETE).await?;
    page.sees("No box yet").await?;
    page.until_true("return document.activeElement.id === 'redact-add'")
        .await?;
    page.press("Undo").await?;
    page.sees("1 box").await?;
    page.run("document.querySelector('#redact-save').focus()").await?;
    press_key(page, "\u{E007}").await?;
    page.sees("Copy of E-").await
}

async fn publish(page: &Page, audit: RoomId) -> Result<()> {
    open(page, &format!("/a/{audit}/publish")).await?;
    // Looked at once by itself.
    page.sees("Report hash").await?;
    page.fill("Summary", "Housing is crowded.").await?;
    press_key(page, "\u{E004}").await?;
    page.sees("Plate 2").await?;
    page.until_true(
        "return [...document.querySelectorAll('.dock .btn')].some(one => one.innerText.includes('Publish'))",
    )
    .await?;
    page.until_true("return document.querySelector('figure.plate img')?.naturalWidth === 1600")
        .await?;
    looks_well(page, "evidence-preview").await?;
    page.press("Publish").await?;
    page.press_css("dialog[open] .btn.is-main").await?;
    page.sees("Report 1").await?;
    open(page, "/sync").await?;
    page.press("Sync now").await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    page.sees_within("At rest", Duration::from_secs(90)).await
}

async fn sign_in(page: &Page, secret: &str) -> Result<()> {
    page.sees("Sign-in name").await?;
    for _ in 0..12 {
        page.fill("Sign-in name", "mona").await?;
        page.fill("Password", Staff::password()).await?;
        page.fill("One-time code", &Staff::code_of(secret)?).await?;
        page.press_css("button[type=submit]").await?;
        if page.shows_within("Tres Robles", Duration::from_secs(4)).await {
            return Ok(());
        }
    }
    page.sees("Tres Robles").await
}

#[tokio::test]
async fn a_gallery_of_many_draws_only_what_is_near_the_eye() -> Result<()> {
    const MANY: u32 = 150;
    let made = tokio::task::spawn_blocking(|| -> Result<(World, RoomId)> {
        let world = World::new()?;
        let mut lead = world.lead("Lucía")?;
        let audit = farm_audit(&mut lead, "Tres Robles", &[("A", 5)])?;
        open_fieldwork(&mut lead, audit)?;
        let finding = raise(&mut lead, audit, "Nine people sleep in a room for four.")?.finding;
        for seed in 1..=MANY {
            let item = keep(&mut lead, &world, audit, seed, None)?;
            if seed % 50 == 0 {
                lead.call(LinkEvidence {
                    evidence: item.evidence,
                    finding,
                    linked: true,
                })?;
            }
        }
        lead.stop()?;
        Ok((world, audit))
    });
    let (world, audit) = made.await??;
    let browser = Browser::start()?;
    for screen in [Screen::Phone, Screen::Desk] {
        let lead = AtWork::at(&world.path(&folder_name("Lucía")), &browser, screen).await?;
        let page = &lead.page;
        open(page, &format!("/a/{audit}/evidence")).await?;
        page.sees("Bunks in room 150").await?;
        ensure!(
            count(page, ".plates li").await? < u64::from(MANY),
            "all items are drawn at once"
        );
        let last = "const list = document.querySelector('.shelves'); list.lastElementChild.scrollIntoView({ block: 'end' }); return true";
        page.run(last).await?;
        page.until_true("return document.body.innerText.includes('Bunks in room 1\\n')")
            .await?;
        page.until_true(&format!(
            "return document.querySelectorAll('.plates li').length < {MANY}"
        ))
        .await?;
        page.run("window.scrollTo(0, 0)").await?;
        looks_well(page, "evidence-many").await?;
        page.press("What to show").await?;
        page.pick("Links", "Linked").await?;
        page.until_true("return document.querySelectorAll('.plates li').length === 3")
            .await?;
        page.pick("Kind", "Sound recordings").await?;
        page.sees("Nothing matches").await?;
    }
    Ok(())
}
