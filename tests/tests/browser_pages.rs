//! Every page that links lead to, at the sizes and in the languages in which people use them: nothing scrolls sideways,
//! nothing is refused by the policy, axe-core finds no barrier.

use anyhow::{Result, ensure};
use tests::browser::walk::{Stop, barriers, open, speak, walk};
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen, is_well};

/// Walks, and tells all that is wrong at once: a page that fails first must not hide the others.
async fn tour(page: &Page, picture: &str) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let kinds = walk(page, async |page: &Page, stop: &Stop| {
        page.picture(&format!("{picture}{}", stop.kind.replace([':', '/'], "-")))
            .await?;
        if let Err(reason) = is_well(page).await {
            wrong.push(format!("{}: {reason}", stop.kind));
        }
        for barrier in barriers(page).await? {
            wrong.push(format!("{}: {barrier}", stop.kind));
        }
        Ok(())
    })
    .await?;
    ensure!(wrong.is_empty(), "{picture}: {}\n{}", wrong.len(), wrong.join("\n"));
    Ok(kinds)
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
