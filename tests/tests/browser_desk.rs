//! At a desk: a list and what is open beside it, by mouse and by keys; a table that goes into a spreadsheet.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::{barriers, open};
use tests::browser::{AtWork, Browser, Demonstration, Page, Screen, is_well};
use tests::world::{World, farm_audit, open_fieldwork, raise};

const ARROW_DOWN: &str = "\u{E015}";
const ENTER: &str = "\u{E007}";
const CONTROL: &str = "\u{E009}";

/// The lists of an audit that open beside themselves.
const LISTS: [&str; 4] = ["interviews", "findings", "pay", "evidence"];

async fn press(page: &Page, key: &str) -> Result<()> {
    Ok(page.client().active_element().await?.send_keys(key).await?)
}

/// The address of the audit in the field.
async fn audit(page: &Page) -> Result<String> {
    let links = "return [...document.querySelectorAll('main a[href^=\"/a/\"]')].map(link => new URL(link.href).pathname.split('/').slice(0, 3).join('/'))[0]";
    Ok(page.run(links).await?.as_str().context("no audit")?.to_string())
}

/// Waits until the row with this address is open beside its list, the focus in it.
async fn is_open(page: &Page, path: &str) -> Result<()> {
    page.until_true(&format!(
        "return location.pathname === '{path}' && document.activeElement.closest('.pane') !== null
           && document.querySelector('.desk-detail .loading') === null
           && document.querySelector('.desk-list [aria-current]')?.getAttribute('href') === '{path}'"
    ))
    .await
}

/// Opens two rows, by mouse and by keys, and goes back through both.
async fn beside(page: &Page, list: &str, picture: &str) -> Result<()> {
    open(page, list).await?;
    page.sees("Nothing chosen yet").await?;
    page.picture(&format!("desk-{picture}")).await?;
    // A register opens on a page of its own. Two rows that stand together: an arrow goes to the very next one, which must not be an interview still being asked.
    let rows = page
        .run(
            "const rows = [...document.querySelectorAll('.desk-list li > a:not([href*=\"/register/\"])')], asked = row => row.querySelector('.is-ochre') && location.pathname.endsWith('/interviews');
             const at = Math.max(0, rows.findIndex((row, at) => rows[at + 1] && !asked(row) && !asked(rows[at + 1])));
             return rows.slice(at, at + 2).map(row => new URL(row.href).pathname)",
        )
        .await?;
    let row = |place: usize| rows.get(place).and_then(Value::as_str).map(String::from);
    let first = row(0).with_context(|| format!("{list} is empty"))?;

    // Too low for its rows, so that there is a place to lose.
    let low = "const list = document.querySelector('.desk-list'); list.style.maxBlockSize = '9rem'; list.scrollTop = 30; return list.scrollTop";
    let place = page.run(low).await?;
    page.run(&format!(
        "document.querySelector('.desk-list a[href=\"{first}\"]').click()"
    ))
    .await?;
    is_open(page, &first).await?;
    ensure!(
        page.run("return document.querySelector('.desk-list').scrollTop")
            .await?
            == place,
        "{list} lost its place"
    );
    page.run("document.querySelector('.desk-list').style.maxBlockSize = ''")
        .await?;
    page.picture(&format!("desk-{picture}-open")).await?;
    for wrong in [cut_off(page).await?, small_targets(page).await?, barriers(page).await?] {
        ensure!(wrong.is_empty(), "{list}: {}", wrong.join("\n"));
    }
    is_well(page).await?;

    if let Some(second) = row(1) {
        page.run(&format!(
            "document.querySelector('.desk-list a[href=\"{first}\"]').focus()"
        ))
        .await?;
        press(page, ARROW_DOWN).await?;
        press(page, ENTER).await?;
        is_open(page, &second).await?;
        page.client().back().await?;
        is_open(page, &first).await?;
    }
    page.client().back().await?;
    page.until_true(&format!(
        "return location.pathname === '{list}' && document.querySelector('.pane') === null
           && document.activeElement.getAttribute('href') === '{first}'"
    ))
    .await
}

