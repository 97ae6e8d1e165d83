//! Whoever takes the phone or sits down at the desk finds nothing: not in the page, its title, its address or history,
//! not in the browser's storage.

use anyhow::{Result, ensure};
use tests::browser::walk::open;
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen};
use tests::world::{PASSPHRASE, PIN};

/// Words that stand on the demonstration's pages and would harm or tell.
const TELLING: [&str; 8] = [
    "Tres Robles",
    "Autumn",
    "C-0",
    "F-C",
    "crew leader",
    "Amina",
    "Question",
    "worker",
];

/// All that a curious person can read without the PIN: the document with its scripts' leavings, not just what is shown.
async fn tells(page: &Page) -> Result<Vec<String>> {
    let all = page
        .run(
            "return document.title + ' ' + location.href + ' ' + document.documentElement.outerHTML
            + ' ' + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')",
        )
        .await?;
    let all = all.as_str().unwrap_or_default().to_string();
    Ok(TELLING
        .iter()
        .filter(|word| all.contains(**word))
        .map(|word| word.to_string())
        .collect())
}

/// Web storage, databases, caches, service workers and readable cookies.
async fn kept_by_the_browser(page: &Page) -> Result<String> {
    let kept = page
        .run_and_wait("const done = arguments[arguments.length - 1]; (async () => {
            const kept = [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
                (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length, document.cookie.length];
            const folder = await navigator.storage.getDirectory();
            let files = 0; for await (const _ of folder.keys()) files += 1;
            done(kept.concat(files).join(' ')); })()")
        .await?;
    Ok(kept.as_str().unwrap_or_default().to_string())
}

#[tokio::test]
async fn after_hide_and_after_lock_nothing_of_the_work_is_in_the_page() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let browser = Browser::start()?;
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("amina"), &browser, Screen::Phone).await?;
    ensure!(!tells(&page).await?.is_empty(), "the control: an open page does tell");

    let audit = page
        .run("return [...document.querySelectorAll('a[href^=\"/a/\"]')].map(link => new URL(link.href).pathname)[0]")
        .await?;
    let audit = audit.as_str().unwrap_or_default().to_string();
    for place in [
        "",
        "/interviews",
        "/findings",
        "/pay",
        "/evidence",
        "/note",
        "/tasks",
        "/members",
    ] {
        open(&page, &format!("{audit}{place}")).await?;
        ensure!(page.run("return document.title").await? == "Surco", "a title tells");
        page.press("Hide").await?;
        page.until_true("return document.querySelector('main.page') === null")
            .await?;
        let told = tells(&page).await?;
        ensure!(told.is_empty(), "{place}: the cover tells {told:?}");
        page.press("Open").await?;
        page.fill("PIN", PIN).await?;
        page.until_true("return document.querySelector('main.page') !== null")
            .await?;
    }

    open(&page, "/settings").await?;
    page.press("Lock this phone").await?;
    page.sees("Passphrase of this phone").await?;
    let told = tells(&page).await?;
    ensure!(told.is_empty(), "the locked phone tells {told:?}");
    // Back leads nowhere without the passphrase.
    page.client().back().await?;
    page.sees("Passphrase of this phone").await?;
    ensure!(tells(&page).await?.is_empty(), "Back tells");

    page.fill("Passphrase of this phone", PASSPHRASE).await?;
    page.press("Unlock").await?;
    page.until_true("return document.querySelector('main.page') !== null")
        .await?;
    let kept = kept_by_the_browser(&page).await?;
    ensure!(kept == "0 0 0 0 0 0 0", "the browser keeps something: {kept}");
    Ok(())
}
