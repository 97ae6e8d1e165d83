//! Lines of the arithmetic, and formulas.

use super::figures::quantity;
use super::say;
use shared::payroll::{Part, StepKey};

/// `42 h × $16.23`.
pub(crate) fn formula(of: &[Part], currency: &str) -> String {
    let parts = of.iter().map(|part| match part {
        Part::Figure { value, unit } => quantity(*value, *unit, currency),
        Part::Times => " × ".into(),
        Part::Divided => " ÷ ".into(),
        Part::Plus => " + ".into(),
        Part::Minus => " − ".into(),
        Part::Open => "(".into(),
        Part::Close => ")".into(),
        Part::Highest => format!("{} ", say::highest_of()),
        Part::Comma => ", ".into(),
    });
    parts.collect()
}

pub(crate) fn step(of: StepKey) -> String {
    match of {
        StepKey::HoursRecorded => say::step_hours_recorded(),
        StepKey::HoursOnTimeCards => say::step_hours_on_time_cards(),
        StepKey::HoursWaited => say::step_hours_waited(),
        StepKey::HoursToPay => say::step_hours_to_pay(),
        StepKey::DaysWorked => say::step_days_worked(),
        StepKey::OvertimeHours => say::step_overtime_hours(),
        StepKey::HoursOffered => say::step_hours_offered(),
        StepKey::HoursGuaranteed => say::step_hours_guaranteed(),
        StepKey::HoursNotOffered => say::step_hours_not_offered(),
        StepKey::Floor => say::step_floor(),
        StepKey::DueByFloor => say::step_due_by_floor(),
        StepKey::PiecesOnTickets => say::step_pieces_on_tickets(),
        StepKey::PiecePay => say::step_piece_pay(),
        StepKey::HourlyPay => say::step_hourly_pay(),
        StepKey::DayPay => say::step_day_pay(),
        StepKey::OtherPay => say::step_other_pay(),
        StepKey::DueByRates => say::step_due_by_rates(),
        StepKey::Gross => say::step_gross(),
        StepKey::DueByLaw => say::step_due_by_law(),
        StepKey::PaidForWork => say::step_paid_for_work(),
        StepKey::MakeUpPaid => say::step_make_up_paid(),
        StepKey::StraightPay => say::step_straight_pay(),
        StepKey::RegularRate => say::step_regular_rate(),
        StepKey::OvertimeExtra => say::step_overtime_extra(),
        StepKey::OvertimeRate => say::step_overtime_rate(),
        StepKey::OvertimeDue => say::step_overtime_due(),
        StepKey::OvertimePaid => say::step_overtime_paid(),
        StepKey::BasicPay => say::step_basic_pay(),
        StepKey::CrewPieces => say::step_crew_pieces(),
        StepKey::CrewHours => say::step_crew_hours(),
        StepKey::PiecesPerHour => say::step_pieces_per_hour(),
        StepKey::ShareOfPieces => say::step_share_of_pieces(),
        StepKey::PiecesCredited => say::step_pieces_credited(),
        StepKey::PieceRate => say::step_piece_rate(),
        StepKey::Deducted => say::step_deducted(),
        StepKey::DeductedByLaw => say::step_deducted_by_law(),
        StepKey::LeftAfterDeductions => say::step_left_after_deductions(),
        StepKey::PremiumReceived => say::step_premium_received(),
        StepKey::AdminShare => say::step_admin_share(),
        StepKey::PremiumToShare => say::step_premium_to_share(),
        StepKey::ShareBase => say::step_share_base(),
        StepKey::SumOfBases => say::step_sum_of_bases(),
        StepKey::PremiumDue => say::step_premium_due(),
        StepKey::PremiumPaid => say::step_premium_paid(),
        StepKey::NetPay => say::step_net_pay(),
        StepKey::PaidOut => say::step_paid_out(),
        StepKey::HoursInWindow => say::step_hours_in_window(),
        StepKey::RestInWindow => say::step_rest_in_window(),
        StepKey::Limit => say::step_limit(),
        StepKey::Short => say::step_short(),
    }
}