/// An interview that is being asked stands alone: the worker before the screen does not see who else was heard.
async fn a_worker_looks_on(page: &Page, list: &str) -> Result<()> {
    open(page, list).await?;
    page.press_css(".desk-list li > a:has(.is-ochre)").await?;
    page.find(".pane #ask").await?;
    page.until_true("return document.querySelector('.desk-list').getClientRects().length === 0")
        .await?;
    page.picture("desk-asking").await?;
    is_well(page).await?;
    page.client().back().await?;
    page.until_true("return document.querySelector('.desk-list').getClientRects().length > 0")
        .await
}

#[tokio::test]
async fn a_row_opens_beside_its_list_and_back_leads_to_it_again() -> Result<()> {
    let demonstration = Demonstration::make()?;
    // Pictures of teammates come from the server when they are looked at.
    let (_server, _) = demonstration.serve()?;
    let browser = Browser::start()?;
    let lead = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Desk).await?;
    let audit = audit(&lead.page).await?;
    for list in LISTS {
        beside(&lead.page, &format!("{audit}/{list}"), list).await?;
    }
    beside(&lead.page, "/reports", "reports").await?;
    a_worker_looks_on(&lead.page, &format!("{audit}/interviews")).await?;

    lead.page.press_css(".desk-list li > a").await?;
    lead.page.press("Hide").await?;
    lead.page
        .until_true("return document.querySelector('main.page, .desk, .pane') === null")
        .await
}

#[tokio::test]
async fn on_a_phone_list_and_detail_stay_two_pages() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let browser = Browser::start()?;
    let lead = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Phone).await?;
    let audit = audit(&lead.page).await?;
    for list in LISTS {
        open(&lead.page, &format!("{audit}/{list}")).await?;
        lead.page.press_css("main li > a:not([href*='/register/'])").await?;
        lead.page
            .until_true(
                "return location.pathname.split('/').length === 5 && document.activeElement.tagName === 'H1'
                   && document.querySelector('.desk, .pane') === null",
            )
            .await?;
    }
    Ok(())
}

/// What lies under an address of an audit: its list, and what stands alone.
const PAGES: [&str; 5] = ["findings", "interviews", "note", "tasks", "timeline"];

#[tokio::test]
async fn from_a_page_of_one_audit_to_the_same_page_of_another_each_shows_its_own() -> Result<()> {
    let browser = Browser::start()?;
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let mut audits = Vec::new();
    for (site, statement) in [
        ("Tres Robles", "No shade at the north field."),
        ("Cuatro Vientos", "Water stands in the sun."),
    ] {
        let audit = farm_audit(&mut lead, site, &[("A", 5)])?;
        open_fieldwork(&mut lead, audit)?;
        raise(&mut lead, audit, statement)?;
        audits.push((format!("/a/{audit}"), statement));
    }
    lead.stop()?;
    for screen in [Screen::Phone, Screen::Desk] {
        let AtWork { page, device: _device } = AtWork::at(lead.vault(), &browser, screen).await?;
        let [(one, of_one), (other, of_other)] = audits.as_slice() else {
            anyhow::bail!("two audits")
        };
        open(&page, &format!("{one}/findings")).await?;
        page.sees(of_one).await?;
        open(&page, &format!("{other}/findings")).await?;
        page.sees(of_other).await?;
        ensure!(
            !page.text().await?.contains(of_one),
            "the first audit's finding stands in the second's list"
        );
        page.client().back().await?;
        page.sees(of_one).await?;
        ensure!(
            !page.text().await?.contains(of_other),
            "back leads to the first audit's list and shows the second's"
        );

        // Every page: where it leads, it leads into its own audit. The rail reads the address; what the page holds must agree.
        for name in PAGES {
            open(&page, &format!("{one}/{name}")).await?;
            open(&page, &format!("{other}/{name}")).await?;
            let strange = page
                .run(&format!(
                    "return [...document.querySelectorAll('a[href^=\"{one}\"]')].map(link => link.getAttribute('href')).join(' ')"
                ))
                .await?;
            ensure!(strange == "", "{name} still leads to {strange}");
        }
        is_well(&page).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_window_made_narrow_shows_what_is_open_once_and_made_wide_beside_its_list() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let (_server, _) = demonstration.serve()?;
    let browser = Browser::start()?;
    let lead = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Desk).await?;
    let page = &lead.page;
    let findings = format!("{}/findings", audit(page).await?);
    open(page, &findings).await?;
    page.press_css(".desk-list li > a").await?;
    page.find(".pane #pane-head").await?;
    for _ in 0..2 {
        resize(page, 700).await?;
        page.until_true(
            "return document.querySelector('.desk, .pane') === null && document.querySelectorAll('main article.finding').length === 1",
        )
        .await?;
        page.picture("desk-made-narrow").await?;
        resize(page, 1440).await?;
        page.until_true(
            "return document.querySelectorAll('.desk-list article.finding').length === 0
               && document.querySelectorAll('.desk-list li > a').length > 0
               && document.querySelectorAll('.desk-detail article.finding').length === 1",
        )
        .await?;
    }
    is_well(page).await
}

