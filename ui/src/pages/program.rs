//! The pack's words for screens: severities in order of gravity, provisions, languages.

use crate::state::{Asked, ask};
use crate::words::{language, say};
use leptos::prelude::Track;
use shared::api::{GetProgram, ProgramView};
use shared::kinds::Kind;

/// The program of this host; a page that needs its words asks once.
pub(super) fn program() -> Asked<ProgramView> {
    ask(&[Kind::Program], || GetProgram {})
}

/// The pack as a page reads it; empty until it is here.
#[derive(Clone, Copy)]
pub(super) struct Pack(pub Asked<ProgramView>);

impl Pack {
    /// Draws again what was drawn before the pack was here.
    pub fn track(self) {
        self.0.state.track();
    }

    /// How many severities are graver, and the word for it. An unknown severity stands last, by its id.
    pub fn severity(self, id: &str) -> (usize, String) {
        let found = self.0.with(|pack| {
            let (place, severity) = pack
                .severities
                .iter()
                .enumerate()
                .find(|(_, severity)| severity.id == id)?;
            Some((place, severity.title.read(language()).to_string()))
        });
        found.flatten().unwrap_or((usize::MAX, id.to_string()))
    }

    /// A cause from the pack's list, in the reader's language; one's own words as they are.
    pub fn root_cause(self, cause: &str) -> String {
        let listed = self.root_causes().into_iter().find(|(id, _)| id == cause);
        listed.map_or_else(|| cause.to_string(), |(_, title)| title)
    }

    /// Causes to choose from; empty where the pack names none.
    pub fn root_causes(self) -> Vec<(String, String)> {
        let all = |pack: &ProgramView| {
            let causes = pack.root_causes.iter();
            causes
                .map(|one| (one.id.clone(), one.title.read(language()).to_string()))
                .collect()
        };
        self.0.with(all).unwrap_or_default()
    }

    pub fn provision(self, id: &str) -> String {
        let found = self.0.with(|pack| {
            let provision = pack.provisions.iter().find(|provision| provision.id == id)?;
            Some(provision.title.read(language()).to_string())
        });
        found.flatten().unwrap_or_else(|| id.to_string())
    }

    /// Severities to choose from: id and title, gravest first.
    pub fn severities(self) -> Vec<(String, String)> {
        let all = |pack: &ProgramView| {
            pack.severities
                .iter()
                .map(|one| (one.id.clone(), one.title.read(language()).to_string()))
                .collect()
        };
        self.0.with(all).unwrap_or_default()
    }

    /// Provisions to choose from, after a first line that chooses none.
    pub fn provisions(self) -> Vec<(String, String)> {
        let first = (String::new(), say::choose_provision());
        let all = |pack: &ProgramView| {
            let rest = pack
                .provisions
                .iter()
                .map(|one| (one.id.clone(), one.title.read(language()).to_string()));
            std::iter::once(first.clone()).chain(rest).collect()
        };
        self.0.with(all).unwrap_or_else(|| vec![first.clone()])
    }
}
