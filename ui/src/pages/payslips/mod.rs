//! Pay slips keyed in by hand, each with its arithmetic. Their list stands with the registers (`pages/payroll`).

mod entry;
mod line;
mod page;
mod stated;

pub(crate) use entry::PaySlipEntry;
pub(super) use line::PaySlipLine;
pub(super) use page::PaySlipPage;
