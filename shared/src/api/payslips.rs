//! One pay slip keyed in by hand, with its arithmetic.

use super::CustodyAt;
use crate::ids::{RecordId, RoomId};
use crate::payroll::{Arithmetic, PaySlip};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Computes without saving: for the screen while figures are typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckPaySlip {
    pub audit: RoomId,
    pub slip: PaySlip,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaySlipResult {
    pub arithmetic: Arithmetic,
}

/// Saves a pay slip, or corrects one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KeyPaySlip {
    pub audit: RoomId,
    #[serde(default)]
    pub correct: Option<RecordId>,
    pub crew: String,
    pub slip: PaySlip,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListPaySlips {
    pub audit: RoomId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaySlips {
    pub slips: Vec<PaySlipView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenPaySlip {
    pub pay_slip: RecordId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaySlipView {
    pub audit: RoomId,
    pub pay_slip: RecordId,
    /// `P-03`: the third of this device.
    pub label: String,
    pub crew: String,
    pub slip: PaySlip,
    pub arithmetic: Arithmetic,
    pub author_name: String,
    pub custody: CustodyAt,
    pub may_write: bool,
}
