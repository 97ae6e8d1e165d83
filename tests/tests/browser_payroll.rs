//! Three very different registers in the browser: a farm's piece rate with a premium, a garment factory's months with overtime,
//! a vessel's rest hours. Each is imported, its columns taken as they were guessed, and checked; every figure on the page is
//! the API's. One shortfall is followed from the total to the cell.

use anyhow::{Context, Result, ensure};
use rust_decimal::Decimal;
use shared::api::{ListRegisterRows, ListRegisters, OpenRegister, OpenRegisterRow, RegisterView, RowFilter};
use shared::ids::RoomId;
use std::path::{Path, PathBuf};
use tests::browser::sight::{cut_off, small_targets};
use tests::browser::walk::{barriers, open, speak};
use tests::browser::{AtWork, Browser, Page, Screen, is_well, repository};
use tests::world::{CREWS, World, example_register, farm_audit, open_fieldwork};

/// Pack, file, place of work, and the name of its pictures.
const BOOKS: [(&str, &str, &str, &str); 3] = [
    ("fair-food", "01-farm-piece-premium.xlsx", "US-FL", "farm"),
    (
        "bangladesh-rsc",
        "02-garment-monthly-two-row-heads.xlsx",
        "BD",
        "garment",
    ),
    ("uk-fishing", "03-vessel-rest-grid.xlsx", "GB", "vessel"),
];

fn register(name: &str) -> PathBuf {
    repository().join("tests/registers").join(name)
}

fn pack(name: &str) -> PathBuf {
    repository().join("packs").join(name)
}

#[tokio::test]
async fn three_registers_are_imported_and_every_figure_on_screen_is_the_engines() -> Result<()> {
    let browser = Browser::start()?;
    for (turn, book) in BOOKS.iter().enumerate() {
        let screen = if turn == 1 { Screen::Desk } else { Screen::Phone };
        checked(&browser, *book, screen)
            .await
            .with_context(|| book.1.to_owned())?;
    }
    Ok(())
}

async fn checked(browser: &Browser, book: (&str, &str, &str, &str), screen: Screen) -> Result<()> {
    let (program, file, place, picture) = book;
    let world = World::with_pack(&pack(program))?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Sitio", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    lead.stop()?;
    let at_work = AtWork::at(lead.vault(), browser, screen).await?;
    let page = &at_work.page;
    import(page, audit, &register(file), place, picture).await?;
    let figures = read_figures(page).await?;
    let rows = rows_in_sight(page).await?;
    page.picture(&format!("payroll-{picture}-results")).await?;
    is_well(page).await?;
    ensure!(rows <= 200, "{rows} rows are nodes");
    for part in ["#by-rule", "#plot-hourly", "#rows", "#cannot-tell"] {
        if page
            .run(&format!(
                "const found = document.querySelector('{part}'); found?.scrollIntoView(); return found !== null"
            ))
            .await?
            == true
        {
            page.picture(&format!("payroll-{picture}-results-{}", &part[1..]))
                .await?;
        }
    }
    let sound = [barriers(page).await?, cut_off(page).await?, small_targets(page).await?].concat();
    ensure!(sound.is_empty(), "results: {}", sound.join("\n"));
    let followed = follow(page, picture).await?;
    at_work.page.close().await?;
    drop(at_work.device);

    lead.start()?;
    lead.unlock()?;
    let listed = lead.call(ListRegisters { audit })?;
    let payroll = listed.registers.first().context("no register")?.payroll;
    let view = lead.call(OpenRegister { payroll })?;
    same_figures(&figures, &view)?;
    let filter = RowFilter::default();
    let lines = lead.call(ListRegisterRows {
        payroll,
        filter,
        offset: 0,
        limit: 200,
    })?;
    ensure!(rows == lines.total.min(200), "{rows} of {} rows", lines.total);
    if let Some((period, cells)) = followed {
        let who = false;
        let row = lead.call(OpenRegisterRow { payroll, period, who })?;
        ensure!(
            row.breaches.len() == cells.0,
            "{} breaches, {} on screen",
            row.breaches.len(),
            cells.0
        );
        let inputs = row.breaches.iter().flat_map(|breach| &breach.inputs);
        for input in inputs {
            let hidden = matches!(
                input.field,
                shared::payroll::register::Field::Name | shared::payroll::register::Field::Worker
            );
            ensure!(
                hidden || cells.1.contains(&input.at.address()),
                "{} is not on the row's page",
                input.at.address()
            );
        }
    }
    Ok(())
}

