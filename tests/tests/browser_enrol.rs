//! Enrolment in two scans as two people do it: each phone's camera reads the other's screen, and neither has signal.

use anyhow::{Result, ensure};
use std::time::Duration;
use tests::browser::walk::{barriers, open, speak};
use tests::browser::{AtWork, Browser, FakeCamera, Page, Screen, is_well, serve};
use tests::world::{CREWS, PASSPHRASE, PIN, World, farm_audit, open_fieldwork};

/// A picture to look at, nothing out of place, and no barrier.
async fn stands(page: &Page, name: &str) -> Result<()> {
    page.picture(&format!("enrol-{name}")).await?;
    is_well(page).await?;
    let found = barriers(page).await?;
    ensure!(found.is_empty(), "{name}: {}", found.join("\n"));
    Ok(())
}

async fn text_of(page: &Page, css: &str) -> Result<String> {
    let text = page
        .run(&format!("return document.querySelector('{css}').value"))
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// The language picker of a screen that stands before the pages.
async fn speak_here(page: &Page, tag: &str) -> Result<()> {
    page.run(&format!(
        "const pick = document.querySelector('#tongue'); pick.value = '{tag}';
         pick.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ))
    .await?;
    page.until_true(&format!("return document.documentElement.lang === '{tag}'"))
        .await
}

/// Whether a camera of the page is on is seen by its picture.
async fn camera_is_on(page: &Page) -> Result<()> {
    page.until_true("return document.querySelector('video')?.videoWidth > 0")
        .await
}

#[tokio::test]
async fn two_phones_scan_each_other_without_signal_and_the_new_one_comes_in_by_itself() -> Result<()> {
    let mut world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    let mut ana = world.new_device("ana")?;
    for device in [&mut lead, &mut ana] {
        device.stop()?;
    }
    world.server.stop()?;
    let browser = Browser::start()?;
    let (ana_sees, lead_sees) = (
        FakeCamera::in_folder(&world.path(""), "ana-sees")?,
        FakeCamera::in_folder(&world.path(""), "lead-sees")?,
    );

    // The lead makes the first code.
    let lead = AtWork::seeing(lead.vault(), &browser, Screen::Phone, &lead_sees).await?;
    let members = format!("/a/{audit}/members");
    open(&lead.page, &members).await?;
    stands(&lead.page, "people").await?;
    lead.page.press("No signal: two scans").await?;
    lead.page.fill("Name on screens", "Ana").await?;
    stands(&lead.page, "ask").await?;
    lead.page.press("Make the code").await?;
    lead.page.sees("First scan").await?;
    stands(&lead.page, "first-code").await?;
    let first = text_of(&lead.page, "#first-code").await?;

    // The new phone scans it.
    let (_ana, address) = serve(ana.vault())?;
    let page = browser.open_seeing(Screen::Phone, &address, &ana_sees).await?;
    page.fill("Passphrase of this phone", PASSPHRASE).await?;
    page.press("Unlock").await?;
    page.sees("Join your program").await?;
    stands(&page, "join").await?;
    page.press("Scan the code").await?;
    page.sees("Looking for a code").await?;
    camera_is_on(&page).await?;
    stands(&page, "scanning").await?;
    // Typing is a way out at any time, and puts the camera off.
    page.press("Type instead").await?;
    page.until_true("return document.querySelector('video') === null")
        .await?;
    page.press("Scan the code").await?;
    camera_is_on(&page).await?;
    ana_sees.show(&first)?;
    page.sees("One scan is left").await?;
    stands(&page, "waits").await?;
    speak_here(&page, "ur").await?;
    stands(&page, "waits-ur").await?;
    speak_here(&page, "en").await?;
    page.sees("One scan is left").await?;
    page.press("Hide").await?;
    page.press("Open").await?;
    ensure!(!page.text().await?.contains("Ana"), "the cover says who waits");
    page.fill("PIN", PIN).await?;
    page.sees("One scan is left").await?;
    let answer = text_of(&page, "#answer").await?;

    // The lead scans the answer: first a wrong one, its own code.
    lead.page.press("Scan the answer").await?;
    lead.page.sees("Looking for a code").await?;
    camera_is_on(&lead.page).await?;
    stands(&lead.page, "second-scan").await?;
    lead_sees.show(&first)?;
    lead.page.sees("This is not the code that a new phone shows").await?;
    lead_sees.show(&answer)?;
    lead.page.press("Scan the answer").await?;
    lead.page.sees("Ana is known here").await?;
    stands(&lead.page, "known").await?;
    lead.page.press("To people and invites").await?;
    lead.page.sees("Answered. Added by itself").await?;
    stands(&lead.page, "invites-that-wait").await?;
    speak(&lead.page, "ur").await?;
    open(&lead.page, &members).await?;
    stands(&lead.page, "invites-that-wait-ur").await?;
    open(&lead.page, &format!("{members}/offline")).await?;
    stands(&lead.page, "ask-ur").await?;

    // Signal: nobody presses anything.
    world.server.start()?;
    page.sees_within("Where the work is", Duration::from_secs(180)).await?;
    page.picture("enrol-in").await?;
    open(&lead.page, &members).await?;
    lead.page.sees_within("Ana", Duration::from_secs(5)).await?;
    Ok(())
}

#[tokio::test]
async fn without_a_camera_both_codes_go_as_text() -> Result<()> {
    let mut world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let mut ana = world.new_device("ana")?;
    for device in [&mut lead, &mut ana] {
        device.stop()?;
    }
    world.server.stop()?;
    let browser = Browser::start()?;
    let lead = AtWork::at(lead.vault(), &browser, Screen::Desk).await?;
    open(&lead.page, "/members/offline").await?;
    lead.page.fill("Name on screens", "Ana").await?;
    lead.page.press("Make the code").await?;
    lead.page.sees("First scan").await?;
    let first = text_of(&lead.page, "#first-code").await?;

    let (_ana, address) = serve(ana.vault())?;
    let page = browser.desk(&address).await?;
    // A machine whose camera nobody may use.
    page.run("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))")
        .await?;
    page.fill("Passphrase of this phone", PASSPHRASE).await?;
    page.press("Unlock").await?;
    page.press("Scan the code").await?;
    page.sees("The camera may not be used").await?;
    stands(&page, "refused").await?;
    page.press("Type instead").await?;
    page.fill("Invite code", &first).await?;
    page.press("Join").await?;
    page.sees("One scan is left").await?;
    let answer = text_of(&page, "#answer").await?;
    lead.page
        .run("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'))")
        .await?;
    lead.page.press("Scan the answer").await?;
    lead.page.sees("No camera").await?;
    lead.page.fill("Text of the answer", &answer).await?;
    lead.page.press("Take the answer").await?;
    lead.page.sees("Ana is known here").await?;
    Ok(())
}
