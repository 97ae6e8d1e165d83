//! The lead's board, and what leaves the team.

mod alerts;
mod asking;
mod board;
mod conflict;
mod contradictions;
mod coverage;
mod drafts;
mod duplicates;
mod handed_back;
mod leaving;
mod persons;
mod publish;
mod workers;

pub(crate) use alerts::AlarmState;
pub(crate) use board::ReconcilePage;
pub(crate) use publish::PublishPage;