/// From the home of payroll to the results, with the guess as it is.
async fn import(page: &Page, audit: RoomId, file: &Path, place: &str, picture: &str) -> Result<()> {
    open(page, &format!("/a/{audit}/pay")).await?;
    page.sees("No books yet").await?;
    page.press_css(".dock .btn.is-main").await?;
    page.sees("Choose the employer’s register").await?;
    page.picture(&format!("payroll-{picture}-choose")).await?;
    let wrong = [barriers(page).await?, cut_off(page).await?, small_targets(page).await?].concat();
    ensure!(wrong.is_empty(), "choosing: {}", wrong.join("\n"));
    page.choose_file("#register-file", file).await?;
    page.sees("What does each column say?").await?;
    page.find(".previewed").await?;
    page.picture(&format!("payroll-{picture}-mapping")).await?;
    page.run("document.querySelector('.previewed').scrollIntoView({ block: 'center' })")
        .await?;
    page.picture(&format!("payroll-{picture}-preview")).await?;
    is_well(page).await?;
    let wrong = [barriers(page).await?, cut_off(page).await?, small_targets(page).await?].concat();
    ensure!(wrong.is_empty(), "mapping: {}", wrong.join("\n"));
    page.fill("Place of work", place).await?;
    page.press_css(".dock .btn.is-main").await?;
    page.sees("Owed to workers").await?;
    page.find(".register-row, .register-rows.is-empty").await?;
    Ok(())
}

/// Every figure that the page names, as it stands there.
async fn read_figures(page: &Page) -> Result<Vec<(String, String)>> {
    let found = page
        .run("return [...document.querySelectorAll('[data-figure]')].map(one => [one.dataset.figure, one.textContent])")
        .await?;
    Ok(serde_json::from_value(found)?)
}

async fn rows_in_sight(page: &Page) -> Result<u32> {
    let found = page
        .run("return document.querySelectorAll('.register-row').length")
        .await?;
    Ok(serde_json::from_value(found)?)
}

/// A figure without its signs: `$1,234.50` is 1234.50.
fn plain(text: &str) -> Result<Decimal> {
    let figures: String = text
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '.')
        .collect();
    figures.parse().with_context(|| format!("{text:?} is no figure"))
}

fn same_figures(shown: &[(String, String)], view: &RegisterView) -> Result<()> {
    let summary = &view.line.summary;
    let mut told: Vec<(String, Decimal)> = vec![
        ("short".into(), summary.workers_short.into()),
        ("breach".into(), summary.workers_in_breach.into()),
        ("open".into(), summary.workers_not_verifiable.into()),
        ("clean".into(), summary.workers_clean.into()),
    ];
    let owed = summary.owed.iter().filter(|owed| !owed.amount.is_zero());
    told.extend(owed.map(|owed| (format!("owed-{}", owed.currency), owed.amount)));
    for total in &view.totals {
        let of_rule = |what: &str| format!("{what}-{}-{}", total.rule.id(), total.currency);
        told.push((of_rule("checked"), total.workers_checked.into()));
        let counts = [
            ("short", total.workers_short),
            ("broken", total.breaches),
            ("open", total.not_verifiable),
        ];
        let found = counts.into_iter().filter(|(_, count)| *count > 0);
        told.extend(found.map(|(what, count)| (of_rule(what), count.into())));
        if !total.owed.is_zero() {
            told.push((of_rule("owed"), total.owed));
        }
    }
    for (name, figure) in &told {
        let (_, text) = shown
            .iter()
            .find(|(shown, _)| shown == name)
            .with_context(|| format!("{name} is not shown"))?;
        ensure!(
            plain(text)? == *figure,
            "{name}: the page says {text}, the engine {figure}"
        );
    }
    let of_crews = |name: &String| name.starts_with("crew-");
    let more: Vec<_> = shown
        .iter()
        .filter(|(name, _)| !of_crews(name) && !told.iter().any(|(known, _)| known == name))
        .collect();
    ensure!(more.is_empty(), "the page says more than the engine: {more:?}");
    Ok(())
}

