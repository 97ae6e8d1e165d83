//! Every component in every state (`/gallery`, development builds only) in every look in which people use it: nothing
//! is cut off or scrolls sideways, no target is too small, axe-core finds no barrier.

use anyhow::{Result, ensure};
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
