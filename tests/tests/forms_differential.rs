//! Our forms beside ODK's own engine: stories written by hand, and forms by chance.
//!
//! `SURCO_FORMS` says how many forms by chance (40), `SURCO_FORMS_SEED` where they begin (0).

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::path::Path;
use tests::peers::compare::Known;
use tests::peers::differential::Differential;
use tests::peers::forms::case;
use tests::peers::ours::Ours;
use tests::peers::stories::{CHOICES, Story, stories};
use tests::peers::workbook::Workbook;
use tests::peers::{Answers, Peers};

/// Where ours differs from ODK's engine, with the reason. Each entry hides what else differs in such forms.
const KNOWN: &[Known] = &[];

fn workbook(story: &Story) -> Workbook {
    Workbook::written(story.survey, CHOICES)
}

fn answers(story: &Story) -> Result<Answers> {
    serde_json::from_str(story.answers).with_context(|| story.claim)
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(otherwise)
}

#[test]
fn the_stories_come_out_in_odks_engine_as_they_are_written() -> Result<()> {
    let Some(mut peers) = Peers::start_or_skip() else {
        return Ok(());
    };
    for story in stories() {
        let xform = peers.xform(&workbook(story)).context(story.claim)?;
        let seen = peers.fill_in(&xform, &answers(story)?).context(story.claim)?;
        assert_eq!(story.differences(&seen), Vec::<String>::new(), "{}", story.claim);
    }
    Ok(())
}

#[test]
fn our_engine_tells_the_stories_as_odks_does() -> Result<()> {
    let (Some(mut peers), Some(ours)) = (Peers::start_or_skip(), Ours::find_or_skip()) else {
        return Ok(());
    };
    let mut ask = |file: &Path, answers: &Answers| ours.fill_in(file, answers);
    let mut both = Differential::between(&mut peers, &mut ask, KNOWN)?;
    let mut parted = vec![];
    for story in stories() {
        let seen = both.ask(&workbook(story), &answers(story)?).context(story.claim)?;
        parted.extend(seen.parted.iter().map(|d| format!("{}: {d}", story.claim)));
    }
    assert!(parted.is_empty(), "{}", parted.join("\n"));
    Ok(())
}

#[test]
fn forms_by_chance_come_out_alike() -> Result<()> {
    let (Some(mut peers), Some(ours)) = (Peers::start_or_skip(), Ours::find_or_skip()) else {
        return Ok(());
    };
    let mut ask = |file: &Path, answers: &Answers| ours.fill_in(file, answers);
    let mut both = Differential::between(&mut peers, &mut ask, KNOWN)?;
    let (first, many) = (number("SURCO_FORMS_SEED", 0), number("SURCO_FORMS", 40));
    let mut parted = vec![];
    for seed in first..first.saturating_add(many) {
        let form = case(seed);
        let seen = both
            .ask(&form.workbook, &form.answers)
            .with_context(|| format!("seed {seed}"))?;
        if let Some(first) = seen.parted.into_iter().next() {
            parted.push((seed, form, first));
        }
    }
    let seeds: Vec<u64> = parted.iter().map(|(seed, ..)| *seed).collect();
    match parted.into_iter().next() {
        None => Ok(()),
        Some((seed, form, first)) => {
            let smallest = both.explain(form, &first)?;
            bail!(
                "{} of {many} forms part (seeds {seeds:?}); seed {seed}, made small:\n{smallest}",
                seeds.len()
            )
        }
    }
}

/// The control: an engine for which blank sums are zero is found out, and by a form that fits a screen.
#[test]
fn an_engine_that_takes_blank_for_zero_is_found_out() -> Result<()> {
    let (Some(mut peers), Some(mut other)) = (Peers::start_or_skip(), Peers::start_or_skip()) else {
        return Ok(());
    };
    let mut mistaken = |file: &Path, answers: &Answers| {
        let xform = other.xform_of(file)?;
        let mut seen = other.fill_in(&xform, answers)?;
        if let Some(values) = seen["values"].as_object_mut() {
            let sums = values
                .iter_mut()
                .filter(|(path, value)| path.contains('c') && **value == "");
            sums.for_each(|(_, value)| *value = json!("0"));
        }
        Ok(seen)
    };
    let mut both = Differential::between(&mut peers, &mut mistaken, &[])?;
    for seed in 0..40 {
        let form = case(seed);
        if let Some(first) = both.ask(&form.workbook, &form.answers)?.parted.into_iter().next() {
            let told = both.explain(form, &first)?;
            let rows = told.lines().skip_while(|line| *line != "# survey").skip(2);
            let rows = rows.take_while(|line| !line.starts_with('#')).count();
            assert!(rows <= 3, "a form of {rows} rows is not small:\n{told}");
            assert!(told.contains("ODK's engine says \"\", ours \"0\""), "{told}");
            return Ok(());
        }
    }
    bail!("forty forms did not show that blank is not zero")
}

/// Without this, a peer that answers nothing would agree with everything.
#[test]
fn forms_by_chance_are_worth_asking_about() -> Result<()> {
    let Some(mut peers) = Peers::start_or_skip() else {
        return Ok(());
    };
    let (mut hidden, mut filled, mut violated) = (0, 0, 0);
    for seed in 0..40 {
        let form = case(seed);
        let xform = peers.xform(&form.workbook).with_context(|| format!("seed {seed}"))?;
        let (seen, _) = peers.fill_in_what_is_there(&xform, &form.answers)?;
        let of = |what: &str, fits: &dyn Fn(&Value) -> bool| {
            seen[what]
                .as_object()
                .map_or(0, |map| map.values().filter(|v| fits(v)).count())
        };
        hidden += of("relevant", &|is| *is == false);
        filled += of("values", &|value| value != "");
        violated += seen["violations"].as_array().map_or(0, Vec::len);
    }
    assert!(
        hidden > 40 && filled > 100 && violated > 20,
        "{hidden} hidden, {filled} filled, {violated} violated"
    );
    Ok(())
}
