//! The screens in a real browser: `surco-device --http` at a phone's and at a desk's size.

use anyhow::{Context, Result, ensure};
use std::time::Duration;
use tests::browser::walk::{open, speak};
use tests::browser::{AtWork, Browser, Page, Screen, is_well, serve};
use tests::world::{CREWS, PASSPHRASE, PIN, TestDevice, World, farm_audit, open_fieldwork};

struct Day {
    world: World,
    lead: TestDevice,
    amina: TestDevice,
}

fn a_day_in_the_field() -> Result<Day> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    let amina = world.auditor("Amina", &mut lead, &[audit])?;
    Ok(Day { world, lead, amina })
}

#[tokio::test]
async fn an_auditor_with_a_phone_interviews_photographs_hides_and_syncs() -> Result<()> {
    let browser = Browser::start()?;
    auditors_day(async |address| browser.phone(&address).await).await
}

#[tokio::test]
async fn an_auditor_at_a_desk_does_the_same_by_keyboard_alone() -> Result<()> {
    let browser = Browser::start()?;
    auditors_day(async |address| Ok(browser.desk(&address).await?.by_keyboard())).await
}

async fn auditors_day(open: impl AsyncFnOnce(String) -> Result<Page>) -> Result<()> {
    let Day {
        mut world,
        mut amina,
        lead: _lead,
    } = a_day_in_the_field()?;
    world.server.stop()?;

    amina.stop()?;
    let (_device, address) = serve(amina.vault())?;
    let page = open(address).await?;
    page.sees("Passphrase of this phone").await?;
    page.picture("unlock").await?;
    page.fill("Passphrase of this phone", "not the one").await?;
    page.press("Unlock").await?;
    page.sees("That did not open").await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    page.fill("Passphrase of this phone", PASSPHRASE).await?;
    page.press("Unlock").await?;

    page.sees("Rancho Ejemplo").await?;
    page.picture("today").await?;
    is_well(&page).await?;

    // Consent first, then one question at a time; "Saved" stands only after the commit.
    page.press("New interview").await?;
    page.press("Worker").await?;
    page.pick("Crew", "A").await?;
    page.press("To consent").await?;
    page.sees("Read aloud, then ask").await?;
    page.picture("consent").await?;
    page.press("They agree: begin").await?;
    page.sees("Question ").await?;
    answer(&page, 6).await?;
    page.picture("interview").await?;
    is_well(&page).await?;

    // A supervisor walks up.
    let before = page.client().current_url().await?;
    page.press("Hide").await?;
    page.press("Open").await?;
    ensure!(
        !page.text().await?.contains("Question"),
        "the cover shows the interview"
    );
    page.fill("PIN", PIN).await?;
    page.sees("Question").await?;
    ensure!(
        page.client().current_url().await? == before,
        "the PIN returns to the same question"
    );

    photograph(&page).await?;
    sync_when_there_is_a_server(&page, &mut world).await
}

/// Takes the first answer of whatever is asked, and skips what is typed.
async fn answer(page: &Page, questions: usize) -> Result<()> {
    let mut answered = 0;
    while answered < questions {
        if page
            .run("return document.querySelector('main .choices .choice') !== null")
            .await?
            == true
        {
            page.press_css("main .choices .choice").await?;
            page.sees("Saved").await?;
            answered += 1;
        }
        let before = page
            .run("return location.search + document.querySelector('#ask')?.textContent")
            .await?;
        page.press("Next").await?;
        page.until_true(&format!(
            "return location.search + document.querySelector('#ask')?.textContent !== {before}"
        ))
        .await?;
    }
    Ok(())
}

async fn photograph(page: &Page) -> Result<()> {
    home(page).await?;
    page.press("Open audit").await?;
    page.sees("Workers heard").await?;
    page.picture("audit").await?;
    is_well(page).await?;
    page.press("Evidence").await?;
    page.press("Take photo").await?;
    page.until_true("return document.querySelector('video')?.videoWidth > 0")
        .await?;
    page.press("Take photo").await?;
    page.sees("Sealed and kept on this phone").await?;
    page.fill("Caption", "Start board of the crew").await?;
    page.press("Save photo").await?;
    page.sees("Where it is").await?;
    page.until_true("return [...document.images].some(image => image.naturalWidth > 0)")
        .await?;
    page.picture("photo").await?;
    is_well(page).await
}

async fn sync_when_there_is_a_server(page: &Page, world: &mut World) -> Result<()> {
    home(page).await?;
    page.press("Sync").await?;
    page.press("Sync now").await?;
    page.sees("No connection to the server").await?;
    page.picture("no-signal").await?;
    world.server.start()?;
    page.press("Sync now").await?;
    // One at a time: while the first one goes, the button says so and does nothing.
    page.until_true("return document.querySelector('.dock .is-main').ariaDisabled === 'false'")
        .await?;
    page.press("Send originals now").await?;
    page.sees_within("Everything is on the server", Duration::from_secs(60))
        .await?;
    page.picture("sync").await?;
    is_well(page).await
}

/// To Today, as Back does it: inside the app, without loading anew.
async fn home(page: &Page) -> Result<()> {
    while page.run("return location.pathname !== '/'").await? == true {
        page.press("Back").await?;
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    page.sees("In the field").await
}

#[tokio::test]
async fn a_lead_at_a_desk_sees_the_same_audit_with_its_rail() -> Result<()> {
    let Day {
        world: _world,
        mut lead,
        amina: _amina,
    } = a_day_in_the_field()?;
    let browser = Browser::start()?;
    lead.stop()?;
    let AtWork { page, device: _device } = AtWork::at(lead.vault(), &browser, Screen::Desk).await?;
    page.picture("today").await?;
    page.press("Open audit").await?;
    page.sees("Reconcile").await?;
    page.picture("audit").await?;
    is_well(&page).await?;
    // What stops publishing is said in the language of the screens, not of the engine.
    let board = page.run("return `${location.pathname}/reconcile`").await?;
    let board = board.as_str().context("where the board is")?;
    for (tag, words) in [
        ("en", "has not handed in"),
        ("es", "no ha entregado"),
        ("bn", "জমা দেননি"),
    ] {
        speak(&page, tag).await?;
        open(&page, board).await?;
        page.sees(words).await?;
        page.picture(&format!("stops-{tag}")).await?;
        ensure!(
            tag == "en" || !page.text().await?.contains("handed in"),
            "English sentences in {tag}"
        );
    }
    Ok(())
}