/// The window by its edge.
async fn resize(page: &Page, width: u32) -> Result<()> {
    let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", metrics)
        .await
        .map(drop)
}

/// What somebody would paste, as text and as HTML.
async fn clipboard(page: &Page) -> Result<(String, String)> {
    let read = page
        .run_and_wait(
            "const done = arguments[arguments.length - 1]; (async () => {
                const [item] = await navigator.clipboard.read();
                const as = async kind => item.types.includes(kind) ? await (await item.getType(kind)).text() : '';
                return [await as('text/plain'), await as('text/html')];
            })().then(done, why => done(['failed: ' + why, '']))",
        )
        .await?;
    let part = |place: usize| read.get(place).and_then(Value::as_str).unwrap_or_default().to_string();
    Ok((part(0), part(1)))
}

#[tokio::test]
async fn a_table_goes_into_a_spreadsheet_and_hide_takes_it_off_the_clipboard() -> Result<()> {
    let demonstration = Demonstration::make()?;
    let browser = Browser::start()?;
    let AtWork { page, device: _device } = AtWork::at(&demonstration.path("lucia"), &browser, Screen::Desk).await?;
    let origin = page.run("return location.origin").await?;
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": origin });
    page.devtools("Browser.grantPermissions", grant).await?;
    let audit = audit(&page).await?;
    open(&page, &audit).await?;

    page.press("Copy table").await?;
    page.sees("Paste them into a spreadsheet").await?;
    page.picture("desk-copied").await?;
    let (text, html) = clipboard(&page).await?;
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    ensure!(rows.len() >= 3, "{text:?}");
    ensure!(
        rows[0] == ["Crew", "Heard", "Workers", "Goal", "Share %"],
        "{:?}",
        rows[0]
    );
    for row in rows.iter().skip(1) {
        ensure!(row.len() == 5, "{row:?}");
        for figure in row.iter().skip(1).filter(|figure| !figure.is_empty()) {
            ensure!(
                figure.parse::<f64>().is_ok() && !figure.starts_with('+'),
                "{figure:?} is no plain number"
            );
        }
    }
    ensure!(html.contains("<table") && html.contains("<th"), "{html:?}");

    // By keys: the focus is in the table, nothing is selected.
    page.run("document.querySelector('.seg-list, .seg button:nth-child(2)')?.click(); document.querySelector('.table-wrap').focus()")
        .await?;
    press(&page, &format!("{CONTROL}c")).await?;
    page.until_true(
        "return document.querySelector('.table-wrap').parentElement.querySelector('[role=status]').textContent !== ''",
    )
    .await?;

    page.press("Hide").await?;
    page.until_true("return document.querySelector('main.page') === null")
        .await?;
    let (text, html) = clipboard(&page).await?;
    ensure!(
        text.trim().is_empty() && !html.contains("<table"),
        "the clipboard tells {text:?} {html:?}"
    );
    Ok(())
}
