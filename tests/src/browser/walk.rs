//! A walk through every page that links lead to, one page of each kind, as somebody would who tries every door.

use super::Page;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

/// axe-core as npm delivers it, put there by `cargo xtask setup`.
const AXE: &str = "tools/npm/node_modules/axe-core/axe.min.js";

/// Where a walk begins beside the first page: doors that are no links.
const DOORS: [&str; 4] = ["/settings", "/new-audit", "/no-such-page", "/members"];

/// What a person meets at one address.
#[derive(Debug)]
pub struct Stop {
    /// `/a/:id/findings`
    pub kind: String,
    pub path: String,
}

/// The language of the screens, by the picker on the settings page.
pub async fn speak(page: &Page, tag: &str) -> Result<()> {
    open(page, "/settings").await?;
    page.find(".tongue select").await?;
    page.run(&format!(
        "const pick = document.querySelector('.tongue select'); pick.value = '{tag}';
         pick.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ))
    .await?;
    page.until_true(&format!("return document.documentElement.lang === '{tag}'"))
        .await
}

/// Opens an address inside the app, as a link does: without loading anew.
pub async fn open(page: &Page, path: &str) -> Result<()> {
    page.run(&format!(
        "const link = document.createElement('a'); link.href = '{path}'; document.body.append(link); link.click(); link.remove()"
    ))
    .await?;
    page.until_true(&format!(
        "return location.pathname === '{path}' && document.querySelector('main, .cover') !== null
           && document.querySelector('.loading') === null"
    ))
    .await?;
    // Replies that come after the first one: pictures, a preview, who is who.
    tokio::time::sleep(Duration::from_millis(250)).await;
    Ok(())
}

/// Every kind of page that links lead to, each once, in the order in which they are found.
pub async fn walk(page: &Page, mut look: impl AsyncFnMut(&Page, &Stop) -> Result<()>) -> Result<Vec<String>> {
    let mut waiting: VecDeque<String> = DOORS.map(String::from).into();
    waiting.push_front("/".into());
    let mut seen = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        let kind = kind_of(&path);
        if seen.contains_key(&kind) {
            continue;
        }
        open(page, &path).await.with_context(|| path.clone())?;
        look(
            page,
            &Stop {
                kind: kind.clone(),
                path: path.clone(),
            },
        )
        .await
        .with_context(|| kind.clone())?;
        seen.insert(kind, path);
        let links = page
            .run("return [...document.querySelectorAll('a[href^=\"/\"]')].map(link => new URL(link.href).pathname)")
            .await?;
        waiting.extend(
            links
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|path| path.as_str().map(String::from)),
        );
    }
    Ok(seen.into_keys().collect())
}

/// `/a/3f…9c/findings` and its sisters are one kind.
fn kind_of(path: &str) -> String {
    let parts: Vec<_> = path
        .split('/')
        .map(|part| {
            if part.len() >= 32 && part.bytes().all(|b| b.is_ascii_hexdigit()) {
                ":id"
            } else if !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) {
                ":number"
            } else {
                part
            }
        })
        .collect();
    parts.join("/")
}

/// What axe-core finds wrong with the page as it stands: rule, why, and the first element.
pub async fn barriers(page: &Page) -> Result<Vec<String>> {
    let file = super::target_dir()?.join(AXE);
    if page.run("return typeof axe === 'undefined'").await? == true {
        let source =
            std::fs::read_to_string(&file).with_context(|| format!("{}: cargo xtask setup", file.display()))?;
        page.run(&format!("{source}\nwindow.axe = axe")).await?;
    }
    let found = page
        .run_and_wait("const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(it => done(it.violations.map(rule =>
                rule.id + ': ' + rule.help + ' — ' + rule.nodes.map(node => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).slice(0, 3).join(' | '))),
                why => done('axe failed: ' + why))")
        .await?;
    match found {
        Value::Array(found) => Ok(found
            .into_iter()
            .filter_map(|one| one.as_str().map(String::from))
            .collect()),
        other => bail!("{other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_kind_are_told_by_their_shape() {
        let id = "0123456789abcdef0123456789abcdef";
        assert_eq!(kind_of(&format!("/a/{id}/findings/{id}")), "/a/:id/findings/:id");
        assert_eq!(
            kind_of(&format!("/a/{id}/pay/register/{id}/17")),
            "/a/:id/pay/register/:id/:number"
        );
        assert_eq!(kind_of("/settings"), "/settings");
    }
}
