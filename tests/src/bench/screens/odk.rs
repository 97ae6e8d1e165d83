//! The peer: ODK Web Forms, as npm delivers it, with the same forty questions on the same slow phone.
//!
//! It shows all questions on one page and keeps answers in memory: opening and repainting are compared, saving is not.

use super::super::Bench;
use super::super::samples::Samples;
use super::forty::{QUESTIONS, xform};
use super::phone::{SLOWER, SlowPhone};
use crate::browser::{Browser, target_dir};
use anyhow::{Result, ensure};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use std::path::Path;
use tower_http::services::ServeDir;

const TIMES: u32 = 7;
const PAGE: &str = include_str!("odk.html");
/// The label of the first question.
const STANDS: &str = "document.querySelector('.odk-form input, .odk-form .p-inputtext, form input')";

pub(super) async fn measure(bench: &mut Bench, browser: &Browser, pack: &Path) -> Result<()> {
    let modules = target_dir()?.join("tools/npm/node_modules");
    ensure!(
        modules.join("@getodk/web-forms").is_dir(),
        "ODK Web Forms is not here: cargo xtask bench fetches it"
    );
    let form = xform(pack)?;
    let router = Router::new()
        .route("/", get(|| async { Html(PAGE) }))
        .route("/form.xml", get(move || async move { form }))
        .nest_service("/modules", ServeDir::new(modules));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}/", listener.local_addr()?);
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });

    let phone = SlowPhone::switched_on(browser).await?;
    let (mut painted, mut stands) = (Samples::default(), Samples::default());
    for _ in 0..TIMES {
        stands.push(phone.load(&address, STANDS).await?);
        painted.push(phone.first_paint().await?);
    }
    let mut repaint = Samples::default();
    let radios = phone
        .page
        .run("return probe.count('input[type=radio]')")
        .await?
        .as_u64()
        .unwrap_or_default();
    for number in (0..radios).step_by(3) {
        let radio = format!("document.querySelectorAll('input[type=radio]')[{number}]");
        if phone
            .page
            .run(&format!("return {radio} === undefined || {radio}.checked"))
            .await?
            == true
        {
            continue;
        }
        repaint.push(
            phone
                .took(&format!("window.tapped = {radio}; tapped.click()"), "tapped.checked")
                .await?,
        );
    }
    serving.abort();
    let slow = format!("{SLOWER} × slower");
    let name = |what: &str| format!("ODK Web Forms, {QUESTIONS} questions: {what}, {slow}");
    bench.sheet.told(&name("first paint"), painted.median(), "ms");
    bench.sheet.told(&name("first question stands"), stands.median(), "ms");
    bench
        .sheet
        .told(&name("answer to repaint, median"), repaint.median(), "ms");
    Ok(())
}
