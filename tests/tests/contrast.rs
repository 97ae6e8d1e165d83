//! The colours of `ui/styles/tokens.css` against the floors of WCAG 2.2, AAA for text: whoever changes a colour learns
//! here what it does to somebody in the sun.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use tests::browser::repository;

const TEXT: f64 = 7.0;
/// Edges of controls, marks in charts, the ring of the focus.
const SHAPE: f64 = 3.0;

/// What stands on what, and how far apart the two have to be.
const PAIRS: &[(&str, &[&str], f64)] = &[
    (
        "ink",
        &[
            "sheet",
            "paper",
            "wash",
            "field-wash",
            "indigo-wash",
            "ochre-wash",
            "clay-wash",
            "blood-wash",
        ],
        TEXT,
    ),
    ("ink-soft", &["sheet", "paper", "wash"], TEXT),
    ("edge", &["sheet", "paper", "wash"], SHAPE),
    ("on-soil", &["soil"], TEXT),
    ("on-soil-soft", &["soil"], TEXT),
    ("field", &["sheet", "paper", "field-wash"], TEXT),
    ("indigo", &["sheet", "paper", "indigo-wash"], TEXT),
    ("ochre", &["sheet", "paper", "ochre-wash"], TEXT),
    ("clay", &["sheet", "paper", "clay-wash"], TEXT),
    ("blood", &["sheet", "paper", "blood-wash"], TEXT),
    ("on-field", &["field"], TEXT),
    ("on-indigo", &["indigo"], TEXT),
    ("on-ochre", &["ochre"], TEXT),
    ("on-clay", &["clay"], TEXT),
    ("on-blood", &["blood"], TEXT),
    ("chart-1", &["sheet", "chart-rest"], SHAPE),
    ("chart-2", &["sheet", "chart-rest"], SHAPE),
    ("chart-3", &["sheet"], SHAPE),
    ("chart-4", &["sheet"], SHAPE),
    ("focus", &["sheet", "paper", "wash"], SHAPE),
];

type Tokens = BTreeMap<String, String>;

/// The tokens that stand in the block after `selector`.
fn block(sheet: &str, selector: &str) -> Result<Tokens> {
    let (_, rest) = sheet.split_once(selector).with_context(|| format!("no {selector}"))?;
    let (body, _) = rest.split_once('}').context("a block that is closed")?;
    let declared = body.split(';').filter_map(|one| one.split_once(':'));
    Ok(declared
        .filter_map(|(name, value)| Some((name.trim().strip_prefix("--")?.to_string(), value.trim().to_string())))
        .collect())
}

fn without_comments(sheet: &str) -> String {
    let after = |part: &str| part.split_once("*/").map(|(_, rest)| rest.to_string());
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_string();
    parts.filter_map(after).fold(first, |all, part| all + &part)
}

/// Relative luminance of `#rrggbb`.
fn luminance(colour: &str) -> Result<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = u32::from_str_radix(digits.with_context(|| format!("{colour} is no #rrggbb"))?, 16)?;
    let linear = |shift: u32| {
        let share = f64::from(number >> shift & 0xff) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    Ok(0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0))
}

fn contrast(one: &str, other: &str) -> Result<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Ok((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Every pair that is too close, in words.
fn too_close(tokens: &Tokens, look: &str) -> Result<Vec<String>> {
    let colour = |name: &str| tokens.get(name).with_context(|| format!("{look}: no --{name}"));
    let mut found = Vec::new();
    for (front, grounds, floor) in PAIRS {
        for ground in *grounds {
            let ratio = contrast(colour(front)?, colour(ground)?)?;
            // Tables round to one digit; the floor itself is not rounded away.
            if ratio < *floor {
                found.push(format!("{look}: {front} on {ground} is {ratio:.2}, not {floor}"));
            }
        }
    }
    Ok(found)
}

#[test]
fn every_pair_of_colours_keeps_its_distance_by_day_and_by_night() -> Result<()> {
    let sheet = without_comments(&std::fs::read_to_string(repository().join("ui/styles/tokens.css"))?);
    let light = block(&sheet, ":root {")?;
    let dark = block(&sheet, ":root[data-theme=\"dark\"] {")?;
    let by_wish_of_the_system = block(&sheet, ":root:not([data-theme=\"light\"]) {")?;
    ensure!(
        dark == by_wish_of_the_system,
        "the two lists of dark colours are not the same"
    );
    let mut found = too_close(&light, "light")?;
    found.extend(too_close(&dark, "dark")?);
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// The control: black on white and the floors as WCAG gives them.
#[test]
fn contrast_is_reckoned_as_wcag_does() -> Result<()> {
    assert!((contrast("#000000", "#ffffff")? - 21.0).abs() < 0.001);
    assert!((contrast("#777777", "#ffffff")? - 4.48).abs() < 0.01);
    let mut faded = block(":root { --ink: #777777; }", ":root {")?;
    for (front, grounds, _) in PAIRS {
        for name in std::iter::once(front).chain(*grounds) {
            faded.entry(name.to_string()).or_insert_with(|| "#ffffff".into());
        }
    }
    assert!(
        too_close(&faded, "faded")?
            .iter()
            .any(|one| one.contains("ink on sheet"))
    );
    Ok(())
}
