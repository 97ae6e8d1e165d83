//! The lead before publishing: what stops it, what leaves, what is kept back and why, and words that must not leave, marked.

use anyhow::{Result, ensure};
use std::time::Duration;
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::{barriers, open, speak};
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen, is_well};

const TAB: &str = "\u{E004}";

/// The address of an audit by its site: the link that names it, or the one beside the name.
async fn audit(page: &Page, name: &str) -> Result<String> {
    let found = page
        .run(&format!(
            "const links = [...document.querySelectorAll('main a[href^=\"/a/\"]')], holds = (link, of) => (of ? link.closest(of) ?? link : link).textContent.includes('{name}');
             const found = links.find(link => holds(link)) ?? links.find(link => holds(link, 'li')) ?? links.find(link => holds(link, 'section, article'));
             return found ? new URL(found.href).pathname.split('/').slice(0, 3).join('/') : ''"
        ))
        .await?;
    let path = found.as_str().unwrap_or_default().to_owned();
    ensure!(!path.is_empty(), "no audit of {name}:\n{}", page.text().await?);
    Ok(path)
}

async fn is_sound(page: &Page) -> Result<()> {
    for wrong in [cut_off(page).await?, small_targets(page).await?, barriers(page).await?] {
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    is_well(page).await
}

async fn stands_before_the_act(screen: Screen, picture: &str) -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, _) = demonstration.serve()?;
    let browser = Browser::start()?;
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("lucia"), &browser, screen).await?;
    let (farm, nursery) = (audit(&page, "Tres Robles").await?, audit(&page, "Vado Hondo").await?);

    // Fieldwork is open: what stops publishing comes first, and what would be kept back is listed with its reason.
    open(&page, &format!("{farm}/publish")).await?;
    page.sees_within("Report hash", Duration::from_secs(30)).await?;
    page.sees("Fieldwork is still open").await?;
    page.sees("Kept back").await?;
    page.until_true(
        "const stops = document.querySelector('#stops').getBoundingClientRect(), written = document.querySelector('#summary').getBoundingClientRect();
         return stops.top < written.top",
    )
    .await?;
    page.picture(&format!("publish-stopped-{picture}")).await?;
    is_sound(&page).await?;

    // From one audit's page to the same page of another nobody goes without Today between.
    open(&page, "/").await?;
    // A code in the summary is marked where it stands, and publishing waits.
    open(&page, &format!("{nursery}/publish")).await?;
    page.sees_within("Report hash", Duration::from_secs(30)).await?;
    page.sees("It replaces report 1").await?;
    page.fill("Summary", "Worker C-017 said that the line is not posted.")
        .await?;
    page.client().active_element().await?.send_keys(TAB).await?;
    page.sees("This must not leave").await?;
    page.until_true("return document.querySelector('q.leak mark')?.textContent === 'C-017'")
        .await?;
    page.picture(&format!("publish-leak-{picture}")).await?;
    is_sound(&page).await?;

    page.fill("Summary", "A small site. The complaint line is posted by now.")
        .await?;
    page.client().active_element().await?.send_keys(TAB).await?;
    page.until_true("return document.querySelector('q.leak') === null")
        .await?;
    page.sees("All figures about workers").await?;
    page.sees("Summary").await?;
    page.picture(&format!("publish-corrected-{picture}")).await?;
    is_sound(&page).await?;

    speak(&page, "ur").await?;
    open(&page, &format!("{nursery}/publish")).await?;
    page.until_true("return document.querySelector('#kept') !== null")
        .await?;
    page.picture(&format!("publish-urdu-{picture}")).await?;
    is_sound(&page).await
}

#[tokio::test]
async fn on_a_phone_the_lead_sees_what_leaves_what_is_kept_back_and_why() -> Result<()> {
    stands_before_the_act(Screen::Phone, "phone").await
}

#[tokio::test]
async fn at_a_desk_the_lead_sees_what_leaves_what_is_kept_back_and_why() -> Result<()> {
    stands_before_the_act(Screen::Desk, "desk").await
}
