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
        self.0
            .get()
            .and_then(|pack| {
                let place = pack.severities.iter().position(|severity| severity.id == id)?;
                pack.severities
                    .get(place)
                    .map(|severity| (place, severity.title.read(language()).to_string()))
            })
            .unwrap_or((usize::MAX, id.to_string()))
    }

    pub fn provision(self, id: &str) -> String {
        self.0
            .get()
            .and_then(|pack| pack.provisions.into_iter().find(|provision| provision.id == id))
            .map_or_else(
                || id.to_string(),
                |provision| provision.title.read(language()).to_string(),
            )
    }

    pub fn severities(self) -> Vec<(String, String)> {
        let found = self.0.get().map(|pack| pack.severities).unwrap_or_default();
        found
            .into_iter()
            .map(|severity| (severity.title.read(language()).to_string(), severity.id))
            .map(|(title, id)| (id, title))
            .collect()
    }

    /// Provisions to choose from, after a first line that chooses none.
    pub fn provisions(self) -> Vec<(String, String)> {
        let found = self.0.get().map(|pack| pack.provisions).unwrap_or_default();
        let first = (String::new(), say::choose_provision());
        let rest = found.into_iter().map(|provision| {
            let title = provision.title.read(language()).to_string();
            (provision.id, title)
        });
        std::iter::once(first).chain(rest).collect()
    }
}
