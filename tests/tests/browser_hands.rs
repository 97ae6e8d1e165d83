//! What happens under people's hands: the phone dies in the middle of a word, a finger taps twice, the link takes its time.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::time::Duration;
use tests::browser::walk::open;
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen};

const HALF_TYPED: &str = "He said that whoever talks to the audi";

/// The audit that is in the field, as an address.
async fn farm(page: &Page) -> Result<String> {
    let script =
        "return [...document.querySelectorAll('a[href^=\"/a/\"]')].map(link => new URL(link.href).pathname.split('/').slice(0, 3).join('/'))
        .find(path => path.length > 30)";
    let path = page.run(script).await?;
    path.as_str().map(String::from).context("Today names an audit")
}

/// The interview that Amina left open.
async fn unfinished(page: &Page) -> Result<String> {
    let script =
        "return [...document.querySelectorAll('a[href*=\"/interviews/\"]')].map(link => new URL(link.href).pathname)
        .find(path => !path.endsWith('/new'))";
    let path = page.run(script).await?;
    path.as_str().map(String::from).context("an interview is open")
}

/// Goes on by Next until something of this kind is asked; its address.
async fn until_asked(page: &Page, css: &str) -> Result<String> {
    for _ in 0..70 {
        if page
            .run(&format!("return document.querySelector('{css}') !== null"))
            .await?
            == true
        {
            // The address follows once the question is painted.
            tokio::time::sleep(Duration::from_millis(400)).await;
            let here = page.run("return location.pathname + location.search").await?;
            return here.as_str().map(String::from).context("an address");
        }
        let before = page.run("return document.querySelector('#ask').textContent").await?;
        page.press("Next").await?;
        page.until_true(&format!(
            "return document.querySelector('#ask').textContent !== {before}"
        ))
        .await?;
    }
    anyhow::bail!("nothing like {css} is asked")
}

#[tokio::test]
async fn a_half_typed_answer_survives_a_kill_and_is_not_taken_for_saved() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let browser = Browser::start()?;
    let vault = demonstration.path("amina");
    let AtWork { page, mut device } = AtWork::at(&vault, &browser, Screen::Phone).await?;
    let interview = unfinished(&page).await?;
    open(&page, &interview).await?;
    let question = until_asked(&page, "main textarea#answer").await?;
    page.find("main textarea#answer").await?.send_keys(HALF_TYPED).await?;
    // Longer than the pause after which half-typed text is kept, and no more: the field is never left.
    tokio::time::sleep(Duration::from_millis(1200)).await;
    device.kill()?;
    drop(page);

    let AtWork { page, device: _device } = AtWork::at(&vault, &browser, Screen::Phone).await?;
    open(&page, &interview).await?;
    page.run(&format!(
        "history.replaceState(null, '', '{question}'); dispatchEvent(new PopStateEvent('popstate'))"
    ))
    .await?;
    page.until_true(&format!(
        "return document.querySelector('main textarea#answer')?.value === {}",
        json!(HALF_TYPED)
    ))
    .await?;
    ensure!(
        page.run("return document.querySelector('main .saved svg') === null")
            .await?
            == true,
        "half a sentence is shown as saved"
    );
    Ok(())
}

#[tokio::test]
async fn double_taps_make_one_interview_and_one_finding() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let browser = Browser::start()?;
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("amina"), &browser, Screen::Phone).await?;
    let farm = farm(&page).await?;

    let interviews = counted(&page, &format!("{farm}/interviews"), "ul.list > li").await?;
    open(&page, &format!("{farm}/interviews/new")).await?;
    page.press("Worker").await?;
    page.pick("Crew", "A").await?;
    page.press("To consent").await?;
    page.sees("Read aloud, then ask").await?;
    twice(&page, "They agree: begin").await?;
    page.sees("Question ").await?;
    ensure!(
        counted(&page, &format!("{farm}/interviews"), "ul.list > li").await? == interviews + 1,
        "two interviews were begun"
    );

    let findings = counted(&page, &format!("{farm}/findings"), "main .finding").await?;
    open(&page, &format!("{farm}/findings/new")).await?;
    page.find("#provision").await?;
    page.run(
        "const pick = document.querySelector('#provision'); pick.selectedIndex = 3;
         pick.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await?;
    for group in ["severity", "basis"] {
        page.run(&format!("document.querySelector('main input[name={group}]').click()"))
            .await?;
    }
    page.fill("What was found", "Twice tapped, once meant.").await?;
    twice(&page, "Save finding").await?;
    page.until_true("return !location.pathname.endsWith('/new')").await?;
    ensure!(
        counted(&page, &format!("{farm}/findings"), "main .finding").await? == findings + 1,
        "two findings were raised"
    );
    Ok(())
}

/// Presses what says so twice within one moment, and once more before any reply can be there.
async fn twice(page: &Page, words: &str) -> Result<()> {
    page.sees(words).await?;
    let script = format!(
        "const it = [...document.querySelectorAll('button, a')].find(it => it.textContent.trim() === {});
         it.click(); it.click(); setTimeout(() => it.click(), 5)",
        json!(words)
    );
    page.run(&script).await.map(drop)
}

async fn counted(page: &Page, path: &str, css: &str) -> Result<u64> {
    open(page, path).await?;
    page.find(css).await?;
    let count = page
        .run(&format!("return document.querySelectorAll('{css}').length"))
        .await?;
    count.as_u64().context("a number")
}

#[tokio::test]
async fn on_a_slow_link_the_last_tap_counts_and_nothing_is_saved_before_the_reply() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let browser = Browser::start()?;
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("amina"), &browser, Screen::Phone).await?;
    let interview = unfinished(&page).await?;
    open(&page, &interview).await?;
    let question = until_asked(&page, "main .choices .choice:nth-of-type(2) input[type=radio]").await?;
    page.devtools("Network.enable", json!({})).await?;
    let slow = json!({ "offline": false, "latency": 900, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.devtools("Network.emulateNetworkConditions", slow).await?;
    page.run("const all = document.querySelectorAll('main .choices input'); all[0].click(); all[1].click()")
        .await?;
    ensure!(
        page.run("return document.querySelector('main .saved svg') === null")
            .await?
            == true,
        "\"Saved\" stands before the reply"
    );
    page.sees("Saved").await?;
    let quick = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.devtools("Network.emulateNetworkConditions", quick).await?;
    open(&page, "/").await?;
    open(&page, &interview).await?;
    page.run(&format!(
        "history.replaceState(null, '', '{question}'); dispatchEvent(new PopStateEvent('popstate'))"
    ))
    .await?;
    page.until_true("return document.querySelectorAll('main .choices input')[1]?.checked === true")
        .await
}
