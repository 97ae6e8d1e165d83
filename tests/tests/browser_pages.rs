//! Every page that links lead to, at the sizes and in the languages in which people use them: nothing scrolls sideways,
//! nothing is refused by the policy, axe-core finds no barrier.

use anyhow::{Result, ensure};
use serde_json::json;
use tests::browser::sight::cut_off;
use tests::browser::walk::{Stop, barriers, open, speak, walk};
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen, is_well};

/// The largest text that the settings page offers, and no motion.
async fn large_and_still(page: &Page) -> Result<()> {
    open(page, "/settings").await?;
    page.pick("Size of the text", "200").await?;
    page.until_true("return document.documentElement.style.fontSize === '200%'")
        .await?;
    let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    page.devtools("Emulation.setEmulatedMedia", media).await?;
    open(page, "/").await
}

/// Walks, and tells all that is wrong at once: a page that fails first must not hide the others.
async fn tour(page: &Page, picture: &str) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let kinds = walk(page, async |page: &Page, stop: &Stop| {
        page.picture(&format!("{picture}{}", stop.kind.replace([':', '/'], "-")))
            .await?;
        if let Err(reason) = is_well(page).await {
            wrong.push(format!("{}: {}", stop.kind, first_line(&reason)));
        }
        for what in [barriers(page).await?, cut_off(page).await?].concat() {
            wrong.push(format!("{}: {what}", stop.kind));
        }
        Ok(())
    })
    .await?;
    ensure!(wrong.is_empty(), "{picture}: {}\n{}", wrong.len(), wrong.join("\n"));
    Ok(kinds)
}

fn first_line(reason: &anyhow::Error) -> String {
    reason.to_string().lines().next().unwrap_or_default().to_string()
}

/// What still moves although the person asked for no motion.
async fn moving(page: &Page) -> Result<serde_json::Value> {
    page.run("return document.getAnimations().map(one => one.animationName ?? one.transitionProperty)")
        .await
}

/// Buttons and fields that nothing marks off from the page but a colour that the system took away.
async fn without_edge(page: &Page) -> Result<Vec<String>> {
    let found = page
        .run(
            "return [...document.querySelectorAll('main button, main select, main input:not([type=radio], [type=checkbox]), main textarea, .dock > *')]
                .filter(one => one.getClientRects().length && !one.closest('.seg, .unseen') && !one.matches('.item, .is-bare, .unseen'))
                .filter(one => { const style = getComputedStyle(one); return style.borderTopWidth === '0px' || style.borderTopStyle === 'none'; })
                .map(one => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 30))",
        )
        .await?;
    let found = found.as_array().into_iter().flatten();
    Ok(found.filter_map(|one| one.as_str().map(String::from)).collect())
}

#[tokio::test]
async fn every_page_of_a_lead_is_open_to_everybody_on_a_phone() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, _) = demonstration.serve()?;
    let browser = Browser::start()?;
    let lead = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Phone).await?;
    let kinds = tour(&lead.page, "light-en").await?;
    ensure!(kinds.len() >= 25, "the walk found only {kinds:?}");

    speak(&lead.page, "ur").await?;
    lead.page.run("document.documentElement.dataset.theme = 'dark'").await?;
    open(&lead.page, "/").await?;
    tour(&lead.page, "dark-ur").await.map(drop)
}

#[tokio::test]
async fn every_page_of_a_lead_is_open_to_whoever_needs_large_text() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, _) = demonstration.serve()?;
    let browser = Browser::start()?;
    let lead = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Phone).await?;
    large_and_still(&lead.page).await?;
    let kinds = tour(&lead.page, "large-en").await?;
    ensure!(kinds.len() >= 25, "the walk found only {kinds:?}");
    ensure!(moving(&lead.page).await? == json!([]), "something moves");

    speak(&lead.page, "ur").await?;
    open(&lead.page, "/").await?;
    tour(&lead.page, "large-ur").await.map(drop)
}

#[tokio::test]
async fn every_page_of_a_lead_can_be_used_in_forced_colours() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, _) = demonstration.serve()?;
    let browser = Browser::start()?;
    let lead = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Phone).await?;
    let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    lead.page.devtools("Emulation.setEmulatedMedia", media).await?;
    let mut wrong = Vec::new();
    walk(&lead.page, async |page: &Page, stop: &Stop| {
        page.picture(&format!("forced-en{}", stop.kind.replace([':', '/'], "-")))
            .await?;
        // A control whose edge was only a colour would be without one now.
        wrong.extend(
            without_edge(page)
                .await?
                .into_iter()
                .map(|what| format!("{}: {what}", stop.kind)),
        );
        Ok(())
    })
    .await?;
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[tokio::test]
async fn every_page_of_a_lead_is_open_to_everybody_at_a_desk() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, _) = demonstration.serve()?;
    let browser = Browser::start()?;
    let lead = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Desk).await?;
    tour(&lead.page, "light-en").await?;
    speak(&lead.page, "bn").await?;
    lead.page.run("document.documentElement.dataset.theme = 'dark'").await?;
    open(&lead.page, "/").await?;
    tour(&lead.page, "dark-bn").await.map(drop)
}
