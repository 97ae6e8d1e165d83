//! The lead's board, and what leaves the team.

mod board;
mod conflict;
mod drafts;
mod leaving;
mod publish;
mod workers;

pub(crate) use board::ReconcilePage;
pub(crate) use publish::PublishPage;
