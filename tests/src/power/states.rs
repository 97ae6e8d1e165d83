//! Which cuts are looked at, and what came out: every sync's eve, and an even sample of what lies between.

use super::disk::{Fate, Image, after_cut};
use super::recorder::Step;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::Path;

/// A cut behind so many steps, and what became of the unsynced ones.
#[derive(Clone, Copy, Debug)]
pub struct State {
    pub cut: usize,
    pub fate: Fate,
}

/// Writes a disk to a folder, opens what is on it, and says what is broken; told how many steps lie before the cut.
pub type Look<'a> = dyn Fn(&mut Image, usize, &Path) -> Result<Vec<String>> + Sync + 'a;

/// Some states after the steps of a record.
pub struct States<'a> {
    steps: &'a [Step],
    states: Vec<State>,
}

impl<'a> States<'a> {
    /// About `most` of them, spread over the whole record from step `from` on. Before a sync the most is at stake; just
    /// behind it, and behind a reply, the most is promised.
    pub fn sampled(steps: &'a [Step], from: usize, most: usize) -> States<'a> {
        let stood = steps.iter().take_while(|step| matches!(step, Step::Stood { .. }));
        let from = from.max(stood.count());
        let mut cuts: BTreeSet<usize> = BTreeSet::from([from]);
        for (place, step) in steps.iter().enumerate().skip(from) {
            match step {
                Step::Sync { .. } | Step::SyncFolder { .. } => cuts.extend([place, place + 1]),
                Step::Reply => drop(cuts.insert(place + 1)),
                // Between them, at steps that a prime picks, so that no rhythm of the writer is met.
                _ if place % 17 == 0 => drop(cuts.insert(place)),
                _ => {}
            }
        }
        let all: Vec<State> = cuts.into_iter().flat_map(fates).collect();
        let stride = all.len().div_ceil(most.max(1));
        // One that shares no factor with the number of fates meets all of them.
        let stride = stride + usize::from(stride > 1 && stride.is_multiple_of(FATES));
        let states = all.into_iter().step_by(stride).collect();
        States { steps, states }
    }

    pub fn len(&self) -> usize {
        self.states.len()
    }

    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// What is broken, state by state. Syncs of paths that `ignored` names settle nothing.
    pub fn broken(
        &self,
        ignored: &(dyn Fn(&Path) -> bool + Sync),
        look: &Look<'_>,
    ) -> Result<Vec<(State, Vec<String>)>> {
        let look_at = |states: &[State]| -> Result<Vec<(State, Vec<String>)>> {
            let mut found = Vec::new();
            for state in states {
                let place = in_memory()?;
                let mut image = after_cut(&self.steps[..state.cut], state.fate, ignored);
                let broken = look(&mut image, state.cut, place.path())?;
                if !broken.is_empty() {
                    found.push((*state, broken));
                }
            }
            Ok(found)
        };
        std::thread::scope(|scope| {
            let halves = self.states.chunks(self.states.len().div_ceil(THREADS).max(1));
            let running: Vec<_> = halves.map(|states| scope.spawn(move || look_at(states))).collect();
            let mut found = Vec::new();
            for thread in running {
                found.extend(thread.join().ok().context("a thread of the test panicked")??);
            }
            Ok(found)
        })
    }
}

const THREADS: usize = 2;
const FATES: usize = 5;

fn fates(cut: usize) -> impl Iterator<Item = State> {
    let seed = cut as u64;
    let fates: [Fate; FATES] = [
        Fate::AllLost,
        Fate::AllKept,
        Fate::Some(seed),
        Fate::Some(seed + 7919),
        Fate::Torn(seed),
    ];
    fates.into_iter().map(move |fate| State { cut, fate })
}

/// Each state is written and synced by a device that recovers: in memory that costs nothing.
fn in_memory() -> Result<tempfile::TempDir> {
    let memory = Path::new("/dev/shm");
    Ok(if memory.is_dir() {
        tempfile::tempdir_in(memory)?
    } else {
        tempfile::tempdir()?
    })
}
