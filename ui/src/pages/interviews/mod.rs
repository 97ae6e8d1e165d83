//! Interviews: consent first, one question at a time, "saved" only on the reply.

mod asking;
mod consent;
mod erase;
mod finish;
mod identity;
mod input;
mod jump;
mod list;
mod notes;
mod page;
mod start;
mod typed;
mod writer;

pub(crate) use finish::FinishPage;
pub(crate) use identity::IdentityPage;
pub(crate) use list::InterviewList;
pub(crate) use page::InterviewPage;
pub(crate) use start::StartPage;

/// The form of interviews in every pack (`GetForm`).
const FORM: &str = "worker-interview";