/// Opens the first row, as somebody who wants to see why; gives its number, how many breaches it has and what the page says.
async fn follow(page: &Page, picture: &str) -> Result<Option<(u32, (usize, String))>> {
    if rows_in_sight(page).await? == 0 {
        return Ok(None);
    }
    page.press_css("#row-0").await?;
    page.sees("The row in the file").await?;
    page.picture(&format!("payroll-{picture}-row")).await?;
    is_well(page).await?;
    let wrong = [barriers(page).await?, cut_off(page).await?, small_targets(page).await?].concat();
    ensure!(wrong.is_empty(), "row: {}", wrong.join("\n"));
    let breaches = page.run("return document.querySelectorAll('main .ask').length").await?;
    let text = page.run("return document.querySelector('main').textContent").await?;
    let address = page.client().current_url().await?;
    let period = address.path().rsplit('/').next().context("an address")?.parse()?;
    let text = text.as_str().unwrap_or_default().to_owned();
    ensure!(!text.contains("Ana Ruiz"), "the row's page names somebody");
    Ok(Some((period, (serde_json::from_value(breaches)?, text))))
}

#[tokio::test]
async fn who_it_is_a_note_and_a_draft_finding_each_by_its_own_tap_in_four_languages() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("week-12.csv");
    std::fs::write(&file, example_register())?;
    let browser = Browser::start()?;
    let world = World::with_pack(&pack("fair-food"))?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Sitio", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    lead.stop()?;
    let at_work = AtWork::at(lead.vault(), &browser, Screen::Phone).await?;
    let page = &at_work.page;
    import(page, audit, &file, "US-FL", "week").await?;
    let results = page.client().current_url().await?.path().to_owned();
    page.press_css("#row-0").await?;
    page.sees("The row in the file").await?;
    page.press("Show who this is").await?;
    page.sees("Number of the worker").await?;
    page.press("Hide who this is").await?;
    page.fill("Note", "asked the foreman").await?;
    page.run("document.activeElement.blur()").await?;
    page.sees("Saved").await?;
    let row = page.client().current_url().await?.path().to_owned();
    for tag in ["es", "bn", "ur", "en"] {
        speak(page, tag).await?;
        for (path, name) in [
            (format!("/a/{audit}/pay"), "home"),
            (format!("{results}/columns"), "columns"),
            (results.clone(), "results"),
            (row.clone(), "row"),
        ] {
            open(page, &path).await?;
            page.until_true("return !document.querySelector('.loading')").await?;
            page.picture(&format!("payroll-{tag}-{name}")).await?;
            is_well(page).await.with_context(|| format!("{tag} {name}"))?;
            let wrong = [barriers(page).await?, cut_off(page).await?, small_targets(page).await?].concat();
            ensure!(wrong.is_empty(), "{tag} {name}: {}", wrong.join("\n"));
        }
    }
    page.press("Draft a finding on").await?;
    page.sees("The payroll records do not meet").await?;
    Ok(())
}

#[tokio::test]
async fn what_is_no_register_is_said_in_words_and_leaves_nothing() -> Result<()> {
    let browser = Browser::start()?;
    let world = World::with_pack(&pack("fair-food"))?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Sitio", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    lead.stop()?;
    let at_work = AtWork::at(lead.vault(), &browser, Screen::Phone).await?;
    let page = &at_work.page;
    for (file, words) in [
        ("15-password.xlsx", "bad-register"),
        ("16-truncated.xlsx", "bad-register"),
    ] {
        open(page, &format!("/a/{audit}/pay")).await?;
        open(page, &format!("/a/{audit}/pay/register/new")).await?;
        page.choose_file("#register-file", &register(file)).await?;
        page.sees(words).await?;
        page.picture(&format!("payroll-fault-{}", &file[..2])).await?;
    }
    speak(page, "es").await?;
    open(page, &format!("/a/{audit}/pay/register/new")).await?;
    page.choose_file("#register-file", &register("15-password.xlsx"))
        .await?;
    page.sees("contraseña").await?;
    at_work.page.close().await?;
    drop(at_work.device);
    lead.start()?;
    lead.unlock()?;
    ensure!(lead.call(ListRegisters { audit })?.registers.is_empty());
    Ok(())
}
