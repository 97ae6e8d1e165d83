//! A desk without a mouse: an interview by keys, a slip taken back, words found again, everything hidden.

use anyhow::{Result, ensure};
use tests::browser::walk::open;
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen, is_well};

/// Presses a key where the focus is, as a keyboard does.
async fn press(page: &Page, key: &str) -> Result<()> {
    Ok(page.client().active_element().await?.send_keys(key).await?)
}

/// The address of the interview that Amina left open.
async fn unfinished(page: &Page) -> Result<String> {
    let links =
        "return [...document.querySelectorAll('a[href*=\"/interviews/\"]')].map(link => new URL(link.href).pathname)
        .find(path => !path.endsWith('/new'))";
    Ok(page.run(links).await?.as_str().unwrap_or_default().to_string())
}

#[tokio::test]
async fn an_interview_by_keys_with_an_answer_taken_back_and_a_word_found_again() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let browser = Browser::start()?;
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("amina"), &browser, Screen::Desk).await?;
    let interview = unfinished(&page).await?;
    ensure!(!interview.is_empty(), "the demonstration leaves an interview open");
    open(&page, &interview).await?;

    // On to a question with choices, by `n` alone.
    for _ in 0..30 {
        if page
            .run("return document.querySelector('main .choices .choice input') !== null")
            .await?
            == true
        {
            break;
        }
        let before = page.run("return document.querySelector('#ask').textContent").await?;
        press(&page, "n").await?;
        page.until_true(&format!(
            "return document.querySelector('#ask').textContent !== {before}"
        ))
        .await?;
    }
    let asked = page.run("return document.querySelector('#ask').textContent").await?;
    press(&page, "1").await?;
    page.sees("Saved").await?;
    page.sees("Undo the last answer").await?;
    press(&page, "n").await?;
    page.until_true(&format!(
        "return document.querySelector('#ask').textContent !== {asked}"
    ))
    .await?;
    press(&page, "u").await?;
    page.until_true(&format!(
        "return document.querySelector('#ask').textContent === {asked}
           && document.querySelector('main .choices input:checked') === null"
    ))
    .await?;

    press(&page, "?").await?;
    page.sees("Choose an answer by its number").await?;
    // Pages that were left have taken their keys along, and with them everything that would go on asking the host.
    let twice = "return [...document.querySelectorAll('dialog[open] kbd')].map(key => key.textContent)
        .filter((key, place, all) => all.indexOf(key) !== place).join(' ')";
    ensure!(
        page.run(twice).await? == "",
        "keys of pages that were left: {}",
        page.run(twice).await?
    );
    page.picture("keys").await?;
    press(&page, "\u{E00C}").await?;
    page.until_true("return document.querySelector('dialog[open]') === null")
        .await?;

    press(&page, "/").await?;
    page.sees("Search this audit").await?;
    page.fill("Search this audit", "before pick").await?;
    page.sees("Waiting before picking").await?;
    page.until_true("return [...document.querySelectorAll('mark')].some(word => word.textContent === 'before')")
        .await?;
    page.picture("search").await?;
    is_well(&page).await?;

    press(&page, "\u{E00C}").await?;
    page.until_true("return document.querySelector('main.page') === null")
        .await
}
