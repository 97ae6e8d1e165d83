//! Every component in every state (`/gallery`, development builds only) in every look in which people use it: nothing
//! is cut off or scrolls sideways, no target is too small, axe-core finds no barrier. Controls of forms do by keys what
//! they do by touch.

use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::json;
use tempfile::TempDir;
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::barriers;
use tests::browser::{Browser, Page, Process, Screen, is_well, serve_screens, target_dir};

/// How the gallery is looked at: its name in pictures, the language, and what is pressed among the page's looks.
struct Look {
    name: &'static str,
    language: &'static str,
    pressed: &'static [&'static str],
    forced_colours: bool,
}

const fn look(name: &'static str, language: &'static str, pressed: &'static [&'static str]) -> Look {
    Look {
        name,
        language,
        pressed,
        forced_colours: false,
    }
}

const LOOKS: [Look; 8] = [
    look("light-en", "en", &["light"]),
    look("dark-en", "en", &["dark"]),
    look("light-ur", "ur", &["light"]),
    look("dark-ur", "ur", &["dark"]),
    look("contrast-en", "en", &["light", "more contrast"]),
    look("text-200-en", "en", &["light", "200 %"]),
    look("text-200-ur", "ur", &["light", "200 %"]),
    Look {
        name: "forced-en",
        language: "en",
        pressed: &[],
        forced_colours: true,
    },
];

/// The gallery as `cargo xtask ui` built it, before a vault that nobody has made.
async fn gallery(browser: &Browser, screen: Screen) -> Result<(Page, Process, TempDir)> {
    let folder = TempDir::new()?;
    let screens = target_dir()?.join("ui-stage/wasm-dev");
    ensure!(screens.is_dir(), "{}: cargo xtask ui", screens.display());
    let (device, address) = serve_screens(&folder.path().join("vault"), &screens)?;
    let page = browser.open(screen, &address).await?;
    page.sees("A passphrase for this phone").await?;
    let origin = page.run("return location.origin").await?;
    page.goto(&format!("{}/gallery", origin.as_str().unwrap_or_default()))
        .await?;
    page.find("#lists").await?;
    Ok((page, device, folder))
}

async fn choose(page: &Page, look: &Look) -> Result<()> {
    page.run(&format!(
        "const pick = document.querySelector('.tongue select'); pick.value = '{}';
         pick.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        look.language
    ))
    .await?;
    page.until_true(&format!(
        "return document.documentElement.lang === '{}' && document.querySelector('#lists') !== null",
        look.language
    ))
    .await?;
    for words in ["as written", "as device", "as set"].iter().chain(look.pressed) {
        let press = format!(
            "const found = [...document.querySelectorAll('.seg button')].filter(one => one.textContent === '{words}');
             found.forEach(one => one.click()); return found.length > 0"
        );
        ensure!(page.run(&press).await? == true, "there is no look {words:?}");
    }
    let value = if look.forced_colours { "active" } else { "none" };
    let media = json!({ "features": [{ "name": "forced-colors", "value": value }] });
    page.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
}

