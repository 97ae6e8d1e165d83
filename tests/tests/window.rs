//! The app's real window, over a real vault, against the real server.

use anyhow::{Result, ensure};
use std::time::Duration;
use tests::window::Window;
use tests::world::{CREWS, PASSPHRASE, World, farm_audit, field_photo, open_fieldwork};

#[tokio::test]
async fn an_auditor_works_in_the_window_and_everything_reaches_the_server() -> Result<()> {
    let world = World::new()?;
    let mut lead = world.lead("Lucía")?;
    let audit = farm_audit(&mut lead, "Rancho Ejemplo", &CREWS)?;
    open_fieldwork(&mut lead, audit)?;
    let mut amina = world.auditor("Amina", &mut lead, &[audit])?;
    amina.stop()?;

    let window = Window::open(amina.vault()).await?;
    let page = window.page();
    page.fill("Passphrase of this phone", PASSPHRASE).await?;
    page.press("Unlock").await?;
    page.sees("Rancho Ejemplo").await?;
    page.picture("today").await?;

    page.press("New interview").await?;
    page.pick("Crew", "A").await?;
    page.press("To consent").await?;
    page.press("They agree: begin").await?;
    page.sees("Question ").await?;
    page.press_css("main .choices .choice").await?;
    page.sees("Saved").await?;
    page.picture("interview").await?;

    // The web view of a desk gives no camera: a file is chosen, and its position is not kept.
    let photo = world.path("start-board.jpg");
    field_photo(&photo, 1200, 900, 7, "CANARY-EXIF")?;
    for _ in 0..3 {
        page.press("Back").await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        if page.run("return location.pathname === '/'").await? == true {
            break;
        }
    }
    page.press("Open audit").await?;
    page.press("Evidence").await?;
    page.press("Take photo").await?;
    page.choose_file("input[type=file]", &photo).await?;
    page.sees("Sealed and kept on this phone").await?;
    page.sees("The file carried a position. It is not kept.").await?;
    page.fill("Caption", "Start board of the crew").await?;
    page.press("Save photo").await?;
    page.sees("Where it is").await?;
    page.until_true("return [...document.images].some(image => image.naturalWidth > 0)")
        .await?;
    page.picture("photo").await?;

    while page.run("return location.pathname !== '/'").await? == true {
        page.press("Back").await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    page.press("Sync").await?;
    page.press("Sync now").await?;
    // The button stands there from the start, and answers once the round before it is over.
    for patience_s in [5, 10, 20, 40] {
        page.press("Send originals now").await?;
        if page
            .shows_within("Everything is on the server", Duration::from_secs(patience_s))
            .await
        {
            break;
        }
    }
    page.sees("Everything is on the server").await?;
    page.picture("sync").await?;
    window.close().await?;

    // What the window wrote is in the vault that any other host opens.
    amina.start()?;
    amina.unlock()?;
    let view = amina.call(shared::api::OpenAudit { audit })?;
    ensure!(
        view.counts.interviews == 1 && view.counts.evidence == 1,
        "{:?}",
        view.counts
    );
    Ok(())
}
