//! The guides name what stands on the screens: every word that they print in bold is a button or heading of the app, every
//! picture is there, is small, and is taken by the story that walks the guides.

use anyhow::{Context, Result, ensure};
use std::fs;
use tests::browser::repository;

const GUIDES: [&str; 3] = ["auditor", "lead", "monitor"];
/// What is read on a phone's contract should not cost one.
const LARGEST_PICTURE: u64 = 120 * 1024;
const MOST_PICTURES: usize = 10;

/// Every English sentence of the screens: whole lines, and the single lines of what is counted.
fn words_of_the_screens() -> Result<Vec<String>> {
    let folder = repository().join("ui/static/locales");
    let mut words = Vec::new();
    for file in ["en.ftl", "payroll/en.ftl"] {
        let text = fs::read_to_string(folder.join(file)).with_context(|| file.to_owned())?;
        let spoken = text.lines().filter(|line| !line.starts_with('#'));
        words.extend(
            spoken
                .filter_map(|line| {
                    let said = line.split_once(" = ").map(|(_, said)| said);
                    said.or_else(|| line.split_once("] ").map(|(_, said)| said))
                })
                .map(str::to_owned),
        );
    }
    Ok(words)
}

/// Whether a sentence with places for figures and names can read like this.
fn reads_like(sentence: &str, shown: &str) -> bool {
    let parts = sentence.split('{').enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('}').map_or("", |(_, rest)| rest),
    });
    // Where nearly all is figures and names, everything would read like it.
    if parts.clone().map(|part| part.trim().len()).sum::<usize>() < 4 {
        return sentence == shown;
    }
    let mut parts = parts;
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = shown.strip_prefix(first) else {
        return false;
    };
    if !sentence.contains('{') {
        return rest.is_empty();
    }
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let Some((inner, beyond)) = after.split_once(close) else {
            break;
        };
        found.push(inner);
        rest = beyond;
    }
    found
}

#[test]
fn every_word_in_bold_stands_on_a_screen() -> Result<()> {
    let screens = words_of_the_screens()?;
    let mut unknown = Vec::new();
    for guide in GUIDES {
        let text = fs::read_to_string(repository().join(format!("docs/guides/{guide}.md")))?;
        let named = between(&text, "**", "**");
        ensure!(named.len() > 10, "{guide}: the guide names no buttons");
        let strange = named
            .into_iter()
            .map(|words| words.replace('\n', " "))
            .filter(|words| !screens.iter().any(|sentence| reads_like(sentence, words)));
        unknown.extend(strange.map(|words| format!("{guide}: {words}")));
    }
    ensure!(unknown.is_empty(), "no screen says so:\n{}", unknown.join("\n"));
    Ok(())
}

#[test]
fn every_picture_is_there_is_small_and_is_taken_by_the_story() -> Result<()> {
    let folder = repository().join("docs/guides");
    for guide in GUIDES {
        let text = fs::read_to_string(folder.join(format!("{guide}.md")))?;
        let story = fs::read_to_string(repository().join(format!("tests/tests/browser_guides/{guide}.rs")))?;
        let pictures: Vec<&str> = between(&text, "](", ")")
            .into_iter()
            .filter(|to| to.ends_with(".png"))
            .collect();
        ensure!(
            !pictures.is_empty() && pictures.len() <= MOST_PICTURES,
            "{guide}: {} pictures",
            pictures.len()
        );
        for picture in pictures {
            let size = fs::metadata(folder.join(picture))
                .with_context(|| picture.to_owned())?
                .len();
            ensure!(size <= LARGEST_PICTURE, "{picture} has {size} bytes");
            let name = picture.trim_end_matches(".png").split_once('-').map(|(_, name)| name);
            let name = name.context("a picture is called by its screen, then by its name")?;
            ensure!(story.contains(&format!("\"{name}\"")), "no story takes {picture}");
        }
    }
    Ok(())
}

#[test]
fn a_word_that_no_screen_says_is_found() -> Result<()> {
    let screens = words_of_the_screens()?;
    let says = |words: &str| screens.iter().any(|sentence| reads_like(sentence, words));
    assert!(says("Sync now") && says("Draft a finding on P1") && says("Zero tolerance: F-B1"));
    assert!(!says("Synchronise") && !says("Sync now please"));
    Ok(())
}