async fn looks(screen: Screen) -> Result<()> {
    let browser = Browser::start()?;
    let (page, _device, _folder) = gallery(&browser, screen).await?;
    let mut wrong = Vec::new();
    for look in LOOKS {
        choose(&page, &look).await?;
        // Loading shows its word after 300 ms.
        page.until_true("return getComputedStyle(document.querySelector('.loading')).visibility === 'visible'")
            .await?;
        page.run("scrollTo(0, 0)").await?;
        page.whole_picture(&format!("gallery-{}", look.name)).await?;
        let mut found = cut_off(&page).await?;
        found.extend(small_targets(&page).await?);
        // axe-core reads the colours that a sheet asks for, not those that the system puts in their place.
        let of_colour = |barrier: &String| look.forced_colours && barrier.starts_with("color-contrast");
        found.extend(barriers(&page).await?.into_iter().filter(|barrier| !of_colour(barrier)));
        let ill = is_well(&page).await.err().map(|reason| reason.to_string());
        found.extend(ill.and_then(|reason| reason.lines().next().map(String::from)));
        wrong.extend(found.into_iter().map(|what| format!("{}: {what}", look.name)));
    }
    ensure!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

#[tokio::test]
async fn every_state_is_open_to_everybody_on_a_phone() -> Result<()> {
    looks(Screen::Phone).await
}

#[tokio::test]
async fn every_state_is_open_to_everybody_at_a_desk() -> Result<()> {
    looks(Screen::Desk).await
}

#[tokio::test]
async fn a_button_that_asks_again_gives_the_focus_back() -> Result<()> {
    let browser = Browser::start()?;
    let (page, _device, _folder) = gallery(&browser, Screen::Phone).await?;
    page.press_css("#forms .cols .btn.is-destroy").await?;
    page.until_true("return document.querySelector('dialog[open]') !== null")
        .await?;
    page.picture("gallery-asks-again").await?;
    ensure!(
        barriers(&page).await?.is_empty(),
        "the open question: {:?}",
        barriers(&page).await?
    );
    page.press("No, go back").await?;
    page.until_true(
        "return document.querySelector('dialog[open]') === null && document.activeElement.matches('.btn.is-destroy')",
    )
    .await
}

/// Presses keys where `css` is.
async fn keys(page: &Page, css: &str, keys: &[Key]) -> Result<()> {
    let element = page.find(css).await?;
    for key in keys {
        element.send_keys(key).await?;
    }
    Ok(())
}

/// What the script says, as text.
async fn told(page: &Page, script: &str) -> Result<String> {
    Ok(page.run(script).await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn the_last_of_100_000_rows_is_chosen_by_keys_and_few_rows_are_ever_held() -> Result<()> {
    let browser = Browser::start()?;
    let (page, _device, _folder) = gallery(&browser, Screen::Phone).await?;
    keys(&page, "#register-search", &[Key::Down]).await?;
    keys(&page, "#register-list", &[Key::End]).await?;
    page.until_true("return document.querySelector('#register-row-99999') !== null")
        .await?;
    keys(&page, "#register-list", &[Key::Enter]).await?;
    page.until_true("return document.querySelector('#register .is-chosen').textContent.includes('099999')")
        .await?;
    let held = page
        .run("return document.querySelectorAll('#register [role=option]').length")
        .await?;
    ensure!(
        held.as_u64().is_some_and(|held| (1..=200).contains(&held)),
        "{held} rows"
    );
    let named = "const list = document.querySelector('#register-list');
        return document.getElementById(list.getAttribute('aria-activedescendant'))?.getAttribute('aria-selected') ?? ''";
    ensure!(told(&page, named).await? == "true", "the reader is told another row");
    page.find("#register-search").await?.send_keys("77777").await?;
    page.until_true("return document.querySelector('#register [role=status].small')?.textContent.includes('1 row')")
        .await
}

#[tokio::test]
async fn a_slider_has_no_value_before_it_is_touched_and_a_rank_no_order_before_a_move() -> Result<()> {
    let browser = Browser::start()?;
    let (page, _device, _folder) = gallery(&browser, Screen::Phone).await?;
    let slider = "return document.querySelector('#range-empty').getAttribute('aria-valuetext')";
    ensure!(told(&page, slider).await? == "Not answered yet");
    keys(&page, "#range-empty", &[Key::Right]).await?;
    page.until_true("return document.querySelector('#range-empty').getAttribute('aria-valuetext') === '6.5'")
        .await?;
    let first = "return document.querySelector('#rank-open-pay-up').closest('ol').querySelector('li').textContent";
    ensure!(told(&page, first).await?.starts_with('–'));
    keys(&page, "#rank-open-toilet-up", &[Key::Up, Key::Up]).await?;
    page.until_true(
        "const row = document.querySelector('#rank-open-toilet-up').closest('li');
         return row.matches(':first-child') && row.textContent.startsWith('1') && row.contains(document.activeElement)",
    )
    .await
}

#[tokio::test]
async fn a_day_is_entered_in_the_ethiopian_calendar_and_a_half_typed_one_is_no_answer() -> Result<()> {
    let browser = Browser::start()?;
    let (page, _device, _folder) = gallery(&browser, Screen::Phone).await?;
    let year = page.find("#day-ethiopian-year").await?;
    year.clear().await?;
    year.send_keys(&format!("2015{}", char::from(Key::Tab))).await?;
    page.until_true(
        "return document.querySelector('#day-ethiopian [role=status]').textContent.includes('September 11, 2022')",
    )
    .await?;
    let day = page.find("#day-ethiopian-day").await?;
    day.clear().await?;
    day.send_keys(&format!("31{}", char::from(Key::Tab))).await?;
    page.until_true("return document.querySelector('#day-ethiopian .wrong')?.textContent.includes('1 to 30')")
        .await
}

#[tokio::test]
async fn a_drawing_is_made_by_keys_taken_back_and_kept_as_a_picture() -> Result<()> {
    let browser = Browser::start()?;
    let (page, _device, _folder) = gallery(&browser, Screen::Phone).await?;
    let inked = "const canvas = document.querySelector('#signature');
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return pixels.some(shade => shade < 128)";
    ensure!(page.run(inked).await? == false, "the paper is white");
    keys(
        &page,
        "#signature",
        &[Key::Space, Key::Right, Key::Right, Key::Down, Key::Space],
    )
    .await?;
    page.until_true(inked).await?;
    page.run("[...document.querySelector('#signature').closest('[role=group]').querySelectorAll('button')].find(one => one.textContent.includes('Undo')).click()").await?;
    ensure!(page.run(inked).await? == false, "the line is gone");
    keys(&page, "#signature", &[Key::Space, Key::Right, Key::Space]).await?;
    page.run("[...document.querySelector('#signature').closest('[role=group]').querySelectorAll('button')].find(one => one.textContent.includes('Keep')).click()")
        .await?;
    page.until_true("return document.querySelector('#signature').getClientRects().length === 0")
        .await
}
