//! Pay slips keyed in by hand, each with its arithmetic.

mod entry;
mod ledger;
mod list;
mod page;

pub(crate) use entry::PaySlipEntry;
pub(crate) use list::PaySlipList;
pub(crate) use page::PaySlipPage;
