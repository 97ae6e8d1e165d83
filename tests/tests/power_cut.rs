//! R2, R3 for a whole device, from its empty folder on: the power goes at any instant of its first day, unsynced writes are
//! lost, kept, reordered or torn at a sector, and every reply that went out holds. SQLite's own writes are recorded too.
//!
//! An answer is durable twice before "saved" is said: in the journal file, and in the database's log
//! (`synchronous=FULL`). Either alone suffices, so each is shown by itself: the files without the database in the device's
//! own `power_cut_tests`, the database without the journal here. The controls take syncs away, and must lose.

use anyhow::Result;
use std::path::Path;
use std::sync::LazyLock;
use tests::power::{Image, State, States, Story};

/// Recorded once for all tests of this file.
static STORY: LazyLock<Story> = LazyLock::new(|| match Story::record() {
    Ok(story) => story,
    Err(error) => panic!("the story could not be recorded: {error:#}"),
});

/// More of them by `SURCO_POWER_CUTS=100000`: all there are.
fn most(usual: usize) -> usize {
    let told = std::env::var("SURCO_POWER_CUTS").ok().and_then(|n| n.parse().ok());
    told.unwrap_or(usual)
}

fn with_all_files(image: &mut Image, cut: usize, folder: &Path) -> Result<Vec<String>> {
    STORY.broken(image, cut, folder)
}

fn without_the_journal(image: &mut Image, cut: usize, folder: &Path) -> Result<Vec<String>> {
    image.forget(Path::new("vault/journal"));
    STORY.broken(image, cut, folder)
}

fn no_sync_ignored(_: &Path) -> bool {
    false
}

fn is_database_log(path: &Path) -> bool {
    path.ends_with("device.db-wal")
}

fn is_journal(path: &Path) -> bool {
    path.ends_with("journal")
}

#[test]
fn a_power_cut_at_any_instant_from_the_first_start_on_breaks_no_promise() -> Result<()> {
    let states = States::sampled(&STORY.steps, 0, most(120));
    assert!(states.len() > 80, "{}", states.len());
    let broken = states.broken(&no_sync_ignored, &with_all_files)?;
    assert!(broken.is_empty(), "of {} states: {broken:#?}", states.len());
    Ok(())
}

#[test]
fn the_database_alone_keeps_every_answer_too() -> Result<()> {
    let states = States::sampled(&STORY.steps, STORY.first_promise(), most(50));
    let broken = states.broken(&no_sync_ignored, &without_the_journal)?;
    assert!(broken.is_empty(), "of {} states: {broken:#?}", states.len());
    Ok(())
}

#[test]
fn the_controls_where_syncs_are_ignored_do_lose_answers() -> Result<()> {
    let states = States::sampled(&STORY.steps, STORY.first_promise(), 24);
    let is_loss = |what: &String| what.starts_with("lost: Answer");
    let lost = |broken: Vec<(State, Vec<String>)>| broken.iter().filter(|(_, what)| what.iter().any(is_loss)).count();
    let neither = |path: &Path| is_journal(path) || is_database_log(path);
    assert!(lost(states.broken(&neither, &with_all_files)?) > 0);
    assert!(
        lost(states.broken(&is_database_log, &without_the_journal)?) > 0,
        "as with synchronous=NORMAL"
    );
    let nothing_synced = states.broken(&|_| true, &with_all_files)?;
    assert!(nothing_synced.len() > states.len() / 4, "of {}", states.len());
    Ok(())
}
